"""Words of accounts."""

from typing import Any
from zoneinfo import available_timezones

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Theme(models.TextChoices):
    AUTO = "auto", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


LANGUAGE_NAMES = (
    ("en", "English"),
    ("nl", "Nederlands"),
    ("da", "Dansk"),
    ("cs", "Čeština"),
    ("fi", "Suomi"),
)

PARTS = {
    "Europe": _("Europe"), "Atlantic": _("Atlantic"), "America": _("America"), "Africa": _("Africa"), "Asia": _("Asia"),
    "Australia": _("Australia"), "Indian": _("Indian Ocean"), "Pacific": _("Pacific"), "Arctic": _("Arctic"),
    "Antarctica": _("Antarctica"),
}  # fmt: skip
ELSEWHERE = {"Indian/Christmas"}
"""Named like a feast in English, and nobody works there."""
PLACES = frozenset(zone for zone in available_timezones() if zone.partition("/")[0] in PARTS) - ELSEWHERE
"""Time zones that are named for a place; what else the list of the world holds are older names."""


def zones_by_part() -> list[Any]:
    """To choose from: that of the institution, then places by part of the world."""
    found: list[Any] = [("", pgettext_lazy("time zone", "that of my institution"))]
    for part, label in PARTS.items():
        here = sorted(zone for zone in PLACES if zone.startswith(f"{part}/"))
        found.append((label, [(zone, zone.partition("/")[2].replace("_", " ")) for zone in here]))
    return found
