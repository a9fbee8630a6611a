"""Counts over many files of one institution, made anew each time somebody looks. Raw: what may be told is decided above."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.evaluation.terms import Figure
from samspil.formulations import service as formulations
from samspil.plans import service as plans

YEARS = 5
SIX_MONTHS, TWELVE_MONTHS = dt.timedelta(days=183), dt.timedelta(days=365)
COUNTS_WITH = (Word.CASE_READ, Word.PLAN_READ, Word.MAP_READ)


@dataclass(frozen=True, slots=True)
class Raw:
    """So many of so many, as counted. `within`: the unknown are among the whole."""

    figure: Figure
    label: str
    part: int
    whole: int
    unknown: int
    within: bool = False


def years(*, for_: Actor, at: dt.datetime) -> list[int]:
    """The years that can be chosen, the running one first. Whole years, so that no two periods overlap."""
    now = for_.day(at).year
    return [now - n for n in range(YEARS)]


def counts(*, for_: Actor, at: dt.datetime, year: int) -> list[Raw]:
    """What the figures of the actor's institution for a year are made of. A fixed number of queries."""
    require(for_, Word.FIGURES_SEE)
    eyes = dataclasses.replace(for_, words=for_.words | {str(w) for w in COUNTS_WITH})
    first, last = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    zone = ZoneInfo(for_.law_zone)
    since, until = (dt.datetime.combine(day, dt.time(), tzinfo=zone) for day in (first, last))
    reviewed = plans.reviewed_on_time(for_=eyes, since=first, until=last, today=for_.day(at))
    aimed = plans.aimed_at_what_keeps_it_going(for_=eyes, since=since, until=until)
    return [
        Raw(Figure.REVIEWED, _("Reviews in time"), reviewed.part, reviewed.whole, reviewed.unknown),
        Raw(Figure.AIMED, _("Plans with such a step"), aimed.part, aimed.whole, aimed.unknown),
        _again(_("Within six months"), SIX_MONTHS, eyes, since, until, at),
        _again(_("Within twelve months"), TWELVE_MONTHS, eyes, since, until, at),
        *_filled(eyes, at),
    ]


def _again(
    label: str, within: dt.timedelta, eyes: Actor, since: dt.datetime, until: dt.datetime, at: dt.datetime
) -> Raw:
    found = cases.came_again(for_=eyes, since=since, until=until, within=within, at=at)
    return Raw(Figure.AGAIN, label, found.again, found.closings, found.unknown)


def _filled(eyes: Actor, at: dt.datetime) -> list[Raw]:
    found = formulations.completeness(for_=eyes, at=at)
    return [
        Raw(Figure.FILLED, str(one.label), one.known, found.maps, one.only_unknown, within=True)
        for one in found.fields
    ]
