"""Opening a search, saying what matters, noting what families say, adding and parting children, ending it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers.terms import Kind
from samspil.cases import service as cases
from samspil.ground.errors import Invalid
from samspil.matching import queries
from samspil.matching.models import Done, Need, Noted, Search, Seeker
from samspil.matching.operations.guard import announced, locked, seekers, settle
from samspil.matching.operations.proposing import fall
from samspil.matching.terms import (
    Action,
    ApartFor,
    Ended,
)
from samspil.trail import service as trail


@transaction.atomic
def open_search(
    *,
    by: Actor,
    at: dt.datetime,
    children: Sequence[tuple[Any, str]],
    come_on: dt.date,
    waits_since: dt.date | None = None,
) -> Search:
    """Look for a family for these children (case and kind of place each), who stay together. A child is in one search."""
    require(by, Word.MATCHING_DO)
    if not children:
        raise Invalid({"children": _("Choose for whom a family is looked for.")})
    today = by.day(at)
    first = children[0][0]
    search = Search(
        institution_id=by.institution, case=first, matcher_id=by.account, opened_at=at,
        waits_since=min(waits_since or today, today), come_on=come_on, waits_on_id=by.account,
    )  # fmt: skip
    search.save(force_insert=True)
    for case, kind in children:
        _seek(by, at, search, case, kind)
    trail.record(
        by=by,
        at=at,
        act="matching.open",
        record_kind="search",
        record=search.pk,
        case=search.case_id,
        details={"children": len(children)},
    )
    announced(by, at, search, "opened", for_all=by.may(Word.CASE_SHARE))
    settle(search, today)
    return search


def _seek(by: Actor, at: dt.datetime, search: Search, case: Any, kind: str) -> Seeker:
    cases.require_part(by, case.pk, at)
    if kind not in Kind.values:
        raise Invalid({"kind": _("Choose the kind of foster care.")})
    if case.closed_at is not None:
        raise Invalid({"children": _("The case is closed. Open it again first.")})
    if Seeker.objects.filter(case=case, running=True).exists():
        said = _("A family is looked for already for %(child)s. Go on there.") % {"child": case.child.name}
        raise Invalid({"children": said})
    return Seeker.objects.create(search=search, case=case, kind=kind, added_at=at)


@transaction.atomic
def add_child(*, by: Actor, at: dt.datetime, search: Search, case: Any, kind: str) -> Seeker:
    """A brother or sister joins the search. What was proposed without them falls: it was another question."""
    now = locked(by, search, at)
    made = _seek(by, at, now, case, kind)
    upset = queries.current(now)
    if upset is not None:
        fall(
            by=by,
            at=at,
            search=now,
            proposal=upset,
            why=_("A brother or sister was added. The proposal was made without them."),
        )
    trail.record(
        by=by, at=at, act="matching.add_child", record_kind="seeker", record=made.pk, case=now.case_id
    )
    settle(now, by.day(at))
    return made


@transaction.atomic
def change(
    *, by: Actor, at: dt.datetime, search: Search, come_on: dt.date, talk_on: dt.date | None
) -> Search:
    """The day on which the children would come, and the next talk about them."""
    now = locked(by, search, at)
    now.come_on, now.talk_on = come_on, talk_on
    trail.record(by=by, at=at, act="matching.change", record_kind="search", record=now.pk, case=now.case_id)
    settle(now, by.day(at))
    return now


@transaction.atomic
def do(*, by: Actor, at: dt.datetime, search: Search, action: int, on: dt.date, note: str = "") -> Done:
    """One of the eight actions was done on a day. Said again, it says the later word."""
    now = locked(by, search, at)
    if action not in Action.values:
        raise Invalid({"action": _("Choose what was done.")})
    if on > by.day(at):
        raise Invalid({"on": _("This day has not come yet.")})
    row, _new = Done.objects.update_or_create(
        search=now, action=action, defaults={"on": on, "note": note.strip(), "by_id": by.account}
    )
    trail.record(
        by=by,
        at=at,
        act="matching.do",
        record_kind="done",
        record=row.pk,
        case=now.case_id,
        details={"action": action},
    )
    return row


@transaction.atomic
def part(
    *, by: Actor, at: dt.datetime, search: Search, alone: Sequence[UUID], reason: str, why: str
) -> Search:
    """Siblings are parted: those of `alone` (cases) go on in a search of their own, for one of the stated reasons and no
    other. What matters to them goes along; what was proposed falls."""
    now = locked(by, search, at)
    there = {s.case_id: s for s in seekers(now)}
    _partable(set(there), alone, reason, why)
    upset = queries.current(now)
    if upset is not None:
        said = _("The children were parted. The proposal was made for all of them.")
        fall(by=by, at=at, search=now, proposal=upset, why=said)
    Seeker.objects.filter(search=now, case__in=alone).update(running=False)
    moving = [there[case] for case in alone]
    children = [(s.case, s.kind) for s in moving]
    new = open_search(by=by, at=at, children=children, come_on=now.come_on, waits_since=now.waits_since)
    new.apart_for, new.apart_why, new.parted_from = reason, why.strip(), now
    _take_along(now, new, moving)
    if now.case_id in alone:
        now.case = next(s.case for case, s in there.items() if case not in alone)
    Seeker.objects.filter(search=now, case__in=alone).delete()
    now.apart_for, now.apart_why = reason, why.strip()
    trail.record(
        by=by, at=at, act="matching.part", record_kind="search", record=new.pk, case=now.case_id,
        details={"reason": reason},
    )  # fmt: skip
    settle(now, by.day(at))
    settle(new, by.day(at))
    return new


def _partable(there: set[UUID], alone: Sequence[UUID], reason: str, why: str) -> None:
    problems: dict[str, Any] = {}
    if reason not in ApartFor.values:
        problems["reason"] = _("Brothers and sisters are parted only for one of these reasons.")
    if not why.strip():
        problems["why"] = _("Write what was seen, by whom, and what was tried to keep them together.")
    if not alone or not set(alone) <= there or len(alone) >= len(there):
        problems["alone"] = _("Choose who goes on apart. Somebody stays in this search.")
    if problems:
        raise Invalid(problems)


def _take_along(old: Search, new: Search, moving: list[Seeker]) -> None:
    """What matters to all is copied; what matters to one child goes with it, and what was noted about it too."""
    places = {s.case_id: s for s in seekers(new)}
    for need in list(Need.objects.filter(search=old, dropped_at=None, seeker=None)):
        need.pk, need.search, need._state.adding = Need().pk, new, True
        need.save(force_insert=True)
    for seeker in moving:
        Noted.objects.filter(need__seeker=seeker).update(search=new)
        Need.objects.filter(seeker=seeker).update(search=new, seeker=places[seeker.case_id])


@transaction.atomic
def end(*, by: Actor, at: dt.datetime, search: Search, how: str) -> Search:
    """No family is looked for any more: the child came to one, or none is needed."""
    now = locked(by, search, at)
    if how not in Ended.values:
        raise Invalid({"how": _("Choose why the search ends.")})
    upset = queries.current(now)
    if upset is not None and how != Ended.PLACED:
        fall(by=by, at=at, search=now, proposal=upset, why=_("The search ended."))
    announced(by, at, now, "ended", for_all=by.may(Word.CASE_SHARE))
    Seeker.objects.filter(search=now).update(running=False)
    now.ended_at, now.ended = at, how
    trail.record(
        by=by,
        at=at,
        act="matching.end",
        record_kind="search",
        record=now.pk,
        case=now.case_id,
        details={"how": how},
    )
    settle(now, by.day(at))
    return now
