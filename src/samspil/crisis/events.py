"""What a crisis announces on the timeline of a file."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.crisis.terms import Measure
from samspil.ground.events import Event


def _came(data: Mapping[str, Any]) -> str:
    return _("A crisis was reported; the crisis team goes there.")


def _decided(data: Mapping[str, Any]) -> str:
    said = data.get("measure", "")
    return _("Decided in the crisis: %(what)s.") % {
        "what": Measure(said).label if said in Measure.values else said
    }


def _bed(data: Mapping[str, Any]) -> str:
    return _("A bed was needed at once.")


def _planned(data: Mapping[str, Any]) -> str:
    return _("A safety plan was agreed with the network.")


def _closed(data: Mapping[str, Any]) -> str:
    return _("The crisis is over.")


_GOES = "removed with the file"
EVENTS = (
    Event("crisis.came", _came, _GOES),
    Event("crisis.decided", _decided, _GOES),
    Event("crisis.bed", _bed, _GOES),
    Event("crisis.planned", _planned, _GOES),
    Event("crisis.closed", _closed, _GOES),
)
