"""Columns that the second fence holds back where their row is shown.

Row-level security decides on rows. Where a fence names held columns, `put_up` keeps the table under another name and puts
a view of the table's own name over it: a held column reads as empty wherever its condition does not hold. The framework
and every hand-written statement go on using the name; writing goes through a trigger to the kept table (docs/decisions/0039).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import connection

SUFFIX = "_kept"
WRITER = "samspil_writes_"
SHOWS_ALL = "current_setting('samspil.fence', true) = 'open'"
"""Open for rows alone is not enough: see `fence.lifted`."""
INVOKER_SINCE = 15_00_00
"""From this version on a view may be told to ask its table in the name of who asks. Before, it asks in the name of its
owner, and `fencing.unheeded` sees to it that the owner is held as well."""


def kept(table: str) -> str:
    """Under which name the rows lie while the fence stands, if it holds columns of this table back."""
    return table + SUFFIX


def lying(tables: Iterable[str]) -> list[str]:
    """The names under which the rows of these tables lie now: of a view nothing can be counted or emptied."""
    with connection.cursor() as cursor:
        held = set(there(cursor))
    return [kept(table) if table in held else table for table in tables]


def there(cursor: Any) -> list[str]:
    """Tables that are kept under another name, by their own."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' "
        "AND right(relname, %s) = %s",
        [len(SUFFIX), SUFFIX],
    )
    own = {model._meta.db_table for model in apps.get_models()}
    return [name.removesuffix(SUFFIX) for (name,) in cursor.fetchall() if name not in own]


def group_by_every_column(tables: frozenset[str], connection: Any) -> None:
    """PostgreSQL knows of a table that its key stands for the whole row, and lets a question be grouped by the key alone.
    Of a view it does not."""
    if connection.vendor == "postgresql":
        connection.features.allows_group_by_selected_pks_on_model = lambda model: (
            model._meta.managed and model._meta.db_table not in tables
        )


def put_over(cursor: Any, table: str, held: Mapping[tuple[str, ...], str]) -> None:
    """The view and what writes through it, over a table that is kept already."""
    columns = list(_columns(cursor, table))
    shows = ", ".join(_shown(column, held) for column in columns)
    invoker = " WITH (security_invoker = true)" if connection.pg_version >= INVOKER_SINCE else ""  # type: ignore[attr-defined]
    cursor.execute(f"CREATE VIEW {table}{invoker} AS SELECT {shows} FROM {kept(table)}")  # noqa: S608 - our own names
    cursor.execute(_writer(table, [name for name, _type, _empty in columns]))
    cursor.execute(
        f"CREATE TRIGGER {WRITER}{table} INSTEAD OF INSERT OR UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {WRITER}{table}()"
    )


def _columns(cursor: Any, table: str) -> Iterator[tuple[str, str, str]]:
    """Each column of the kept table with its type and how it reads where it is held back."""
    cursor.execute(
        "SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        [kept(table)],
    )
    for name, type, is_needed in cursor.fetchall():
        empty = "'{}'" if type == "jsonb" else "''"
        yield name, type, f"{empty if is_needed else 'NULL'}::{type}"


def _shown(column: tuple[str, str, str], held: Mapping[tuple[str, ...], str]) -> str:
    """What is empty is not looked up: it reads the same to everybody."""
    name, _type, empty = column
    is_empty = f'"{name}" IS NULL' if empty.startswith("NULL") else f'"{name}" = {empty}'
    for names, condition in held.items():
        if name in names:
            return f'CASE WHEN {is_empty} OR {SHOWS_ALL} OR ({condition}) THEN "{name}" ELSE {empty} END AS "{name}"'
    return f'"{name}"'


def _writer(table: str, names: list[str]) -> str:
    """What a statement did not change it does not write: so nothing that was read as empty is written back, and nothing
    that somebody else changed meanwhile."""
    listed = ", ".join(f'"{n}"' for n in names)
    given = ", ".join(f'NEW."{n}"' for n in names)
    changed = ", ".join(
        f'"{n}" = CASE WHEN NEW."{n}" IS DISTINCT FROM OLD."{n}" THEN NEW."{n}" ELSE was."{n}" END'
        for n in names
    )
    return (
        f"CREATE FUNCTION {WRITER}{table}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "  # noqa: S608 - our own names
        f"IF TG_OP = 'INSERT' THEN INSERT INTO {kept(table)} ({listed}) VALUES ({given}); RETURN NEW; END IF; "
        f"UPDATE {kept(table)} AS was SET {changed} WHERE was.id = OLD.id; "
        "IF NOT FOUND THEN RETURN NULL; END IF; RETURN NEW; END$$"
    )


def take_off(cursor: Any, table: str) -> None:
    cursor.execute(f"DROP VIEW IF EXISTS {table}")
    cursor.execute(f"DROP FUNCTION IF EXISTS {WRITER}{table}()")


def views(cursor: Any) -> dict[str, tuple[str, str]]:
    """Each view over a kept table with its comment, and a fingerprint of what it really is: what it shows, how it asks,
    and what writes through it."""
    cursor.execute(
        "SELECT v.relname, coalesce(obj_description(v.oid, 'pg_class'), ''), "
        "md5(concat_ws('/', pg_get_viewdef(v.oid), v.reloptions::text, "
        "(SELECT string_agg(concat_ws('/', pg_get_triggerdef(t.oid), t.tgenabled, pg_get_functiondef(t.tgfoid)), '/' "
        "ORDER BY t.tgname) FROM pg_trigger t WHERE t.tgrelid = v.oid))) FROM pg_class v "
        "WHERE v.relnamespace = current_schema()::regnamespace AND v.relkind = 'v' AND v.relname = ANY(%s)",
        [there(cursor)],
    )
    return {name: (comment, print) for name, comment, print in cursor.fetchall()}


def owners_not_held(cursor: Any) -> list[str]:
    """Roles that row-level security does not hold and in whose name a view asks its table."""
    cursor.execute(
        "SELECT DISTINCT r.rolname FROM pg_class v JOIN pg_roles r ON r.oid = v.relowner "
        "WHERE v.relnamespace = current_schema()::regnamespace AND v.relkind = 'v' AND v.relname = ANY(%s) "
        "AND (r.rolsuper OR r.rolbypassrls) AND NOT 'security_invoker=true' = ANY(coalesce(v.reloptions, '{}'))",
        [there(cursor)],
    )
    return [name for (name,) in cursor.fetchall()]
