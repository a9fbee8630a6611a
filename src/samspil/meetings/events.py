"""What meetings announce on the timeline of a case."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.ground.events import Event
from samspil.look import service as look
from samspil.meetings.terms import Kind


def _facts(data: Mapping[str, Any]) -> dict[str, str]:
    kind, start = data.get("kind", ""), data.get("starts_at", "")
    try:
        moment = timezone.localtime(dt.datetime.fromisoformat(start))
    except ValueError:  # the documents ask for the sentence with dots in place of facts
        moment = None
    return {
        "kind": str(Kind(kind).label) if kind in Kind.values else str(kind),
        "moment": look.moment(moment, get_language() or "en") if moment else start,
    }


def _called(data: Mapping[str, Any]) -> str:
    return _("Meeting called for %(moment)s: %(kind)s.") % _facts(data)


def _changed(data: Mapping[str, Any]) -> str:
    return _("Meeting moved to %(moment)s: %(kind)s.") % _facts(data)


def _cancelled(data: Mapping[str, Any]) -> str:
    return _("Meeting of %(moment)s cancelled: %(kind)s.") % _facts(data)


def _held(data: Mapping[str, Any]) -> str:
    return _("Meeting held: %(kind)s.") % _facts(data)


def _decided(data: Mapping[str, Any]) -> str:
    return _("Decided at the meeting: %(text)s (%(institution)s)") % {
        "text": data.get("text", ""),
        "institution": data.get("institution", ""),
    }


_GOES = "removed with the file"
EVENTS = (
    Event("meetings.called", _called, _GOES),
    Event("meetings.changed", _changed, _GOES),
    Event("meetings.cancelled", _cancelled, _GOES),
    Event("meetings.held", _held, _GOES),
    Event("meetings.decided", _decided, _GOES),
)
