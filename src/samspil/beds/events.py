"""What crisis beds announce on a case's timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.beds.terms import Perspective
from samspil.ground.events import Event


def _admitted(data: Mapping[str, Any]) -> str:
    if data.get("outside"):
        return _("The child came into a crisis bed outside the region.")
    return _("The child came into a crisis bed.")


def _decided(data: Mapping[str, Any]) -> str:
    said = data.get("perspective", "")
    where = Perspective(said).label if said in Perspective.values else "…"
    return _("After the crisis bed: %(where)s.") % {"where": where}


def _left(data: Mapping[str, Any]) -> str:
    return _("The stay in a crisis bed ended.")


_GOES = "removed with the file"
EVENTS = (
    Event("beds.admitted", _admitted, _GOES),
    Event("beds.decided", _decided, _GOES),
    Event("beds.left", _left, _GOES),
)
