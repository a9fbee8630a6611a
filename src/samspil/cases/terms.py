"""Words of the shared file."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


PROTECTED = "protected"
"""What a case and a list say instead of a secret place. It is no place: nobody chooses it."""
LISTED = [*Place.choices, (PROTECTED, pgettext_lazy("where the child is", "protected"))]


class Part(models.TextChoices):
    """In which part an institution belongs to the case."""

    OWNER = "owner", _("leads the case")
    PARTNER = "partner", _("takes part")


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
