"""Words of the placement history. Codes are those of England's statutory return on looked-after children (SSDA903)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.cases.terms import Place


class Setting(models.TextChoices):
    """The kind of place behind a placement code, in the words that people use."""

    FOSTER = "foster", _("foster family")
    KINSHIP = "kinship", _("foster family of relatives or friends")
    ADOPTION = "adoption", pgettext_lazy("placement", "placed for adoption")
    PARENTS = "parents", _("with parents")
    INDEPENDENT = "independent", pgettext_lazy("placement", "living independently")
    RESIDENTIAL = "residential", _("children's home")
    SECURE = "secure", _("secure unit")
    SCHOOL = "school", _("residential school")
    HEALTH = "health", _("hospital or other health setting")
    FAMILY_CENTRE = "family_centre", _("family centre")
    PRISON = "prison", _("young offender institution")
    TEMPORARY = "temporary", _("temporary placement")
    OTHER = "other", pgettext_lazy("placement", "other placement")


# DfE, Children looked after return, guide to the return: placement type codes.
SETTING_OF_CODE = {
    "A3": Setting.ADOPTION, "A4": Setting.ADOPTION, "A5": Setting.ADOPTION, "A6": Setting.ADOPTION,
    "H5": Setting.INDEPENDENT, "K1": Setting.SECURE, "K2": Setting.RESIDENTIAL, "P1": Setting.PARENTS,
    "P2": Setting.INDEPENDENT, "P3": Setting.OTHER, "R1": Setting.OTHER, "R2": Setting.HEALTH,
    "R3": Setting.FAMILY_CENTRE, "R5": Setting.PRISON, "S1": Setting.SCHOOL, "T0": Setting.TEMPORARY,
    "T1": Setting.TEMPORARY, "T2": Setting.TEMPORARY, "T3": Setting.TEMPORARY, "T4": Setting.TEMPORARY,
    "U1": Setting.KINSHIP, "U2": Setting.KINSHIP, "U3": Setting.KINSHIP, "U4": Setting.FOSTER, "U5": Setting.FOSTER,
    "U6": Setting.FOSTER, "Z1": Setting.OTHER,
}  # fmt: skip

PLACE_OF_SETTING = {
    Setting.FOSTER: Place.FOSTER, Setting.KINSHIP: Place.FOSTER, Setting.ADOPTION: Place.ADOPTION,
    Setting.PARENTS: Place.HOME, Setting.INDEPENDENT: Place.INDEPENDENT, Setting.RESIDENTIAL: Place.RESIDENTIAL,
    Setting.SECURE: Place.SECURE, Setting.SCHOOL: Place.RESIDENTIAL, Setting.HEALTH: Place.HOSPITAL,
    Setting.FAMILY_CENTRE: Place.RESIDENTIAL, Setting.PRISON: Place.SECURE, Setting.TEMPORARY: Place.ELSEWHERE,
    Setting.OTHER: Place.ELSEWHERE,
}  # fmt: skip


def setting_of(code: str) -> Setting:
    return SETTING_OF_CODE.get(code.strip().upper(), Setting.OTHER)


class Absence(models.TextChoices):
    MISSING = "M", _("missing")
    AWAY = "A", _("away without authorisation")
