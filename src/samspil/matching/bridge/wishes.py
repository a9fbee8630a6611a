"""What families said about the child they would take, as an answer for these children. Wanting, being able and not being able are
said beside each other: what covers a child counts, the newest of it first; who only names others whom they want, wants others."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from samspil.carers.terms import Stance, Topic
from samspil.engines import criteria
from samspil.engines.criteria import Fact as Known

AGAINST = (Stance.CANNOT, Stance.HAS_NOT)
Covers = Callable[[Any, Any, dt.date], bool | None]
"""Whether what was said is about this child; None where the child's own day or sex is not known."""


def wishes(facts: Sequence[Any], children: Sequence[Any], on: dt.date) -> dict[str, Known]:
    """`facts` newest first, of every topic; `children` as people."""
    found: dict[str, Known] = {}
    for topic, key, covers in ((Topic.AGES, "wish_ages", _age), (Topic.SEX, "wish_sex", _sex)):
        said = [f for f in facts if f.topic == topic]
        if said:
            found[key] = _together([_one(said, covers, child, on) for child in children])
    siblings = next((f for f in facts if f.topic == Topic.SIBLINGS), None)
    if siblings is not None and len(children) > 1:
        high = siblings.high
        fits = siblings.stance not in AGAINST and (high is None or len(children) <= high)
        found["wish_siblings"] = _known("met" if fits else "not", siblings)
    return found


def _one(said: list[Any], covers: Covers, child: Any, on: dt.date) -> Known:
    about = [(f, covers(f, child, on)) for f in said]
    for fact, so in about:
        if so:
            return _known("not" if fact.stance in AGAINST else "met", fact)
    unsure = next((fact for fact, so in about if so is None), None)
    if unsure is not None:
        return _known(None, unsure)
    others = next((f for f in said if f.stance not in AGAINST), None)
    return _known("not", others) if others is not None else _known("met", said[0])


def _together(each: list[Known]) -> Known:
    """One child whom it does not fit is enough; else one of whom nobody knows; else it is as old as the oldest word it rests on."""
    for value in ("not", None):
        found = next((k for k in each if k.value == value), None)
        if found is not None:
            return found
    return min(each, key=lambda k: k.on or dt.date.min)


def _known(value: str | None, fact: Any) -> Known:
    return Known(value, f"@{fact.source}", fact.on, fact.text)


def _age(fact: Any, child: Any, on: dt.date) -> bool | None:
    if child.born_on is None:
        return None
    years = criteria.age(child.born_on, on)
    return (fact.low is None or years >= fact.low) and (fact.high is None or years <= fact.high)


def _sex(fact: Any, child: Any, on: dt.date) -> bool | None:
    if not fact.detail:
        return True
    return None if child.sex not in ("female", "male") else bool(child.sex == fact.detail)
