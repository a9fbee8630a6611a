"""Who can see a record, by which rule, now or at the end of a day: what the pages of every room show of it.

A room works out the people (`Sight`) from its own policy; here they are put into groups by rule and lines by
institution, the reader's own colleagues by name and others by number.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.ground import house
from samspil.look import dates
from samspil.look.inputs import DAY_PROBLEMS
from samspil.look.reading import NotADay, read_day

NAMED = 2


@dataclass(frozen=True, slots=True)
class Sight:
    """One person who can see a record: by which rule and why, in words; until when; `cells` says what of it (mark,
    words, name of the part), if not all of it. Those with the same `line` stand together. Somebody who works nowhere,
    as a parent or a guest, has no account and no institution here: `name` says who it is, `no_end` how it ends."""

    account: Any
    institution: Any
    rule: str
    because: str
    until: dt.datetime | None = None
    cells: tuple[tuple[str, str, str], ...] = ()
    line: Any = None
    name: str = ""
    no_end: Any = ""


@dataclass(frozen=True, slots=True)
class Line:
    """People of one institution under one rule: the first two by name, the others counted; foreign ones all counted."""

    institution: Any
    names: list[str]
    more: int
    because: str
    until: dt.datetime | None
    cells: tuple[tuple[str, str, str], ...]
    no_end: Any = ""


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    people: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class DayAsked:
    """The moment a page answers for: now, or the end of a day of the past. `problem`: why a day was not understood."""

    at: dt.datetime
    typed: str = ""
    past: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What `look/_asof.html` and `look/_seers.html` draw."""

    asked: DayAsked
    people: int
    groups: list[Group] = field(default_factory=list)


def day_asked(request: Any) -> DayAsked:
    """The last moment of the day `on` at the institution for which the reader acts; now without one, or for today."""
    now, typed = request.now, request.GET.get("on", "").strip()[:40]
    if not typed:
        return DayAsked(now)
    language, today = get_language() or "en", house.day_of(now)
    try:
        day = read_day(typed, language, today)
    except NotADay as wrong:
        return DayAsked(now, typed, problem=DAY_PROBLEMS[wrong.why] % {"example": dates.day(today, language)})
    if day >= today:
        late = "" if day == today else _("That day has not come yet. This is how it stands now.")
        return DayAsked(now, typed, problem=late)
    ends = house.midnight(day + dt.timedelta(days=1))
    return DayAsked(ends - dt.timedelta(microseconds=1), typed, past=True)


def seen(
    asked: DayAsked, sights: Iterable[Sight], *, us: Any, first: str = "", also: tuple[str, Any] | None = None
) -> Seen:
    """The people in the order of their rules, which is the order in which they come. `first` is named before others; `also`
    is a kind of record and the record: those who see it and work nowhere come last (`see_too`)."""
    rows = [*sights, *(others(*also, at=asked.at) if also else ())]
    groups = []
    for rule, members in groupby(rows, key=lambda s: s.rule):
        people = list(members)
        groups.append(Group(capfirst(rule), len(people), _lines(people, us, first)))
    return Seen(asked, len(rows), groups)


def _lines(people: list[Sight], us: Any, first: str) -> list[Line]:
    together: dict[Any, list[Sight]] = {}
    for s in sorted(people, key=lambda s: s.institution.name if s.institution else ""):
        key = (s.institution and s.institution.pk, s.line, s.because, s.until, s.cells, s.no_end)
        together.setdefault(key, []).append(s)
    lines = []
    for group in together.values():
        one = group[0]
        named = _names(group, us, first)
        more = len(group) - len(named)
        lines.append(Line(one.institution, named, more, one.because, one.until, one.cells, one.no_end))
    return lines


def _names(group: list[Sight], us: Any, first: str) -> list[str]:
    if group[0].institution is None:
        return sorted(s.name for s in group)
    names = sorted(s.account.name for s in group) if group[0].institution.pk == us else []
    names.sort(key=lambda n: n != first)
    return names[:NAMED]


Others = Callable[..., Iterable[Sight]]
_others: dict[str, dict[str, Others]] = {}


def see_too(kind: str, room: str, who: Others) -> None:
    """A room tells who else, besides the staff, can see a kind of record of a room below it. `who` is called with the
    record and the moment."""
    _others.setdefault(kind, {})[room] = who


def others(kind: str, record: Any, *, at: dt.datetime) -> list[Sight]:
    """Everybody besides the staff who can see a record at that moment."""
    return [sight for _room, who in sorted(_others.get(kind, {}).items()) for sight in who(record, at=at)]
