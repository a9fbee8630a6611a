"""The family answers with one tap: a step done today, not today, undone; and the secret address under which it can."""

import datetime as dt
import secrets
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.ground import typed
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.plans import policy
from samspil.plans.models import Plan, PlanLink, Step, Tick
from samspil.plans.operations.guard import locked, table, tell
from samspil.plans.queries.said import said as said_of
from samspil.plans.terms import AFTER_REVIEW, LINK_LASTS, PlanState, Rhythm, Said, StepState, Who
from samspil.trail import service as trail


def _own(step: Step, person: Any, at: dt.datetime) -> Step:
    """The step as it stands, locked, if it is this person's and its plan runs. Anything else is not there for them."""
    now = (
        Step.objects.select_for_update(of=("self",))
        .select_related("goal__plan__case")
        .filter(pk=step.pk, person_id=getattr(person, "pk", person))
        .first()
    )
    if now is None or now.state == StepState.DROPPED:
        raise NotFound
    plan = now.goal.plan
    if plan.state != PlanState.AGREED or plan.case.closed_at:
        raise Refused(_("This plan has ended. Ask who works with you."))
    return now


@transaction.atomic
def say_done(*, by: Actor, at: dt.datetime, step: Step, person: Any, day: dt.date, said: str) -> Tick:
    """The person's own answer for a day, today or yesterday where they are (`by.day`). The same tap again changes nothing, the
    other one changes the answer."""
    now = _own(step, person, at)
    today = by.day(at)
    if now.rhythm == Rhythm.ONCE or said not in Said.values:
        raise Invalid({"said": _("Choose yes or not today.")})
    if day not in (today, today - dt.timedelta(days=1)):
        raise Invalid({"day": _("You can answer for today and for yesterday.")})
    tick, new = Tick.objects.get_or_create(
        step=now, person_id=now.person_id, day=day, defaults={"said": said, "at": at}
    )
    if new or tick.said != said:
        tick.said, tick.at = said, at
        tick.save(update_fields=["said", "at"])
        _note(by, at, now, "plans.say_done", day=day.isoformat(), said=str(said))
    return tick


@transaction.atomic
def take_answer_back(*, by: Actor, at: dt.datetime, step: Step, person: Any, day: dt.date) -> None:
    """As if nothing had been said for that day. What was taken back stands in the record alone."""
    now = _own(step, person, at)
    if by.day(at) - day > dt.timedelta(days=1):
        raise Invalid({"day": _("You can answer for today and for yesterday.")})
    gone, _each = Tick.objects.filter(step=now, person_id=now.person_id, day=day).delete()
    if gone:
        _note(by, at, now, "plans.take_answer_back", day=day.isoformat())


@transaction.atomic
def finish(*, by: Actor, at: dt.datetime, step: Step, person: Any, done: bool) -> Step:
    """A step that is done once: the person says that it is done, or takes that back."""
    now = _own(step, person, at)
    if now.rhythm != Rhythm.ONCE:
        raise Invalid({"said": _("Choose yes or not today.")})
    if done == (now.state == StepState.DONE):
        return now
    now.state = StepState.DONE if done else StepState.OPEN
    now.done_on, now.marked_at = by.day(at) if done else None, at
    now.revision += 1
    now.save(update_fields=["state", "done_on", "marked_at", "revision"])
    tell(by, at, now.goal.plan, "plans.done" if done else "plans.reopened", what=now.what)
    _note(by, at, now, "plans.finish", done=done)
    return now


def _note(by: Actor, at: dt.datetime, step: Step, act: str, **details: Any) -> None:
    trail.record(
        by=by,
        at=at,
        act=act,
        record_kind="step",
        record=step.pk,
        case=step.goal.plan.case_id,
        details=details,
    )


@transaction.atomic
def make_link(
    *,
    by: Actor,
    at: dt.datetime,
    plan: Plan,
    person: Any,
    language: str,
    time_zone: str = "",
    whole: bool = False,
) -> tuple[PlanLink, str]:
    """A secret address for one person and one agreed plan; the secret is said once. It takes the place of an earlier one, and
    ends by itself two weeks after the review or after half a year."""
    now = locked(by, plan.pk, at)
    zone = time_zone or by.law_zone
    problems: dict[str, Any] = {}
    if language not in dict(LANGUAGE_NAMES):
        problems["language"] = _("Choose a language.")
    if zone not in available_timezones():
        problems["time_zone"] = _("Choose where they live.")
    if person is None or not table(by, now, at).has(Who(person=person.pk)):
        problems["person"] = _("Choose somebody of the family.")
    if problems:
        raise Invalid(problems)
    if now.state != PlanState.AGREED:
        raise Refused(_("The plan is not agreed yet. The page shows only what was agreed."))
    if not policy.Ground(now, at).lets(person):
        raise Refused(_("The law does not let them read this while the child is of this age."))
    PlanLink.objects.filter(plan=now, person=person, ended_at=None).update(ended_at=at)
    secret = secrets.token_urlsafe(24)
    review_ends = at + (now.review_on - by.day(at)) + AFTER_REVIEW
    typed.hands_on(said.text for said in said_of(now.case_id))
    link = PlanLink.objects.create(
        plan=now, person=person, secret_hash=accounts.secret_hash(secret), language=language, time_zone=zone,
        whole=whole, until=max(min(at + LINK_LASTS, review_ends), at + AFTER_REVIEW), made_at=at,
        made_by_id=by.account, institution_id=by.institution,
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="plans.make_link", record_kind="plan link", record=link.pk, case=now.case_id
    )
    return link, secret


@transaction.atomic
def end_link(*, by: Actor, at: dt.datetime, link: PlanLink) -> None:
    """From this moment the address leads nowhere."""
    now = locked(by, link.plan_id, at)
    if PlanLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=at):
        trail.record(
            by=by, at=at, act="plans.end_link", record_kind="plan link", record=link.pk, case=now.case_id
        )


@transaction.atomic
def open_link(*, by: Actor, at: dt.datetime, link: PlanLink) -> None:
    """The page was opened: the first time is noted, so that who made the link knows that it arrived."""
    if PlanLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at):
        trail.record(
            by=by,
            at=at,
            act="plans.open_link",
            record_kind="plan link",
            record=link.pk,
            case=link.plan.case_id,
        )
