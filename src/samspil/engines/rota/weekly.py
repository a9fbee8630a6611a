"""The weeks that must hold a long rest, and when a rest of the month could begin."""

from collections.abc import Iterable, Iterator

from samspil.engines.rota.parts import Shift, Told

WHOLE = 7


def whole_weeks(told: Told) -> Iterator[tuple[tuple[int, ...], int]]:
    """Each of seven days or more, and when it begins: with the first shift of its first day, or of a later one."""
    for week in told.weeks:
        if len(week) >= WHOLE:
            first = min(week)
            starts = [shift.start for shift in told.shifts if shift.day >= first]
            if starts:
                yield tuple(sorted(week)), min(starts)


def stretches(
    week: tuple[int, ...], begins: int, least: int, shifts: Iterable[Shift], ends: Iterable[int]
) -> list[list[Shift]]:
    """Where the rest of a week could lie: of each place the shifts that would be in its way, without places that have another one's
    in their way and more. `shifts` are those somebody may have, `ends` when shifts before the plan ended."""
    row = list(shifts)
    last = [shift.end for shift in row if shift.day < week[0] and shift.end > begins]
    since = {begins, *(end for end in [*last, *ends] if end > begins), *(s.end for s in row if s.day in week)}
    ways = {frozenset(s.key for s in row if s.end > t and s.start < t + least) for t in since}
    fewest = [way for way in ways if not any(other < way for other in ways)]
    return [[shift for shift in row if shift.key in way] for way in sorted(fewest, key=sorted)]
