"""Who is at the table of a case, and what is understood there: what keeps it going, and what was tried before."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.formulations import service as formulations
from samspil.formulations.terms import Field
from samspil.institutions import service as institutions
from samspil.people import service as people
from samspil.plans.models import Agreement, Step
from samspil.plans.terms import Who


@dataclass(frozen=True, slots=True)
class Seat:
    """An institution at the table: in which competence it takes part, which it holds."""

    institution: Any
    competence: str
    holds: frozenset[str]
    workers: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """Who can do a step or agree: the child, the people around the child, the institutions that take part."""

    child: Any
    family: list["Near"]
    seats: list[Seat]

    def seat(self, institution: UUID | None) -> Seat | None:
        return next((s for s in self.seats if s.institution.pk == institution), None)

    def holders(self, competence: str) -> list[str]:
        return [s.institution.name for s in self.seats if competence in s.holds]

    def near(self, person: UUID | None) -> "Near | None":
        return next((n for n in self.family if n.person.pk == person), None)

    def has(self, who: Who) -> bool:
        if who.person:
            return who.person == self.child.pk or self.near(who.person) is not None
        seat = self.seat(who.institution)
        return seat is not None and (who.account is None or any(w.pk == who.account for w in seat.workers))

    def person(self, key: str) -> Any:
        """The person of the family that a key names, or None."""
        who = Who.from_key(key)
        if who is None or who.person is None or not self.has(who):
            return None
        near = self.near(who.person)
        return near.person if near else self.child

    def name(self, who: Who) -> str:
        if who.person:
            near = self.near(who.person)
            return str((near.person if near else self.child).name)
        seat = self.seat(who.institution)
        if seat is None:
            return ""
        return next((str(w.name) for w in seat.workers if w.pk == who.account), str(seat.institution.name))


@dataclass(frozen=True, slots=True)
class Near:
    """A person around the child, and what they are to the child as far as this institution knows."""

    person: Any
    kind_label: Any


def table(header: Any, *, for_: Actor, on: dt.date, at: dt.datetime) -> Table:
    """Everybody at the table of a case: those the actor's institution knows, and those the plan already names.
    Five queries: family, named in steps, named in answers, own colleagues, competences."""
    held = institutions.competences_of([p.institution_id for p in header.parts], on=on)
    seats = []
    for part in header.parts:
        own = part.institution_id == for_.institution
        workers = list(accounts.workers_of(part.institution_id, at=at)) if own else []
        if part.worker is not None and all(w.pk != part.worker_id for w in workers):
            workers.insert(0, part.worker)
        seats.append(Seat(part.institution, part.competence, held[part.institution_id], workers))
    around = (a for a in people.around(header.child, for_=for_, on=on) if not a.person.died_on)
    near = {a.person.pk: Near(a.person, a.kind_label) for a in around}
    for person in _named(header.case):
        if person != header.child:
            near.setdefault(person.pk, Near(person, ""))
    return Table(header.child, list(near.values()), seats)


def _named(case: Any) -> list[Any]:
    """People whom the running plan of the case names: all at its table read their names, so all may choose them."""
    steps = Step.objects.filter(goal__plan__case=case, goal__plan__ended_at=None, person__isnull=False)
    said = Agreement.objects.filter(
        version__plan__case=case, version__plan__ended_at=None, person__isnull=False
    )
    found = {row.person_id: row.person for rows in (steps, said) for row in rows.select_related("person")}
    return sorted(found.values(), key=lambda p: (p.sort_name, str(p.pk)))


@dataclass(frozen=True, slots=True)
class Understood:
    """What the map of a case says that a plan builds on: what keeps it going, in the order of work, and what was
    tried before. Empty without a map, and for who may not read maps."""

    keeps: tuple[Any, ...] = ()
    tried: tuple[Any, ...] = ()

    def card(self, id: UUID | None) -> Any:
        return next((c for c in self.keeps if c.pk == id), None)

    def repeats(self, text: str) -> list[Any]:
        """What was tried before, did not last, and looks like this."""
        return formulations.looks_like(text, self.tried)


def understood(case: UUID, *, for_: Actor, at: dt.datetime) -> Understood:
    """Three queries with a map, one without."""
    if not for_.may(Word.MAP_READ):
        return Understood()
    map = formulations.current(case, for_=for_, at=at)
    if map is None:
        return Understood()
    keeps = formulations.factors(case, for_=for_, at=at, fields=(Field.PERPETUATING,))
    return Understood(tuple(keeps), tuple(formulations.tried(map)))
