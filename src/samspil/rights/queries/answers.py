"""What waits for an answer, for who answers and for who watches; and what stands beside a case."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.access.service import Actor, Role, Word
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.rights import policy
from samspil.rights.models import Pack, Reader, Request, Statement, Withheld
from samspil.rights.terms import Wish

MOST = 50
WATCHED = dt.timedelta(days=7)


def request(id: UUID, *, for_: Actor, at: dt.datetime) -> Request:
    return _one(policy.visible_requests(for_, at=at).select_related("answered_by", "extended_by"), id)  # type: ignore[no-any-return]


def requests(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Request]:
    rows = policy.visible_requests(for_, at=at).filter(case_id=case)
    return list(rows.order_by("answered_at", "due_on", "id")[:MOST])


def readers(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Reader]:
    """Who of the family reads or read this file, those who read now first."""
    rows = policy.visible(for_, at=at).filter(case_id=case).select_related("decided_by", "invited_by")
    found = list(rows.prefetch_related("keys").order_by("-since", "id")[:MOST])
    return sorted(found, key=lambda r: r.until is not None)


def reader_of(id: UUID, *, for_: Actor, at: dt.datetime) -> Reader:
    return _one(policy.visible(for_, at=at), id)  # type: ignore[no-any-return]


def withheld(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Withheld]:
    rows = policy.visible_withheld(for_, at=at).filter(case_id=case, ended_at=None)
    return list(rows.order_by("-decided_at", "-id")[:MOST])


def one_of_withheld(id: UUID, *, for_: Actor, at: dt.datetime) -> Withheld:
    return _one(policy.visible_withheld(for_, at=at), id)  # type: ignore[no-any-return]


def said(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Statement]:
    """What people wrote themselves beside a case that the actor answers for, newest first."""
    seen = policy.visible(for_, at=at).filter(case_id=case)
    rows = Statement.objects.filter(case_id=case, reader__in=seen).select_related("person")
    return list(rows.order_by("-written_at", "-id")[:MOST])


def statement(id: UUID, *, for_: Actor, at: dt.datetime) -> Statement:
    """One of them."""
    seen = policy.visible(for_, at=at)
    rows = Statement.objects.filter(reader__in=seen.values("pk"))
    return _one(rows.select_related("case__institution", "entry__institution"), id)  # type: ignore[no-any-return]


def packs(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Pack]:
    rows = policy.visible_packs(for_, at=at).filter(case_id=case).defer("passages")
    return list(rows.order_by("-begun_at", "-id")[:MOST])


def pack(id: UUID, *, for_: Actor, at: dt.datetime) -> Pack:
    return _one(policy.visible_packs(for_, at=at).prefetch_related("marks"), id)  # type: ignore[no-any-return]


def clocks(*, for_: Actor) -> list[Request]:
    """Every open answer of the institution by the day it is due: the kind and the days, nothing of the file."""
    return list(policy.clocks(for_).filter(answered_at=None).order_by("due_on", "id")[:200])


def answered(*, for_: Actor, since: dt.datetime) -> list[Request]:
    return list(policy.clocks(for_).filter(answered_at__gte=since).order_by("-answered_at", "id")[:200])


@prepared
def _due(for_: Actor, at: dt.datetime) -> QuerySet[Request]:
    """The institution stands beside its cases so that the index of open answers leads, not the list of all cases."""
    rows = policy.visible_requests(for_, at=at).filter(institution_id=for_.institution, answered_at=None)
    mine = Q(case__worker_id=for_.account) | Q(case__worker=None)
    rows = rows if for_.role == Role.LEAD else rows.filter(mine)
    return rows.order_by("due_on", "id")[:MOST]


@prepared
def _watched(for_: Actor, until: dt.date) -> QuerySet[Request]:
    rows = policy.clocks(for_).filter(answered_at=None, due_on__lte=until)
    return rows.order_by("due_on", "id")[:MOST]


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Answers that are due: for who works with the child, for the team leader all of the institution, for who watches
    the clocks alone. One query."""
    if for_.may(Word.RIGHTS_ANSWER):
        return [_answer(r) for r in _due(for_=for_, at=at)]
    if for_.may(Word.RIGHTS_WATCH):
        return [_watch(r) for r in _watched(for_=for_, until=today + WATCHED)]
    return []


def _answer(request: Request) -> Todo:
    return Todo(
        due=request.due_on, title=_("Question: %(what)s") % {"what": Wish(request.kind).label},
        detail=f"{request.case.child.short} · {request.person.name}",
        url=reverse("rights:answer", args=[request.pk]), verb=_("Answer"), kind="rights.answer", case=request.case_id,
        strong=True,
    )  # fmt: skip


def _watch(request: Request) -> Todo:
    return Todo(
        due=request.due_on, title=_("An answer to a person is due"), detail=Wish(request.kind).label,
        url=reverse("rights:clocks"), verb=pgettext("verb", "Look"), kind="rights.watch",
    )  # fmt: skip


def panel(*, header: Any, for_: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]] | None:
    """On the page of sharing and access: who of the family reads, what they asked. Two queries."""
    if not for_.may(Word.RIGHTS_ANSWER):
        return None
    if header.case.institution_id != for_.institution:
        return "rights/_elsewhere.html", {"leads": header.case.institution}
    open_ = [r for r in requests(header.case.pk, for_=for_, at=at) if r.answered_at is None]
    now = [r for r in readers(header.case.pk, for_=for_, at=at) if r.until is None]
    return "rights/_panel.html", {
        "readers": now, "requests": open_, "url": reverse("rights:of_case", args=[header.case.pk]),
    }  # fmt: skip


def _one(rows: Any, id: UUID) -> Any:
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found
