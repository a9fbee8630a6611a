"""Counts over many files of one institution, made anew each time somebody looks."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.evaluation.bridge import SMALLEST, Told, told
from samspil.evaluation.terms import DEFINED, Figure
from samspil.formulations import service as formulations
from samspil.plans import service as plans

YEARS = 5
SIX_MONTHS, TWELVE_MONTHS = dt.timedelta(days=183), dt.timedelta(days=365)
COUNTS_WITH = (Word.CASE_READ, Word.PLAN_READ, Word.MAP_READ)


@dataclass(frozen=True, slots=True)
class Line:
    """One share of a figure. What is None is withheld because it is small."""

    label: str
    told: Told

    @property
    def withheld(self) -> bool:
        return self.told.part is None

    @property
    def percent(self) -> tuple[int, int, int] | None:
        """The share and its band in whole per cent; None where there is nothing to divide by, or it is withheld."""
        one = self.told
        if one.part is None or not one.whole or one.low is None or one.high is None:
            return None
        return round(100 * one.part / one.whole), round(100 * one.low), round(100 * one.high)


@dataclass(frozen=True, slots=True)
class Counted:
    """One question with what it counts and its lines."""

    figure: Figure
    defined: Any
    lines: tuple[Line, ...]


def years(*, for_: Actor, at: dt.datetime) -> list[int]:
    """The years that can be chosen, the running one first. Whole years, so that no two periods overlap."""
    now = for_.day(at).year
    return [now - n for n in range(YEARS)]


def figures(*, for_: Actor, at: dt.datetime, year: int) -> list[Counted]:
    """The figures of the actor's institution for a year. A fixed number of queries."""
    require(for_, Word.FIGURES_SEE)
    eyes = dataclasses.replace(for_, words=for_.words | {str(w) for w in COUNTS_WITH})
    first, last = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    zone = ZoneInfo(for_.time_zone)
    since, until = (dt.datetime.combine(day, dt.time(), tzinfo=zone) for day in (first, last))
    reviewed = plans.reviewed_on_time(for_=eyes, since=first, until=last, today=for_.day(at))
    aimed = plans.aimed_at_what_keeps_it_going(for_=eyes, since=since, until=until)
    return [
        _figure(
            Figure.REVIEWED, Line(_("Reviews in time"), told(reviewed.part, reviewed.whole, reviewed.unknown))
        ),
        _figure(
            Figure.AIMED, Line(_("Plans with such a step"), told(aimed.part, aimed.whole, aimed.unknown))
        ),
        _figure(Figure.AGAIN, *_again(eyes, since, until, at)),
        _figure(Figure.FILLED, *_filled(eyes, at)),
    ]


def _figure(figure: Figure, *lines: Line) -> Counted:
    return Counted(figure, DEFINED[figure], lines)


def _again(eyes: Actor, since: dt.datetime, until: dt.datetime, at: dt.datetime) -> list[Line]:
    """Within six and within twelve months. Where both stand over the same closings, their difference is a number too."""
    span = {"for_": eyes, "since": since, "until": until, "at": at}
    six = cases.came_again(**span, within=SIX_MONTHS)
    twelve = cases.came_again(**span, within=TWELVE_MONTHS)
    told_six = told(six.again, six.closings, six.unknown)
    if six.closings == twelve.closings and 0 < twelve.again - six.again < SMALLEST:
        told_six = Told(None, told_six.whole, None, None, None)
    return [
        Line(_("Within six months"), told_six),
        Line(_("Within twelve months"), told(twelve.again, twelve.closings, twelve.unknown)),
    ]


def _filled(eyes: Actor, at: dt.datetime) -> list[Line]:
    found = formulations.completeness(for_=eyes, at=at)
    return [
        Line(str(one.label), told(one.known, found.maps, one.only_unknown, within=True))
        for one in found.fields
    ]
