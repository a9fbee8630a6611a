"""What people bring by a page: kept for thirty days, looked at first, taken over in the background when somebody says yes."""

import datetime as dt
import logging
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.exchange import queries
from samspil.exchange.bridge import Reading, read_return
from samspil.exchange.models import Run
from samspil.exchange.operations.columns import columns_of, guessed
from samspil.exchange.operations.families import FamilyPlan, accept_families, plan_families
from samspil.exchange.operations.lists import Plan, accept_list, plan_list
from samspil.exchange.operations.returns import accept_return, foresee_return
from samspil.exchange.operations.runs import begin, finish, stop
from samspil.exchange.operations.storing import MOST_FILES, files_of, throw_away, write_report
from samspil.exchange.operations.tables import read_sheet
from samspil.exchange.terms import KEPT_DAYS, Kind, State
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail

AT_ONCE = 5_000_000
"""Up to so many bytes the page itself reads; more is read in the background."""
PREVIEW = 12
logger = logging.getLogger("samspil.exchange")


@transaction.atomic
def bring(*, by: Actor, at: dt.datetime, kind: Kind, files: Iterable[Any]) -> Run:
    """Keep what was brought. `files` are named streams with a size."""
    given = list(files)
    size = sum(file.size for file in given)
    limit = settings.SAMSPIL_LARGEST_UPLOAD
    if not given:
        raise Invalid({"files": _("Choose a file.")})
    if size > limit or len(given) > MOST_FILES:
        raise Invalid(
            {"files": _("This is too large. The largest that can be read is %(limit)s MB.") % {"limit": limit // 1_000_000}}
        )  # fmt: skip
    sweep(by=by, at=at)
    run = begin(by=by, at=at, kind=kind, file_name=", ".join(file.name for file in given))
    run.path = f"imports/{run.pk}"
    for number, file in enumerate(given):
        default_storage.save(f"{run.path}/{number:02d}", File(file))
    run.mapping = {"files": [str(file.name)[:120] for file in given], "size": size}
    run.save(update_fields=["path", "mapping"])
    trail.record(
        by=by, at=at, act="exchange.bring", record_kind="run", record=run.pk, details={"bytes": size}
    )
    if size > AT_ONCE:
        _later(run)
    return run


def _later(run: Run) -> None:
    """Found by name, since a room's edges stand above its operations."""
    key = str(run.pk)
    transaction.on_commit(lambda: import_string("samspil.exchange.tasks.work").enqueue(key))


def _reading(run: Run, by: Actor, at: dt.datetime) -> Reading:
    with files_of(run) as files:
        return read_return(files, today=by.day(at), limit=settings.SAMSPIL_LARGEST_UPLOAD)


def _plan(run: Run, by: Actor, at: dt.datetime, columns: Mapping[int, str] | None) -> Plan | FamilyPlan:
    with files_of(run) as files:
        name, source = next(iter(files.items()))
        sheet = read_sheet(name, source, limit=settings.SAMSPIL_LARGEST_UPLOAD)
    if columns is None:
        said = run.mapping.get("columns")
        columns = (
            {int(place): column for place, column in said.items()}
            if said
            else guessed(sheet.headings, run.kind)
        )
    columns = {place: column for place, column in columns.items() if place < len(sheet.headings)}
    planned = plan_families if run.kind == Kind.FAMILIES else plan_list
    plan: Plan | FamilyPlan = planned(sheet, columns, for_=by, at=at)
    run.mapping = run.mapping | {
        "columns": columns,
        "headings": sheet.headings,
        "samples": [[row[p] if p < len(row) else "" for _n, row in sheet.rows[:3]] for p in range(len(sheet.headings))],
        "preview": plan.preview(PREVIEW),
    }  # fmt: skip
    return plan


def look(*, by: Actor, at: dt.datetime, run: Run, columns: Mapping[int, str] | None = None) -> Run:
    """Read what was brought and say what it would do. Nothing of it is in the cases."""
    require(by, Word.EXCHANGE)
    if run.state not in (State.WAITING, State.READ, State.UNREADABLE):
        raise Refused(_("This is being taken over already."))
    if not run.mapping.get("files"):
        raise Refused(_("The file is not here. Bring it again."))
    try:
        if run.kind == Kind.RETURN:
            reading = _reading(run, by, at)
            foreseen = foresee_return(reading, for_=by, at=at)
            findings: Iterable[Any] = reading.findings
            run.counts = {**foreseen.counts, "children": len(reading.children), "unusable": reading.unusable}
            usable = bool(reading.children)
        else:
            plan = _plan(run, by, at, columns)
            findings, run.counts, usable = plan.remarks, plan.counts, bool(plan.entries)
    except (OSError, zipfile.BadZipFile):
        findings, usable, run.counts = [], False, {}
    run.summary = queries.group(findings)
    run.counts["problems"] = sum(entry["count"] for entry in run.summary)
    run.state, run.changed_at = (State.READ if usable else State.UNREADABLE), at
    run.report = write_report(by=by, at=at, run=run, findings=findings)
    run.save()
    trail.record(by=by, at=at, act="exchange.look", record_kind="run", record=run.pk)
    return run


@transaction.atomic
def accept(*, by: Actor, at: dt.datetime, run: Run) -> Run:
    """Somebody says yes: it is taken over in the background. Also what goes on after an interruption."""
    require(by, Word.EXCHANGE)
    if run.kind == Kind.FAMILIES:
        require(by, Word.CARERS_WRITE)
    if run.state not in (State.READ, State.STOPPED, State.TAKING):
        raise Refused(_("There is nothing here that can be taken over."))
    run.state, run.changed_at, run.trouble = State.TAKING, at, ""
    run.total = run.counts.get("children") or run.counts.get("rows") or 0
    run.save(update_fields=["state", "changed_at", "trouble", "total"])
    trail.record(by=by, at=at, act="exchange.accept", record_kind="run", record=run.pk)
    _later(run)
    return run


def carry_on(*, by: Actor, at: dt.datetime, run: Run, moment: Callable[[], dt.datetime]) -> Run:
    """The background's part: read what waits; take over what was accepted, from where it is to the end.

    What goes wrong leaves it stopped, to be taken up again.
    """
    if run.state == State.WAITING:
        return look(by=by, at=at, run=run)
    failed: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    try:
        if run.kind == Kind.RETURN:
            steps = accept_return(by=by, at=at, run=run, reading=_reading(run, by, at), failed=failed)
        else:
            taken: Any = accept_families if run.kind == Kind.FAMILIES else accept_list
            steps = taken(by=by, at=at, run=run, plan=_plan(run, by, at, None), failed=failed)
        for step in steps:
            counts = step[2]
            Run.objects.filter(pk=run.pk).update(changed_at=moment())
    except Exception as trouble:
        logger.exception("an import stopped")
        return stop(by=by, at=moment(), run=run, trouble=type(trouble).__name__)
    return finish(by=by, at=moment(), run=run, counts={"done": counts, "failed": failed[:100]})


@transaction.atomic
def discard(*, by: Actor, at: dt.datetime, run: Run) -> None:
    """What was brought and not taken over is thrown away."""
    require(by, Word.EXCHANGE)
    throw_away(by=by, at=at, runs=[run])


def sweep(*, by: Actor, at: dt.datetime) -> int:
    """Files older than thirty days go, and the runs with them. How many."""
    require(by, Word.EXCHANGE)
    old = list(
        Run.objects.filter(institution_id=by.institution, began_at__lt=at - dt.timedelta(days=KEPT_DAYS))
    )
    throw_away(by=by, at=at, runs=old)
    return len(old)


def columns_from(said: Mapping[int, str], kind: str = Kind.LIST) -> dict[int, str]:
    """What a person chose for each column; a kind of column chosen twice is a problem at the second."""
    found: dict[int, str] = {}
    for place, column in said.items():
        if column in columns_of(kind).values:
            if column in found.values():
                raise Invalid(
                    {f"column_{place}": _("Another column holds this already. Choose one of the two.")}
                )
            found[place] = column
    return found
