"""What asking and answering say on the timeline, each side on its own."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.ground.events import Event


def _asked(data: Mapping[str, Any]) -> str:
    return _("%(to)s was asked for something.") % {"to": data.get("to", "")}


def _given(data: Mapping[str, Any]) -> str:
    return _("A question of %(to)s was answered; a part was shared.") % {"to": data.get("to", "")}


def _phone(data: Mapping[str, Any]) -> str:
    return _("A question of %(to)s was answered by phone; nothing was shared.") % {"to": data.get("to", "")}


def _refused(data: Mapping[str, Any]) -> str:
    return _("A question of %(to)s was refused, with a reason.") % {"to": data.get("to", "")}


_GOES = "removed with the file"
EVENTS = (
    Event("sharing.asked", _asked, _GOES),
    Event("sharing.given", _given, _GOES),
    Event("sharing.phone", _phone, _GOES),
    Event("sharing.refused", _refused, _GOES),
)
