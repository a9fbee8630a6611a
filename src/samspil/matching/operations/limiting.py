"""What keeps a child away from somebody or something, also discovered late."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound
from samspil.matching import bridge, policy, queries
from samspil.matching.models import Ban, Exclusion, Search, Seeker
from samspil.matching.operations.guard import settle
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
    _noted(by, at, case)
    return row


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


def _noted(by: Actor, at: dt.datetime, case: Any) -> None:
    cases.announce(case=case, by=by, at=at, code="matching.limited", data={})
    for seeker in Seeker.objects.filter(case=case, running=True, search__institution_id=by.institution):
        _look_again(Search.objects.select_for_update().get(pk=seeker.search_id), by, at)


def _look_again(search: Search, by: Actor, at: dt.datetime) -> None:
    """A family that is being asked, or was decided on, may no longer meet the hard conditions: then it waits for a decision."""
    standing = queries.current(search)
    if standing is None:
        return
    _found, row = bridge.row_now(search, standing.family_id, for_=by, at=at)
    if row is None or not bridge.on_table(row):
        settle(search, by.day(at), upset=True)
