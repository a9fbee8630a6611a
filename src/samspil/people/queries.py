import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor
from samspil.ground import names
from samspil.ground.errors import NotFound
from samspil.people import policy
from samspil.people.models import Address, Bond, NameKey, OutsideId, Person
from samspil.people.terms import LANGUAGES, Speaks

LAST = "\uffff"


def get(id: UUID, *, for_: Actor) -> Person:
    found = policy.visible(for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def several(ids: Iterable[UUID], *, for_: Actor) -> dict[UUID, Person]:
    """The visible ones among `ids`, in one query."""
    return {p.pk: p for p in policy.visible(for_).filter(pk__in=list(ids))}


def search(text: str, *, for_: Actor, limit: int = 30) -> list[Person]:
    """People known to the actor's institution whose name matches every word of `text`, best first.

    A word matches a name that begins with it, without diacritics, or that sounds the same (Jensen, Jenssen).
    """
    words = names.tokens(text)
    if not words and any(c.isdigit() for c in text):
        return _numbered(text.strip(), for_)
    if not words or for_.institution is None or sum(map(len, words)) < 2:
        return []
    known = policy.known(for_).filter(person=OuterRef("person_id"))
    rows = NameKey.objects.filter(Exists(known), institution_id=for_.institution)
    longest = max(words, key=len)
    found: dict[UUID, int] = {}
    written = rows.filter(key__gte=longest, key__lt=longest + LAST)
    sounding = rows.filter(key="~" + names.sounds(longest))
    for rank, part in enumerate((written, sounding)):
        part = part.order_by("key", "person_id")
        for other in words:
            if other != longest:
                part = part.filter(person__in=_persons_with(other, for_))
        for person in part.values_list("person_id", flat=True)[:limit]:
            found.setdefault(person, rank)
    people = policy.visible(for_).filter(pk__in=list(found))
    return sorted(people, key=lambda p: (found[p.pk], p.sort_name, str(p.pk)))[:limit]


def _numbered(number: str, for_: Actor) -> list[Person]:
    """Whoever has this number in a list or return of the actor's institution."""
    known = OutsideId.objects.filter(institution_id=for_.institution, value=number[:60]).values("person_id")
    return list(policy.visible(for_).filter(pk__in=known).order_by("sort_name", "id")[:30])


def _persons_with(word: str, for_: Actor) -> QuerySet[Any, Any]:
    match = Q(key__gte=word, key__lt=word + LAST) | Q(key="~" + names.sounds(word))
    return NameKey.objects.filter(match, institution_id=for_.institution).values("person_id")


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around a person: who, what they are to them, and until when."""

    person: Person
    kind: str
    kind_label: Any
    note: str
    until: dt.date | None


def around(person: Person, *, for_: Actor, on: dt.date) -> list[Around]:
    """The people bound to `person` now whom the actor's institution knows, parents first. One query."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    bonds = (
        Bond.objects.filter(running, to=person, person__in=policy.visible(for_))
        .select_related("person")
        .order_by("kind", "person__sort_name")
    )
    order = ["mother", "father", "guardian", "foster_carer", "step_parent"]
    found = [Around(b.person, b.kind, b.get_kind_display(), b.note, b.until) for b in bonds]
    return sorted(found, key=lambda a: (order.index(a.kind) if a.kind in order else 9, a.person.sort_name))


def addresses(person: Person, *, for_: Actor) -> tuple[list[Address], int]:
    """The addresses the actor may see, newest first, and how many protected ones are withheld."""
    get(person.pk, for_=for_)
    seen = list(policy.visible_addresses(for_).filter(person=person).order_by("-since", "-id"))
    return seen, Address.objects.filter(person=person).count() - len(seen)


def by_outside_ids(scheme: str, values: Iterable[str], *, for_: Actor) -> Mapping[str, UUID]:
    """Which persons the actor's institution knows under these numbers."""
    rows = OutsideId.objects.filter(institution_id=for_.institution, scheme=scheme, value__in=list(values))
    return dict(rows.values_list("value", "person_id"))


def alike(keys: Iterable[tuple[str, dt.date | None]], *, for_: Actor) -> dict[tuple[str, dt.date | None], Person]:
    """Known people with these sort names and dates of birth; of several who fit, the one known longest. One query."""
    wanted = set(keys)
    rows = policy.visible(for_).filter(sort_name__in={name for name, _born in wanted}).order_by("-id")
    return {(p.sort_name, p.born_on): p for p in rows if (p.sort_name, p.born_on) in wanted}


def outside_ids(persons: Iterable[UUID], scheme: str, *, for_: Actor) -> Mapping[UUID, str]:
    rows = OutsideId.objects.filter(
        institution_id=for_.institution, scheme=scheme, person_id__in=list(persons)
    )
    return dict(rows.values_list("person_id", "value"))


def language_words(code: str, speaks: str) -> str:
    """A language and how well it is spoken: "English", "Romani (some)"."""
    name = str(LANGUAGES.get(code, code))
    return name if speaks == Speaks.FLUENTLY else f"{name} ({Speaks(speaks).label})"


def spoken(person: Person) -> list[str]:
    """The languages somebody speaks, in words, the fluent ones first. One query."""
    rows = sorted(person.languages.all(), key=lambda row: (row.speaks != Speaks.FLUENTLY, row.pk))  # type: ignore[attr-defined]
    return [language_words(row.code, row.speaks) for row in rows]
