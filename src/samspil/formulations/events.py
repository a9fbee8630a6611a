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


_GOES = "removed with the file"
EVENTS = (
    Event("formulations.started", _started, _GOES),
    Event("formulations.version", _kept, _GOES),
    Event("formulations.hypothesis", _stated, _GOES),
)
