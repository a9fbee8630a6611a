"""Noting a tie, saying how it is from a day on, ending it, and taking back what was never so. Nothing is deleted."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.ecomaps import policy
from samspil.ecomaps.models import Said, Tie
from samspil.ecomaps.queries import tie as get_tie
from samspil.ecomaps.terms import Consent, Often, Quality, Sphere, Support, Wish
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.people import service as people
from samspil.trail import service as trail

LISTS: dict[str, Any] = {
    "quality": Quality, "support": Support, "often": Often, "sphere": Sphere, "consent": Consent, "wish": Wish
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """How a tie is. What nobody said is not known."""

    role: str = ""
    quality: str = Quality.NOT_KNOWN
    support: str = Support.NOT_KNOWN
    often: str = Often.NOT_KNOWN
    sphere: str = Sphere.PRIVATE
    last_contact: dt.date | None = None
    note: str = ""
    consent: str = Consent.NOT_ASKED
    wish: str = Wish.NOT_KNOWN


@transaction.atomic
def note_tie(
    *, by: Actor, at: dt.datetime, case: Any, to: Any, since: dt.date | None, saying: Saying, person: Any = None,
    name: str = "",
) -> Tie:  # fmt: skip
    """Somebody (`person`), or a place by its `name`, is tied to `to`, a person of the family. Everybody at the table who
    knows the people sees it."""
    require(by, Word.MAP_WRITE)
    seen = cases.get(case.pk, for_=by, at=at)
    _must_draw(by, seen, at)
    problems = _problems(by, at, since, saying)
    name = " ".join(name.split())[:80]
    if person is None and not name:
        problems["person"] = _("Choose a person, or name a place.")
    elif person is not None and name:
        problems["name"] = _("Choose a person or name a place, not both.")
    elif person is not None and person.pk == seen.child_id:
        problems["person"] = _("Begin with the other person: all support is seen from them.")
    elif person is not None and person.pk == to.pk:
        problems["person"] = _("A person cannot be tied to themselves. Choose somebody else.")
    if problems:
        raise Invalid(problems)
    for end in filter(None, (person, to)):
        people.get(end.pk, for_=by)
    first = not Tie.objects.filter(case=seen).exists()
    tie = Tie.objects.create(
        case=seen, person=person, name=name, to=to, institution_id=by.institution, author_id=by.account, noted_at=at
    )  # fmt: skip
    _write(tie, by, at, since, saying)
    trail.record(by=by, at=at, act="ecomaps.note_tie", record_kind="tie", record=tie.pk, case=seen.pk)
    if first:
        cases.announce(case=seen, by=by, at=at, code="ecomaps.started", data={}, for_all=True)
    return tie


@transaction.atomic
def say(*, by: Actor, at: dt.datetime, tie: Tie, revision: int, since: dt.date | None, saying: Saying) -> Tie:
    """From this day on the tie is so. What was said of the same day before is kept as corrected."""
    now = _locked(by, tie, at, revision)
    problems = _problems(by, at, since, saying)
    if problems:
        raise Invalid(problems)
    _write(now, by, at, since, saying)
    return _done(now, by, at, "ecomaps.say")


@transaction.atomic
def end_tie(
    *, by: Actor, at: dt.datetime, tie: Tie, revision: int, since: dt.date | None, note: str = ""
) -> Tie:
    """From this day on there is no such tie any more. It stays in the history and on pictures of earlier days."""
    now = _locked(by, tie, at, revision)
    standing = list(now.said.filter(replaced_at=None).order_by("since"))
    last = standing[-1]
    problems: dict[str, Any] = {}
    if since is None:
        problems["since"] = _("Say from which day it is no longer so.")
    elif since > by.day(at):
        problems["since"] = _("This day is still to come.")
    elif since <= last.since:
        problems["since"] = _("The end must come after the start.")
    if problems:
        raise Invalid(problems)
    words = {f.name: getattr(last, f.name) for f in dataclasses.fields(Saying)}
    _write(now, by, at, since, Saying(**(words | {"note": note or last.note})), ended=True)
    return _done(now, by, at, "ecomaps.end_tie")


@transaction.atomic
def take_back(*, by: Actor, at: dt.datetime, tie: Tie, revision: int, why: str) -> Tie:
    """The tie was noted by mistake: it was never so, on no day. What was said is kept in the history."""
    now = _locked(by, tie, at, revision)
    if not why.strip():
        raise Invalid({"why": _("Say why it was a mistake.")})
    standing = now.said.filter(replaced_at=None).order_by("since")
    first = standing.first()
    standing.update(replaced_at=at, replaced_by=by.account)
    if first is not None:
        words = {f.name: getattr(first, f.name) for f in dataclasses.fields(Saying)}
        _write(now, by, at, first.since, Saying(**(words | {"note": why})), ended=True)
    return _done(now, by, at, "ecomaps.take_back")


def _must_draw(by: Actor, case: Any, at: dt.datetime) -> None:
    cases.require_part(by, case.pk, at)
    if not policy.may_draw(by, case, at=at):
        raise Refused(
            _("The case is closed. Open it again first.")
            if case.closed_at
            else _("Your role does not include changing this picture. Ask the team leader.")
        )


def _locked(by: Actor, tie: Tie, at: dt.datetime, revision: int) -> Tie:
    require(by, Word.MAP_WRITE)
    seen = get_tie(tie.pk, for_=by, at=at)
    _must_draw(by, seen.case, at)
    now = Tie.objects.select_for_update(of=("self",)).select_related("case").get(pk=tie.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    return now


def _problems(by: Actor, at: dt.datetime, since: dt.date | None, saying: Saying) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    today = by.day(at)
    if since is None:
        problems["since"] = _("Say from which day it is so. An estimate will do.")
    elif since > today:
        problems["since"] = _("This day is still to come.")
    if saying.last_contact and saying.last_contact > today:
        problems["last_contact"] = _("This day is still to come.")
    for name, words in LISTS.items():
        if getattr(saying, name) not in words.values:
            problems[name] = _("Choose from the list.")
    return problems


def _write(
    tie: Tie, by: Actor, at: dt.datetime, since: dt.date | None, saying: Saying, *, ended: bool = False
) -> None:
    said = dataclasses.asdict(saying) | {"role": saying.role.strip()[:80], "note": saying.note.strip()[:160]}
    tie.said.filter(since=since, replaced_at=None).update(replaced_at=at, replaced_by=by.account)  # type: ignore[attr-defined]
    Said.objects.create(
        tie=tie, since=since, ended=ended, institution_id=by.institution, author_id=by.account, said_at=at, **said
    )  # fmt: skip


def _done(tie: Tie, by: Actor, at: dt.datetime, act: str) -> Tie:
    tie.revision += 1
    tie.save(update_fields=["revision"])
    trail.record(
        by=by, at=at, act=act, record_kind="tie", record=tie.pk, case=tie.case_id, details={"revision": tie.revision}
    )  # fmt: skip
    return tie
