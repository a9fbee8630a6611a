"""``./samspil retention``: what governs how long each table is kept, and clearing away what has outlived its time."""

from __future__ import annotations

from collections import Counter

import typer
from rich.table import Table

from samspil.cli import show
from samspil.cli.place import operator, wake

app = typer.Typer(help="How long what is kept; clearing away what is over.", no_args_is_help=True)


@app.command("clocks")
def list_clocks(json: show.Json = False) -> None:
    """Every table, its class, and what governs it."""
    wake(or_demo=True)
    from samspil.ground.base import RETENTION
    from samspil.retention import service as retention

    said = [
        (t._meta.label_lower, p.retention, p.clock or RETENTION[p.retention]) for t, p in retention.clocks()
    ]
    if json:
        show.as_json([{"table": name, "class": kept, "clock": clock} for name, kept, clock in said])
        return
    table = Table()
    for head in ("table", "class", "until when"):
        table.add_column(head)
    for row in sorted(said):
        table.add_row(*row)
    show.out.print(table)


@app.command()
def clear(json: show.Json = False) -> None:
    """Erase everything that has a clock of its own and is over; the server does it too, but for people in no record."""
    wake(or_demo=True)
    from samspil.ground.clock import now
    from samspil.retention import service as retention

    gone: Counter[str] = Counter()
    with show.progress(quiet=json) as bar:
        line = bar.add_task("looking", total=None)
        for step in retention.clear(by=operator(), at=now()):
            gone[step.what] += step.rows
            bar.update(line, description=f"{step.what}: {gone[step.what]:,} gone")
    found = {what: rows for what, rows in sorted(gone.items()) if rows}
    if json:
        show.as_json({"rows": found})
        return
    for what, rows in found.items():
        show.out.print(f"{what}: {rows:,}", highlight=False)
    if not found:
        show.out.print("Nothing has outlived its time.")
