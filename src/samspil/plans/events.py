"""What a plan announces on the timeline of its case, to everybody at the table."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.ground.events import Event
from samspil.plans.terms import Answer


def _drafted(data: Mapping[str, Any]) -> str:
    return _("A plan is being written.")


def _in_force(data: Mapping[str, Any]) -> str:
    return _("The plan is agreed (version %(version)s).") % {"version": data.get("version", "")}


def _goal(data: Mapping[str, Any]) -> str:
    return _("Goal in the plan: %(text)s") % {"text": data.get("text", "")}


def _step(data: Mapping[str, Any]) -> str:
    return _("Step in the plan: %(what)s (%(who)s)") % {
        "what": data.get("what", ""),
        "who": data.get("who", ""),
    }


def _doing(data: Mapping[str, Any]) -> str:
    return _("Step started: %(what)s") % {"what": data.get("what", "")}


def _done(data: Mapping[str, Any]) -> str:
    return _("Step done: %(what)s") % {"what": data.get("what", "")}


def _reopened(data: Mapping[str, Any]) -> str:
    return _("Step open again: %(what)s") % {"what": data.get("what", "")}


def _dropped(data: Mapping[str, Any]) -> str:
    return _("Step dropped: %(what)s. Reason: %(reason)s") % {
        "what": data.get("what", ""), "reason": data.get("reason", "")
    }  # fmt: skip


def _answer(data: Mapping[str, Any]) -> str:
    answer = data.get("answer", "")
    label = Answer(answer).label if answer in Answer.values else answer
    return _("Plan, %(who)s: %(answer)s.") % {"who": data.get("who", ""), "answer": label}


def _reviewed(data: Mapping[str, Any]) -> str:
    return _("The plan was looked at again and goes on.")


def _ended(data: Mapping[str, Any]) -> str:
    return _("The plan ended: %(reason)s") % {"reason": data.get("reason", "")}


_GOES = "removed with the file"
_NAME = "the name gives way to the role"
EVENTS = (
    Event("plans.drafted", _drafted, _GOES),
    Event("plans.in_force", _in_force, _GOES),
    Event("plans.goal", _goal, _GOES),
    Event("plans.step", _step, _NAME),
    Event("plans.doing", _doing, _GOES),
    Event("plans.done", _done, _GOES),
    Event("plans.reopened", _reopened, _GOES),
    Event("plans.dropped", _dropped, _GOES),
    Event("plans.answer", _answer, _NAME),
    Event("plans.reviewed", _reviewed, _GOES),
    Event("plans.ended", _ended, _GOES),
)
