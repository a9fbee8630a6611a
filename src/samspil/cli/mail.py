"""``./samspil mail``: mails that came back, read from the mail server."""

from __future__ import annotations

import sys

import typer

from samspil.cli import show
from samspil.cli.place import wake

app = typer.Typer(help="Mails that came back.", no_args_is_help=True)
LONGEST = 5_000_000


@app.callback()
def _several() -> None:
    """Keeps `returned` a command of its own."""


@app.command()
def returned(json: show.Json = False) -> None:
    """Read one returned mail from standard input and mark the letter it speaks of, so that its sender is told."""
    wake()
    from samspil.ground.clock import now
    from samspil.notices import service as notices

    found = notices.take_back(sys.stdin.buffer.read(LONGEST), at=now())
    if json:
        show.as_json({"letter": str(found) if found else None})
    elif found:
        show.out.print(f"The letter {found} could not be delivered; whoever asked for it is told.")
    else:
        show.out.print("This mail speaks of no letter of ours that failed for good. Nothing changed.")
