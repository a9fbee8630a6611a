"""``./samspil import`` and ``./samspil export``: statutory returns and lists, in and out."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated, Any

import typer

from samspil.cli import show
from samspil.cli.place import given, operator, wake
from samspil.cli.user import in_words

import_app = typer.Typer(
    help="Take in a statutory return or a list: first a dry run, then for good.", no_args_is_help=True
)
export_app = typer.Typer(help="Write out a statutory return or a list.", no_args_is_help=True)

Source = Annotated[Path, typer.Argument(help="A folder with the CSV tables, one CSV table, or the XML file.")]
Home = Annotated[
    str, typer.Option("--institution", help="Whose it is, by short name; needed where there are several.")
]
Create = Annotated[str, typer.Option("--create", help="Found an institution of this name first, and use it.")]
Accept = Annotated[bool, typer.Option("--accept", help="Take over for good; without it nothing is changed.")]
Report = Annotated[
    Path | None, typer.Option(help="Write every problem to this file, .csv or .json by its ending.")
]


@import_app.command("ssda903")
def import_return(
    source: Source,
    institution: Home = "",
    create: Create = "",
    accept: Accept = False,
    report: Report = None,
    json: show.Json = False,
) -> None:
    """Read England's return on looked-after children: what is wrong in it, what it would create; --accept takes it over."""
    wake(or_demo=True)
    from samspil.cli import returned
    from samspil.ground.clock import now

    files = returned.files_in(given(source))
    path = given(report) if report else None
    if path and path.suffix not in (".csv", ".json"):
        show.fail("--report takes a file that ends in .csv or .json.", status=2)
    by = acting(institution, create, found=accept)
    with show.progress(quiet=json) as bar:
        bar.add_task("reading and checking", total=None)
        reading = returned.read(files, by.day(now()))
    if path:
        returned.write_report(path, reading.findings)
    if not reading.children:
        returned.tell_problems(reading.findings, json)
        show.fail("There is no child in this. Nothing was changed.")
    with in_words():
        if accept:
            returned.take(by, reading, source.name, json)
        else:
            returned.look(by, reading, json)


@export_app.command("ssda903")
def export_return(
    folder: Annotated[Path, typer.Argument(help="Where to write; made if it is not there.")],
    institution: Home = "",
    xml: Annotated[bool, typer.Option("--xml", help="One XML file instead of CSV tables.")] = False,
    json: show.Json = False,
) -> None:
    """Write England's return on looked-after children from what the files say now.

    Cells are written as they are, also those that a spreadsheet would take for a formula: the return must not be bent.
    Open the tables with their columns as text.
    """
    wake(or_demo=True)
    from samspil.exchange import service as exchange
    from samspil.ground.clock import now

    by = acting(institution)
    with in_words(), show.progress(quiet=json) as bar:
        bar.add_task("composing", total=None)
        made = exchange.compose_return(by=by, at=now(), xml=xml)
    if not made.files:
        show.fail("This institution has taken over no return. Nothing was written.")
    place = given(folder)
    place.mkdir(parents=True, exist_ok=True)
    for name, content in made.files.items():
        (place / name).write_bytes(content)
    if json:
        show.as_json({"children": made.children, "rows": made.rows, "files": sorted(made.files)})
    else:
        show.out.print(
            f"{made.children:,} children in {made.rows:,} rows: {', '.join(sorted(made.files))} in {place}",
            highlight=False, soft_wrap=True,
        )  # fmt: skip


def acting(slug: str, create: str = "", *, found: bool = True) -> Any:
    """The operator, acting for one institution; the record of what happened names both.

    A dry run founds nothing, so with --create it looks with the eyes of nobody, to whom every child is new.
    """
    from samspil.access.terms import Purpose
    from samspil.ground.clock import now
    from samspil.institutions import service as institutions

    if slug and create:
        show.fail("Give --institution or --create, not both.", status=2)
    if create and not found:
        return dataclasses.replace(operator(), purpose=str(Purpose.RETURN))
    home = founded(create) if create else chosen(slug)
    acts = dataclasses.replace(
        operator(),
        institution=home.pk,
        institution_name=home.name,
        country=home.country,
        language=home.language,
        time_zone=home.time_zone,
        purpose=str(Purpose.RETURN),
    )
    held = institutions.competences(home.pk, on=acts.day(now()))
    return dataclasses.replace(acts, competences=held)


def chosen(slug: str) -> Any:
    from samspil.cli.user import home
    from samspil.institutions import service as institutions

    if slug:
        return home(slug)
    every = list(institutions.every()[:30])
    if not every:
        show.fail("There is no institution yet.", 'Found one on the way: --create "Its full name"', status=2)
    if len(every) > 1:
        show.fail(
            "There are several institutions. Say whose it is with --institution.",
            *(f"{i.slug}  {i.name}" for i in every),
            status=2,
        )
    return every[0]


def founded(name: str) -> Any:
    from samspil.ground.clock import now
    from samspil.institutions import service as institutions
    from samspil.institutions.terms import Competence, Country, Kind

    letters = "".join(word[0] for word in name.split())[:3].upper() or "X"
    with in_words():
        return institutions.found(
            by=operator(), at=now(), name=name, kind=Kind.CHILD_PROTECTION, country=Country.GB, letters=letters,
            competences=[Competence.STATUTORY], live=False,
        )  # fmt: skip
