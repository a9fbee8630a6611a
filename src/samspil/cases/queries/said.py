"""What everybody at the table reads already, and what of it names a place that somebody protects by now."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samspil.access.service import Actor
from samspil.cases.models import Case, Entry
from samspil.cases.queries.naming import named, secret_words


@dataclass(frozen=True, slots=True)
class Said:
    """A text that others read: what it is of, and where it can be written otherwise."""

    what: Any
    text: str
    url: str


Source = Callable[[UUID], Iterable[Said]]
_sources: list[Source] = []


def said_in(source: Source) -> None:
    """A room above says which texts of a case everybody at the table reads there. A fixed number of queries."""
    if source not in _sources:
        _sources.append(source)


def at_the_table(case: UUID) -> Iterator[Said]:
    for pk, text in Entry.objects.filter(case=case, for_all=True).exclude(text="").values_list("pk", "text"):
        yield Said(_("Entry"), text, reverse("cases:entry", args=[case, pk]))
    for source in _sources:
        yield from source(case)


def naming_already(case: Case, *, for_: Actor) -> list[tuple[Said, list[str]]]:
    """The texts at the table that name a place which the actor's institution protects, with the words. Without such a place no
    text is looked at."""
    words = secret_words(case, for_=for_)
    found = [(said, named([said.text], words)) for said in at_the_table(case.pk)] if words else []
    return [(said, some) for said, some in found if some]


def panel(*, header: Any, for_: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]] | None:
    """On the page of sharing and access of a file that the actor's institution may write in."""
    rows = naming_already(header.case, for_=for_) if header.may_write else []
    return ("cases/_named.html", {"rows": rows}) if rows else None
