"""What the import of a statutory return shows and does on the command line."""

from __future__ import annotations

import csv
import datetime as dt
import json as json_
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from samspil.cli import show

WORDS = {
    "children_created": "children new here",
    "children_changed": "children of whom it says something else than before",
    "children_unchanged": "children unchanged",
    "children_failed": "children that could not be kept",
    "rows_created": "episodes, reviews and absences added",
    "rows_changed": "... changed",
    "rows_unchanged": "... unchanged",
    "rows_no_longer_returned": "... here but not in the return; they stay",
    "rows_kept": "other rows kept with the child",
}
COLUMNS = ("file", "row", "column", "rule", "severity", "child", "reason", "official_message")
SHOWN = 30


def files_in(source: Path) -> dict[str, Any]:
    """The files of a return, opened; read in pieces so that a giant is refused before it fills the memory."""
    if source.is_dir():
        paths = sorted(
            p for p in source.iterdir() if p.suffix.lower() in (".csv", ".xml", ".txt") and p.is_file()
        )
    elif source.is_file():
        paths = [source]
    else:
        show.fail(f"There is no {source}.", status=2)
    if not paths:
        show.fail(f"There is no CSV or XML file in {source}.", status=2)
    return {path.name: path for path in paths}


def read(files: Mapping[str, Path], today: dt.date) -> Any:
    from contextlib import ExitStack

    from django.conf import settings

    from samspil.exchange import service as exchange

    with ExitStack() as stack:
        opened = {name: stack.enter_context(path.open("rb")) for name, path in files.items()}
        return exchange.read_return(opened, today=today, limit=settings.SAMSPIL_LARGEST_UPLOAD)


def plain(finding: Any) -> dict[str, Any]:
    from samspil.exchange import service as exchange

    reason = exchange.reason(finding.reason_code, finding.params)
    official = "" if finding.rule.startswith("S-") else finding.message
    told = (finding.file, finding.row, finding.column, finding.rule, finding.severity, finding.child)
    return dict(zip(COLUMNS, (*told, reason, official), strict=True))


def write_report(path: Path, findings: Iterable[Any]) -> None:
    """Every problem in one file. The CSV is made for spreadsheets, so cells that look like formulas are made harmless."""
    from samspil.exchange import service as exchange

    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [plain(f) for f in findings]
    if path.suffix == ".json":
        path.write_text(json_.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
        return
    with path.open("w", newline="", encoding="utf-8-sig") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows([exchange.harmless(row[name]) for name in COLUMNS] for row in rows)


def tell_problems(findings: Any, json: bool) -> None:
    from samspil.exchange import service as exchange

    groups = exchange.group(findings)
    if json:
        show.as_json({"problems": len(findings), "by_rule": groups})
        return
    table = Table(title=f"{len(findings):,} problems, by rule", title_justify="left")
    for heading in ("times", "severity", "rule", "why, with the first example"):
        table.add_column(heading, justify="right" if heading == "times" else "left")
    for entry in groups[:SHOWN]:
        first = entry["examples"][0]
        where = f"{first['file']} row {first['row']}" if first["row"] else first["file"]
        why = exchange.reason(entry["reason"], first["params"])
        table.add_row(f"{entry['count']:,}", entry["severity"], entry["rule"], plain_text(f"{where}: {why}"))
    show.out.print(table)
    if len(groups) > SHOWN:
        show.out.print(f"and {len(groups) - SHOWN} rules more; --report FILE writes all of them.")


def plain_text(text: str) -> Any:
    from rich.text import Text

    return Text(text)


def tell_counts(counts: Mapping[str, int], title: str, says: Mapping[str, str] = WORDS) -> None:
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for name, words in says.items():
        if counts.get(name):
            table.add_row(f"{counts[name]:,}", words)
    show.out.print(table)


def told(reading: Any, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "children": len(reading.children),
        "counts": {name: counts.get(name, 0) for name in WORDS},
        "problems": len(reading.findings),
        "unusable_rows": reading.unusable,
    }


def look(by: Any, reading: Any, json: bool) -> None:
    """The dry run."""
    from samspil.exchange import service as exchange
    from samspil.ground.clock import now

    found = exchange.foresee_return(reading, for_=by, at=now())
    if json:
        groups = exchange.group(reading.findings)
        show.as_json({"accepted": False, **told(reading, found.counts), "by_rule": groups})
        return
    tell_problems(reading.findings, json)
    tell_counts(found.counts, f"{len(reading.children):,} children. Taking over would make:")
    show.out.print(f"{reading.unusable:,} rows cannot be used; they are kept and listed above.")
    show.out.print("Nothing was changed. The same command with --accept takes it over.")


def take(by: Any, reading: Any, name: str, json: bool) -> None:
    """For good. What a Ctrl+C leaves is whole; the same command goes on from there."""
    from samspil.exchange import service as exchange
    from samspil.exchange.terms import Kind
    from samspil.ground.clock import now

    at = now()
    run = exchange.begin(by=by, at=at, kind=Kind.RETURN, file_name=name)
    failed: list[tuple[str, str]] = []
    done, counts = 0, dict[str, int]()
    try:
        with show.progress(quiet=json) as bar:
            line = bar.add_task("taking over", total=len(reading.children))
            for step in exchange.accept_return(by=by, at=at, run=run, reading=reading, failed=failed):
                done, _total, counts = step
                bar.update(line, completed=done)
    except KeyboardInterrupt:
        exchange.stop(by=by, at=now(), run=run, trouble="interrupted")
        show.fail(
            f"Stopped after {done:,} of {len(reading.children):,} children. Each of them is whole; no other was touched.",
            "The same command goes on from here.",
            status=130,
        )
    exchange.finish(by=by, at=now(), run=run, counts=counts)
    if json:
        show.as_json({"accepted": True, "run": str(run.pk), **told(reading, counts), "failed": failed})
    else:
        tell_counts(counts, f"{len(reading.children):,} children taken over")
        show.out.print(
            f"{len(reading.findings):,} problems are in the return; without --accept they are listed."
        )
        for number, why in failed:
            show.err.print(f"{number}: {why}", highlight=False)
    if counts.get("children_failed", 0) == len(reading.children):
        raise typer.Exit(1)
