"""What placements announce on a case's timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.fostering.terms import Absence, Setting, setting_of
from samspil.ground.events import Event


def _setting(data: Mapping[str, Any]) -> Any:
    said = data.get("setting", "")
    return (Setting(said) if said in Setting.values else setting_of(data.get("code", ""))).label


def _placed(data: Mapping[str, Any]) -> str:
    return _("Placement began: %(setting)s.") % {"setting": _setting(data)}


def _ended(data: Mapping[str, Any]) -> str:
    return _("Placement ended: %(setting)s.") % {"setting": _setting(data)}


def _reviewed(data: Mapping[str, Any]) -> str:
    return _("Review of care held.")


def _missing(data: Mapping[str, Any]) -> str:
    kind = data.get("kind", "")
    return _("The child was %(how)s.") % {"how": Absence(kind).label if kind in Absence.values else "…"}


def _back(data: Mapping[str, Any]) -> str:
    return _("The child is back.")


def _kept(data: Mapping[str, Any]) -> str:
    if data.get("emergency"):
        return _("A place in a foster family was taken in an emergency.")
    return _("A place in a foster family is kept for the child.")


def _confirmed(data: Mapping[str, Any]) -> str:
    return _("The foster family said yes.")


def _not_begun(data: Mapping[str, Any]) -> str:
    return _("The place in a foster family was given back; the child did not move in.")


def _warned(data: Mapping[str, Any]) -> str:
    return _("Something was noted that may speak against where the child lives. The guide looks at it.")


_GOES = "removed with the file"
EVENTS = (
    Event("fostering.placed", _placed, _GOES),
    Event("fostering.ended", _ended, _GOES),
    Event("fostering.reviewed", _reviewed, _GOES),
    Event("fostering.missing", _missing, _GOES),
    Event("fostering.back", _back, _GOES),
    Event("fostering.kept", _kept, _GOES),
    Event("fostering.confirmed", _confirmed, _GOES),
    Event("fostering.not_begun", _not_begun, _GOES),
    Event("fostering.warned", _warned, _GOES),
)
