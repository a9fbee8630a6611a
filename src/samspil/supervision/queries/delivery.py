"""What was delivered in a programme, by municipality and quarter. Every figure is a list: what counts in it, of all in it,
so that what is told and what is opened cannot differ. A fixed number of queries, whatever the number of families."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.programmes import service as programmes
from samspil.supervision import policy
from samspil.supervision.queries.elements import checks_of
from samspil.supervision.queries.records import (
    Member,
    Records,
    When,
    due_groups,
    is_late,
    records,
    there,
    zone,
)
from samspil.supervision.queries.year import QUARTERS
from samspil.supervision.terms import State, What, quarter_days


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list. `yes`: it counts; `says` is that in words."""

    name: str
    yes: bool
    says: str
    page: tuple[str, UUID] | None = None
    """Where it is shown: a page and of what."""
    on: dt.date | None = None
    words: str = ""
    checks: tuple[tuple[str, bool], ...] = ()

    @property
    def url(self) -> str:
        return reverse(f"supervision:{self.page[0]}", args=[self.page[1]]) if self.page else ""


@dataclass(frozen=True, slots=True)
class Figure:
    """`families`: how many stand behind it; None where it is about none. `of_groups`: it counts no families, but groups of them."""

    items: tuple[Item, ...]
    families: int | None
    of_groups: bool = False

    @property
    def part(self) -> int:
        return sum(item.yes for item in self.items)

    @property
    def whole(self) -> int:
        return len(self.items)


@dataclass(slots=True)
class Quarter:
    number: int
    figures: dict[What, Figure] = field(default_factory=dict)
    """Empty before it began, and while the municipality took no part."""


@dataclass(slots=True)
class Raw:
    part: Any
    quarters: list[Quarter]


def delivery(programme: UUID, year: int, *, for_: Actor, at: dt.datetime) -> tuple[Any, list[Raw]]:
    """Every municipality whose inside the actor sees, as it is: who is told what of it says the bridge."""
    found = programmes.get(programme, for_=for_)
    seen = programmes.seen_parts(found, for_=for_)
    parts = [p for p in programmes.everybody(found) if p.pk in seen and p.institution_id]
    return found, _all(parts, found.pk, year, at)


def behind(
    participation: UUID, year: int, number: int, what: str, *, for_: Actor, at: dt.datetime
) -> tuple[Any, tuple[Item, ...]]:
    """The list behind a figure, for the service of the families; for anybody else it is not there."""
    part = programmes.participation(participation, for_=for_)
    if not policy.opens(for_, part) or what not in What.values or number not in QUARTERS:
        raise NotFound
    raw = _all([part], part.programme_id, year, at)[0]
    figure = raw.quarters[number - 1].figures.get(What(what))
    if figure is None:
        raise NotFound
    return part, figure.items


def _all(parts: list[Any], programme: UUID, year: int, at: dt.datetime) -> list[Raw]:
    kept = records(parts, programme, year)
    told = {p.pk: Raw(p, []) for p in parts}
    for number in QUARTERS:
        first, after = quarter_days(year, number)
        last = after - dt.timedelta(days=1)
        ways = {w.part.pk: w for w in programmes.ways(parts, on=min(last, at.date()))}
        for part in parts:
            today = at.astimezone(zone(part)).date()
            shown = Quarter(number)
            if first <= today and part.joined_on < after and (part.left_on is None or part.left_on > first):
                end = dt.datetime.combine(after, dt.time(), zone(part))
                when = When(year, number, first, after, min(last, today), today, min(end, at), ways[part.pk])
                shown.figures = _figures(kept, part, when)
            told[part.pk].quarters.append(shown)
    return list(told.values())


def _figures(kept: Records, part: Any, when: When) -> dict[What, Figure]:
    return {
        What.FAMILIES: _families(kept, part, when),
        What.GROUPS: _groups(kept, part, when),
        What.HOME: _home(kept, part, when),
        What.ELEMENTS: _elements(kept, part, when),
        What.WAITING: _waiting(kept, part, when),
        What.LEFT: _left(kept, part, when),
    }


def _by_name(items: list[Item]) -> tuple[Item, ...]:
    """What does not count first: that is what one looks for."""
    return tuple(sorted(items, key=lambda item: (item.yes, item.name.casefold(), str(item.page))))


def _family(id: UUID) -> tuple[str, UUID]:
    return "family", id


def _families(kept: Records, part: Any, when: When) -> Figure:
    """Reached: somebody of the family came to a group session of the quarter, or a session with it was held."""
    here = part.institution_id
    names = {
        f: n for f, n, since, until in kept.fostering[here]
        if since < when.after and (until is None or until > when.first)
    }  # fmt: skip
    reached = {f: n for q, f, n in kept.came[here] if q == when.number}
    reached |= {
        s.family: s.family_name for s in kept.alone(here, when.number) if s.state == State.HELD and s.family
    }
    yes, no = pgettext("delivered", "reached"), pgettext("delivered", "not reached")
    items = [
        Item(n, f in reached, yes if f in reached else no, _family(f)) for f, n in (names | reached).items()
    ]
    return Figure(_by_name(items), len(items))


def _groups(kept: Records, part: Any, when: When) -> Figure:
    """Each group that is due a session counts once, however often it met."""
    late, items, due = is_late(part, when), [], due_groups(kept, part, when)
    for group in due:
        met = kept.held.get((group.pk, when.number))
        no = pgettext("delivered", "is missing") if late else pgettext("delivered", "not yet")
        items.append(
            Item(
                group.name,
                met is not None,
                str(State.HELD.label) if met else no,
                ("session", met.pk) if met else ("group", group.pk),
                met.starts_at.astimezone(zone(part)).date() if met else None,
            )
        )
    ids = {g.pk for g in due}
    families = {m.family for m in kept.members[part.institution_id] if m.group in ids and there(m, when)}
    return Figure(_by_name(items), len(families), of_groups=True)


def _home(kept: Records, part: Any, when: When) -> Figure:
    """Sessions with one family whose time has come: what was called off was agreed too, and was not held."""
    rows = [s for s in kept.alone(part.institution_id, when.number) if s.starts_at < when.at]
    items = [
        Item(
            s.family_name, s.state == State.HELD,
            _("not written down") if s.state == State.PLANNED else str(State(s.state).label),
            ("session", s.pk), s.starts_at.astimezone(zone(part)).date(), s.why,
        )
        for s in rows
    ]  # fmt: skip
    return Figure(_by_name(items), len({s.family for s in rows}))


def _left(kept: Records, part: Any, when: When) -> Figure:
    """Left its group in the quarter and is in no other; a family whose group ended did not drop out."""
    families: dict[UUID, list[Member]] = {}
    for m in kept.members[part.institution_id]:
        families.setdefault(m.family, []).append(m)
    items = []
    for family, mine in families.items():
        if not any(there(m, when) for m in mine):
            continue
        day = min(when.after, when.today)
        stays = any(m.since <= day and (m.until is None or m.until > day) for m in mine)
        last = max(mine, key=lambda m: (m.since <= day, m.until or dt.date.max))
        gone = not stays and last.until is not None and last.until <= day and last.until != last.group_ended
        says = pgettext("delivered", "left") if gone else pgettext("delivered", "stayed")
        items.append(
            Item(
                mine[0].family_name, gone, says, _family(family), last.until if gone else None,
                last.why_left if gone else "",
            )
        )  # fmt: skip
    return Figure(tuple(reversed(_by_name(items))), len(items))


def _waiting(kept: Records, part: Any, when: When) -> Figure:
    """Questions that were open in the quarter. Those without a name yet are counted, and nothing is said of them."""
    start = dt.datetime.combine(when.first, dt.time(), zone(part))
    items = []
    for q in kept.questions[part.institution_id]:
        if q.asked_at >= when.at or (q.matched_at is not None and q.matched_at < start):
            continue
        waits = q.matched_at is None or q.matched_at >= when.at
        says = pgettext("delivered", "waits") if waits else pgettext("delivered", "somebody took it")
        if q.anonymous:
            items.append(Item(_("without a name, for now"), waits, says))
            continue
        name = q.family.name if q.family else q.asked_by.name
        asked = q.asked_at.astimezone(zone(part)).date()
        items.append(Item(name, waits, says, ("question", q.pk), asked, str(q.get_topic_display())))
    return Figure(tuple(reversed(_by_name(items))), len(items))


def _elements(kept: Records, part: Any, when: When) -> Figure:
    """Of the core elements that are switched on, those for which all holds that they are made of."""
    items = []
    for element in when.way.elements:
        if element is None or not element.on:
            continue
        checks = checks_of(element.code, kept, part, when)
        yes = all(holds for _said, holds in checks)
        says = pgettext("delivered", "as designed") if yes else pgettext("delivered", "not as designed")
        items.append(
            Item(str(element.get_code_display()), yes, says, words=element.how, checks=tuple(checks))
        )
    return Figure(tuple(items), None)
