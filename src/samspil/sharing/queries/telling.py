"""What may one institution tell another about a child, on which basis, in which form: said before anybody acts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor
from samspil.cases.terms import Basis
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.rules import service as rules
from samspil.sharing import policy
from samspil.sharing.models import Ask
from samspil.sharing.terms import SCOPE_OF, Box, Opens, State


@dataclass(frozen=True, slots=True)
class Telling:
    """One way in which something may cross. `covers` are the kinds of data asked about that it reaches, `lacks` the rest;
    `way` is the row of the law, None for a consent where the law kept here says nothing of its own."""

    basis: str
    covers: tuple[str, ...]
    lacks: tuple[str, ...]
    opens: str
    way: Any = None
    consents: tuple[Any, ...] = ()
    ask: Any = None

    @property
    def statute(self) -> str:
        return f"{self.way.statute} {self.way.section}".strip() if self.way else ""


def may_tell(
    *, person: Any, giver: Any, receiver: Any, scope: Iterable[str], for_: Actor, at: dt.datetime
) -> list[Telling]:
    """The ways from `giver` to `receiver` about a person, for these kinds of data (all, if none is named): the law's
    rows in force today in the giver's country, and the consents that run. One of the two is the actor's institution.

    What a human must judge (a condition of the law) stays with the row. Four queries.
    """
    asked = tuple(v for v in Scope.values if v in set(map(str, scope))) or tuple(Scope.values)
    day = for_.day(at)
    running = [
        c for c in consents.running(person=person.pk, for_=for_, at=at, to=receiver.pk)
        if c.institution_id == giver.pk
    ]  # fmt: skip
    waits = _asked_in_writing(person, giver, receiver, for_)
    ways = rules.paths(giver.country, giver.kind, receiver.kind, day)
    bare = rules.without_consent(giver.country, receiver.kind, day)
    found = [_by_law(w, asked, waits) for w in ways if w.basis != Basis.CONSENT]
    found += [_bare(row, asked) for row in bare]
    said = next((w for w in ways if w.basis == Basis.CONSENT), None)
    found.insert(0, _by_consent(said, asked, running))
    return sorted(found, key=lambda t: (t.opens not in (Opens.SHARE, Opens.ANSWER), len(t.lacks)))


def _by_consent(way: Any, asked: tuple[str, ...], running: list[Any]) -> Telling:
    """Consents that run, taken together; without any, or for the rest, one can be asked for."""
    named = {value for c in running for value in c.scope}
    covers = tuple(v for v in asked if v in named)
    lacks = tuple(v for v in asked if v not in named)
    useful = tuple(c for c in running if set(c.scope) & set(asked))
    opens = Opens.SHARE if useful else Opens.CONSENT
    return Telling(Basis.CONSENT, covers, lacks, opens, way, useful)


def _by_law(way: Any, asked: tuple[str, ...], waits: Ask | None) -> Telling:
    covers, lacks = _reach(way.fields, asked)
    if not covers:
        return Telling(way.basis, covers, lacks, Opens.NOTHING, way)
    if way.basis == Basis.REQUEST:
        return Telling(way.basis, covers, lacks, Opens.ANSWER if waits else Opens.WAIT, way, ask=waits)
    return Telling(way.basis, covers, lacks, Opens.SHARE, way)


def _bare(row: Any, asked: tuple[str, ...]) -> Telling:
    """What a law lets be told without consent: these facts and no others."""
    covers, lacks = _reach(row.fields, asked)
    return Telling(Basis.STATUTE, covers, lacks, Opens.SHARE if covers else Opens.NOTHING, row)


def _reach(fields: Iterable[str], asked: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    reached = (
        frozenset().union(*(SCOPE_OF.get(f, frozenset()) for f in fields)) if fields else frozenset(asked)
    )
    return tuple(v for v in asked if v in reached), tuple(v for v in asked if v not in reached)


def _asked_in_writing(person: Any, giver: Any, receiver: Any, for_: Actor) -> Ask | None:
    rows = policy.visible(for_, Box.GOT if giver.pk == for_.institution else Box.SENT)
    found = rows.filter(
        child_id=person.pk, to_id=giver.pk, asker_id=receiver.pk, state=State.WAITING, basis=Basis.REQUEST
    )
    return found.order_by("needed_by", "id").first()
