"""A writer's unfinished texts, without those of files that they no longer see: a title names the child."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.documents import service as documents
from samspil.meetings import service as meetings
from samspil.people import service as people

ABOUT = re.compile(r"/(cases|meetings|people)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/")


def unfinished(*, for_: Actor, at: dt.datetime, limit: int, texts: bool = False) -> list[Any]:
    """Newest first, with the texts themselves or only their titles. Four queries at most. A hidden draft comes back
    with the access, if that does."""
    drafts = documents.drafts
    found = drafts.mine(for_=for_, limit=limit) if texts else drafts.listed(for_=for_)
    about = {draft.pk: (met[1], UUID(met[2])) for draft in found if (met := ABOUT.match(draft.url))}
    seen = set()
    for kind, see in SEEN.items():
        ids = {id for of, id in about.values() if of == kind}
        seen |= {(kind, id) for id in see(ids, for_, at)} if ids else set()
    return [draft for draft in found if draft.pk not in about or about[draft.pk] in seen][:limit]


def _cases(ids: Iterable[UUID], for_: Actor, at: dt.datetime) -> set[UUID]:
    rows = cases.seen_cases(for_=for_, at=at).filter(case_id__in=set(ids))
    return set(rows.values_list("case_id", flat=True))


def _meetings(ids: Iterable[UUID], for_: Actor, at: dt.datetime) -> set[UUID]:
    return meetings.seen(ids, for_=for_, at=at)


def _people(ids: Iterable[UUID], for_: Actor, at: dt.datetime) -> set[UUID]:
    return set(people.several(ids, for_=for_))


SEEN: dict[str, Callable[[Iterable[UUID], Actor, dt.datetime], set[UUID]]] = {
    "cases": _cases,
    "meetings": _meetings,
    "people": _people,
}
"""Beginning of a draft's address, and how to ask which of those records its writer sees."""
