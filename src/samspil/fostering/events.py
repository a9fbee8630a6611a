"""What the placement history announces on a case's timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.fostering.terms import Absence, setting_of
from samspil.ground.events import Event


def _placed(data: Mapping[str, Any]) -> str:
    return _("Placement began: %(setting)s.") % {"setting": setting_of(data.get("code", "")).label}


def _ended(data: Mapping[str, Any]) -> str:
    return _("Placement ended: %(setting)s.") % {"setting": setting_of(data.get("code", "")).label}


def _reviewed(data: Mapping[str, Any]) -> str:
    return _("Review of care held.")


def _missing(data: Mapping[str, Any]) -> str:
    kind = data.get("kind", "")
    return _("The child was %(how)s.") % {"how": Absence(kind).label if kind in Absence.values else "…"}


def _back(data: Mapping[str, Any]) -> str:
    return _("The child is back.")


_GOES = "removed with the file"
EVENTS = (
    Event("fostering.placed", _placed, _GOES),
    Event("fostering.ended", _ended, _GOES),
    Event("fostering.reviewed", _reviewed, _GOES),
    Event("fostering.missing", _missing, _GOES),
    Event("fostering.back", _back, _GOES),
)
