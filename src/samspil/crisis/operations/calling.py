"""A call comes in: who, where, what danger. Nothing but the danger and where the child is must be known."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.crisis import policy
from samspil.crisis.models import Area, Crisis
from samspil.crisis.operations.guard import announce, moved, queued, told, working
from samspil.crisis.terms import Danger, Queue, Teller, Where
from samspil.ground.errors import Invalid
from samspil.trail import service as trail

FUTURE = dt.timedelta(minutes=5)
OLDEST = dt.timedelta(days=60)
TEXTS = {
    "child_name": 120, "ages": 60, "place_text": 200, "story": 4000, "present": 200, "where_text": 120, "reach": 160,
    "teller_name": 120, "specialist": 120,
}  # fmt: skip
ANSWERS = ("with_specialist", "unwilling", "cannot_meet")


@transaction.atomic
def take(
    *,
    by: Actor,
    at: dt.datetime,
    key: UUID,
    danger: str,
    where: str,
    teller: str,
    reported_at: dt.datetime | None,
    area: UUID | None = None,
    protected: bool = False,
    case: UUID | None = None,
    **said: str,
) -> Crisis:
    """A crisis reaches the desk. The same call sent again (`key`) is the same crisis."""
    require(by, Word.CRISIS_DO)
    known = Crisis.objects.filter(key=key, institution_id=by.institution).first()
    if known is not None:
        return known
    _sound(at, danger, where, teller, reported_at)
    desk = moved(by)
    desk.last_number += 1
    desk.save(update_fields=["last_number"])
    crisis = Crisis(
        institution_id=by.institution, number=desk.last_number, key=key, received_at=at, received_by_id=by.account,
        reported_at=reported_at, area=_area(by, area), protected=protected, danger=danger, where=where, teller=teller,
        queue=Queue.NOBODY, sort_at=reported_at or at, **_texts(said), **_answers(said),
    )  # fmt: skip
    if case is not None:
        crisis.case = cases.get(case, for_=by, at=at)
        cases.require_part(by, case, at)
        crisis.child_name = crisis.child_name or crisis.case.child.name
    crisis.save(force_insert=True)
    announce(by, at, crisis, "crisis.came")
    trail.record(act="crisis.take", **told(by, at, crisis))
    return crisis


def _sound(at: dt.datetime, danger: str, where: str, teller: str, reported_at: dt.datetime | None) -> None:
    problems: dict[str, Any] = {}
    if danger not in Danger.values:
        problems["danger"] = _("Say how great the danger is, or that it is not known.")
    if where not in Where.values:
        problems["where"] = _("Say where the child is, or that it is not known.")
    if teller not in Teller.values:
        problems["teller"] = _("Say who calls.")
    if reported_at is not None and reported_at > at + FUTURE:
        problems["reported_on"] = _("This time has not come yet.")
    if reported_at is not None and reported_at < at - OLDEST:
        problems["reported_on"] = _("This is more than two months ago. Check the day.")
    if problems:
        raise Invalid(problems)


def _texts(said: dict[str, str]) -> dict[str, str]:
    return {name: said.get(name, "").replace("\x00", "").strip()[:length] for name, length in TEXTS.items()}


def _answers(said: dict[str, str]) -> dict[str, str]:
    return {name: said[name] if said.get(name) in ("yes", "no") else "" for name in ANSWERS}


def _area(by: Actor, area: UUID | None) -> Area | None:
    return policy.own(Area.objects.all(), by).filter(pk=area).first() if area else None


@transaction.atomic
def correct(*, by: Actor, at: dt.datetime, crisis: Crisis, area: UUID | None = None, **said: Any) -> Crisis:
    """What became known later: a name, a time, a place, an answer. What is not told stays as it was."""
    now = working(by, at, crisis)
    if said.get("reported_at") is not None:
        _sound(at, now.danger, now.where, now.teller, said["reported_at"])
        if now.met_at is not None and said["reported_at"] > now.met_at:
            raise Invalid({"reported_on": _("The first meeting was before this time. Check both.")})
        now.reported_at = said["reported_at"]
    _said_now(now, said)
    if area is not None:
        now.area = _area(by, area)
    queued(now)
    trail.record(act="crisis.correct", **told(by, at, now))
    return now


def add(*, by: Actor, at: dt.datetime, crisis: Crisis, **said: Any) -> Crisis:
    """What somebody else, or another device, typed of the same call: what it says besides is added, what is known stays, and the danger
    is never less than anybody said."""
    typed, texts = _answers(said), _texts(said)
    new: dict[str, Any] = {n: v for n, v in {**texts, **typed}.items() if v and not getattr(crisis, n)}
    if texts["story"] and texts["story"] not in crisis.story:
        new["story"] = f"{crisis.story}\n\n{texts['story']}".strip()
    if len(new.get("story", "")) > TEXTS["story"]:
        raise Invalid(
            {
                "story": _(
                    "This call is a crisis already, and together it is too much text. Add what is new there."
                )
            }
        )
    if said.get("danger") == Danger.ACUTE != crisis.danger:
        new["danger"] = Danger.ACUTE
    if said.get("protected") and not crisis.protected:
        new["protected"] = True
    if not new:
        return crisis
    return correct(by=by, at=at, crisis=crisis, **{"protected": crisis.protected} | new)


def _said_now(now: Crisis, said: dict[str, Any]) -> None:
    for name in TEXTS.keys() & said.keys():
        setattr(now, name, _texts({name: str(said[name])})[name])
    for name in ANSWERS:
        if name in said:
            setattr(now, name, _answers(said)[name])
    for name, choices in (("danger", Danger), ("where", Where)):
        if said.get(name) in choices.values:
            setattr(now, name, said[name])
    now.protected = bool(said.get("protected", now.protected))


@transaction.atomic
def file(*, by: Actor, at: dt.datetime, crisis: Crisis, case: UUID) -> Crisis:
    """The crisis belongs to a file of the team: the child has a name, and others at the table hear of it."""
    now = working(by, at, crisis, closed=True)
    if now.case_id is not None and now.case_id != case:
        raise Invalid({"case": _("It belongs to another file already.")})
    now.case = cases.get(case, for_=by, at=at)
    cases.require_part(by, case, at)
    now.child_name = now.child_name or now.case.child.name
    queued(now)
    announce(by, at, now, "crisis.came")
    trail.record(act="crisis.file", **told(by, at, now))
    return now
