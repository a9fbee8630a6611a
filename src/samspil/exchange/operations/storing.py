"""The files of a run in the storage: as they were brought, and the report of what is wrong in them."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from samspil.access.service import Actor
from samspil.exchange import queries
from samspil.exchange.models import Run
from samspil.exchange.operations.cells import harmless
from samspil.exchange.terms import Kind, Severity
from samspil.trail import service as trail

MOST_FILES = 40
REPORT = ("file", "row", "column", "rule", "severity", "child", "reason", "official")


@contextmanager
def files_of(run: Run) -> Iterator[dict[str, Any]]:
    """The files brought, by the names they had; a zip stands for what is in it."""
    with ExitStack() as stack:
        found: dict[str, Any] = {}
        for number, name in enumerate(run.mapping["files"]):
            opened = stack.enter_context(default_storage.open(f"{run.path}/{number:02d}", "rb"))
            if run.kind == Kind.RETURN and zipfile.is_zipfile(opened):
                found |= _unpacked(stack.enter_context(zipfile.ZipFile(opened)), stack)
            else:
                opened.seek(0)
                found[name if name not in found else f"{number}-{name}"] = opened
        yield found


def _unpacked(archive: zipfile.ZipFile, stack: ExitStack) -> dict[str, Any]:
    parts = [p for p in archive.infolist() if not p.is_dir() and "__MACOSX" not in p.filename][:MOST_FILES]
    if sum(p.file_size for p in parts) > settings.SAMSPIL_LARGEST_UPLOAD * 2:
        return {}
    return {p.filename.rpartition("/")[2]: stack.enter_context(archive.open(p)) for p in parts}


def write_report(*, by: Actor, at: dt.datetime, run: Run, findings: Iterable[Any]) -> str:
    """Every problem in one file that a spreadsheet opens without carrying anything out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(REPORT)
    for f in findings:
        reason = queries.reason(f.reason_code, f.params)
        official = "" if f.rule.startswith("S-") else f.message
        row = (
            f.file,
            f.row or "",
            f.column,
            f.rule,
            str(Severity(f.severity).label),
            f.child,
            reason,
            official,
        )
        writer.writerow([harmless(cell) for cell in row])
    trail.record(by=by, at=at, act="exchange.write_report", record_kind="run", record=run.pk)
    path = f"{run.path}/problems.csv"
    default_storage.delete(path)
    return default_storage.save(path, ContentFile(out.getvalue().encode("utf-8-sig")))


def throw_away(*, by: Actor, at: dt.datetime, runs: Iterable[Run]) -> None:
    """The files of these runs, and the runs."""
    for run in runs:
        for number in range(len(run.mapping.get("files", ()))):
            default_storage.delete(f"{run.path}/{number:02d}")
        if run.report:
            default_storage.delete(run.report)
        trail.record(by=by, at=at, act="exchange.throw_away", record_kind="run", record=run.pk)
        run.delete()


def report_of(run: Run) -> Any:
    return (
        default_storage.open(run.report, "rb") if run.report and default_storage.exists(run.report) else None
    )
