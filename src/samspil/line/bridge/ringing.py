"""A call through an exchange and the engine of escalation."""

import datetime as dt
from typing import Any

from samspil.engines.escalation.problem import Chain, End, Heard, State, Step
from samspil.engines.escalation.solve import begin, hear, overdue
from samspil.ground.phones import normal
from samspil.line.models import Call

LEAST = 10
HEARD = {one.value: one for one in Heard}


def frozen(steps: Any, country: str) -> list[dict[str, Any]]:
    """The order as it is kept with the call: each number, as exchanges want it, with how long it rings before the next."""
    rows = list(steps)
    following = [*(s.after for s in rows[1:]), rows[-1].after + 30 if rows else 0]
    return [
        {
            "to": normal(s.phone, country) or "".join(s.phone.split()),
            "name": s.name,
            "kind": s.kind,
            "seconds": max(LEAST, then - s.after),
        }
        for s, then in zip(rows, following, strict=True)
    ]


def _chain(call: Call) -> Chain:
    return Chain(tuple(Step(one["to"], one["seconds"]) for one in call.chain))


def _state(call: Call) -> State:
    end = End(call.came_to) if call.came_to else None
    return State(call.step, call.answered_at is not None and end is None, end)


def started(call: Call) -> State:
    return begin(_chain(call))


def told(call: Call, step: int, heard: str) -> State | None:
    """The state after this was told, or None where it changes nothing."""
    if heard not in HEARD:
        return None
    before = _state(call)
    after = hear(_chain(call), before, step, HEARD[heard])
    return after if after != before else None


def late(call: Call, at: dt.datetime) -> bool:
    """Whether the exchange said nothing of the number that rings for too long."""
    if not call.chain or call.rung_at is None:
        return True
    return overdue(_chain(call), _state(call), (at - call.rung_at).total_seconds())
