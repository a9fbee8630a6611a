"""Looks in an emergency: my own that run, and those that wait for review."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.cases import policy
from samspil.cases.models import Case, EmergencyLook
from samspil.cases.terms import Finding
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.ground.periods import running
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.look.service import Sight
from samspil.rules import service as rules

SIZE = 30
_WITH = (
    "participation__case__child", "participation__case__institution", "participation__institution", "account",
    "reviewed_by",
)  # fmt: skip


def running_look(case: UUID, *, for_: Actor, at: dt.datetime) -> EmergencyLook:
    """The actor's own running look into this file."""
    found = _own(for_, at).filter(participation__case_id=case).select_related(*_WITH).first()
    if found is None:
        raise NotFound
    return found


def running_looks(*, for_: Actor, at: dt.datetime) -> list[EmergencyLook]:
    return list(_own(for_, at).select_related(*_WITH).order_by("participation__until"))


def _own(for_: Actor, at: dt.datetime) -> Any:
    own = Q(participation__institution_id=for_.institution, account_id=for_.account)
    return EmergencyLook.objects.filter(running(at, "participation__"), own, account__isnull=False)


def look_shows(case: Case, *, on: dt.date) -> bool:
    """Whether a look that begins today shows something of a protected address or a secret place."""
    shows = rules.emergency_shows(case.institution.country, on)
    return bool(shows and (shows.address or shows.place))


def urgent_looks(case: Case) -> list[EmergencyLook]:
    """All looks into a visible case, newest first. One query."""
    rows = EmergencyLook.objects.filter(participation__case=case).select_related("participation__institution")
    return list(rows.order_by("-participation__since", "-id")[:50])


def reviews(
    *, for_: Actor, closed: bool = False, after: Any = None, before: Any = None
) -> Page[EmergencyLook]:
    """The looks whose review is the institution's business: open ones by due date, closed ones newest first."""
    rows = policy.reviews(for_).filter(reviewed_at__isnull=not closed).select_related(*_WITH)
    by = ("-reviewed_at", "-id") if closed else ("review_due", "id")
    with fence.lifted("a look is reviewed also in the institution that looked, which does not take part"):
        return page(rows, by=by, size=SIZE, after=after, before=before)


def look_to_review(id: UUID, *, for_: Actor) -> EmergencyLook:
    with fence.lifted("a look is reviewed also in the institution that looked, which does not take part"):
        found = policy.reviews(for_).select_related(*_WITH).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def may_review(look: EmergencyLook, *, for_: Actor) -> bool:
    with fence.lifted("a look is reviewed also in the institution that looked, which does not take part"):
        return look.reviewed_at is None and policy.may_review(for_, look)


@dataclass(frozen=True, slots=True)
class Counted:
    """Looks of a span: how many, how many of them wait and are late, and what the reviews found."""

    all: int
    waiting: int
    late: int
    findings: dict[str, int]


def counted(*, for_: Actor, at: dt.datetime, since: dt.datetime) -> Counted:
    """One query."""
    rows = policy.reviews(for_).filter(participation__since__gte=since)
    with fence.lifted("a look is reviewed also in the institution that looked, which does not take part"):
        found = rows.aggregate(
            all=Count("pk"),
            waiting=Count("pk", filter=Q(reviewed_at=None)),
            late=Count("pk", filter=Q(reviewed_at=None, review_due__lt=at)),
            **{f.value: Count("pk", filter=Q(finding=f.value)) for f in Finding},
        )
    return Counted(found["all"], found["waiting"], found["late"], {f.value: found[f.value] for f in Finding})


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Looks that wait for the actor's review, and looks into the actor's own files. One query, or none."""
    with fence.lifted("a look is reviewed also in the institution that looked, which does not take part"):
        rows = _to_know(for_=for_)
    return [_todo(look, for_, today) for look in rows]


@prepared
def _to_know(for_: Actor) -> Any:
    """Open reviews: of others' looks for who reviews, of looks into the files they work on for workers."""
    mine = Q(participation__case__worker=for_.account, participation__case__institution=for_.institution)
    mine |= Q(policy.sat(for_, worker=for_.account))
    ours = Q(participation__institution=for_.institution) | Q(policy.sat(for_))
    ours |= Q(participation__case__institution=for_.institution)
    if for_.may(Word.EMERGENCY_REVIEW):
        mine |= ours
    elif not for_.may(Word.CASE_READ):
        return EmergencyLook.objects.none()
    rows = EmergencyLook.objects.filter(mine, reviewed_at=None).exclude(account=for_.account)
    return (
        rows.select_related("participation__case__child", "participation__institution")
        .only(
            "review_due", "participation__case__reference", "participation__case__worker",
            "participation__case__child__called", "participation__case__child__given_name",
            "participation__case__child__family_name", "participation__institution__name",
        )
        .order_by("review_due", "id")[:10]
    )  # fmt: skip


def _todo(look: EmergencyLook, for_: Actor, today: dt.date) -> Todo:
    case, due = look.participation.case, for_.day(look.review_due)
    if for_.may(Word.EMERGENCY_REVIEW):
        return Todo(
            due=due, title=_("Review a look in an emergency"), verb=_("Review it"), kind="cases.review", case=case.pk,
            detail=f"{case.reference} · {look.participation.institution.name}", strong=True,
            url=reverse("cases:review", args=[look.pk]),
        )  # fmt: skip
    return Todo(
        due=due, title=_("Somebody looked into this file in an emergency"), verb=_("Read why"), case=case.pk,
        kind="cases.urgent", url=reverse("cases:access", args=[case.pk]) + "#emergency",
        detail=f"{case.child.short} · {look.participation.institution.name}",
    )  # fmt: skip


def who_could_review(look: EmergencyLook, *, at: dt.datetime) -> list[Sight]:
    """Everybody who could read the review of a look at that moment: who reviews looks at an institution that took part in the
    file when somebody looked, or that they looked from. Two queries."""
    why = _("They review looks in an emergency, at an institution that took part in the file or that looked.")
    with fence.lifted("a look is reviewed also in the institution that looked, which does not take part"):
        homes = policy.reviewed_in(look)
    return accounts.by_work(homes, Word.EMERGENCY_REVIEW, why=why, at=at, since=look.participation.since)
