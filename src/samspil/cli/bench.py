"""``./samspil bench NAME``: run a benchmark of ``bench/`` against its reference, on this machine, in one run."""

from __future__ import annotations

import importlib
import sys
from typing import Annotated, Any

import typer
from rich.table import Table

from samspil.cli import show
from samspil.cli.place import ROOT


def names() -> list[str]:
    return sorted(p.stem for p in (ROOT / "bench").glob("*.py") if p.stem not in ("__init__", "harness"))


def bench(
    name: Annotated[str, typer.Argument(help="Which benchmark; leave out for a list.")] = "",
    rounds: Annotated[int, typer.Option(help="Rounds; the median counts.", min=3)] = 7,
    size: Annotated[
        int, typer.Option(help="Size of the problem where the benchmark knows one; 0 for its own.")
    ] = 0,
    database: Annotated[str, typer.Option(help="sqlite, postgresql or both.")] = "both",
    json: show.Json = False,
) -> None:
    """Measure our cost and the reference's on the same work, round by round in turn, and show the ratio."""
    sys.path.insert(0, str(ROOT))
    if not name:
        say_list(json)
        return
    if name not in names():
        show.fail(
            f"There is no benchmark called {name}.",
            f"There are: {', '.join(names()) or 'none yet'}",
            status=2,
        )
    if database not in ("sqlite", "postgresql", "both"):
        show.fail("--database is sqlite, postgresql or both.", status=2)
    module = importlib.import_module(f"bench.{name}")
    from bench.harness import Ask

    with show.progress(quiet=json) as bar:
        line = bar.add_task(f"bench {name}", total=None)
        ask = Ask(
            rounds=rounds, size=size, database=database, tell=lambda text: bar.update(line, description=text)
        )
        report = module.run(ask)
    if json:
        show.as_json(report.as_json())
    else:
        say(report)


def say_list(json: bool) -> None:
    found = {
        name: (importlib.import_module(f"bench.{name}").__doc__ or "").strip().splitlines()[0]
        for name in names()
    }
    if json:
        show.as_json(found)
        return
    for name, sentence in found.items():
        show.out.print(f"  [bold]{name}[/]  {sentence}", highlight=False)


def say(report: Any) -> None:
    show.out.print(f"[bold]{report.benchmark}[/]: {report.did}", highlight=False)
    show.out.print(
        "sizes: " + ", ".join(f"{key} {value}" for key, value in report.sizes.items()), highlight=False
    )
    show.out.print(
        "machine: " + ", ".join(f"{key} {value}" for key, value in report.machine.items()), highlight=False
    )
    table = Table(
        "line", "database", "ours", "reference", "what the reference is", "ratio", "spread of the ratio"
    )
    for line in report.lines:
        table.add_row(
            line.name,
            line.database,
            f"{line.ours:.3g} {line.unit}",
            f"{line.reference:.3g} {line.unit}",
            line.reference_name,
            f"{line.ratio:.2f}",
            f"{line.lowest:.2f} to {line.highest:.2f} in {line.rounds} rounds",
        )
    show.out.print(table)
    for sentence in report.remarks:
        show.out.print(sentence, highlight=False)
