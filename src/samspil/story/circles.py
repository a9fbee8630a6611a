"""Tells the people around a child: what binds them, who lives together, how the ties are and how they changed."""

import datetime as dt
from typing import Any

from samspil.ecomaps import service as ecomaps
from samspil.people import service as people
from samspil.story.script import Child, Tied
from samspil.story.telling import Stage, add_kin


def tell_circle(child: Child, stage: Stage) -> None:
    if child.circle is None:
        return
    circle, case = child.circle, stage.cases[child.key]
    at = stage.past(circle.day, "11:20", child.house)
    by = stage.actor(circle.by, at, child.house)

    def who(key: str) -> Any:
        return stage.people[child.key, key] if key else case.child

    for one, other, kind, until in circle.bonds:
        end = stage.day(until) if until is not None else None
        people.bind(by=by, at=at, person=who(one), to=who(other), kind=kind, until=end)
    if circle.home:
        label, keys, since = circle.home
        people.share_home(
            by=by, at=at, label=label, people=[who(key) for key in keys], since=stage.day(since)
        )
    for tied in circle.ties:
        _tie(tied, child, who, stage)
    late = stage.past(-10, "09:50", child.house)
    for kin in circle.strangers:
        add_kin(kin, child, case, stage.actor(circle.by, late, child.house), late, stage, around=case.child)


def _tie(tied: Tied, child: Child, who: Any, stage: Stage) -> None:
    """Noted when the writer's institution takes part, of the day on which it was so."""
    joined = max((p.since_day for p in child.partners if p.worker == tied.by), default=-36)
    at = stage.past(max(joined, tied.since_day, -36), "14:40", child.house)
    saying = _saying(tied, tied.quality, tied.support, at, stage)
    tie = ecomaps.note_tie(
        by=stage.actor(tied.by, at), at=at, case=stage.cases[child.key], to=who(tied.to),
        person=who(tied.who) if tied.who else None, name=tied.name, since=stage.day(tied.since_day), saying=saying,
    )  # fmt: skip
    later = tied.later
    if (
        tied.last_day is not None
        and stage.day(tied.last_day) > at.date()
        and "" not in [q for _d, q, _s in later]
    ):
        day, quality, support = later[-1] if later else (tied.since_day, tied.quality, tied.support)
        later = (*later, (day, quality, support))  # the same again, now with the last contact
    for n, (day, quality, support) in enumerate(later):
        if n >= len(tied.later):
            at = stage.past(tied.last_day or 0, "18:10", child.house)
        at = max(at, stage.past(day, "15:30", child.house))
        told: dict[str, Any] = {
            "by": stage.actor(tied.by, at), "at": at, "tie": tie, "revision": tie.revision, "since": stage.day(day),
        }  # fmt: skip
        if quality:
            said = _saying(tied, quality, support, at, stage)
            tie = ecomaps.say(**told, saying=said)
        else:
            tie = ecomaps.end_tie(**told)


def _saying(tied: Tied, quality: str, support: str, at: dt.datetime, stage: Stage) -> ecomaps.Saying:
    """Nobody notes a contact that is still to come."""
    last = stage.day(tied.last_day) if tied.last_day is not None else None
    seen = last if last and last <= at.date() else None
    return ecomaps.Saying(
        tied.role, quality, support, tied.often, tied.sphere, seen, tied.note, tied.consent, tied.wish
    )
