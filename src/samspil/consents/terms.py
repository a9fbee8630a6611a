"""The words of a consent: what it is about, in which capacity somebody gives it, how it is signed and taken back."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Scope(models.TextChoices):
    """Kinds of data. A consent names them one by one: consent to "everything" is consent to nothing in particular."""

    IDENTITY = "identity", _("name and date of birth")
    CONTACT = "contact", _("address, phone and e-mail")
    FAMILY = "family", _("who belongs to the family and the household")
    SITUATION = "situation", _("how things are at home")
    SCHOOL = "school", _("how things are at school")
    HEALTH = "health", _("health and treatment")
    HELP = "help", _("which help there is, since when and until when")
    COURSE = "course", _("how the help goes and what it brings")
    VISITS = "visits", _("visits and conversations")
    PLAN = "plan", _("goals and steps of the plan")
    WORDS = "words", _("the child's own words")
    DANGER = "danger", _("what endangers the child")


class GivenAs(models.TextChoices):
    """In which capacity somebody gives a consent."""

    SELF = "self", _("for themselves")
    PARENT = "parent", _("as parent with parental responsibility")
    GUARDIAN = "guardian", _("as guardian")
    OTHER = "other", _("by decision of a court or authority")


class Signed(models.TextChoices):
    PAPER = "paper", _("on paper")
    SCREEN = "screen", _("on this screen")


class Told(models.TextChoices):
    """How somebody took a consent back. No form is asked of them."""

    SAID = "said", pgettext_lazy("how a consent was taken back", "said it")
    PHONE = "phone", _("by phone")
    WRITTEN = "written", _("in writing")
    BEHAVED = "behaved", _("showed it by what they did")
    OWN_FILE = "own_file", _("themselves, where they read their own file")


NOTED = (Told.SAID, Told.PHONE, Told.WRITTEN, Told.BEHAVED)
"""What a worker can note. In their own file people take it back without anybody in between."""


class State(models.TextChoices):
    """How a consent stands at a moment. It follows from its dates, and is kept nowhere."""

    TO_COME = "to_come", _("not yet begun")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")
    WITHDRAWN = "withdrawn", _("withdrawn")


SOON_DAYS = 14
LAST_DAYS = 3
"""How long before its end a consent stands in My day, and from when it stands there as pressing."""

OF_AGE = 18
"""Of age in every country Samspil is used in. Below it, who judged the young person able to decide is written down."""
