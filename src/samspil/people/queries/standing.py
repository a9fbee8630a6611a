"""What lets the actor's institution see somebody, so that an open page can notice that it has ended."""

import datetime as dt
from collections.abc import Iterable

from samspil.access.service import Actor
from samspil.look.service import mark_of
from samspil.people import policy
from samspil.people.models import Person


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
