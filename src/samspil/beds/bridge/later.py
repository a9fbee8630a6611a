"""At home at close and three, six and twelve months after help began: shares of all who began, with their bands."""

import datetime as dt
from dataclasses import dataclass

from samspil.access.service import Actor
from samspil.beds.models import Followed
from samspil.beds.queries.following import due_on, followed
from samspil.beds.terms import LONGEST_HELP, MONTHS
from samspil.cases.terms import Place
from samspil.engines.shares.problem import Share
from samspil.engines.shares.solve import solve


@dataclass(frozen=True, slots=True)
class Point:
    """Of all who began and whose time has come (`of`): at home, elsewhere, not reached (`lost`), not asked yet (`open`).
    `months` 0: when help ended. The share is `home` of `of`: who was lost counts as not known to be at home."""

    months: int
    home: int
    away: int
    lost: int
    open: int
    low: float | None
    high: float | None

    @property
    def of(self) -> int:
        return self.home + self.away + self.lost + self.open


def later(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date, source: str = "") -> list[Point]:
    """For those whose help began in a period, at close and at each later date. Two queries."""
    rows = [r for r in followed(for_=for_, at=at, since=since, until=until) if source in ("", r.source)]
    today = for_.day(at)
    return [_at_close(rows, today), *(_after(rows, months, today) for months in MONTHS)]


def _at_close(rows: list[Followed], today: dt.date) -> Point:
    """Whose help ended, and who began so long ago that it should have: nobody drops out by never being closed."""
    closed = [r for r in rows if r.closed_on is not None]
    home = sum(r.home_at_close is True for r in closed)
    away = sum(r.home_at_close is False for r in closed)
    over = sum(r.closed_on is None and (today - r.began_on).days > LONGEST_HELP for r in rows)
    return _point(0, home, away, len(closed) - home - away, over)


def _after(rows: list[Followed], months: int, today: dt.date) -> Point:
    home = away = lost = open_ = 0
    for row in rows:
        if due_on(row.began_on, months) > today:
            continue
        answer = next((f for f in row.follow_ups.all() if f.months == months), None)
        home += answer is not None and answer.where == Place.HOME
        away += answer is not None and not answer.lost and answer.where != Place.HOME
        lost += answer is not None and answer.lost
        open_ += answer is None
    return _point(months, home, away, lost, open_)


def _point(months: int, home: int, away: int, lost: int, open_: int) -> Point:
    of = home + away + lost + open_
    told = solve(Share(home, of, smallest=0))
    return Point(months, home, away, lost, open_, told.low if of else None, told.high if of else None)
