"""What lets institutions see somebody: so that an open page can notice that it has ended, and for who asks who could."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.look.service import Sight, mark_of
from samspil.people import policy
from samspil.people.models import Address, Bond, Knowing, Person, PossibleDouble

BesideUs = Callable[..., Iterable[UUID]]
_beside: list[BesideUs] = []


def standing(records: Iterable[Person], *, for_: Actor) -> tuple[str, dt.datetime | None]:
    """A mark that changes with the reasons to know these records and with the addresses and homes that may be seen, and the
    moment at which the first of the records is no longer known. Three queries."""
    ids = [person.pk for person in records]
    known = list(policy.known(for_).filter(person__in=ids).values_list("pk", "person", "until"))
    places = [policy.visible_addresses(for_), policy.visible_stays(for_)]
    seen = [pk for rows in places for pk in rows.filter(person__in=ids).values_list("pk", flat=True)]
    latest: dict[object, dt.datetime | None] = {}
    for _pk, person, until in known:
        before = latest.get(person, until)
        latest[person] = None if until is None or before is None else max(until, before)
    mark = mark_of([f"{pk}:{until}" for pk, _person, until in known] + [str(pk) for pk in seen])
    return mark, min((until for until in latest.values() if until), default=None)


def known_then(persons: Iterable[UUID], *, at: dt.datetime) -> dict[UUID, set[UUID]]:
    """By person, the institutions that knew them at that moment. One query."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    with fence.lifted("who could see a record is asked of everybody who knew its people"):
        rows = Knowing.objects.filter(policy.still(at), since__lte=at, person__in=list(persons))
        for person, home in rows.values_list("person_id", "institution_id"):
            found[person].add(home)
    return found


def who_could(person: Person, *, at: dt.datetime) -> list[Sight]:
    """Everybody whose institution knew this person at that moment. What of it a page tells is `told_of`. Two queries."""
    homes = known_then([person.pk], at=at)[person.pk]
    staff = [m for m in accounts.staff(homes, at=at) if Word.CASE_READ in accounts.words_of(m)]
    words = _("It works with this person, and sees what it noted itself and what nobody protects.")
    return [
        Sight(m.account, m.institution, _("because their institution knows this person"), words)
        for m in staff
    ]


def address(id: UUID, *, person: Person, for_: Actor) -> Address:
    """One address of a visible person that the actor may see."""
    found = policy.visible_addresses(for_).filter(pk=id, person=person).select_related("person").first()
    if found is None:
        raise NotFound
    return found


def who_could_address(address: Address, *, at: dt.datetime) -> list[Sight]:
    """The same of an address: of a protected one, the institution that noted it. As it is protected today."""
    rows = who_could(address.person, at=at)
    return [s for s in rows if not address.protected or s.institution.pk == address.noted_by_id]


def besides_us(callback: BesideUs) -> None:
    """Rooms above say which other institutions the actor's own knows to work with these people: `callback(persons=, for_=,
    at=)`. Of others nobody learns from here that they know somebody."""
    if callback not in _beside:
        _beside.append(callback)


def told_of(person: Person, seers: Iterable[Sight], *, for_: Actor, at: dt.datetime) -> list[Sight]:
    """What the actor may be told of who sees somebody: their own colleagues, and institutions at a common table
    at the moment that is asked about."""
    around = [person.pk, *Bond.objects.filter(person=person).values_list("to_id", flat=True)]
    homes: set[Any] = {for_.institution}
    for callback in _beside:
        homes |= set(callback(persons=around, for_=for_, at=at))
    return [s for s in seers if s.institution.pk in homes]


def who_could_double(record: PossibleDouble, *, at: dt.datetime) -> list[Sight]:
    """Everybody who could read a possible double at that moment: who joins records, while their institution knows both. Two queries."""
    known = known_then([record.first_id, record.second_id], at=at)
    if record.institution_id not in known[record.first_id] & known[record.second_id]:
        return []
    why = _("They decide whether two records are one person.")
    words = (Word.PERSON_MERGE, Word.CASE_READ)
    return accounts.by_work([record.institution_id], *words, why=why, at=at, since=record.found_at)
