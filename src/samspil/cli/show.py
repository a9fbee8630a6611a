"""How commands speak: to people with colour and progress on the error stream, to machines with one JSON value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Json = Annotated[bool, typer.Option("--json", help="One JSON value on standard output, for machines.")]

out = Console()
err = Console(stderr=True)


def as_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def fail(sentence: str, *hints: str, status: int = 1) -> NoReturn:
    err.print(f"[bold red]{sentence}[/]", highlight=False)
    for hint in hints:
        err.print(f"  {hint}", highlight=False)
    raise typer.Exit(status)


@contextmanager
def progress(quiet: bool = False) -> Iterator[Progress]:
    """A bar on the error stream; silent where nobody looks (``--json``, a pipe)."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=err, disable=quiet or not err.is_terminal) as bar:
        yield bar
