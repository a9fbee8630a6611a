"""The rules of one person, read plainly: which of them a set of shifts breaks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from samspil.engines.rota.answer import Ground, Law
from samspil.engines.rota.parts import NIGHT, Person, Rules, Shift, Told, Worked
from samspil.engines.rota.weekly import whole_weeks

Done = Shift | Worked


def rules_of(told: Told, person: Person) -> Rules:
    return next(rules for rules in told.rules if rules.key == person.rules)


def alone(told: Told, person: Person, shift: Shift) -> Ground | None:
    """What keeps somebody from this shift whatever else she does."""
    if (person.kinds and shift.kind not in person.kinds) or person.most_of.get(shift.kind) == 0:
        return Ground(Law.KINDS, person.key, (shift.key,))
    if any(away.start < shift.end and shift.start < away.end for away in person.away):
        return Ground(Law.AWAY, person.key, (shift.key,))
    if (person.key, shift.key) in told.barred:
        return Ground(Law.BARRED, person.key, (shift.key,))
    return None


def broken(told: Told, person: Person, shifts: Iterable[Shift]) -> list[Ground]:
    """Every rule that somebody breaks with these shifts, each with the shifts that break it."""
    row = sorted(shifts, key=lambda shift: (shift.day, shift.start, shift.key))
    found = [ground for shift in row if (ground := alone(told, person, shift)) is not None]
    has = {shift.key for shift in row}
    missing = sorted(key for who, key in told.held if who == person.key and key not in has)
    found += [Ground(Law.HELD, person.key, (key,)) for key in missing]
    laws = [*_pairs(told, person, row), *_rows(told, person, row), *_sums(told, person, row)]
    laws += _weekly(told, person, row)
    return found + [Ground(law, person.key, about) for law, about in laws]


def _name(done: Done) -> tuple[str, ...]:
    return (done.key,) if isinstance(done, Shift) else ()


def _pairs(told: Told, person: Person, row: Sequence[Shift]) -> Iterator[tuple[Law, tuple[str, ...]]]:
    rules = rules_of(told, person)
    whole: list[Done] = [*sorted(person.worked, key=lambda w: w.day), *row]
    for before, after in pairwise(whole):
        if not isinstance(after, Shift):
            continue
        both = (*_name(before), after.key)
        if before.day == after.day:
            yield Law.ONE_A_DAY, both
        elif after.start - before.end < rules.rest_after.get(before.kind, rules.rest):
            yield Law.REST, both
        if after.day - before.day == 1 and (before.kind, after.kind) in rules.not_after:
            yield Law.NOT_AFTER, both


def _runs(days: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in sorted(set(days)):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _rows(told: Told, person: Person, row: Sequence[Shift]) -> Iterator[tuple[Law, tuple[str, ...]]]:
    rules, last = rules_of(told, person), told.days - 1
    on = {shift.day: shift.key for shift in row}
    runs = _runs([*on, *(worked.day for worked in person.worked)])
    for run in runs:
        keys = tuple(on[day] for day in run if day in on)
        if keys and rules.most_in_row is not None and len(run) > rules.most_in_row:
            yield Law.MOST_IN_ROW, keys
        if len(run) < rules.least_in_row and run[0] > 0 and run[-1] < last:
            yield Law.LEAST_IN_ROW, keys
    for before, after in pairwise(runs):
        if 0 < after[0] - before[-1] - 1 < rules.least_off_in_row and before[-1] >= 0:
            yield Law.LEAST_OFF_IN_ROW, (on[before[-1]], on[after[0]])
    if rules.most_nights_in_row is not None:
        whole: list[Done] = [*row, *person.worked]
        nights = [done.day for done in whole if NIGHT in done.counts]
        for run in _runs(nights):
            if len(run) > rules.most_nights_in_row and run[-1] >= 0:
                yield Law.MOST_NIGHTS_IN_ROW, tuple(on[day] for day in run if day in on)


def _sums(told: Told, person: Person, row: Sequence[Shift]) -> Iterator[tuple[Law, tuple[str, ...]]]:
    rules, keys = rules_of(told, person), tuple(shift.key for shift in row)
    minutes = sum(shift.minutes for shift in row)
    if person.most is not None and minutes > person.most:
        yield Law.MOST, keys
    if minutes < person.least:
        yield Law.LEAST, keys
    for kind, most in person.most_of.items():
        these = tuple(shift.key for shift in row if shift.kind == kind)
        if most and len(these) > most:
            yield Law.MOST_OF, these
    if rules.most_weekends is not None:
        worked = [tuple(s.key for s in row if s.day in weekend) for weekend in told.weekends]
        if sum(map(bool, worked)) > rules.most_weekends:
            yield Law.MOST_WEEKENDS, tuple(key for some in worked for key in some)
    if rules.most_minutes_a_week is not None:
        for week in told.weeks:
            these_days = [shift for shift in row if shift.day in week]
            if sum(shift.minutes for shift in these_days) > rules.most_minutes_a_week:
                yield Law.MOST_A_WEEK, tuple(shift.key for shift in these_days)


def _weekly(told: Told, person: Person, row: Sequence[Shift]) -> Iterator[tuple[Law, tuple[str, ...]]]:
    rules = rules_of(told, person)
    least = rules.rest_a_week
    if least is None:
        return
    whole: list[Done] = [*sorted(person.worked, key=lambda w: w.day), *row]
    whole = [done for done in whole if done.kind not in rules.resting]
    for week, begins in whole_weeks(told):
        before = [done.end for done in whole if done.day < week[0]]
        free = [max([begins, *before]), *(done.end for done in whole if done.day in week)]
        after = [[done.start for done in whole if done.start >= since] for since in free]
        if not any(
            min(starts, default=since + least) - since >= least
            for since, starts in zip(free, after, strict=True)
        ):
            yield (
                Law.REST_A_WEEK,
                tuple(shift.key for shift in row if shift.day in week and shift.kind not in rules.resting),
            )
