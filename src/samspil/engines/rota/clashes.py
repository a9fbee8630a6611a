"""What is wrong with a question: everything at once, in an order that does not depend on the order of telling."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from samspil.engines.rota.parts import Told
from samspil.engines.rota.wrong import Clash, Wrong


def clashes(told: Told) -> tuple[Clash, ...]:
    plain = [*_twice(told), *_unknown(told), *_numbers(told), *_days(told)]
    return tuple(sorted(plain or [*_lines(told), *_held(told)], key=str))


def _again(keys: Iterable[str]) -> Iterator[Clash]:
    return (Clash(Wrong.TWICE, (key,)) for key, times in Counter(keys).items() if times > 1)


def _twice(told: Told) -> Iterator[Clash]:
    for some in (told.shifts, told.needs, told.people, told.rules, told.wishes, told.lines):
        yield from _again(one.key for one in some)
    yield from _again(fair.counts for fair in told.fair)
    same = Counter((shift.day, shift.kind) for shift in told.shifts)
    for place, times in same.items():
        if times > 1:
            yield Clash(Wrong.TWICE, tuple(sorted(s.key for s in told.shifts if (s.day, s.kind) == place)))


def _unknown(told: Told) -> Iterator[Clash]:
    shifts, people = {s.key for s in told.shifts}, {p.key for p in told.people}
    lines, rules = {line.key for line in told.lines}, {r.key for r in told.rules}
    pairs = told.held | told.barred
    named = {key for need in told.needs for key in need.shifts} | {s for _p, s in pairs}
    named |= {key for wish in told.wishes for key in wish.shifts}
    yield from (Clash(Wrong.UNKNOWN, (key,)) for key in named - shifts)
    yield from (
        Clash(Wrong.UNKNOWN, (key,))
        for key in ({w.person for w in told.wishes} | {p for p, _s in pairs}) - people
    )
    yield from (Clash(Wrong.UNKNOWN, (p.key, p.rules)) for p in told.people if p.rules not in rules)
    yield from (
        Clash(Wrong.UNKNOWN, (s.key, s.line)) for s in told.shifts if lines and s.line and s.line not in lines
    )


def _numbers(told: Told) -> Iterator[Clash]:
    wrong = [s.key for s in told.shifts if s.end <= s.start or s.minutes < 0]
    for need in told.needs:
        low = min(need.people, need.price, need.over) < 0 or not need.shifts
        wrong += [need.key] if low or (need.most is not None and need.most < need.people) else []
    wrong += [w.key for w in told.wishes if w.price < 0]
    wrong += [f.counts for f in told.fair if f.price < 0]
    wrong += [line.key for line in told.lines if line.handover < 0]
    for person in told.people:
        numbers = [
            person.least,
            person.weight,
            person.most or 0,
            *person.most_of.values(),
            *person.weights.values(),
        ]
        ends = any(away.end <= away.start for away in person.away)
        above = person.most is not None and person.least > person.most
        wrong += [person.key] if min(numbers) < 0 or ends or above else []
    for rules in told.rules:
        least = min(
            rules.least_in_row, rules.least_off_in_row, 1 if rules.most_in_row is None else rules.most_in_row
        )
        rest = min(
            [rules.rest, rules.most_nights_in_row or 0, rules.most_weekends or 0, *rules.rest_after.values()]
        )
        row = rules.most_in_row is not None and rules.least_in_row > rules.most_in_row
        week = min(rules.most_minutes_a_week or 0, rules.rest_a_week or 0)
        wrong += [rules.key] if least < 1 or min(rest, week) < 0 or row else []
    yield from (Clash(Wrong.NEGATIVE, (key,)) for key in wrong)


def _days(told: Told) -> Iterator[Clash]:
    if told.days < 1:
        yield Clash(Wrong.OUTSIDE, (str(told.days),))
    yield from (Clash(Wrong.OUTSIDE, (s.key,)) for s in told.shifts if not 0 <= s.day < told.days)
    for person in told.people:
        if any(w.day >= 0 or w.end <= w.start for w in person.worked):
            yield Clash(Wrong.OUTSIDE, (person.key,))
        days = [w.day for w in person.worked]
        if len(days) != len(set(days)):
            yield Clash(Wrong.TWICE, (person.key,))
    for group in (*told.weekends, *told.weeks):
        if any(not 0 <= day < told.days for day in group):
            yield Clash(Wrong.OUTSIDE, tuple(map(str, group)))


def _lines(told: Told) -> Iterator[Clash]:
    for line in told.lines:
        row = sorted((s for s in told.shifts if s.line == line.key), key=lambda s: (s.start, s.end, s.key))
        until = None
        for before, after in pairwise(row):
            until = before.end if until is None else max(until, before.end)
            if after.start > until:
                yield Clash(Wrong.HOLE, (line.key, before.key, after.key))
            elif until - after.start < line.handover:
                yield Clash(Wrong.HANDOVER, (line.key, before.key, after.key))


def _held(told: Told) -> Iterator[Clash]:
    yield from (Clash(Wrong.HELD_BARRED, pair) for pair in told.held & told.barred)
