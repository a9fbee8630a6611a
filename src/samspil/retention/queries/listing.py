"""The closing list, and the erasures that wait or were done."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.ground.todo import Todo
from samspil.retention import policy
from samspil.retention.models import Erasure, Hold
from samspil.retention.queries.clocks import Due, due
from samspil.retention.terms import State

Row = tuple[Any, Due, Hold | None, Erasure | None]


def closing(
    *, for_: Actor, on: dt.date, after: Any = None, before: Any = None, size: int = 50
) -> tuple[Page[Any], list[Row]]:
    """Closed files that the institution led, the longest closed first, each with what governs it. Fixed queries."""
    rows = cases.closed(for_=for_) if for_.may(Word.RETENTION_MANAGE) else cases.closed(for_=for_).none()
    found = page(rows, by=("closed_at", "id"), size=size, after=after, before=before)
    return found, _rows(found.items, on)


def file(id: UUID, *, for_: Actor, on: dt.date) -> Row:
    rows = cases.closed(for_=for_).filter(pk=id) if for_.may(Word.RETENTION_MANAGE) else []
    found = _rows(list(rows), on)
    if not found:
        raise NotFound
    return found[0]


def _rows(files: list[Any], on: dt.date) -> list[Row]:
    clocks = due(files, on=on)
    ids = [file.pk for file in files]
    holds = {
        h.case_id: h for h in Hold.objects.filter(case__in=ids, lifted_at=None).select_related("placed_by")
    }
    waits = {e.case: e for e in Erasure.objects.filter(case__in=ids, state=State.WAITING)}
    return [(file, clocks[file.pk], holds.get(file.pk), waits.get(file.pk)) for file in files]


def erasures(*, for_: Actor, state: str) -> QuerySet[Erasure]:
    rows = policy.visible(for_).filter(state=state).select_related("proposed_by", "decided_by")
    return rows.order_by("-proposed_at", "-id")


def erasure(id: UUID, *, for_: Actor) -> Erasure:
    rows = policy.visible(for_).select_related("proposed_by", "decided_by", "institution")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def may_confirm(erasure: Erasure, *, for_: Actor) -> bool:
    return erasure.state == State.WAITING and policy.can(for_, "confirm", erasure)


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Files that somebody else proposed to erase. One query."""
    if not for_.may(Word.RETENTION_MANAGE):
        return []
    others = erasures(for_=for_, state=State.WAITING).exclude(proposed_by=for_.account)
    return [
        Todo(
            due=today, title=_("A file waits to be erased"), detail=one.reference,
            url=reverse("retention:erasure", args=[one.pk]), verb=_("Decide"), kind="retention.confirm", strong=True,
        )
        for one in others[:20]
    ]  # fmt: skip
