"""What matching announces on a child's timeline. No event names a family: who is asked is told to those who look."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.ground.events import Event


def _opened(data: Mapping[str, Any]) -> str:
    return _("A foster family is looked for.")


def _proposed(data: Mapping[str, Any]) -> str:
    return _("A foster family is proposed.")


def _withdrawn(data: Mapping[str, Any]) -> str:
    return _("The proposal of a foster family no longer stands.")


def _decided(data: Mapping[str, Any]) -> str:
    return _("A foster family was decided on.")


def _none(data: Mapping[str, Any]) -> str:
    return _("No suitable foster family was found. A search was started.")


def _limited(data: Mapping[str, Any]) -> str:
    return _("It was noted whom or what the child must be kept away from.")


def _ended(data: Mapping[str, Any]) -> str:
    return _("The search for a foster family ended.")


_GOES = "removed with the file"
EVENTS = (
    Event("matching.opened", _opened, _GOES),
    Event("matching.proposed", _proposed, _GOES),
    Event("matching.withdrawn", _withdrawn, _GOES),
    Event("matching.decided", _decided, _GOES),
    Event("matching.none_found", _none, _GOES),
    Event("matching.limited", _limited, _GOES),
    Event("matching.ended", _ended, _GOES),
)
