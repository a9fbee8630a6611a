"""``./samspil trail``: the record of access as a file that can be verified elsewhere, and the ends of its chains."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from samspil.cli import show
from samspil.cli.exchange import acting
from samspil.cli.place import given, operator, wake
from samspil.cli.user import in_words

app = typer.Typer(
    help="The record of access: write it out, print the ends of its chains.", no_args_is_help=True
)
Home = Annotated[
    str, typer.Option("--institution", help="Only the chain of this institution, by short name.")
]


@app.command()
def export(
    file: Annotated[
        Path, typer.Argument(help="Where to write: .jsonl, or .zip with the verifier beside it.")
    ],
    institution: Home = "",
    since: Annotated[str, typer.Option(help="Only entries from this day on, as 2026-11-24.")] = "",
    json: show.Json = False,
) -> None:
    """Write the record out, one entry a line; verify it anywhere with tools/verify_trail.py. Is itself recorded."""
    path = given(file)
    if path.suffix not in (".jsonl", ".zip"):
        show.fail("The file must end in .jsonl or .zip.", status=2)
    wake(or_demo=True)
    from django.utils import timezone

    from samspil.ground.clock import now
    from samspil.trail import service as trail

    try:
        begins = timezone.make_aware(dt.datetime.fromisoformat(since)) if since else None
    except ValueError:
        show.fail(f"{since} is no day. Write it as 2026-11-24.", status=2)
    with in_words(), show.progress(quiet=json) as bar:
        bar.add_task("writing", total=None)
        by = acting(institution) if institution else operator()
        at = now()
        sections, lines = trail.export(by=by, at=at, institution=by.institution, since=begins)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".zip":
            with path.open("wb") as target:
                trail.pack(target, sections, lines)
        else:
            with path.open("w", encoding="ascii", newline="\n") as target:
                target.writelines(f"{line}\n" for line in lines)
    entries = sum(s.end - s.start + 1 for s in sections)
    if json:
        show.as_json({"file": str(path), "entries": entries, "chains": [s.as_said() for s in sections]})
        return
    show.out.print(f"{entries:,} entries in {len(sections)} chains: {path}", highlight=False, soft_wrap=True)
    show.out.print("python3 -I tools/verify_trail.py verifies it, on any machine.", highlight=False)


@app.command()
def heads(json: show.Json = False) -> None:
    """Print the end of every chain: chain, number of its last entry, hash. Keep it where this machine cannot write."""
    wake(or_demo=True)
    from samspil.ground.clock import now
    from samspil.trail import service as trail

    found = trail.heads()
    at = now().isoformat(timespec="seconds")
    if json:
        show.as_json({"at": at, "heads": [{"chain": h.chain, "seq": h.seq, "hash": h.hash} for h in found]})
        return
    sys.stdout.writelines(f"{head.chain} {head.seq} {head.hash} {at}\n" for head in found)
