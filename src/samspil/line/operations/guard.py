"""Before something of a line is written: may this actor?"""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import NotFound, Refused
from samspil.line import policy
from samspil.line.models import AcuteLine, Call


def answering(by: Actor, line: AcuteLine, at: dt.datetime) -> None:
    """Whoever is on the line's rota, or works for the institution that runs it."""
    if not policy.lines(by, on=by.day(at)).filter(pk=line.pk).exists():
        raise NotFound
    require(by, Word.LINE_ANSWER)
    if line.closed_at is not None:
        raise Refused(_("This line is closed. What was written stays."))


def writing(by: Actor, call: Call, at: dt.datetime) -> None:
    """Who took the call writes it."""
    answering(by, call.line, at)
    if call.by_id != by.account:
        raise Refused(_("Only who took the call writes it."))


def leading(by: Actor, line: AcuteLine, at: dt.datetime) -> None:
    answering(by, line, at)
    require(by, Word.LINE_LEAD)
    if not policy.leads(by, line):
        raise Refused(_("Another institution runs this line."))


def told(by: Actor, at: dt.datetime, call: Any) -> dict[str, Any]:
    return {"by": by, "at": at, "record_kind": "call", "record": call.pk}
