"""What every write about a person begins and ends with: who may, and under which names they are found."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground import fence, names
from samspil.ground.errors import Refused
from samspil.people import policy
from samspil.people.models import Knowing, NameKey, Person


def must_know(by: Actor, *people: Person) -> None:
    """Facts about a person are written by institutions that know them; operators bring people in for others."""
    if by.institution is not None and not all(policy.can(by, "change", p) for p in people):
        raise Refused(_("Your institution does not know this person."))


def keys_of(person: Person) -> list[str]:
    return names.keys(f"{person.given_name} {person.called} {person.family_name}")


def file_names(people: Iterable[Person], at: dt.datetime) -> None:
    """File people under the names they have now, for every institution that knows them."""
    with fence.lifted("a corrected name is filed for every institution that knows the person"):
        _file_names(people, at)


def _file_names(people: Iterable[Person], at: dt.datetime) -> None:
    for person in people:
        homes = set(
            Knowing.objects.filter(policy.still(at), person=person).values_list("institution_id", flat=True)
        )
        NameKey.objects.filter(person=person).delete()
        NameKey.objects.bulk_create(
            [NameKey(institution_id=i, key=k, person=person) for i in homes for k in keys_of(person)]
        )
