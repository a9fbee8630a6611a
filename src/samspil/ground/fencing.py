"""What the second fence is made of: for each table a condition, in PostgreSQL's words, put up and compared here.

A room states the fences of its tables in its `fences.py`: `FENCES` by the name of the model, and `FUNCTIONS` that the
conditions ask; `WIDENED` lets rows of an earlier room's table through, by its label. `put_up` may be called again and
again, and `./samspil migrate` does; `missing` says what is not as stated.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import connection, transaction

INSTITUTION = "nullif(current_setting('samspil.institution', true), '')::uuid"
TEAM = "nullif(current_setting('samspil.team', true), '')::uuid"
ACCOUNT = "nullif(current_setting('samspil.account', true), '')::uuid"
AT = "nullif(current_setting('samspil.at', true), '')::timestamptz"
RUNS = f"since <= {AT} AND (until IS NULL OR until > {AT})"
"""The conditions are asked for row after row: reading a setting there costs less than planning a subquery for it."""
IS_OPEN = "current_setting('samspil.fence', true) <> ''"
"""Not "equals": of that PostgreSQL expects next to no rows, and would rather sort a whole list than walk its index. Of
"differs" it expects nearly all, and so plans as if there were no fence."""

MINE, MY_TEAM, ME, NOW = "my_institution", "my_team", "my_account", "this_moment"
"""Within a question the settings are read once."""
NOW_RUNS = f"since <= {NOW} AND (until IS NULL OR until > {NOW})"
_READ_ONCE = {
    MINE: f"uuid := {INSTITUTION}",
    MY_TEAM: f"uuid := {TEAM}",
    ME: f"uuid := {ACCOUNT}",
    NOW: f"timestamptz := {AT}",
}

POLICY, DELETION = "samspil_fence", "samspil_fence_deletion"
PREFIX = "samspil_fence_"
MARK = "samspil fence "


@dataclass(frozen=True, slots=True)
class Fence:
    """`seen` says which rows the acting institution sees; `written` which it may insert, leave changed or delete,
    and is the same unless given."""

    seen: str
    written: str = ""


def question(body: str) -> str:
    """A function of one identifier, `$1`, that answers yes or no.

    It asks behind the fences itself, so two tables whose fences ask each other could ask for ever. They do not, as long
    as it looks for the acting institution's own rows by plain equality: PostgreSQL tries that first, and whatever is
    left passes its own fence without a further question.
    """
    said = "".join(f"{name} {what}; " for name, what in _READ_ONCE.items() if name in body)
    return (
        "(uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE COST 50 "
        f"AS $$DECLARE {said}BEGIN RETURN {body}; END$$"
    )


def exists(table: str, where: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {where})"  # noqa: S608 - our own names; nothing comes from outside


def sees(table: str) -> str:
    """The name of the function that tells whether the row of `table` with an identifier is visible."""
    return f"{PREFIX}sees_{table}"


def of(parent: str, by: str) -> Fence:
    """A row goes with the row of `parent` that its column `by` names."""
    return Fence(f"{sees(parent)}({by})")


def fences() -> dict[str, Fence]:
    """Every stated fence by table, with what later rooms let through."""
    found = {}
    for app, module in _stated():
        for name, each in module.FENCES.items():
            found[apps.get_model(app.label, name)._meta.db_table] = each
    for _app, module in _stated():
        for label, more in getattr(module, "WIDENED", {}).items():
            table = apps.get_model(label)._meta.db_table
            each = found[table]
            found[table] = Fence(f"{each.seen} OR {more}", each.written or each.seen)
    return found


def functions() -> dict[str, str]:
    """Every function by name: those that rooms state, and one for each table that others go with."""
    stated: dict[str, str] = {}
    for _app, module in _stated():
        stated |= {f"{PREFIX}{name}": text for name, text in getattr(module, "FUNCTIONS", {}).items()}
    for table in fences():
        stated[sees(table)] = question(exists(table, "id = $1"))
    return stated


def _stated() -> Iterator[tuple[Any, Any]]:
    for app in apps.get_app_configs():
        if app.name.startswith("samspil.") and find_spec(f"{app.name}.fences"):
            yield app, import_module(f"{app.name}.fences")


def is_possible() -> bool:
    return connection.vendor == "postgresql"


def _print(*parts: str) -> str:
    return MARK + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _marks() -> tuple[dict[str, str], dict[str, str]]:
    """Fingerprints, kept as comments in the database, of each function and each fence as stated."""
    told = {name: _print(text) for name, text in functions().items()}
    return told, {table: _print(each.seen, each.written) for table, each in fences().items()}


def put_up() -> None:
    """Make the fences as stated, and none but those. Changes nothing that is already so."""
    if not is_possible() or not missing():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        _take_down(cursor)
        told, marks = _marks()
        for name, text in functions().items():
            cursor.execute(f"CREATE FUNCTION {name}{text}")
            cursor.execute(f"COMMENT ON FUNCTION {name} IS '{told[name]}'")
        for table, each in fences().items():
            for statement in _statements(table, each, marks[table]):
                cursor.execute(statement)


def _statements(table: str, each: Fence, mark: str) -> Iterator[str]:
    seen, written = f"{IS_OPEN} OR ({each.seen})", f"{IS_OPEN} OR ({each.written or each.seen})"
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY {POLICY} ON {table} USING ({seen}) WITH CHECK ({written})"
    if each.written:
        yield f"CREATE POLICY {DELETION} ON {table} AS RESTRICTIVE FOR DELETE USING ({written})"
    yield f"COMMENT ON POLICY {POLICY} ON {table} IS '{mark}'"


def take_down() -> None:
    """For the time in which the shape of the database changes: a column that a fence asks cannot be changed."""
    if is_possible():
        with transaction.atomic(), connection.cursor() as cursor:
            _take_down(cursor)


def _take_down(cursor: Any) -> None:
    for table in _fenced(cursor):
        for name in (POLICY, DELETION):
            cursor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    for name in _functions_there(cursor):
        cursor.execute(f"DROP FUNCTION {name}(uuid)")


def _fenced(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = current_schema() AND policyname IN (%s, %s)",
        [POLICY, DELETION],
    )
    return [row[0] for row in cursor.fetchall()]


def _functions_there(cursor: Any) -> dict[str, str]:
    cursor.execute(
        "SELECT proname, coalesce(obj_description(oid, 'pg_proc'), '') FROM pg_proc "
        "WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, %s)",
        [PREFIX],
    )
    return dict(cursor.fetchall())


def _tables_there(cursor: Any) -> dict[str, str]:
    """The mark of each fence that really acts: security is on, forced, and the policy is there."""
    cursor.execute(
        "SELECT c.relname, coalesce(obj_description(p.oid, 'pg_policy'), '') FROM pg_policy p "
        "JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = current_schema()::regnamespace "
        "AND p.polname = %s AND c.relrowsecurity AND c.relforcerowsecurity",
        [POLICY],
    )
    return dict(cursor.fetchall())


def missing() -> list[str]:
    """What the database does not hold as stated, in words; nothing on a database that has no such fence."""
    if not is_possible():
        return []
    told, marks = _marks()
    with connection.cursor() as cursor:
        return [
            *_differences(told, _functions_there(cursor), "function"),
            *_differences(marks, _tables_there(cursor), "table"),
        ]


def _differences(stated: Mapping[str, str], there: Mapping[str, str], what: str) -> list[str]:
    wrong = [f"{what} {name} is not as stated" for name, mark in stated.items() if there.get(name) != mark]
    return wrong + [f"{what} {name} is not stated any more" for name in there if name not in stated]


def unheeded() -> str:
    """Why the connecting role would walk through every fence, or nothing."""
    if not is_possible():
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        name, is_super, bypasses = cursor.fetchone()
    if is_super:
        return f"the role {name} is a superuser; connect as a plain role that owns the database"
    return (
        f"the role {name} has BYPASSRLS; take it away with ALTER ROLE {name} NOBYPASSRLS" if bypasses else ""
    )


def before_migrating(sender: Any, plan: Any = (), **_more: Any) -> None:
    """Django says this once for each room; the first call does it."""
    if plan:
        take_down()


def after_migrating(sender: Any, plan: Any = (), **_more: Any) -> None:
    """A fence goes up once all tables stand. Emptying the tables says this as well, without a plan: nothing to do."""
    if plan and is_possible() and set(fences()) <= set(connection.introspection.table_names()):
        put_up()
