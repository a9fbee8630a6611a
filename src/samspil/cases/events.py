"""What the shared file announces on its own timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.cases.terms import LISTED, Closing, Finding
from samspil.ground.events import Event
from samspil.institutions.terms import Competence


def _opened(data: Mapping[str, Any]) -> str:
    return _("Case opened by %(institution)s.") % {"institution": data.get("institution", "")}


def _joined(data: Mapping[str, Any]) -> str:
    competence = data.get("competence", "")
    label = Competence(competence).label if competence in Competence.values else competence
    return _("%(institution)s takes part: %(competence)s.") % {
        "institution": data.get("institution", ""),
        "competence": label,
    }


def _left(data: Mapping[str, Any]) -> str:
    return _("%(institution)s no longer takes part.") % {"institution": data.get("institution", "")}


def _moved(data: Mapping[str, Any]) -> str:
    place = data.get("place", "")
    label = dict(LISTED).get(place, place)
    return _("Where the child is: %(place)s.") % {"place": label}


def _worker(data: Mapping[str, Any]) -> str:
    return _("New worker: %(name)s.") % {"name": data.get("name", "")}


def _closed(data: Mapping[str, Any]) -> str:
    reason = data.get("reason", "")
    label = Closing(reason).label if reason in Closing.values else reason
    return _("Case closed: %(reason)s.") % {"reason": label}


def _reopened(data: Mapping[str, Any]) -> str:
    return _("Case opened again.")


def _records_joined(data: Mapping[str, Any]) -> str:
    return _("Another record was found to be about this child. The two are shown as one person.")


def _records_parted(data: Mapping[str, Any]) -> str:
    return _(
        "A record that was shown as one with this child's is about somebody else. The two are shown apart again."
    )


def _urgent(data: Mapping[str, Any]) -> str:
    return _("%(institution)s looked into the file in an emergency.") % {
        "institution": data.get("institution", "")
    }


def _urgent_reviewed(data: Mapping[str, Any]) -> str:
    finding = data.get("finding", "")
    label = Finding(finding).label if finding in Finding.values else finding
    return _("The look in an emergency was reviewed by somebody else: %(finding)s.") % {"finding": label}


_GOES = "removed with the file"
EVENTS = (
    Event("cases.opened", _opened, _GOES),
    Event("cases.joined", _joined, _GOES),
    Event("cases.left", _left, _GOES),
    Event("cases.moved", _moved, _GOES),
    Event("cases.worker", _worker, "the worker's name gives way to the role"),
    Event("cases.closed", _closed, _GOES),
    Event("cases.reopened", _reopened, _GOES),
    Event("cases.records_joined", _records_joined, _GOES),
    Event("cases.records_parted", _records_parted, _GOES),
    Event("cases.urgent", _urgent, _GOES),
    Event("cases.urgent_reviewed", _urgent_reviewed, _GOES),
)
