"""``./samspil migrate``: bring the database to the shape this version needs."""

from __future__ import annotations

from samspil.cli import show
from samspil.cli.place import wake


def migrate(json: show.Json = False) -> None:
    """Bring the database to the shape this version needs. Safe to run again."""
    wake()
    done = apply(quiet=json)
    if json:
        show.as_json({"applied": done})
    else:
        show.out.print(
            f"{len(done)} changes applied." if done else "Nothing to do: the database is up to date."
        )


def apply(*, quiet: bool) -> list[str]:
    """Apply what is missing and name it."""
    from django.core.management import call_command

    from samspil.ground import fencing
    from samspil.rules.apps import ship

    missing = pending()
    if not missing:
        ship()  # a new version may bring new rows without a new shape
        fencing.put_up()
        return []
    with show.progress(quiet) as bar:
        bar.add_task(f"Preparing the database ({len(missing)} changes)", total=None)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)  # counts of failed sign-ins, shared by all processes
        _count_again()
    return missing


def _count_again() -> None:
    """SQLite forgets how its tables are filled when a change builds them anew, and would then choose poor indexes."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")


def pending() -> list[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
