"""Words of meetings."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.consents.terms import Scope


class Kind(models.TextChoices):
    TEAM = "team", _("Team meeting")
    CONFERENCE = "conference", _("Case conference")
    NETWORK = "network", _("Network meeting")
    REVIEW = "review", _("Plan review")
    FORUM = "forum", _("Rethink forum")


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
    CHILD_SUPPORT = "child_support", _("support person of the child")
    CIRCLE = "circle", _("from the circle around the family")
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


class Basis(models.TextChoices):
    """Why somebody may be present. Who is there on none of these sees nothing of the file on the screen."""

    NOT_SAID = "", _("not written down yet")
    TAKES_PART = "takes_part", _("their institution takes part in the case")
    CONCERNED = "concerned", _("it is about them")
    CHOSEN = "chosen", _("chosen by the child or the family")
    CONSENT = "consent", _("somebody consented in writing")
    STATUTE = "statute", _("the law allows it")


BASIS_OF = {
    Role.CHILD: Basis.CONCERNED,
    Role.PARENT: Basis.CONCERNED,
    Role.SUPPORT: Basis.CHOSEN,
    Role.CHILD_SUPPORT: Basis.CHOSEN,
    Role.CIRCLE: Basis.CHOSEN,
}
"""Why somebody in this role may be present, unless somebody says otherwise."""

WHOLLY = (Basis.TAKES_PART, Basis.CONCERNED)
"""Who takes part in the case, or whom it concerns, is given the whole minutes."""


AT_A_MEETING = (Scope.IDENTITY, Scope.FAMILY, Scope.SITUATION, Scope.HELP, Scope.PLAN)
"""What whoever sits at a meeting hears and sees: a consent to be there names all of it."""


class Gets(models.TextChoices):
    """What of the minutes somebody is given."""

    ALL = "all", _("everything")
    AGREED = "agreed", _("what was decided and who does what")
    OWN = "own", _("only what concerns them")


class Signed(models.TextChoices):
    """How somebody confirmed that they were there."""

    PAPER = "paper", _("on paper")
    OWN = "own", _("signed in")


class Prepare(models.TextChoices):
    """What has to be ready before people sit down."""

    SUITS = "suits", _("This case suits this kind of meeting")
    ROLES = "roles", _("It is clear who leads, who takes the minutes and who presents")
    TOLD = "told", _("Everybody was told what it is, why they are needed and for which goal")
    BASIS = "basis", _("It is written down why each person may be present")
    CHILD_PREPARED = "child_prepared", _("The child was prepared")
    CHILD_SUPPORT = "child_support", _("The child has a support person of their own, or wants none")
    PARENTS_ASKED = "parents_asked", _("The parents were asked whether they want a support person")
    CIRCLE = "circle", _("Everybody who plays or could play a part was thought of")
    INDEPENDENT = "independent", _("Whoever leads it is independent of the case")
    FAMILY_CHOSE = "family_chose", _("The family chose the place and the time")
    MAP = "map", _("The map is drawn and has been looked at")
    PLAN_READ = "plan_read", _("Everybody has read the plan")


class Agenda(models.TextChoices):
    """The points of a kind of meeting, as they are read out."""

    WHY = "why", _("Why we meet and what for")
    SEES = "sees", _("How the child and the family see it")
    KNOWN = "known", _("What each of us knows")
    STRENGTHS = "strengths", _("What already helps")
    MAP = "map", _("The map: what is happening and what keeps it going")
    HYPOTHESIS = "hypothesis", _("What we think, and how we find out")
    RISKS = "risks", _("Risks, and who does what about each")
    INFORMATION = "information", _("What the professionals can tell; then they leave the room")
    PRIVATE = "private", _("Private time of the family and its circle")
    OWN_PLAN = "own_plan", _("The family tells its plan: who does what, by when")
    GOALS = "goals", _("Goals, and how far each is")
    STEPS = "steps", _("Steps: what was done, what is changed")
    TASKS = "tasks", _("Who does what, by when")
    NEXT = "next", _("When we look at it again")


class Step(models.TextChoices):
    """The questions of a meeting, one per view. Which of them a kind of meeting asks stands in its row of the table."""

    HAPPENING = "happening", _("What is happening")
    KEEPS = "keeps", pgettext_lazy("step of a meeting", "What keeps it going")
    HELPS = "helps", _("What helps")
    NETWORK = "network", _("Who is around")
    THINK = "think", _("What we think")
    GOALS = "goals", pgettext_lazy("step of a meeting", "Goals")
    PRIVATE = "private", _("Private time")
    DO = "do", _("What we will do")


GOING = (Answer.YES, Answer.PERHAPS, Answer.WAITING)
LENGTHS = (30, 45, 60, 90, 120, 180)
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
    basis: str = ""
    basis_says: str = ""
    consent: UUID | None = None
