"""What somebody's past days mean for her next one, as few states as the rules need. Sums over the whole plan (minutes,
weekends) are not in it; `graph` and `anneal` keep them beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from samspil.engines.rota.parts import NIGHT, Person, Rules, Shift, Told
from samspil.engines.rota.weekly import whole_weeks

NONE = -1
OFF = 0


@dataclass(frozen=True, slots=True)
class State:
    """After a day. `until`: no shift may start before; `kind`: of this day's shift, where it matters for the next day's."""

    until: int = 0
    kind: str = ""
    row: int = 0
    """Days in a row with a shift; 0: this day was off."""
    good: bool = True
    """The run of days, on or off, is long enough to end."""
    off: int = 0
    """Days off so far, while they are too few."""
    nights: int = 0
    week: int = 0
    weekend: bool = False
    """This weekend counts as worked already."""
    used: tuple[int, ...] = ()
    free: int = 0
    """Since when, where the rest of the week still waits for it, or where the last shift reaches into the next day."""
    rested: bool = False
    """This week had its long rest."""
    hold: int = 0
    """As `until`, for all kinds that end such a rest, where there are others."""


class Days:
    """The plan by days: which shifts a day has (option 0 is a day off), and what is true of the day."""

    def __init__(self, told: Told) -> None:
        self.told, self.count = told, told.days
        self.options: list[list[Shift | None]] = [[None] for _ in range(told.days)]
        for shift in sorted(told.shifts, key=lambda s: (s.day, s.start, s.kind)):
            self.options[shift.day].append(shift)
        self.place = {s.key: (s.day, n) for day in self.options for n, s in enumerate(day) if s is not None}
        self.weekend = {day: n for n, group in enumerate(told.weekends) for day in group}
        self.week = {day: n for n, group in enumerate(told.weeks) for day in group}
        first = told.days * 10_000_000
        self.next_start = [first] * (told.days + 1)
        """The earliest start of any shift of this day or a later one."""
        for day in range(told.days - 1, -1, -1):
            starts = [s.start for s in self.options[day] if s is not None]
            self.next_start[day] = min([self.next_start[day + 1], *starts])


class Core:
    """`after[day][state][option]` is the number of the state then, or NONE where a rule forbids it; `enters[day][state][option]`
    says whether the option makes a weekend a worked one. For all people with the same rules and limits by kind."""

    def __init__(
        self, days: Days, rules: Rules, limits: tuple[tuple[str, int], ...], starts: Iterable[State]
    ) -> None:
        self.days, self.rules, self.limits = days, rules, dict(limits)
        self.kinds = [kind for kind, _most in limits]
        self.before_kinds = {before for before, _after in rules.not_after}
        self.week = _week_binds(days, rules)
        self.weekends = rules.most_weekends is not None and rules.most_weekends < len(days.told.weekends)
        self.rest = rules.rest_a_week or 0
        weeks = enumerate(whole_weeks(days.told)) if self.rest else ()
        self.whole = {day: (n, begins) for n, (week, begins) in weeks for day in week}
        """By day of a week that must have its rest: which it is, and when it begins."""
        self.states: list[dict[State, int]] = [{state: n for n, state in enumerate(dict.fromkeys(starts))}]
        self.after: list[list[list[int]]] = []
        self.enters: list[list[list[bool]]] = []
        for day in range(days.count):
            self._day(day)

    def _day(self, day: int) -> None:
        found: dict[State, int] = {}
        after, enters = [], []
        for state in self.states[-1]:
            row, into = [], []
            for option in self.days.options[day]:
                then = self._off(day, state) if option is None else self._on(day, state, option)
                row.append(NONE if then is None else found.setdefault(then, len(found)))
                weekend = self.weekends and option is not None and day in self.days.weekend
                into.append(weekend and not (state.weekend and self._same_weekend(day)))
            after.append(row)
            enters.append(into)
        self.states.append(found)
        self.after.append(after)
        self.enters.append(enters)

    def _same_weekend(self, day: int) -> bool:
        here = self.days.weekend.get(day)
        return here is not None and self.days.weekend.get(day - 1) == here

    def _calendar(self, day: int, state: State, shift: Shift | None) -> tuple[int, bool] | None:
        """Minutes of this week and whether this weekend is worked; None where the week is too long."""
        week, weekend = 0, False
        if self.week and day in self.days.week:
            before = state.week if self.days.week.get(day - 1) == self.days.week[day] else 0
            week = before + (shift.minutes if shift else 0)
            if week > (self.rules.most_minutes_a_week or 0):
                return None
        if self.weekends and day in self.days.weekend:
            weekend = shift is not None or (state.weekend and self._same_weekend(day))
        return week, weekend

    def _off(self, day: int, state: State) -> State | None:
        if state.row and not state.good:
            return None
        calendar = self._calendar(day, state, None)
        assert calendar is not None
        off = 1 if state.row else state.off + 1
        good = (not state.row and state.good) or off >= self.rules.least_off_in_row or (day == 0)
        until, hold, free, rested = self._weekly(day, state, None, state.until)
        return State(until, "", 0, good, 0 if good else off, 0, *calendar, state.used, free, rested, hold)

    def _on(self, day: int, state: State, shift: Shift) -> State | None:
        rules = self.rules
        wait = state.until if shift.kind in rules.resting else max(state.until, state.hold)
        if shift.start < wait or (state.kind, shift.kind) in rules.not_after:
            return None
        row = state.row + 1
        nights = state.nights + 1 if NIGHT in shift.counts else 0
        if (not state.row and not state.good) or (rules.most_in_row is not None and row > rules.most_in_row):
            return None
        if rules.most_nights_in_row is None:
            nights = 0
        elif nights > rules.most_nights_in_row:
            return None
        calendar = self._calendar(day, state, shift)
        used = tuple(n + (kind == shift.kind) for n, kind in zip(state.used, self.kinds, strict=True))
        if calendar is None or any(n > self.limits[kind] for n, kind in zip(used, self.kinds, strict=True)):
            return None
        good = (state.row > 0 and state.good) or row >= rules.least_in_row or (day == 0)
        until = shift.end + rules.rest_after.get(shift.kind, rules.rest)
        until, hold, free, rested = self._weekly(day, state, shift, until)
        kind = shift.kind if shift.kind in self.before_kinds else ""
        least = 1 if good else min(row, rules.least_in_row)
        row = row if rules.most_in_row is not None else least
        return State(until, kind, row, good, 0, nights, *calendar, used, free, rested, hold)

    def _still(self, until: int, day: int) -> int:
        """Whether it says anything after this day."""
        return until if until > self.days.next_start[day + 1] else 0

    def _weekly(self, day: int, state: State, shift: Shift | None, until: int) -> tuple[int, int, int, bool]:
        """Until when no shift may start, and none that ends a long rest, so that the week that ends has its own; since when she is
        free; whether the week had it."""
        if not self.rest:
            return self._still(until, day), 0, 0, False
        if shift is not None and shift.kind in self.rules.resting:
            shift = None
        free, rested, week = state.free, state.rested, self.whole.get(day)
        if week is not None and self.whole.get(day - 1) != week:
            free, rested = max(free, week[1]), False
        if shift is not None:
            rested = rested or shift.start - free >= self.rest
            free = shift.end
        rested = rested or self.days.next_start[day + 1] - free >= self.rest
        hold, ends = state.hold, self.whole.get(day + 1) != week
        if week is not None and not rested and ends:
            hold, rested = max(hold, free + self.rest), True
        if week is None or rested:
            free = self._still(free, day)
        if not self.rules.resting:
            until, hold = max(until, hold), 0
        return (
            self._still(until, day),
            self._still(hold, day),
            free,
            rested and week is not None and not ends,
        )


def _week_binds(days: Days, rules: Rules) -> bool:
    """Whether a week's minutes can be too many at all, as long as days in a row are kept to."""
    most = rules.most_minutes_a_week
    if most is None:
        return False
    longest = [max((s.minutes for s in day if s is not None), default=0) for day in days.options]
    for week in days.told.weeks:
        lengths = sorted((longest[day] for day in week), reverse=True)
        free = 0 if rules.most_in_row is None else len(week) // (rules.most_in_row + 1)
        if sum(lengths[: len(lengths) - free]) > most:
            return True
    return False


def start_of(days: Days, rules: Rules, person: Person, limits: tuple[tuple[str, int], ...]) -> State:
    """The state somebody comes into the plan with."""
    used = (0,) * len(limits)
    if not person.worked:
        return State(used=used)
    row = sorted(person.worked, key=lambda worked: worked.day)
    last, days_on = row[-1], {worked.day for worked in row}
    nights_on = {worked.day for worked in row if NIGHT in worked.counts}
    until = max(worked.end + rules.rest_after.get(worked.kind, rules.rest) for worked in row)
    until = until if until > days.next_start[0] else 0
    ended = max((worked.end for worked in row if worked.kind not in rules.resting), default=0)
    free = ended if rules.rest_a_week and ended > days.next_start[0] else 0
    if last.day != -1:
        return State(until=until, used=used, free=free)
    run = next(n for n in range(1, len(row) + 2) if -n - 1 not in days_on)
    nights = next(n for n in range(len(row) + 2) if -n - 1 not in nights_on)
    kind = last.kind if any(before == last.kind for before, _after in rules.not_after) else ""
    return State(
        until, kind, run if rules.most_in_row is not None else 1, True, 0,
        nights if rules.most_nights_in_row is not None else 0, used=used, free=free,
    )  # fmt: skip
