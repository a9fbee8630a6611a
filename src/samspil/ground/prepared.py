"""Reads that pages make again and again: worked out into SQL once, then asked with the values of the moment.

To build a query costs the framework about a millisecond, several times what the database needs to answer a small one.
A prepared read is written as any other, with the policies that decide who sees what, and built once for each set of
permissions; who asks and when are filled in at each asking::

    @prepared
    def _late(for_, at, until):
        return policy.visible(for_, at=at).filter(account_id=for_.account, due_on__lte=until)

    late = _late(for_=actor, at=at, until=today + SOON)

A value is a moment, a day, an id, a word, or a tuple of these for `pk__in` (`entry__pk__in`). The form may follow from the actor's
words, role, country and competences, and from a yes or no that is given; never from who it is or what time it is: those
are not known when the query is built, and comparing them there is an error. No value has the name of an actor's fact.
"""

import copy
import dataclasses
import datetime as dt
import functools
import inspect
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Expression, QuerySet

from samspil.ground.actor import Actor

FIELDS: dict[type, type[models.Field[Any, Any]]] = {
    UUID: models.UUIDField,
    dt.datetime: models.DateTimeField,
    dt.date: models.DateField,
    str: models.TextField,
}
"""What may be filled in, and how the database takes it."""
ACTORS = frozenset({"account", "institution", "team", "moment"})
"""What comes from the actor, so that no value may be given under these names."""
_kept: list[dict[Any, Any]] = []
"""What every prepared read has worked out so far."""


@dataclasses.dataclass(frozen=True, slots=True)
class Slot:
    """A place among the parameters of a query, to be filled at each asking."""

    name: str
    field: models.Field[Any, Any]

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        return self.field.get_db_prep_value(values[self.name], connection, prepared=False)


class Given(Expression):
    """Stands in a query for a value that is given at each asking."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [Slot(self.name, self.output_field)]

    def __eq__(self, other: object) -> bool:
        if other != "" and isinstance(
            other, tuple(FIELDS)
        ):  # the framework asks of every value if it is empty text
            raise TypeError(f"{self.name} is not known when the query is built")
        return super().__eq__(other)

    __hash__ = Expression.__hash__


@dataclasses.dataclass(frozen=True, slots=True)
class Wording:
    """A query with the SQL that the framework made of it."""

    rows: QuerySet[Any]
    compiler: Any
    sql: str
    params: tuple[Any, ...]

    def ask(self, values: dict[str, Any]) -> list[Any]:
        connection = connections[self.rows.db]
        filled = tuple(p.filled(values, connection) if isinstance(p, Slot) else p for p in self.params)
        compiler = copy.copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_more: (self.sql, filled)
        rows = self.rows.all()
        rows.query.get_compiler = lambda *_args, **_more: compiler  # type: ignore[method-assign]
        return list(rows)


def prepared(build: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """`build(for_, ...)` gives the query; the answer is asked with `for_=actor` and the other values by keyword.

    A query that can have no rows, as when the actor lacks the word for it, is not asked at all.
    """
    wordings: dict[Any, Wording | None] = {}
    _kept.append(wordings)
    taken = ACTORS.intersection(inspect.signature(build).parameters)
    if taken:
        raise TypeError(f"{build.__qualname__}: {', '.join(sorted(taken))} would stand for the actor's own")

    @functools.wraps(build)
    def ask(*, for_: Actor, **given: Any) -> list[Any]:
        given = {name: _rounded(v) if isinstance(v, tuple) else v for name, v in given.items()}
        key = _form(for_, given)
        if key not in wordings:
            wordings[key] = _worked_out(build, for_, given)
        wording = wordings[key]
        return wording.ask(_values(for_, given)) if wording else []

    return ask


def forget() -> None:
    """What was worked out so far is worked out anew: for whoever changes the policies of a running process, as tests do."""
    for wordings in _kept:
        wordings.clear()


def _rounded(ids: tuple[Any, ...]) -> tuple[Any, ...]:
    """As many ids as the next power of two, the last one again and again, so that there are few forms."""
    return ids + ids[-1:] * ((1 << (len(ids) - 1).bit_length()) - len(ids)) if ids else ids


def _form(actor: Actor, given: dict[str, Any]) -> tuple[Any, ...]:
    """All that the form of the query may follow from."""
    known = tuple(fact is None for fact in (actor.account, actor.institution, actor.team, actor.at))
    said = tuple((name, _shape(v)) for name, v in given.items())
    vendor = connections["default"].vendor
    return vendor, known, said, actor.words, actor.role, actor.country, actor.competences


def _shape(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    return len(value) if isinstance(value, tuple) else ""


def _values(actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    values = {
        "account": actor.account,
        "institution": actor.institution,
        "team": actor.team,
        "moment": actor.at,
    }
    for name, value in given.items():
        several = value if isinstance(value, tuple) else ()
        values |= {name: value} | {f"{name}.{n}": one for n, one in enumerate(several)}
    return values


def _worked_out(build: Callable[..., QuerySet[Any]], actor: Actor, given: dict[str, Any]) -> Wording | None:
    rows = build(_anybody(actor), **{name: _later(name, value) for name, value in given.items()})
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    return Wording(rows, compiler, sql, tuple(params))


def _anybody(actor: Actor) -> Actor:
    """The actor as far as the form may follow from it. The rest is empty, so that nothing comes from one person."""
    return Actor(
        account=_later("account", actor.account),
        institution=_later("institution", actor.institution),
        team=_later("team", actor.team),
        at=_later("moment", actor.at),
        role=actor.role,
        words=actor.words,
        competences=actor.competences,
        country=actor.country,
        language="",
        time_zone="",
    )


def _later(name: str, value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [_later(f"{name}.{n}", one) for n, one in enumerate(value)]
    return Given(name, FIELDS[type(value)]())
