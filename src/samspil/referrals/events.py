"""What a request for help can tell on a timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.ground.events import Event
from samspil.referrals.terms import Source


def _received(data: Mapping[str, Any]) -> str:
    source = data.get("source", "")
    label = Source(source).label if source in Source.values else source
    sender = data.get("sender", "")
    if sender:
        return _("Request for help received by %(to)s, sent by %(sender)s.") % {
            "to": data.get("to", ""), "sender": sender,
        }  # fmt: skip
    return _("Request for help received by %(to)s. It came from: %(source)s.") % {
        "to": data.get("to", ""), "source": label,
    }  # fmt: skip


def _accepted(data: Mapping[str, Any]) -> str:
    return _("Request for help accepted by %(to)s.") % {"to": data.get("to", "")}


def _passed_on(data: Mapping[str, Any]) -> str:
    return _("Request for help passed on by %(by)s to %(to)s.") % {
        "by": data.get("by", ""), "to": data.get("to", ""),
    }  # fmt: skip


def _declined(data: Mapping[str, Any]) -> str:
    return _("Request for help declined by %(to)s.") % {"to": data.get("to", "")}


_GOES = "removed with the file"
EVENTS = (
    Event("referrals.received", _received, _GOES),
    Event("referrals.accepted", _accepted, _GOES),
    Event("referrals.passed_on", _passed_on, _GOES),
    Event("referrals.declined", _declined, _GOES),
)
