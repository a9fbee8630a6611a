"""The course of one import, kept so that it can be left and taken up again."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from samspil.access.service import Actor, Word, require
from samspil.exchange.models import Run
from samspil.exchange.terms import Kind, State
from samspil.ground.statistics import count_again
from samspil.trail import service as trail

COUNTED_AT = tuple(100 * 4**n for n in range(8))
"""After so many rows the database counts what has come, lest it go on asking as if its tables were empty."""


def begin(*, by: Actor, at: dt.datetime, kind: Kind, file_name: str, state: State = State.WAITING) -> Run:
    """Somebody brings a return or list. Nothing of it is in the cases yet."""
    require(by, Word.EXCHANGE)
    run = Run.objects.create(
        institution_id=by.institution,
        account_id=by.account,
        kind=kind,
        state=state,
        file_name=file_name[:200],
        began_at=at,
        changed_at=at,
    )
    trail.record(
        by=by, at=at, act="exchange.begin", record_kind="run", record=run.pk, details={"kind": str(kind)}
    )
    return run


def progressed(*, by: Actor, at: dt.datetime, run: Run, done: int, total: int) -> None:
    """How far it is; kept in the transaction that got it there."""
    if any(run.done < mark <= done for mark in COUNTED_AT):
        count_again("people", "cases", "carers", "fostering", "exchange", "trail")
    run.done, run.total, run.state, run.changed_at = done, total, State.TAKING, at
    run.save(update_fields=["done", "total", "state", "changed_at"])
    trail.record(
        by=by, at=at, act="exchange.progressed", record_kind="run", record=run.pk, details={"done": done}
    )


def finish(*, by: Actor, at: dt.datetime, run: Run, counts: Mapping[str, Any]) -> Run:
    """All that could be taken over was."""
    run.counts = {**run.counts, **counts}
    run.state, run.done, run.changed_at = State.DONE, run.total, at
    run.save(update_fields=["counts", "state", "done", "changed_at"])
    trail.record(
        by=by,
        at=at,
        act="exchange.finish",
        record_kind="run",
        record=run.pk,
        details={"counts": dict(counts)},
    )
    return run


def stop(*, by: Actor, at: dt.datetime, run: Run, trouble: str = "") -> Run:
    """It was interrupted. What was taken over stays whole; the rest comes when it is started again."""
    run.state, run.trouble, run.changed_at = State.STOPPED, trouble[:40], at
    run.save(update_fields=["state", "trouble", "changed_at"])
    trail.record(by=by, at=at, act="exchange.stop", record_kind="run", record=run.pk)
    return run
