"""What the second fence is made of: for each table a condition, in PostgreSQL's words, put up and compared here.

A room states the fences of its tables in its `fences.py`: `FENCES` by the name of the model, and `FUNCTIONS` that the
conditions ask; `WIDENED` lets rows of an earlier room's table through, by its label, and `SHOWN` what its rows hold back.
`put_up` may be called again and again, and `./samspil migrate` does; `missing` says what is not as stated.
"""

import functools
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from samspil.ground import holding

INSTITUTION = "nullif(current_setting('samspil.institution', true), '')::uuid"
TEAM = "nullif(current_setting('samspil.team', true), '')::uuid"
ACCOUNT = "nullif(current_setting('samspil.account', true), '')::uuid"
AT = "nullif(current_setting('samspil.at', true), '')::timestamptz"
RUNS = f"since <= {AT} AND (until IS NULL OR until > {AT})"
"""The conditions are asked for row after row: reading a setting there costs less than planning a subquery for it."""
IS_OPEN = "current_setting('samspil.fence', true) <> ''"
"""Not "equals": of that PostgreSQL expects next to no rows, and would rather sort a whole list than walk its index. Of
"differs" it expects nearly all, and so plans as if there were no fence."""

EVERY_ROW = "true"
"""For a table of which only columns are held back."""

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
KINDS = ("FUNCTION {}", f"POLICY {POLICY} ON {{}}", "VIEW {}")


@dataclass(frozen=True, slots=True)
class Fence:
    """`seen` says which rows the acting institution sees; `written` which it may insert, leave changed or delete,
    and is the same unless given. `held` names columns that are shown only where a condition holds, and read as empty
    elsewhere (`ground.holding`)."""

    seen: str
    written: str = ""
    held: Mapping[tuple[str, ...], str] = field(default_factory=dict)


def question(body: str, answers: str = "boolean") -> str:
    """A function of one identifier, `$1`, that answers yes or no, or with a moment.

    It asks behind the fences itself, so two tables whose fences ask each other could ask for ever. They do not, as long
    as it looks for the acting institution's own rows by plain equality: PostgreSQL tries that first, and whatever is
    left passes its own fence without a further question.
    """
    said = "".join(f"{name} {what}; " for name, what in _READ_ONCE.items() if name in body)
    return (
        f"(uuid) RETURNS {answers} LANGUAGE plpgsql STABLE PARALLEL SAFE COST 50 "
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
            found[table] = replace(each, seen=f"{each.seen} OR {more}", written=each.written or each.seen)
        for label, more in getattr(module, "SHOWN", {}).items():
            table = apps.get_model(label)._meta.db_table
            held = {names: f"{shown} OR {more}" for names, shown in found[table].held.items()}
            found[table] = replace(found[table], held=held)
    return found


def held() -> list[str]:
    """The tables of which columns are held back."""
    return [table for table, each in fences().items() if each.held]


def _lies(table: str, each: Fence) -> str:
    return holding.kept(table) if each.held else table


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


def _marks() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Fingerprints of each function, fence and view as stated; kept as comments in the database, each beside one of what
    the database made of it."""
    stated = fences()
    told = {name: _print(text) for name, text in functions().items()}
    marks = {_lies(table, each): _print(each.seen, each.written) for table, each in stated.items()}
    shown = {
        t: _print(*map(str, each.held.items()), holding.SHOWS_ALL) for t, each in stated.items() if each.held
    }
    return told, marks, shown


def put_up() -> None:
    """Make the fences as stated, and none but those. Changes nothing that is already so."""
    if not is_possible() or not missing():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        _take_down(cursor)
        for name, text in functions().items():
            cursor.execute(f"CREATE FUNCTION {name}{text}")
        for table, each in fences().items():
            for statement in _statements(table, each):
                cursor.execute(statement)
            if each.held:
                holding.put_over(cursor, table, each.held)
        for what, marks, there in zip(KINDS, _marks(), _there(cursor), strict=True):
            for name, (_comment, made) in there.items():
                cursor.execute(f"COMMENT ON {what.format(name)} IS '{marks[name]} {made}'")


def _statements(table: str, each: Fence) -> Iterator[str]:
    seen, written = f"{IS_OPEN} OR ({each.seen})", f"{IS_OPEN} OR ({each.written or each.seen})"
    lies = _lies(table, each)
    if each.held:
        yield f"ALTER TABLE {table} RENAME TO {lies}"
    yield f"ALTER TABLE {lies} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {lies} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY {POLICY} ON {lies} USING ({seen}) WITH CHECK ({written})"
    if each.written:
        yield f"CREATE POLICY {DELETION} ON {lies} AS RESTRICTIVE FOR DELETE USING ({written})"


def take_down() -> None:
    """For the time in which the shape of the database changes: a column that a fence asks cannot be changed."""
    if is_possible():
        with transaction.atomic(), connection.cursor() as cursor:
            _take_down(cursor)


def _take_down(cursor: Any) -> None:
    held = holding.there(cursor)
    for table in held:
        holding.take_off(cursor, table)
    for table in _fenced(cursor):
        for name in (POLICY, DELETION):
            cursor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    for table in held:
        cursor.execute(f"ALTER TABLE {holding.kept(table)} RENAME TO {table}")
    for name in _functions_there(cursor):
        cursor.execute(f"DROP FUNCTION {name}(uuid)")


def _fenced(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = current_schema() AND policyname IN (%s, %s)",
        [POLICY, DELETION],
    )
    return [row[0] for row in cursor.fetchall()]


def _there(cursor: Any) -> tuple[dict[str, tuple[str, str]], ...]:
    """By name, what the database holds: its comment, and a fingerprint of what it really is."""
    return _functions_there(cursor), _tables_there(cursor), holding.views(cursor)


def _functions_there(cursor: Any) -> dict[str, tuple[str, str]]:
    cursor.execute(
        "SELECT proname, coalesce(obj_description(oid, 'pg_proc'), ''), md5(pg_get_functiondef(oid)) FROM pg_proc "
        "WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, %s)",
        [PREFIX],
    )
    return {name: (comment, made) for name, comment, made in cursor.fetchall()}


def _tables_there(cursor: Any) -> dict[str, tuple[str, str]]:
    """Each fence that really acts: security is on, forced, and the policy is there. A further policy beside it counts too."""
    cursor.execute(
        "SELECT c.relname, coalesce(obj_description(p.oid, 'pg_policy'), ''), "
        "(SELECT md5(string_agg(concat_ws('/', q.polname, q.polcmd, q.polpermissive, pg_get_expr(q.polqual, c.oid), "
        "pg_get_expr(q.polwithcheck, c.oid)), '/' ORDER BY q.polname)) FROM pg_policy q WHERE q.polrelid = c.oid) "
        "FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
        "WHERE c.relnamespace = current_schema()::regnamespace "
        "AND p.polname = %s AND c.relrowsecurity AND c.relforcerowsecurity",
        [POLICY],
    )
    return {name: (comment, made) for name, comment, made in cursor.fetchall()}


def missing() -> list[str]:
    """What the database does not hold as stated, in words; nothing on a database that has no such fence."""
    if not is_possible():
        return []
    with connection.cursor() as cursor:
        found = zip(_marks(), _there(cursor), ("function", "table", "view"), strict=True)
        return [said for stated, there, what in found for said in _differences(stated, there, what)]


def _differences(stated: Mapping[str, str], there: Mapping[str, tuple[str, str]], what: str) -> list[str]:
    right = {name for name, (comment, made) in there.items() if comment == f"{stated.get(name)} {made}"}
    wrong = [f"{what} {name} is not as stated" for name in stated if name not in right]
    return wrong + [f"{what} {name} is not stated any more" for name in there if name not in stated]


def unheeded() -> str:
    """Why the connecting role would walk through every fence, or nothing."""
    if not is_possible():
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        name, is_super, bypasses = cursor.fetchone()
        lax = holding.owners_not_held(cursor)
    if is_super:
        return f"the role {name} is a superuser; connect as a plain role that owns the database"
    if bypasses:
        return f"the role {name} has BYPASSRLS; take it away with ALTER ROLE {name} NOBYPASSRLS"
    return (
        f"the role {lax[0]} owns a view of the fence, which asks in its name; give it to {name}"
        if lax
        else ""
    )


def begin(sender: Any, connection: Any, **_more: Any) -> None:
    """A new connection learns what it must know of tables of which columns are held back."""
    holding.group_by_every_column(_held_for_good(), connection)


@functools.cache
def _held_for_good() -> frozenset[str]:
    return frozenset(held())


def before_migrating(sender: Any, plan: Any = (), **_more: Any) -> None:
    """Django says this once for each room; the first call does it."""
    if plan:
        take_down()


def after_migrating(sender: Any, plan: Any = (), **_more: Any) -> None:
    """A fence goes up once all tables stand. Emptying the tables says this as well, without a plan: nothing to do."""
    if plan and is_possible() and set(fences()) <= set(connection.introspection.table_names()):
        put_up()
