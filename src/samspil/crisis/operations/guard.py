"""What every change of a crisis begins and ends with: may this actor, does it run, and the board hears of it."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.crisis import policy
from samspil.crisis.models import Crisis, Desk, Due
from samspil.crisis.terms import Queue
from samspil.ground.errors import Invalid, NotFound, Refused

LONGEST = 4000


def desk(by: Actor) -> Desk:
    """The desk of the actor's institution, locked: the order of all changes of its board."""
    Desk.objects.get_or_create(institution_id=by.institution)
    return Desk.objects.select_for_update().get(institution_id=by.institution)


def moved(by: Actor) -> Desk:
    """Something on the board is different: open pages hear of it within a second."""
    found = desk(by)
    found.revision += 1
    found.save(update_fields=["revision"])
    return found


def working(by: Actor, at: dt.datetime, crisis: Crisis, *, closed: bool = False) -> Crisis:
    """The crisis, locked, for somebody of the team that works on it."""
    if not policy.can(by, "read", crisis, at=at):
        raise NotFound
    require(by, Word.CRISIS_DO)
    moved(by)
    now = Crisis.objects.select_for_update(of=("self",)).get(pk=crisis.pk)
    if now.case_id is not None:
        cases.require_part(by, now.case_id, at)
    if now.closed_at is not None and not closed:
        raise Refused(_("This crisis is closed. What was written stays."))
    return now


def queued(crisis: Crisis) -> None:
    """Its place on the board, and one more revision of it."""
    going = crisis.goings.filter(ended_at=None).exists()
    crisis.queue = Queue.MET if crisis.met_at else Queue.GOING if going else Queue.NOBODY
    crisis.sort_at = crisis.reported_at or crisis.received_at
    crisis.revision += 1
    crisis.save()


def told(by: Actor, at: dt.datetime, crisis: Crisis) -> dict[str, Any]:
    """What the trail is told of something done in a crisis, besides the act."""
    return {"by": by, "at": at, "record_kind": "crisis", "record": crisis.pk, "case": crisis.case_id}


def announce(by: Actor, at: dt.datetime, crisis: Crisis, code: str, **data: Any) -> None:
    """On the timeline of the file, for everybody at the table, if there is a file."""
    if crisis.case is not None:
        cases.announce(case=crisis.case, by=by, at=at, code=code, data=data, for_all=True)


def remind(
    crisis: Crisis, kind: str, due_at: dt.datetime, *, account: UUID | None, about: UUID | None = None
) -> None:
    """Somebody has to do this, and is reminded until it is done. A second one of the same takes the place of the first."""
    Due.objects.update_or_create(
        crisis=crisis, kind=kind, about=about, done_at=None,
        defaults={"institution_id": crisis.institution_id, "account_id": account, "due_at": due_at},
    )  # fmt: skip


def done(crisis: Crisis, kind: str, at: dt.datetime, *, about: UUID | None = None) -> None:
    rows = Due.objects.filter(crisis=crisis, kind=kind, done_at=None)
    (rows.filter(about=about) if about else rows).update(done_at=at)


def written(**texts: str) -> dict[str, str]:
    """Texts that must say something, without empty edges; Invalid names those that say nothing."""
    kept = {name: text.replace("\x00", "").strip()[:LONGEST] for name, text in texts.items()}
    problems = {name: _("Write a few words.") for name, text in kept.items() if not text}
    if problems:
        raise Invalid(problems)
    return kept
