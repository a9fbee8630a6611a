"""Words of the shared file."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.consents.terms import Scope


class Place(models.TextChoices):
    """Where the child is now. Not known is a fact that asks for a next step, not an empty field."""

    HOME = "home", _("at home")
    RELATIVES = "relatives", _("with relatives")
    NETWORK = "network", _("with friends of the family")
    FOSTER = "foster", _("in a foster family")
    ADOPTION = "adoption", _("placed for adoption")
    CRISIS_BED = "crisis_bed", _("in a crisis bed")
    RESIDENTIAL = "residential", _("in a residential institution")
    HOSPITAL = "hospital", _("in hospital")
    SECURE = "secure", _("in a secure unit")
    INDEPENDENT = "independent", _("living independently")
    ELSEWHERE = "elsewhere", _("elsewhere")
    NOT_KNOWN = "not_known", _("not known")


OUT_OF_HOME = (
    Place.FOSTER, Place.ADOPTION, Place.CRISIS_BED, Place.RESIDENTIAL, Place.SECURE,
)  # fmt: skip
"""Placed, as figures count it. With relatives or friends of the family a child stays in its own network."""

PROTECTED = "protected"
"""What a case and a list say instead of a secret place. It is no place: nobody chooses it."""
LISTED = [*Place.choices, (PROTECTED, pgettext_lazy("where the child is", "protected"))]


class Part(models.TextChoices):
    """In which part an institution belongs to the case."""

    OWNER = "owner", _("leads the case")
    PARTNER = "partner", _("takes part")
    EMERGENCY = "emergency", _("looks in an emergency")


class EntryKind(models.TextChoices):
    NOTE = "note", _("Note")
    CONTACT = "contact", _("Contact")
    DECISION = "decision", _("Decision")
    VOICE = "voice", _("The child's words")
    EVENT = "event", _("Event")


class Mode(models.TextChoices):
    """How a contact took place."""

    VISIT = "visit", _("home visit")
    PHONE = "phone", _("phone")
    OFFICE = "office", _("at the office")
    SCHOOL = "school", _("at school")
    OUTSIDE = "outside", _("outside, on the way")
    ONLINE = "online", _("online")
    MESSAGE = "message", _("message")


class Basis(models.TextChoices):
    """Why something may cross from one institution to another."""

    CONSENT = "consent", _("written consent")
    STATUTE = "statute", _("law")
    REQUEST = "request", _("written request")
    EMERGENCY = "emergency", _("emergency")


class ShareField(models.TextChoices):
    """What may cross one by one: the first three of an entry, the others about a person."""

    TEXT = "text", _("what was written")
    AUTHOR = "author", _("who wrote it")
    FACTS = "facts", _("how it took place and how long")
    NAME = "name", _("name")
    BORN_ON = "born_on", _("date of birth")
    PHONE = "phone", _("phone number")
    EMAIL = "email", _("e-mail address")
    ADDRESS = "address", _("where the person lives")
    WHEREABOUTS = "place", _("where the child is now")


ENTRY_FIELDS = (ShareField.TEXT, ShareField.AUTHOR, ShareField.FACTS)
PERSON_FIELDS = (
    ShareField.NAME, ShareField.BORN_ON, ShareField.PHONE, ShareField.EMAIL, ShareField.ADDRESS,
    ShareField.WHEREABOUTS,
)  # fmt: skip


SCOPE_OF_FIELD: dict[str, tuple[str, ...]] = {
    ShareField.NAME: (Scope.IDENTITY,),
    ShareField.BORN_ON: (Scope.IDENTITY,),
    ShareField.PHONE: (Scope.CONTACT,),
    ShareField.EMAIL: (Scope.CONTACT,),
    ShareField.ADDRESS: (Scope.CONTACT,),
    ShareField.WHEREABOUTS: (Scope.CONTACT, Scope.SITUATION),
}
"""The kinds of data of a consent that each fact about a person is."""

AT_THE_TABLE = (Scope.IDENTITY, Scope.CONTACT, Scope.FAMILY, Scope.SITUATION, Scope.HELP, Scope.PLAN)
"""What an institution reads at once when it takes part: a consent to that names all of it."""


class Finding(models.TextChoices):
    """What the review of a look in an emergency found."""

    RIGHT = "right", _("it was right")
    RIGHT_BUT = "right_but", _("it was right, but more was seen than needed")
    NOT_RIGHT = "not_right", _("it was not right")


class SeenBy(models.TextChoices):
    """By which rule somebody can see an entry, strongest first."""

    WORK = "work", _("by their work")
    TAKES_PART = "takes_part", _("because their institution takes part")
    TABLE = "table", _("because it was written for everybody who takes part")
    SHARE = "share", _("because somebody shared it")
    EMERGENCY = "emergency", _("in an emergency")


class Closing(models.TextChoices):
    GOALS_MET = "goals_met", _("goals met")
    MOVED = "moved", _("moved away")
    HANDED_OVER = "handed_over", _("handed over")
    WISH = "wish", _("the family's wish")
    OF_AGE = "of_age", _("of age")
    ADOPTED = "adopted", _("adopted")
    DIED = "died", _("died")
    CARE_ENDED = "care_ended", _("care ended")
    OTHER = "other", pgettext_lazy("reason", "other")


MISSING_FIRST = dt.date(1, 1, 1)
"""Where a case without a next date stands in a list by date: before every date."""
