"""What keeps a child away from somebody or something, also discovered late."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound
from samspil.matching import policy
from samspil.matching.models import Ban, BanAsked, Exclusion, Search, Seeker
from samspil.matching.operations.guard import locked
from samspil.matching.operations.warning import again, look_again, warn
from samspil.matching.terms import ApartFor
from samspil.trail import service as trail


@transaction.atomic
def ban(
    *, by: Actor, at: dt.datetime, case: Any, why: str, since: dt.date, person: Any = None, family: UUID | None = None,
    area: str = "", basis: str = "", until: dt.date | None = None,
) -> Ban:  # fmt: skip
    """The child must not be where this person lives, in this family, or in this municipality. Counts at once, everywhere."""
    _require(by, case, at)
    problems = _period_problems(since, until, why)
    if sum(map(bool, (person, family, area.strip()))) != 1:
        problems["person"] = _("Name one: a person, a family or a municipality.")
    if problems:
        raise Invalid(problems)
    row = Ban.objects.create(
        case=case, institution_id=by.institution, person=person, area=area.strip(), why=why.strip(), basis=basis.strip(),
        family=carers.get(family, for_=by) if family else None, since=since, until=until, noted_by_id=by.account, noted_at=at,
    )  # fmt: skip
    trail.record(by=by, at=at, act="matching.ban", record_kind="ban", record=row.pk, case=case.pk)
    _noted(by, at, case)
    return row


@transaction.atomic
def exclude(
    *,
    by: Actor,
    at: dt.datetime,
    case: Any,
    other: Any,
    reason: str,
    why: str,
    since: dt.date,
    until: dt.date | None = None,
) -> Exclusion:
    """The child must not live with another child; without one: with no other child at all."""
    _require(by, case, at)
    problems = _period_problems(since, until, why)
    if reason not in ApartFor.values:
        problems["reason"] = _("Choose the reason.")
    if other is not None and other.pk == case.child_id:
        problems["other"] = _("Choose another child.")
    if problems:
        raise Invalid(problems)
    row = Exclusion.objects.create(
        case=case, institution_id=by.institution, other=other, reason=reason, why=why.strip(), since=since, until=until,
        noted_by_id=by.account, noted_at=at,
    )  # fmt: skip
    trail.record(by=by, at=at, act="matching.exclude", record_kind="exclusion", record=row.pk, case=case.pk)
    _noted(by, at, case, other)
    return row


@transaction.atomic
def asked_about(
    *, by: Actor, at: dt.datetime, search: Search, ban: Ban, family: UUID, source: str, on: dt.date, words: str = "",
    member: UUID | None = None,
) -> None:  # fmt: skip
    """Whether somebody from whom a ban keeps the child away lives in a family: with `member` it is they, and everything that is
    noted of the person meets the family from now on; without, it is none of those who live there now."""
    locked(by, search, at)
    problems: dict[str, Any] = {}
    if not source.strip():
        problems["source"] = _("Say who said it or how you know.")
    if on > by.day(at):
        problems["on"] = _("This day has not come yet.")
    if ban.person_id is None:
        problems[""] = _("This ban names no person.")
    if problems:
        raise Invalid(problems)
    there = {m.pk: m for m in carers.unlinked([family], for_=by, at=at)}
    if member is not None:
        if member not in there:
            raise Invalid({"member": _("Choose somebody who lives there.")})
        carers.link_member(by=by, at=at, member=there[member], person=ban.person_id)
        act = "matching.found_there"
    else:
        BanAsked.objects.create(
            ban=ban, family=carers.get(family, for_=by), members=sorted(map(str, there)), words=words.strip(),
            source=source.strip(), on=on, noted_by_id=by.account, noted_at=at,
        )  # fmt: skip
        act = "matching.asked_about"
    trail.record(by=by, at=at, act=act, record_kind="ban", record=ban.pk, case=ban.case_id)
    warn([ban.case.child_id], by, at)
    look_again(Search.objects.select_for_update().get(pk=search.pk), by, at)


@transaction.atomic
def end_ban(*, by: Actor, at: dt.datetime, ban: Ban) -> None:
    """From tomorrow it no longer counts; one that began today counts today."""
    if Ban.objects.filter(pk=ban.pk, until=None).update(until=_end_of(by, at, ban)):
        trail.record(by=by, at=at, act="matching.end_ban", record_kind="ban", record=ban.pk, case=ban.case_id)


@transaction.atomic
def end_exclusion(*, by: Actor, at: dt.datetime, exclusion: Exclusion) -> None:
    """The same for two children who must not live together."""
    until = _end_of(by, at, exclusion)
    if Exclusion.objects.filter(pk=exclusion.pk, until=None).update(until=until):
        trail.record(
            by=by, at=at, act="matching.end_exclusion", record_kind="exclusion", record=exclusion.pk,
            case=exclusion.case_id,
        )  # fmt: skip


def _end_of(by: Actor, at: dt.datetime, row: Any) -> dt.date:
    if not policy.can(by, "write", row, at=at):
        raise NotFound
    end: dt.date = max(by.day(at), row.since + dt.timedelta(days=1))
    return end


def _require(by: Actor, case: Any, at: dt.datetime) -> None:
    require(by, Word.MATCHING_DO)
    cases.require_part(by, case.pk, at)


def _period_problems(since: dt.date, until: dt.date | None, why: str) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not why.strip():
        problems["why"] = _("Write why, and who says so.")
    if until is not None and until <= since:
        problems["until"] = _("It ends before it begins. Check the days.")
    return problems


def _noted(by: Actor, at: dt.datetime, case: Any, other: Any = None) -> None:
    """Every search and every placement that it touches is looked at again: of both children, and of those who live with them."""
    cases.announce(case=case, by=by, at=at, code="matching.limited", data={})
    about = Q(case=case) | Q(case__child=other) if other is not None else Q(case=case)
    running = Seeker.objects.filter(about, running=True, search__institution_id=by.institution)
    again(running.values_list("search_id", flat=True), by, at)
    warn([case.child_id, *([other.pk] if other is not None else [])], by, at)
