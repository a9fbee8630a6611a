"""What is told when somebody calls, and in which order the board shows it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Danger(models.TextChoices):
    """Acute: life or body in danger now. Urgent: so out of balance that danger threatens."""

    ACUTE = "acute", pgettext_lazy("crisis", "acute")
    URGENT = "urgent", pgettext_lazy("crisis", "urgent")
    WAITS = "waits", pgettext_lazy("crisis", "can wait")
    NOT_KNOWN = "unknown", pgettext_lazy("crisis", "not known")


DANGER_SAYS: dict[str, Any] = {
    Danger.ACUTE: _("acute: somebody's life or body is in danger now"),
    Danger.URGENT: _("urgent: so out of balance that danger threatens"),
    Danger.WAITS: _("it can wait for a day"),
    Danger.NOT_KNOWN: _("not known yet"),
}


class Teller(models.TextChoices):
    POLICE = "police", _("police")
    DOCTOR = "doctor", _("doctor")
    SCHOOL = "school", pgettext_lazy("who reports", "school")
    TEAM = "team", _("social team")
    FAMILY = "family", _("the family")
    CHILD = "child", _("the child")
    NEIGHBOUR = "neighbour", _("neighbours or friends")
    OTHER = "other", _("somebody else")


class Where(models.TextChoices):
    """Where the child is at the moment of the call."""

    HOME = "home", _("at home")
    RELATIVES = "relatives", _("with relatives")
    NETWORK = "network", _("with friends of the family")
    SCHOOL = "school", _("at school")
    ELSEWHERE = "elsewhere", _("elsewhere")
    BED = "crisis_bed", _("in a crisis bed")
    NOT_KNOWN = "not_known", _("not known")


class Answer(models.TextChoices):
    """Do not know is a full answer."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    NOT_KNOWN = "", _("not known")


class Queue(models.IntegerChoices):
    """The order of the board: first what nobody goes to."""

    NOBODY = 0, _("nobody goes")
    GOING = 1, _("somebody goes")
    MET = 2, _("met")


class Due(models.TextChoices):
    """What somebody still has to do, and is reminded of until it is done."""

    DOCUMENT = "document", _("Write down why a bed was needed")
    VOICE = "voice", _("Say whether you decide the same")
    MID = "mid", _("Hold the mid evaluation")
    END = "end", _("End the help at home in time")
    UPSTREAM = "upstream", _("Look back: what preceded this crisis")


DUE_VERBS: dict[str, Any] = {
    Due.DOCUMENT: _("Write down"), Due.VOICE: _("Say"), Due.MID: _("Hold"), Due.END: pgettext_lazy("help at home", "End"),
    Due.UPSTREAM: _("Look back")
}  # fmt: skip
