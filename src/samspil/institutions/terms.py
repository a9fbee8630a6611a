"""Kinds of institutions, the competences they hold, and which competence may decide what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    CHILD_PROTECTION = "child_protection", _("Child protection authority")
    FAMILY_SUPPORT = "family_support", _("Family support service")
    YOUTH_CLUB = "youth_club", _("Youth club")
    CRISIS_TEAM = "crisis_team", _("Crisis team")
    FOSTER_CARE = "foster_care", _("Foster care service")
    RESIDENTIAL = "residential", _("Residential institution")
    HEALTH = "health", _("Health service")
    SCHOOL = "school", _("School")
    CLIENT_SUPPORT = "client_support", _("Client support organisation")
    MUNICIPALITY = "municipality", _("Municipality")
    OTHER = "other", _("Other organisation")


class Competence(models.TextChoices):
    """In which capacity an institution acts. Each keeps its own; nobody acts in another's."""

    STATUTORY = "statutory_child_protection", _("Statutory child protection")
    FAMILY_SUPPORT = "family_support", _("Family support")
    YOUTH_WORK = "low_threshold_youth_work", _("Low-threshold youth work")
    CRISIS = "crisis_help", _("Crisis help")
    FOSTER = "foster_care", _("Foster care")
    RESIDENTIAL = "residential_specialist_care", _("Residential specialist care")
    HEALTH = "health", _("Health")
    SCHOOL = "school", _("School")
    CLIENT_SUPPORT = "client_support", _("Client support")


COMPETENCE_SAYS = {
    Competence.STATUTORY: _("Decides on protection; writes to court"),
    Competence.FAMILY_SUPPORT: _("Works at home, by agreement with the family"),
    Competence.YOUTH_WORK: _("The young person comes freely; no duty to report visits"),
    Competence.CRISIS: _("Helps at once, where the crisis is"),
    Competence.FOSTER: _("Finds, matches and guides foster families"),
    Competence.RESIDENTIAL: _("Specialist care and knowledge"),
    Competence.HEALTH: _("Treats, and says what health asks for"),
    Competence.SCHOOL: _("Teaches, and sees the child every day"),
    Competence.CLIENT_SUPPORT: _("Stands beside the family, decides nothing for it"),
}


class Decision(models.TextChoices):
    """What can be decided about a child; who may is a matter of competence, not of rank."""

    PROTECTION_MEASURE = "protection_measure", _("a measure of child protection")
    OUT_OF_HOME = "out_of_home", _("a placement out of home")
    CRISIS_BED = "crisis_bed", _("a crisis bed")
    FOSTER_MATCH = "foster_match", _("a match with a foster family")
    SUPPORT_AT_HOME = "support_at_home", _("support at home")
    TREATMENT = "treatment", _("a treatment")
    SCHOOL_MEASURE = "school_measure", _("a measure at school")
    CLUB_OFFER = "club_offer", _("an offer of the club")
    JOINT_PLAN = "joint_plan", _("the joint plan")
    CLOSE_CASE = "close_case", _("closing the case")


_ANYBODY = frozenset(Competence)

MAY_DECIDE: dict[str, frozenset[Competence]] = {
    Decision.PROTECTION_MEASURE: frozenset({Competence.STATUTORY}),
    Decision.OUT_OF_HOME: frozenset({Competence.STATUTORY}),
    Decision.CRISIS_BED: frozenset({Competence.STATUTORY, Competence.CRISIS}),
    Decision.FOSTER_MATCH: frozenset({Competence.STATUTORY, Competence.FOSTER}),
    Decision.SUPPORT_AT_HOME: frozenset({Competence.STATUTORY, Competence.FAMILY_SUPPORT, Competence.CRISIS}),
    Decision.TREATMENT: frozenset({Competence.HEALTH}),
    Decision.SCHOOL_MEASURE: frozenset({Competence.SCHOOL}),
    Decision.CLUB_OFFER: frozenset({Competence.YOUTH_WORK}),
    Decision.JOINT_PLAN: _ANYBODY,
    Decision.CLOSE_CASE: _ANYBODY,
}


class Country(models.TextChoices):
    CZ = "CZ", _("Czechia")
    DK = "DK", _("Denmark")
    FI = "FI", _("Finland")
    GB = "GB", _("United Kingdom")
    NL = "NL", _("Netherlands")


ZONES = {
    Country.CZ: "Europe/Prague",
    Country.DK: "Europe/Copenhagen",
    Country.FI: "Europe/Helsinki",
    Country.GB: "Europe/London",
    Country.NL: "Europe/Amsterdam",
}

LANGUAGES = {Country.CZ: "cs", Country.DK: "da", Country.FI: "fi", Country.GB: "en", Country.NL: "nl"}

TONES = ("", "b", "p", "w", "g", "k")
"""Colour families of the organisation mark in the design system; the letters carry the meaning, not the colour."""
