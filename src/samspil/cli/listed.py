"""``./samspil import list``, ``import families`` and ``./samspil export list``: an institution's own list, in and out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from samspil.cli import returned, show
from samspil.cli.exchange import Accept, Home, Report, acting
from samspil.cli.place import given, wake
from samspil.cli.user import in_words

WORDS = {
    "rows": "rows in the list",
    "people_created": "people new here",
    "cases_created": "cases opened",
    "already_here": "already here, left as they are",
    "families_filled": "... with gaps filled in",
    "families_created": "families new here",
    "approved": "... with an approval",
    "rows_left_out": "rows left out because of a problem",
    "rows_failed": "rows that could not be kept",
}
AUTO = "auto"


def import_list(
    file: Annotated[Path, typer.Argument(help="The list, .csv or .xlsx, with headings in its first row.")],
    mapping: Annotated[
        str, typer.Option(help='A .toml file with [columns] "Heading" = "born_on" ..., or auto.')
    ] = AUTO,
    institution: Home = "",
    accept: Accept = False,
    report: Report = None,
    json: show.Json = False,
) -> None:
    """Read a list of people and cases: what each row would do and what is wrong; --accept takes it over."""
    bring("list", file, mapping, institution, accept, report, json)


def import_families(
    file: Annotated[Path, typer.Argument(help="The list, .csv or .xlsx, with headings in its first row.")],
    mapping: Annotated[
        str, typer.Option(help='A .toml file with [columns] "Heading" = "places" ..., or auto.')
    ] = AUTO,
    institution: Home = "",
    accept: Accept = False,
    report: Report = None,
    json: show.Json = False,
) -> None:
    """Read a list of foster families: what each row would do and what is wrong; --accept takes it over."""
    bring("families", file, mapping, institution, accept, report, json)


def bring(
    kind: str, file: Path, mapping: str, institution: str, accept: bool, report: Path | None, json: bool
) -> None:
    """Look at a list, and with `accept` take it over."""
    wake(or_demo=True)
    from django.conf import settings

    from samspil.exchange import service as exchange
    from samspil.ground.clock import now

    path = given(file)
    if not path.is_file():
        show.fail(f"There is no {path}.", status=2)
    by = acting(institution)
    with in_words(), show.progress(quiet=json) as bar:
        bar.add_task("reading and checking", total=None)
        with path.open("rb") as opened:
            sheet = exchange.read_sheet(path.name, opened, limit=settings.SAMSPIL_LARGEST_UPLOAD)
        guess = mapping == AUTO
        columns = exchange.guessed(sheet.headings, kind) if guess else mapped(sheet, given(mapping), kind)
        planned: Any = exchange.plan_families if kind == "families" else exchange.plan_list
        plan = planned(sheet, columns, for_=by, at=now())
    if report:
        returned.write_report(given(report), plan.remarks)
    if not plan.entries:
        returned.tell_problems(plan.remarks, json)
        show.fail("There is no row in this that can be used. Nothing was changed.")
    if accept:
        with in_words():
            take(by, plan, path.name, json, kind)
        return
    if json:
        groups = exchange.group(plan.remarks)
        show.as_json(
            {"accepted": False, "columns": named(sheet, columns), "counts": plan.counts, "by_rule": groups}
        )
        return
    returned.tell_problems(plan.remarks, json)
    tell(named(sheet, columns), plan.counts)
    show.out.print("Nothing was changed. The same command with --accept takes it over.")


def named(sheet: Any, columns: dict[int, str]) -> dict[str, str]:
    return {heading: columns.get(place, "") for place, heading in enumerate(sheet.headings)}


def mapped(sheet: Any, path: Path, kind: str) -> dict[int, str]:
    """What the person says each column holds."""
    from samspil.exchange import service as exchange

    columns = exchange.columns_of(kind)
    try:
        said = tomllib.loads(path.read_text("utf-8")).get("columns", {})
    except (OSError, ValueError) as trouble:
        show.fail(f"{path} cannot be read: {trouble}", status=2)
    for heading, column in said.items():
        if column not in columns.values:
            show.fail(f"{column} is no column.", f"It may be: {', '.join(columns.values)}", status=2)
        if heading not in sheet.headings:
            show.fail(f"The list has no column {heading}.", f"It has: {', '.join(sheet.headings)}", status=2)
    return {sheet.headings.index(heading): column for heading, column in said.items()}


def tell(columns: dict[str, str], counts: dict[str, int]) -> None:
    table = Table(title="Columns", title_justify="left")
    table.add_column("in the list")
    table.add_column("holds")
    for heading, column in columns.items():
        table.add_row(returned.plain_text(heading), column or "(left out)")
    show.out.print(table)
    returned.tell_counts(counts, "Rows", WORDS)


def take(by: Any, plan: Any, name: str, json: bool, kind: str) -> None:
    from samspil.exchange import service as exchange
    from samspil.exchange.terms import Kind
    from samspil.ground.clock import now

    at = now()
    run = exchange.begin(by=by, at=at, kind=Kind(kind), file_name=name)
    accepted: Any = exchange.accept_families if kind == "families" else exchange.accept_list
    failed: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    try:
        with show.progress(quiet=json) as bar:
            line = bar.add_task("taking over", total=len(plan.entries))
            for step in accepted(by=by, at=at, run=run, plan=plan, failed=failed):
                counts = step[2]
                bar.update(line, completed=step[0])
    except KeyboardInterrupt:
        exchange.stop(by=by, at=now(), run=run, trouble="interrupted")
        show.fail("Stopped. What is here is whole.", "The same command goes on from here.", status=130)
    exchange.finish(by=by, at=now(), run=run, counts=counts)
    if json:
        show.as_json({"accepted": True, "run": str(run.pk), "counts": counts, "failed": failed})
        return
    returned.tell_counts(counts, "Taken over", WORDS)
    for row, why in failed:
        show.err.print(f"row {row}: {why}", highlight=False)


def export_list(
    file: Annotated[Path, typer.Argument(help="Where to write, .csv or .xlsx.")],
    institution: Home = "",
    json: show.Json = False,
) -> None:
    """Write the institution's cases as a list for a spreadsheet; cells that look like formulas are made harmless."""
    path = given(file)
    if path.suffix not in (".csv", ".xlsx"):
        show.fail("The file must end in .csv or .xlsx.", status=2)
    wake(or_demo=True)
    from samspil.exchange import service as exchange
    from samspil.ground.clock import now

    by = acting(institution)
    with in_words():
        content, rows = exchange.compose_list(by=by, at=now(), form=path.suffix[1:])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if json:
        show.as_json({"rows": rows, "file": str(path)})
    else:
        show.out.print(f"{rows:,} cases in {path}", highlight=False, soft_wrap=True)
