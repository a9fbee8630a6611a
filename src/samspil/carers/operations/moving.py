"""A way moves: who looks after it, what comes next and when, into which step it goes, or that it stops."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.carers.models import FosterFamily, Way
from samspil.carers.operations.changing import may_write
from samspil.carers.operations.guard import end, enter
from samspil.carers.terms import Lost, Purpose, State, Status, Step
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail


def running(by: Actor, way: Way) -> Way:
    """The way, held and still running; for who may write about its family."""
    may_write(by, way.family)
    held = Way.objects.select_for_update(of=("self",)).select_related("family").get(pk=way.pk)
    if held.state != State.RUNNING:
        raise Refused(_("This way is over."))
    return held


@transaction.atomic
def set_next(
    *, by: Actor, at: dt.datetime, way: Way, next_on: dt.date, next_what: str, worker: UUID | None = None
) -> Way:
    """What comes next, when, and who does it."""
    held = running(by, way)
    problems: dict[str, Any] = {}
    if not next_what.strip():
        problems["next_what"] = _("Write what happens next.")
    if next_on < by.day(at):
        problems["next_on"] = _("This day is over. Choose a coming day.")
    if worker is not None and worker not in {
        m.account_id for m in accounts.staff([held.institution_id], at=at)
    }:
        problems["worker"] = _("Choose somebody who works here.")
    if problems:
        raise Invalid(problems)
    held.next_on, held.next_what = next_on, next_what.strip()[:120]
    held.worker_id = worker or held.worker_id or by.account
    held.save(update_fields=["next_on", "next_what", "worker"])
    trail.record(by=by, at=at, act="carers.set_next", record_kind="foster_family", record=held.family_id)
    return held


@transaction.atomic
def go_on(*, by: Actor, at: dt.datetime, way: Way, step: int, on: dt.date | None = None) -> Way:
    """Into a step: usually the next. Back is possible too, when something was missing; registration only by a decision."""
    held = running(by, way)
    on = on or by.day(at)
    if step not in Step.values or step == held.step:
        raise Invalid({"step": _("Choose another step.")})
    if step == Step.REGISTRATION:
        raise Refused(_("A family is registered by a decision, made by another than who wrote the report."))
    if on < held.step_since or on > by.day(at):
        raise Invalid({"on": _("Choose a day between the beginning of this step and today.")})
    enter(held, step, on)
    trail.record(
        by=by, at=at, act="carers.go_on", record_kind="foster_family", record=held.family_id, details={"step": step}
    )  # fmt: skip
    return held


@transaction.atomic
def stop(
    *, by: Actor, at: dt.datetime, way: Way, because: str, note: str = "", on: dt.date | None = None
) -> Way:
    """The way stops before a decision: the family's own wish or the service's advice. At a first way the family ends too."""
    held = running(by, way)
    if because not in Lost.values:
        raise Invalid({"because": _("Choose why it stopped.")})
    end(held, State.STOPPED, on or by.day(at), stopped_because=because, stopped_note=note.strip()[:300])
    if held.purpose == Purpose.FIRST:
        FosterFamily.objects.filter(pk=held.family_id).update(
            status=Status.DECLINED, ended_on=on or by.day(at)
        )
    trail.record(by=by, at=at, act="carers.stop", record_kind="foster_family", record=held.family_id)
    return held
