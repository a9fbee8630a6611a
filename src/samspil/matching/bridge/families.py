"""What is known of families, as the engine takes it."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from samspil.carers.terms import FamilyFacts, Stance, Status, Topic, WhyNot, detail_label
from samspil.engines.criteria import Approval, Check, Family, Mark, Point
from samspil.engines.criteria import Fact as Known
from samspil.people.terms import LANGUAGES

LEGAL = "legal"
"""One name for all that the law asks of a family; which of them has run out stands on the family's page."""
_MARK = {
    Stance.WANTS: Mark.MET, Stance.CAN: Mark.MET, Stance.HAS: Mark.MET, Stance.CANNOT: Mark.NOT,
    Stance.HAS_NOT: Mark.NOT,
}  # fmt: skip
_MARK_OF = {str(stance): str(mark) for stance, mark in _MARK.items()}
_NOBODY: frozenset[str] = frozenset()


def family(
    one: FamilyFacts,
    asked: Collection[str],
    noted: Mapping[UUID, Any],
    there: Collection[str],
    on: dt.date,
    children: Collection[UUID] = (),
    *,
    alone: str = "",
    watched: bool = False,
) -> Family:
    """`asked` are the facts that this search asks about, `noted` what was noted by hand about each need, `there` the other
    children who are placed there, `children` those of the search; `alone` says that one of those there must live without
    other children; `watched`: a ban names a person, so who lives there unknown matters."""
    facts = _facts(one, asked)
    for need, row in noted.items():
        facts[f"={need}"] = Known(row.mark, row.source, row.on, row.words)
    people = frozenset([str(m.person) for m in one.members if m.person])
    own = frozenset([str(m.person or m.id) for m in one.members if m.role == "child"])
    strangers = frozenset([str(m.id) for m in one.members if not m.person]) if watched else _NOBODY
    return Family(
        key=str(one.id),
        approvals=tuple([_approval(a) for a in one.approvals]),
        free=_places(one, children),
        checks=_LAPSED if WhyNot.CHECK_EXPIRED in one.why_not else _UNSHOWN if one.unshown else _VALID,
        facts=facts,
        people=people.union(there) if there else people,
        strangers=strangers,
        alone=alone,
        children=own.union(there) if there else own,
        area=one.area.strip().casefold(),
        point=Point(*one.point) if one.point and not one.protected else None,
        protected=one.protected,
        rests_until=_rests(one, on) if one.breaks else None,
        closed=WhyNot.SUSPENDED in one.why_not or one.status != Status.APPROVED,
    )


_LAPSED, _UNSHOWN, _VALID = {LEGAL: Check(False)}, {LEGAL: Check(None)}, {LEGAL: Check(True)}


def _places(one: FamilyFacts, children: Collection[UUID]) -> dict[str, int | None]:
    """Free places by kind, with those that are kept for one of the children alone."""
    if not one.kept:  # as almost everywhere
        return {f.kind: f.free for f in one.free}
    return {
        kind: one.free_of(kind, *children)
        for kind in {*(f.kind for f in one.free), *(a.kind for a in one.kept)}
    }


def _approval(a: Any) -> Approval:
    only = frozenset({str(a.child)}) if a.child else _NOBODY
    return Approval(a.kind, a.age_from, a.age_before - 1, a.since, a.until, only)


def _rests(one: FamilyFacts, on: dt.date) -> dt.date | None:
    """Until when the break lasts that covers that day; one without an end has the last day of all."""
    ends = [b.until or dt.date.max for b in one.breaks if b.since <= on and (b.until is None or on < b.until)]
    return max(ends, default=None)


def _facts(one: FamilyFacts, asked: Collection[str]) -> dict[str, Known]:
    """The newest fact of each kind asked about. A family that has no animal at all has no dog; one that has a dog has
    animals. A course on a need answers it partly, where the family said nothing."""
    found: dict[str, Known] = {}
    speaks: list[Any] = []
    for f in one.facts:
        topic = f.topic
        key = f"{topic}:{f.detail}"
        if topic == Topic.ANIMAL:
            _animal(found, asked, f)
            continue
        if topic == Topic.LANGUAGE:
            speaks.append(f)
        if key in asked and key not in found:
            found[key] = Known(_MARK_OF.get(f.stance), f"@{f.source}", f.on, f.text)
    if speaks:
        _other_languages(found, asked, speaks)
    for learnt in one.learnt:
        key = f"{Topic.NEED}:{learnt.topic}"
        if learnt.topic and key in asked:
            found.setdefault(key, Known("partly", "@course", learnt.on, learnt.title))
    return found


def _other_languages(found: dict[str, Known], asked: Collection[str], speaks: list[Any]) -> None:
    """A family that told which languages it speaks, and not this one, does not speak it, as of the day it last told."""
    for key in asked:
        if key.startswith(f"{Topic.LANGUAGE}:") and key not in found:
            found[key] = Known("not", f"@{speaks[0].source}", speaks[0].on, _spoken(speaks))


def _spoken(speaks: list[Any]) -> str:
    return ", ".join(
        str(LANGUAGES.get(f.detail, f.detail)) for f in speaks if _MARK_OF.get(f.stance) == "met"
    )


def _animal(found: dict[str, Known], asked: Collection[str], f: Any) -> None:
    mark = _MARK_OF.get(f.stance)
    for each in _answers(f, f"{Topic.ANIMAL}:{f.detail}", mark):
        if each in asked and each not in found:
            found[each] = Known(mark, f"@{f.source}", f.on, f.text or _called(f))


def _called(f: Any) -> str:
    return str(detail_label(f.topic, f.detail)) if f.detail else ""


def _answers(f: Any, key: str, mark: str | None) -> tuple[str, ...]:
    if mark == "met":
        return (key, f"{Topic.ANIMAL}:")
    return (
        (key,)
        if f.detail
        else tuple(f"{Topic.ANIMAL}:{d}" for d in ("", "dog", "cat", "rodent", "bird", "horse"))
    )
