"""Opening a search, saying what matters, noting what families say, adding and parting children, ending it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.carers.terms import Kind
from samspil.cases import service as cases
from samspil.ground.errors import Invalid
from samspil.matching import queries
from samspil.matching.models import Done, Need, Noted, Search, Seeker
from samspil.matching.operations.guard import announced, did, locked, recorded, seekers, settle
from samspil.matching.operations.proposing import fall
from samspil.matching.terms import (
    CRITERIA,
    HIGHEST,
    LANGUAGE,
    LEAST,
    OWN,
    WISHES,
    Action,
    ApartFor,
    Asks,
    Ended,
    Group,
    Mark,
    Voice,
)
from samspil.people import service as people
from samspil.people.terms import LANGUAGES


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
    recorded(by, at, search, "open", search, children=len(children))
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
        said = _("A family is looked for already for %(child)s. Go on there.") % {"child": case.child.short}
        raise Invalid({"children": said})
    return Seeker.objects.create(search=search, case=case, kind=kind, added_at=at)


@transaction.atomic
def add_child(*, by: Actor, at: dt.datetime, search: Search, case: Any, kind: str) -> Seeker:
    """A brother or sister joins the search. What was proposed without them falls: it was another question."""
    now = locked(by, search, at)
    made = _seek(by, at, now, case, kind)
    upset = queries.current(now)
    if upset is not None:
        fall(by, at, now, upset, _("A brother or sister was added. The proposal was made without them."))
    recorded(by, at, now, "add_child", made)
    settle(now, by.day(at))
    return made


@dataclass(frozen=True, slots=True)
class NewNeed:
    """What matters: a criterion of the catalogue or in own words, who says it, and when."""

    known: str
    voice: str
    said_on: dt.date
    source: str = ""
    group: str = ""
    words: str = ""
    seeker: UUID | None = None
    must: bool = False
    priority: int | None = None
    language: str = ""
    km: int | None = None
    place: str = ""
    point: tuple[float, float] | None = None
    whose: Any = None
    protected: bool = False


@transaction.atomic
def note_need(*, by: Actor, at: dt.datetime, search: Search, new: NewNeed) -> Need:
    now = locked(by, search, at)
    today = by.day(at)
    _check_need(new, today)
    known = CRITERIA[new.known]
    hidden = new.protected or (new.whose is not None and bool(people.protected([new.whose.pk], on=today)))
    lat, lon = new.point if new.point and not hidden else (None, None)
    wanted: dict[str, Any] = {"language": new.language} if new.known == LANGUAGE else {}
    if known.asks is Asks.WITHIN and new.km:
        wanted = {"km": new.km, "km_partly": new.km * 2}
    need = Need.objects.create(
        search=now, seeker_id=new.seeker, known=new.known, group=new.group if new.known == OWN else known.group,
        words=new.words.strip(), voice=new.voice, source=new.source.strip(), said_on=new.said_on, must=new.must,
        priority=new.priority, wanted=wanted, place="" if hidden else new.place.strip(), lat=lat, lon=lon,
        whose=new.whose, protected=hidden, noted_by_id=by.account, noted_at=at,
    )  # fmt: skip
    did(by, at, now, Action.ASSESS)
    recorded(by, at, now, "note_need", need, known=new.known, must=new.must)
    _touched(now)
    return need


def _check_need(new: NewNeed, today: dt.date) -> None:
    problems: dict[str, Any] = {}
    if new.known not in CRITERIA:
        problems["known"] = _("Choose what matters.")
    if new.known == OWN and not new.words.strip():
        problems["words"] = _("Write what matters.")
    if new.known == OWN and new.group not in Group.values:
        problems["group"] = _("Choose where it belongs.")
    if new.known == LANGUAGE and new.language not in LANGUAGES:
        problems["language"] = _("Choose the language.")
    if new.voice not in Voice.values:
        problems["voice"] = _("Say whose need or wish it is.")
    if new.voice in WISHES and new.must:
        problems["must"] = _("A wish is no hard condition. Note why it must be so as somebody else's word.")
    if new.said_on > today:
        problems["said_on"] = _("This day has not come yet.")
    if new.priority is not None and not LEAST <= new.priority <= HIGHEST:
        problems["priority"] = _("A priority is between 0 and 7.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def drop_need(*, by: Actor, at: dt.datetime, search: Search, need: UUID) -> None:
    """It no longer matters. It stays in what was decided while it did."""
    now = locked(by, search, at)
    if Need.objects.filter(search=now, pk=need, dropped_at=None).update(dropped_at=at):
        recorded(by, at, now, "drop_need", Need(pk=need))
        _touched(now)


@transaction.atomic
def note_about_family(
    *, by: Actor, at: dt.datetime, search: Search, need: UUID, family: UUID, mark: str, words: str, source: str,
    on: dt.date,
) -> Noted:  # fmt: skip
    """What a family said about one need, or what was found out: asked by somebody on a day."""
    now = locked(by, search, at)
    problems: dict[str, Any] = {}
    if mark not in {str(m) for m in Mark}:
        problems["mark"] = _("Choose how far it fits.")
    if not source.strip():
        problems["source"] = _("Say who said it or how you know.")
    if on > by.day(at):
        problems["on"] = _("This day has not come yet.")
    if not Need.objects.filter(search=now, pk=need, dropped_at=None).exists():
        problems["need"] = _("This no longer matters in the search.")
    if problems:
        raise Invalid(problems)
    row = Noted.objects.create(
        search=now, need_id=need, family=carers.get(family, for_=by), mark=mark, words=words.strip(),
        source=source.strip(), on=on, noted_by_id=by.account, noted_at=at,
    )  # fmt: skip
    did(by, at, now, Action.COLLECT)
    recorded(by, at, now, "note_about_family", row, mark=mark)
    return row


@transaction.atomic
def change(
    *, by: Actor, at: dt.datetime, search: Search, come_on: dt.date, talk_on: dt.date | None
) -> Search:
    """The day on which the children would come, and the next talk about them."""
    now = locked(by, search, at)
    now.come_on, now.talk_on = come_on, talk_on
    recorded(by, at, now, "change", now)
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
    recorded(by, at, now, "do", row, action=action)
    return row


@transaction.atomic
def part(
    *, by: Actor, at: dt.datetime, search: Search, alone: Sequence[UUID], reason: str, why: str
) -> Search:
    """Siblings are parted: those of `alone` (cases) go on in a search of their own, for one of the stated reasons and no
    other. What matters to them goes along; what was proposed falls."""
    now = locked(by, search, at)
    there = {s.case_id: s for s in seekers(now)}
    problems: dict[str, Any] = {}
    if reason not in ApartFor.values:
        problems["reason"] = _("Brothers and sisters are parted only for one of these reasons.")
    if not why.strip():
        problems["why"] = _("Write what was seen, by whom, and what was tried to keep them together.")
    if not alone or not set(alone) <= set(there) or len(alone) >= len(there):
        problems["alone"] = _("Choose who goes on apart. Somebody stays in this search.")
    if problems:
        raise Invalid(problems)
    upset = queries.current(now)
    if upset is not None:
        fall(by, at, now, upset, _("The children were parted. The proposal was made for all of them."))
    Seeker.objects.filter(search=now, case__in=alone).update(running=False)
    moving = [there[case] for case in alone]
    new = open_search(
        by=by,
        at=at,
        children=[(s.case, s.kind) for s in moving],
        come_on=now.come_on,
        waits_since=now.waits_since,
    )
    new.apart_for, new.apart_why, new.parted_from = reason, why.strip(), now
    _take_along(now, new, moving)
    if now.case_id in alone:
        now.case = next(s.case for case, s in there.items() if case not in alone)
    Seeker.objects.filter(search=now, case__in=alone).delete()
    now.apart_for, now.apart_why = reason, why.strip()
    recorded(by, at, now, "part", new, reason=reason)
    settle(now, by.day(at))
    settle(new, by.day(at))
    return new


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
        fall(by, at, now, upset, _("The search ended."))
    announced(by, at, now, "ended", for_all=by.may(Word.CASE_SHARE))
    Seeker.objects.filter(search=now).update(running=False)
    now.ended_at, now.ended = at, how
    recorded(by, at, now, "end", now, how=how)
    settle(now, by.day(at))
    return now


def _touched(search: Search) -> None:
    search.revision += 1
    search.save(update_fields=["revision"])
