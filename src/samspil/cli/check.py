"""``./samspil check``: is this installation sound? Settings, database, the record of what happened, invariants.

A room adds checks of its own by a function ``invariants()`` at its door: it yields pairs of a sentence that must be
true ("every open case has an owner") and the records for which it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec

import typer

from samspil.cli import migrate, show
from samspil.cli.place import wake

SHOWN = 5  # records named per broken invariant; the count is always whole


@dataclass(frozen=True)
class Finding:
    area: str
    says: str
    ok: bool
    why: str = ""


def check(json: show.Json = False) -> None:
    """Check the settings, the database, the record of what happened, and the invariants of every room."""
    wake(or_demo=True)
    findings = list(all_findings())
    if json:
        show.as_json({"ok": all(f.ok for f in findings), "findings": [asdict(f) for f in findings]})
    else:
        for finding in findings:
            mark = "[green]ok  [/]" if finding.ok else "[red]BAD [/]"
            why = f": {finding.why}" if finding.why else ""
            show.out.print(f"{mark} {finding.area:<10} {finding.says}{why}", highlight=False, soft_wrap=True)
    raise typer.Exit(0 if all(f.ok for f in findings) else 1)


def all_findings() -> Iterator[Finding]:
    for area in AREAS:
        try:
            yield from area()
        except Exception as trouble:
            name = area.__name__
            yield Finding(name, "could be examined", False, f"{type(trouble).__name__}: {trouble}")
            if area is database:
                return  # nothing below can be examined without it


def settings() -> Iterator[Finding]:
    from django.conf import settings as given
    from django.core import checks

    in_earnest = not given.DEBUG and not given.SAMSPIL_DEMO
    messages = checks.run_checks(include_deployment_checks=in_earnest)
    serious = [
        message for message in messages if message.level >= checks.WARNING and not message.is_silenced()
    ]
    for message in serious:
        yield Finding("settings", message.msg, False, message.hint or message.id or "")
    if not serious:
        yield Finding("settings", "fit for real work" if in_earnest else "fit for a demonstration", True)


def database() -> Iterator[Finding]:
    from django.db import connection

    connection.ensure_connection()
    yield Finding("database", f"{connection.vendor} answers", True)
    missing = migrate.pending()
    why = f"{len(missing)} changes are missing; run ./samspil migrate" if missing else ""
    yield Finding("database", "has the shape that this version needs", not missing, why)


def fence() -> Iterator[Finding]:
    """The second fence: it stands as stated, and the role that connects does not walk through it."""
    from samspil.ground import fencing

    if not fencing.is_possible():
        yield Finding("fence", "there is one, the product's own; SQLite has no second", True)
        return
    unheeded = fencing.unheeded()
    yield Finding("fence", "the database applies its rules to the role that connects", not unheeded, unheeded)
    wrong = fencing.missing()
    why = f"{len(wrong)} differences, as {wrong[0]}; run ./samspil migrate" if wrong else ""
    yield Finding(
        "fence", "the database holds back what an institution may not see, as stated", not wrong, why
    )


def trail() -> Iterator[Finding]:
    from samspil.ground.clock import now
    from samspil.trail import service

    chains = entries = 0
    for found in service.walk_all(at=now()):
        chains += 1
        entries += found.entries
        if found.broken_at is not None:
            yield Finding("trail", f"chain {found.chain}", False, f"entry {found.broken_at}: {found.reason}")
    yield Finding("trail", f"{entries} entries in {chains} chains were verified", True)


def invariants() -> Iterator[Finding]:
    from django.apps import apps

    for room in apps.get_app_configs():
        if not room.name.startswith("samspil.") or find_spec(f"{room.name}.service") is None:
            continue
        offered = getattr(import_module(f"{room.name}.service"), "invariants", None)
        for sentence, broken in offered() if offered else ():
            listed = [str(record) for record in broken]
            why = f"not for {len(listed)}: {', '.join(listed[:SHOWN])}" if listed else ""
            yield Finding(room.label, str(sentence), not listed, why)


AREAS: tuple[Callable[[], Iterator[Finding]], ...] = (settings, database, fence, trail, invariants)
