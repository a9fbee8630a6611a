"""Words of meetings."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    TEAM = "team", _("Team meeting")
    CONFERENCE = "conference", _("Case conference")
    NETWORK = "network", _("Network meeting")
    REVIEW = "review", _("Plan review")


class State(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class Role(models.TextChoices):
    """What somebody is at the table for."""

    FACILITATOR = "facilitator", _("leads the meeting")
    MINUTE_TAKER = "minute_taker", _("takes the minutes")
    PRESENTER = "presenter", _("presents")
    PARTICIPANT = "participant", _("takes part")
    SUPPORT = "support", _("support person")
    CHILD = "child", _("child")
    PARENT = "parent", _("parent")


class Answer(models.TextChoices):
    WAITING = "waiting", _("no answer yet")
    YES = "yes", _("comes")
    NO = "no", _("does not come")
    PERHAPS = "perhaps", _("perhaps")


class Told(models.TextChoices):
    """How somebody learned of the meeting."""

    MAIL = "mail", _("by mail")
    PERSON = "person", _("in person")


class Step(models.TextChoices):
    """The questions of a meeting, one per view."""

    HAPPENING = "happening", _("What is happening")
    KEEPS = "keeps", pgettext_lazy("step of a meeting", "What keeps it going")
    HELPS = "helps", _("What helps")
    DO = "do", _("What we will do")


GOING = (Answer.YES, Answer.PERHAPS, Answer.WAITING)
LENGTHS = (30, 45, 60, 90, 120)
LONGEST_MINUTES = 12 * 60


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to invite: a worker by account and institution, somebody of the family by person, or by address alone."""

    name: str = ""
    role: str = Role.PARTICIPANT
    why: str = ""
    account: UUID | None = None
    institution: UUID | None = None
    person: UUID | None = None
    email: str = ""
