"""Words of the person's own view: who reads as what, what they can ask for, how it is answered, why something is held back."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.carers.terms import Kind
from samspil.institutions.terms import Country
from samspil.rules.terms import Relation as Asked


class Relation(models.TextChoices):
    """As what somebody reads the file of a child."""

    CHILD = "child", _("the child")
    PARENT = "parent", _("parent with authority over the child")
    GUARDIAN = "guardian", _("guardian")
    CARER = "carer", _("carer")


IN_LAW: dict[str, Asked] = {
    Relation.CHILD: Asked.CHILD, Relation.PARENT: Asked.PARENT, Relation.GUARDIAN: Asked.PARENT,
    Relation.CARER: Asked.THIRD_PARTY,
}  # fmt: skip
"""How the law on who may read a file calls them."""


class Wish(models.TextChoices):
    """What somebody asks about their own file."""

    CORRECTION = "correction", _("This is not true")
    COPY = "copy", _("I want a copy")
    ERASURE = "erasure", _("I want something erased")
    UNCLEAR = "unclear", _("I do not understand this")
    OBJECTION = "objection", _("I do not agree that this is withheld")


PROMISED_DAYS = {Wish.UNCLEAR: 5}
"""What no law sets a clock for: working days that the product promises."""


class Outcome(models.TextChoices):
    GRANTED = "granted", pgettext_lazy("answer", "yes")
    PARTLY = "partly", pgettext_lazy("answer", "partly")
    REFUSED = "refused", pgettext_lazy("answer", "no")


class Why(models.TextChoices):
    """Why something is not shown, on a page or under a black mark."""

    THIRD = "third", _("It concerns another person.")
    SAFETY = "safety", _("Somebody could come to harm.")
    ADDRESS = "address", _("It could show where somebody lives who is protected.")
    SOURCE = "source", _("Somebody told it in confidence.")
    LAW = "law", _("A law forbids showing it.")


class What(models.TextChoices):
    """What can be withheld from the people the file is about."""

    MINUTES = "minutes", _("minutes of a meeting")
    PLACE = "place", _("where the child is")
    ENTRY = "entry", _("an entry")


LIVING: dict[str, Any] = {
    Kind.GENERAL: _("In a foster family"),
    Kind.STRENGTHENED: _("In a foster family that gets extra support"),
    Kind.SPECIALISED: _("In a foster family with special training"),
    Kind.NETWORK: _("In a foster family of relatives or friends"),
    Kind.RESPITE: _("Short stays in another foster family"),
}
"""The kinds of foster care, as the people of the file read them."""

COMPLAIN: dict[str, Any] = {
    Country.CZ: (_("Office for Personal Data Protection (Úřad pro ochranu osobních údajů)"), "uoou.gov.cz"),
    Country.DK: (_("Danish Data Protection Agency (Datatilsynet)"), "datatilsynet.dk"),
    Country.FI: (_("Office of the Data Protection Ombudsman (Tietosuojavaltuutetun toimisto)"), "tietosuoja.fi"),
    Country.GB: (_("Information Commissioner's Office"), "ico.org.uk"),
    Country.NL: (_("Dutch Data Protection Authority (Autoriteit Persoonsgegevens)"), "autoriteitpersoonsgegevens.nl"),
}  # fmt: skip
"""Where to complain, by country."""

SEEN: dict[str, Any] = {
    "cases": _("what is written day by day"),
    "people": _("people and addresses"),
    "plans": _("the plan"),
    "meetings": _("meetings"),
    "formulations": _("the map of the situation"),
    "ecomaps": _("the picture of the people around the child"),
    "consents": _("consents"),
    "sharing": _("what is shared"),
    "fostering": _("where the child was placed"),
    "exchange": _("lists for the authorities"),
    "referrals": _("the request for help"),
    "rights": _("your questions and answers"),
    "retention": _("how long things are kept"),
    "crisis": _("help in a crisis"),
    "beds": _("help in a crisis"),
    "matching": _("the search for a foster family"),
    "line": _("calls of the foster family"),
    "coaching": _("what waits for long"),
    "watch": _("a check of who looked"),
    "documents": _("what somebody began to write"),
}
"""What somebody looked at, by the room of the act."""

KEY_LASTS = dt.timedelta(days=14)
"""How long an invitation can be opened."""
VISIT_LASTS = dt.timedelta(minutes=30)
"""How long the file stays open in a browser without an account."""
MOST_TRIES = 5
"""How often a wrong date of birth may be written before the invitation ends."""
LONGEST = 20_000
RECENT = dt.timedelta(days=30)
OF_AGE = 18


class Section(models.TextChoices):
    """The parts of a copy, in their order, each with a heading the person reads."""

    FACTS = "facts", _("What we know about you")
    FAMILY = "family", _("Who belongs to the family")
    PLACE = "place", _("Where the child was and is")
    PLAN = "plan", _("What was agreed")
    FOSTER = "foster", _("Living in a foster family")
    MEETINGS = "meetings", pgettext_lazy("copy", "Meetings")
    ENTRIES = "entries", _("What was written day by day")
    MAP = "map", _("How we understand the situation")
    SHARING = "sharing", _("Who takes part and what is shared")
    CONSENTS = "consents", _("What you agreed to")
    WORDS = "words", _("Your own words")
    ASKED = "asked", _("What you asked and what we answered")


SECTION_SAYS: dict[str, Any] = {
    Section.FACTS: _("Name, date of birth and how to reach you, as we have it."),
    Section.FAMILY: _("People around the child as we know them. Names of others can be black."),
    Section.PLACE: _("Places with their days. A place that is kept secret is not here."),
    Section.PLAN: _("Goals and steps of the plan, who does them and by when."),
    Section.FOSTER: _(
        "With whom, what the family was told, who decides what, contact, and what was looked for."
    ),
    Section.MEETINGS: _("Minutes and decisions of meetings."),
    Section.ENTRIES: _("Notes, visits, calls and decisions in the order in which they happened."),
    Section.MAP: _("Thoughts that the people around the child put together. They are not facts."),
    Section.SHARING: _("Organisations that may see something, why and until when."),
    Section.CONSENTS: _("What may be told to whom, because you said yes."),
    Section.WORDS: _("What you wrote yourself. Nobody changed it."),
    Section.ASKED: _("Your questions with their days."),
}
