"""What the map announces on the timeline of the case."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.formulations.terms import Status
from samspil.ground.events import Event


def _started(data: Mapping[str, Any]) -> str:
    return _("A map of the situation was started.")


def _kept(data: Mapping[str, Any]) -> str:
    return _("Version %(number)s of the map was kept: %(why)s") % {
        "number": data.get("number", ""),
        "why": data.get("why", ""),
    }


def _stated(data: Mapping[str, Any]) -> str:
    status = data.get("status", "")
    label = Status(status).label if status in Status.values else status
    return _("The assumption on the map was written anew (%(status)s).") % {"status": label}


def _judged(data: Mapping[str, Any]) -> str:
    status = data.get("status", "")
    label = Status(status).label if status in Status.values else status
    return _("The assumption on the map is now: %(status)s. %(why)s") % {
        "status": label,
        "why": data.get("why", ""),
    }


def _given(data: Mapping[str, Any]) -> str:
    return _("The family can read the map in their own words.")


def _given_ended(data: Mapping[str, Any]) -> str:
    return _("The family no longer reads the map.")


def _seen_otherwise(data: Mapping[str, Any]) -> str:
    return _("%(who)s sees card %(number)s of the map differently.") % {
        "who": data.get("who", ""),
        "number": data.get("number", ""),
    }


def _words(data: Mapping[str, Any]) -> str:
    return _("The map took version %(number)s of the words for its six fields.") % {
        "number": data.get("number", "")
    }


_GOES = "removed with the file"
EVENTS = (
    Event("formulations.started", _started, _GOES),
    Event("formulations.version", _kept, _GOES),
    Event("formulations.hypothesis", _stated, _GOES),
    Event("formulations.judged", _judged, _GOES),
    Event("formulations.given", _given, _GOES),
    Event("formulations.given_ended", _given_ended, _GOES),
    Event("formulations.seen_otherwise", _seen_otherwise, _GOES),
    Event("formulations.words", _words, _GOES),
)
