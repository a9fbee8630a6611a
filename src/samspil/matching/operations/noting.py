"""What matters in a search, and what families say about it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.ground.errors import Invalid
from samspil.matching.models import Need, Noted, Search
from samspil.matching.operations.guard import did, locked
from samspil.matching.terms import (
    CRITERIA,
    HIGHEST,
    LANGUAGE,
    LEAST,
    OWN,
    WISHES,
    Action,
    Asks,
    Group,
    Mark,
    Voice,
)
from samspil.people import service as people
from samspil.people.terms import LANGUAGES
from samspil.trail import service as trail


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
    trail.record(
        by=by,
        at=at,
        act="matching.note_need",
        record_kind="need",
        record=need.pk,
        case=now.case_id,
        details={"known": new.known, "must": new.must},
    )
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
        trail.record(
            by=by, at=at, act="matching.drop_need", record_kind="need", record=need, case=now.case_id
        )
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
    trail.record(
        by=by,
        at=at,
        act="matching.note_about_family",
        record_kind="noted",
        record=row.pk,
        case=now.case_id,
        details={"mark": mark},
    )
    return row


def _touched(search: Search) -> None:
    search.revision += 1
    search.save(update_fields=["revision"])
