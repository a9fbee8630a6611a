"""Calls counted for the rota of a line: when they came and how long they took, nothing of what was said."""

import datetime as dt
from typing import Any

from samspil.access.service import Actor
from samspil.duty import service as duty
from samspil.line import policy
from samspil.line.models import AcuteLine, Call
from samspil.line.terms import COUNSEL


def counted(*, roster: Any, for_: Actor, at: dt.datetime, since: dt.datetime) -> list[duty.Log]:
    """The calls of this rota's lines, silent and abusive ones too: somebody must answer them. Two queries."""
    lines = [
        one
        for one in AcuteLine.objects.filter(roster=roster).order_by("open_since", "id")
        if policy.leads(for_, one)
    ]
    if not lines:
        return []
    since = max(since, min(one.open_since for one in lines))
    rows = Call.objects.filter(line__in=lines, began_at__gte=since, began_at__lt=at)
    calls = list(rows.values_list("began_at", "answered_at", "ended_at", "kind"))
    took = [
        (end - begin).total_seconds() / 60
        for _rang, begin, end, kind in calls
        if begin and end and (kind in COUNSEL or not kind)
    ]
    mean = sum(took) / len(took) if took else None
    return [duty.Log(lines[0].name, [c[0] for c in calls], since, mean, own=True)]
