"""The room, and what comes with the product: a file of rows with their sources, brought in by the machine itself."""

import datetime as dt
import json
import uuid
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

FILE = Path(__file__).resolve().parent / "shipped.json"
DAYS = ("since", "until")
SPACE = uuid.UUID("6f1d7f4e-6c5a-4f0e-9a51-7f6d2c9e1b00")


class RulesConfig(AppConfig):
    name = "samspil.rules"
    label = "rules"

    def ready(self) -> None:
        post_migrate.connect(_after_a_change, sender=self)


def _after_a_change(using: str, **_more: Any) -> None:
    """After every change of the database's shape, and after it was emptied, what comes with the product is there."""
    ship(using=using)


def ship(*, using: str = "default") -> int:
    """Bring in the rows of the file that are not there yet, as first versions; touches nothing that is."""
    from samspil.rules.models import Rule

    if Rule._meta.db_table not in connections[using].introspection.table_names():
        return 0
    there = set(
        Rule.objects.using(using).filter(institution=None).values_list("table", "country", "key").distinct()
    )
    rows = [_row(said) for said in json.loads(FILE.read_text("utf-8"))]
    new = [row for row in rows if (row.table, row.country, row.key) not in there]
    Rule.objects.using(using).bulk_create(new)
    if new and there:
        _note(new)
    return len(new)


def _note(new: list[Any]) -> None:
    """A new version of the product that brings rules changes what counts here, so it stands in the record; the rules that an
    installation begins with change nothing."""
    from samspil.access.service import NOBODY
    from samspil.ground.clock import now
    from samspil.trail import service as trail

    said = sorted(f"{row.table}/{row.country}/{row.key}" for row in new)
    trail.record(by=NOBODY, at=now(), act="rules.ship", record_kind="rule", details={"rules": said})


def _row(said: dict[str, Any]) -> Any:
    """The same row has the same id in every installation."""
    from samspil.rules.models import Rule

    name = f"{said['table']}/{said['country']}/{said['key']}/1"
    return Rule(
        id=uuid.uuid5(SPACE, name),
        version=1,
        **(said | {n: dt.date.fromisoformat(said[n]) for n in DAYS if n in said}),
    )
