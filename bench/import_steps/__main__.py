"""``python -m bench.import_steps migrate|whole|plain FOLDER``: does one step and prints what it cost as JSON."""

from __future__ import annotations

import csv
import dataclasses
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import django


def peak() -> float:
    """Peak memory of this process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def migrate(folder: Path) -> dict[str, float]:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return {}


def actor() -> Any:
    from samspil.cli.place import operator
    from samspil.ground.clock import now
    from samspil.institutions import service as institutions

    home = institutions.found(
        by=operator(), at=now(), name="Bench", kind="child_protection", country="GB", letters="BE",
        competences=["statutory_child_protection"],
    )  # fmt: skip
    return dataclasses.replace(
        operator(),
        institution=home.pk,
        institution_name=home.name,
        competences=institutions.competences(home.pk, on=now().date()),
    )


def whole(folder: Path) -> dict[str, float]:
    from samspil.exchange import service as exchange
    from samspil.ground.clock import now

    by = actor()

    def read() -> Any:
        files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
        return exchange.read_return(files, today=now().date(), limit=50_000_000)

    def take() -> tuple[Any, dict[str, int]]:
        reading = read()
        run = exchange.begin(by=by, at=now(), kind="ssda903", file_name="bench")  # type: ignore[arg-type]
        failed: list[tuple[str, str]] = []
        counts: dict[str, int] = {}
        for step in exchange.accept_return(by=by, at=now(), run=run, reading=reading, failed=failed):
            counts = step[2]
        exchange.finish(by=by, at=now(), run=run, counts=counts)
        assert not failed
        return reading, counts

    begun = time.perf_counter()
    exchange.foresee_return(read(), for_=by, at=now())
    looked = time.perf_counter()
    reading, counts = take()
    taken = time.perf_counter()
    assert counts["children_created"] == len(reading.children)
    rows = counts["rows_created"] + counts["rows_kept"]
    problems = len(reading.findings)
    children = len(reading.children)
    del reading
    before = time.perf_counter()
    _reading, counts = take()
    again = time.perf_counter() - before
    assert counts == {"children_unchanged": children}
    return {
        "look": looked - begun, "take": taken - looked, "again": again, "memory": peak(), "children": children, "rows": rows,
        "problems": problems,
    }  # fmt: skip


def plain(folder: Path) -> dict[str, float]:
    """What the same rows cost without anything: one table with a JSON column, filled by the framework."""
    from django.db import connection, models

    class Bare(models.Model):
        table = models.CharField(max_length=30)
        child = models.CharField(max_length=30, db_index=True)
        cells = models.JSONField()

        class Meta:
            app_label = "bench"

    with connection.schema_editor() as editor:
        editor.create_model(Bare)
    begun = time.perf_counter()
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="") as opened:
            rows = [Bare(table=path.stem, child=row["CHILD"], cells=row) for row in csv.DictReader(opened)]
        Bare.objects.bulk_create(rows, batch_size=500)
    return {"time": time.perf_counter() - begun, "memory": peak()}


if __name__ == "__main__":
    django.setup()
    from samspil.ground import fence

    fence.stand(fence.OPEN)  # as the command does: whoever sits at the machine sees every institution
    print(json.dumps({"migrate": migrate, "whole": whole, "plain": plain}[sys.argv[1]](Path(sys.argv[2]))))
