"""What has a clock of its own goes by itself when its time is over: short-lived tables, requests no file came of, people who
stand in no record, files that were brought. Each step leaves its number of rows, and a digest of ids, in the record."""

import dataclasses
import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import PROTECT, Exists, OuterRef

from samspil.access.service import NOBODY, Actor, Word
from samspil.exchange import service as exchange
from samspil.ground import fence
from samspil.ground.base import Privacy
from samspil.ground.erasing import counts, digest, empty_journal, erase_rows, overwrite
from samspil.ground.periods import years_before
from samspil.institutions import service as institutions
from samspil.people import service as people
from samspil.referrals import service as referrals
from samspil.retention.queries.clocks import end_of
from samspil.rules import service as rules
from samspil.rules.terms import Period, RecordClass, files_of
from samspil.trail import service as trail

BATCH = 500
logger = logging.getLogger("samspil.retention")


@dataclass(frozen=True, slots=True)
class Step:
    """So many rows of a table, or of a kind of record, are gone."""

    what: str
    rows: int


def clear(*, by: Actor, at: dt.datetime, slowly: bool = True) -> Iterator[Step]:
    """Everything whose time is over, in steps; each is whole by itself. `slowly` also looks through the people."""
    overwrite()
    rows = 0
    for step in _steps(by, at, slowly):
        rows += step.rows
        yield step
    if rows:
        empty_journal()


def _steps(by: Actor, at: dt.datetime, slowly: bool) -> Iterator[Step]:
    for table, said in clocks():
        what = table._meta.label_lower
        while said.over is not None and (gone := _tried(what, partial(_batch, table, said.over(at), by, at))):
            yield Step(what, gone)
    homes = list(institutions.every())
    periods = rules.periods_of(homes, by.day(at))
    yield from _by_rule(periods, by, at)
    for home in homes:
        yield from _of_home(home, periods[home.pk], at, slowly)


def clocks() -> list[tuple[type[models.Model], Privacy]]:
    """Every table with what it says of its retention."""
    tables = [table for table in apps.get_models() if isinstance(getattr(table, "PRIVACY", None), Privacy)]
    return [(table, table.PRIVACY) for table in tables]  # type: ignore[attr-defined]


def _by_rule(periods: Mapping[Any, Mapping[str, Period]], by: Actor, at: dt.datetime) -> Iterator[Step]:
    """What is no file of a child and goes by a rule: the institutions that keep it for as many years in one step."""
    for table, said in clocks():
        for kept, over in said.by_class.items():
            homes: dict[int, list[Any]] = {}
            for home, known in periods.items():
                if kept in known:
                    homes.setdefault(known[kept].years, []).append(home)
            for years, some in sorted(homes.items()):
                rows = over(years_before(at, years)) & models.Q(**{f"{said.house}__in": some})
                what = table._meta.label_lower
                while gone := _tried(what, partial(_batch, table, rows, by, at)):
                    yield Step(what, gone)


def _tried(what: str, work: Callable[[], int], home: Any = None) -> int:
    """A row that something still names stays, and keeps nothing else from going. The log says neither which nor who."""
    try:
        with transaction.atomic():
            return work()
    except IntegrityError:
        logger.warning("%s of %s: something still names a row, so it stays", what, home or "all")
        return 0


def _unnamed(table: Any) -> Any:
    """The rows of a table that no row names which would hold them back."""
    rows = table._base_manager.all()
    for one in table._meta.get_fields(include_hidden=True):
        if one.auto_created and getattr(one, "on_delete", None) is PROTECT:
            naming = one.related_model._base_manager.filter(**{one.field.name: OuterRef("pk")})
            rows = rows.exclude(Exists(naming))
    return rows


def _batch(table: Any, over: models.Q, by: Actor, at: dt.datetime) -> int:
    with fence.lifted("what has outlived its time goes, in whatever institution"):
        ids = list(_unnamed(table).filter(over).order_by("pk").values_list("pk", flat=True)[:BATCH])
        gone = erase_rows(table._base_manager.filter(pk__in=ids)) if ids else {}
    rows = sum(counts(gone).values())
    if rows:
        trail.record(
            by=by, at=at, act="retention.clear", record_kind=table._meta.label_lower,
            details={"rows": rows, "digest": digest(gone)},
        )  # fmt: skip
    return rows


def _of_home(home: Any, periods: Mapping[str, Period], at: dt.datetime, slowly: bool) -> list[Step]:
    """What goes by the periods of one institution; what it has set no period for is kept."""
    by = dataclasses.replace(
        NOBODY, institution=home.pk, time_zone=home.time_zone, words=frozenset({str(Word.EXCHANGE)})
    )
    with fence.lifted("what an institution keeps and nobody needs any more goes, by nobody's hand"):
        steps = [Step("exchange.run", _tried("exchange.run", partial(exchange.sweep, by=by, at=at), home.pk))]
        asked = periods.get(RecordClass.REQUEST)
        if asked is not None:
            before = years_before(at, asked.years)
            work = partial(referrals.clear, by=by, at=at, answered_before=before)
            steps.append(Step("referrals.referral", _tried("referrals.referral", work, home.pk)))
        kept = [periods.get(one) for one in files_of(home.kind)]
        if slowly and None not in kept:
            steps.append(Step("people.person", _people(by, [one for one in kept if one], at)))
    return steps


def _people(by: Actor, periods: list[Period], at: dt.datetime) -> int:
    """By the longest period for files, as if a file had been closed on the day the person was last written down."""
    today, before = by.day(at), years_before(at, min(period.years for period in periods))
    rows = 0
    for circle in list(people.loose(by.institution, before=before)) if by.institution else ():
        ends = [end_of(period, closed=one.since, born=one.born_on) for one in circle for period in periods]
        if all(end is not None and end <= today for end in ends):
            rows += _tried(
                "people.person", partial(people.clear_loose, by=by, at=at, people=circle), by.institution
            )
    return rows
