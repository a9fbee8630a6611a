"""Steps: what, who, by when; done, dropped, moved."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.institutions.terms import Competence
from samspil.plans import queries
from samspil.plans.models import Goal, Plan, Step
from samspil.plans.operations.guard import locked, swap, table, tell
from samspil.plans.terms import WAITING, PlanState, Rhythm, StepState, Warning, Who
from samspil.trail import service as trail

EARLIEST = dt.timedelta(days=366)
LATEST = dt.timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class _Facts:
    """A step as it was written, checked: the columns to keep, and the warnings that were given."""

    columns: dict[str, Any]
    warnings: dict[str, str]
    name: str


@dataclass(frozen=True, slots=True)
class Practical:
    """How often a step is done, what it takes, and whether that is there (None: nobody said)."""

    rhythm: str = Rhythm.ONCE
    needs: str = ""
    needs_there: bool | None = None

    def problems(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.rhythm not in Rhythm.values:
            found["rhythm"] = _("Choose how often.")
        if len(self.needs) > 200:
            found["needs"] = _("This is too long. Say it in fewer words.")
        return found


def _facts(
    by: Actor, at: dt.datetime, plan: Plan, what: str, who: Who | None, due_on: dt.date | None, competence: str,
    aim: UUID | None, more: "Practical", known_aim: UUID | None = None,
) -> _Facts:  # fmt: skip
    around = table(by, plan, at)
    picture = queries.understood(plan.case_id, for_=by, at=at)
    problems: dict[str, Any] = {}
    if not what.strip():
        problems["what"] = _("Write what will be done.")
    if len(what) > 300:
        problems["what"] = _("This is too long. Say it in fewer words.")
    if who is None:
        problems["who"] = _("Say who does it: a person of the family, a colleague or an institution.")
    elif not around.has(who):
        problems["who"] = _("This person or institution is not at the table. Choose somebody who is.")
    if due_on is None:
        problems["due_on"] = _("Say by when it will be done.")
    elif not by.day(at) - EARLIEST <= due_on <= by.day(at) + LATEST:
        problems["due_on"] = _("This day is too far away. Check the year.")
    if competence and competence not in Competence.values:
        problems["competence"] = _("Choose a competence from the list.")
    problems |= more.problems()
    if aim and aim != known_aim and picture.card(aim) is None:
        problems["aim"] = _("Choose a card of the map that keeps it going.")
    if problems or who is None or due_on is None:
        raise Invalid(problems)
    seat = around.seat(who.institution)
    needed = (competence or seat.competence) if seat else ""
    columns = {
        "what": what.strip(), "person_id": who.person, "institution_id": who.institution, "account_id": who.account,
        "competence": needed, "due_on": due_on, "factor_id": aim,
        "rhythm": more.rhythm, "needs": more.needs.strip(), "needs_there": more.needs_there,
    }  # fmt: skip
    warnings = _warnings(around, seat, needed, due_on, plan) | _tried(picture.repeats(what))
    return _Facts(columns, warnings, around.name(who))


def _tried(earlier: list[Any]) -> dict[str, str]:
    """Said of the newest note alone: one reminder is read, five are not."""
    if not earlier:
        return {}
    one = earlier[0]
    told = f"{one.what} ({one.period})" if one.period else one.what
    words = _("This looks like something tried before: %(tried)s: %(outcome)s.") % {
        "tried": told, "outcome": one.get_outcome_display()
    }  # fmt: skip
    return {Warning.TRIED: " ".join(filter(None, [words, one.why, _("What is different now?")]))}


def _warnings(
    around: queries.Table, seat: queries.Seat | None, needed: str, due_on: dt.date, plan: Plan
) -> dict[str, str]:
    found: dict[str, str] = {}
    if seat is not None and needed not in seat.holds:
        label = Competence(needed).label
        names = around.holders(needed)
        found[Warning.COMPETENCE] = (
            _(
                "%(institution)s does not hold the competence “%(competence)s”. At this table it is held by: %(names)s."
            )
            if names
            else _(
                "%(institution)s does not hold the competence “%(competence)s”, and nobody at this table does."
            )
        ) % {"institution": seat.institution.name, "competence": label, "names": ", ".join(names)}
    if due_on > plan.review_on:
        found[Warning.AFTER_REVIEW] = _(
            "This step ends after the review. At the review nobody will know yet how it went."
        )
    return found


def _kept(facts: _Facts, keep: bool, known: list[str]) -> list[str]:
    """The warnings to record. Those not known yet ask once more: keep it all the same?"""
    new = [words for code, words in facts.warnings.items() if code not in known]
    if new and not keep:
        raise Invalid({"keep": new})
    return [str(code) for code in facts.warnings]


@transaction.atomic
def add_step(
    *, by: Actor, at: dt.datetime, goal: Goal, what: str, who: Who | None, due_on: dt.date | None,
    competence: str = "", aim: UUID | None = None, decision: UUID | None = None, keep: bool = False, **practical: Any,
) -> Step:  # fmt: skip
    """A step of a goal; `aim` is the card of the map it works on, `decision` what a meeting decided. A warning (outside the
    competence, after the review, tried before) asks for `keep` and is recorded. `practical`: see `Practical`."""
    plan = locked(by, goal.plan_id, at)
    if decision:
        queries.decided(plan.case_id, decision, for_=by, at=at)
    facts = _facts(by, at, plan, what, who, due_on, competence, aim, Practical(**practical))
    step = Step.objects.create(
        goal_id=goal.pk, order=Step.objects.filter(goal_id=goal.pk).count(), warned=_kept(facts, keep, []),
        decision_id=decision, **facts.columns,
    )  # fmt: skip
    tell(by, at, plan, "plans.step", what=step.what, who=facts.name)
    trail.record(
        by=by,
        at=at,
        act="plans.add_step",
        record_kind="step",
        record=step.pk,
        case=plan.case_id,
        details={"warned": step.warned},
    )
    return step


@transaction.atomic
def change_step(
    *, by: Actor, at: dt.datetime, step: Step, revision: int, what: str, who: Who | None, due_on: dt.date | None,
    competence: str = "", aim: UUID | None = None, keep: bool = False, **practical: Any,
) -> Step:  # fmt: skip
    """Other words, another person, another day. Who saw an older revision gets a Conflict with what stands now."""
    plan = locked(by, step.goal.plan_id, at)
    now = Step.objects.select_related("goal", "account", "person", "institution").get(pk=step.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    facts = _facts(by, at, plan, what, who, due_on, competence, aim, Practical(**practical), now.factor_id)
    now.warned = _kept(facts, keep, _answered(now, facts))
    for name, value in facts.columns.items():
        setattr(now, name, value)
    _saved(now)
    tell(by, at, plan, "plans.step", what=now.what, who=facts.name)
    trail.record(
        by=by,
        at=at,
        act="plans.change_step",
        record_kind="step",
        record=now.pk,
        case=plan.case_id,
        details={"revision": now.revision, "warned": now.warned},
    )
    return now


_REASONS = {
    Warning.COMPETENCE: ("institution_id", "competence"),
    Warning.AFTER_REVIEW: ("due_on",),
    Warning.TRIED: ("what",),
}


def _answered(step: Step, facts: _Facts) -> list[str]:
    """The warnings that were answered and still hold: nothing changed of what they were about."""
    return [
        code
        for code in step.warned
        if all(getattr(step, name) == facts.columns[name] for name in _REASONS[Warning(code)])
    ]


def _saved(step: Step) -> None:
    step.revision += 1
    step.save()


@transaction.atomic
def do(
    *, by: Actor, at: dt.datetime, step: Step, state: str, note: str = "", done_on: dt.date | None = None
) -> Step:
    """Mark a step started, done or open again. Anybody at the table may; the timeline says who did."""
    plan = locked(by, step.goal.plan_id, at)
    now = Step.objects.get(pk=step.pk)
    if state not in (*WAITING, StepState.DONE):
        raise Invalid({"state": _("Say whether the step is open, started or done.")})
    if done_on and done_on > by.day(at):
        raise Invalid({"done_on": _("This day has not come yet.")})
    if len(note) > 400:
        raise Invalid({"note": _("This is too long. Say it in fewer words.")})
    if now.state == state and not note.strip():
        return now
    before, now.state = now.state, state
    now.done_on = (done_on or by.day(at)) if state == StepState.DONE else None
    now.note, now.drop_reason, now.marked_at = note.strip() or now.note, "", at
    _saved(now)
    codes = {StepState.DONE: "plans.done", StepState.DOING: "plans.doing", StepState.OPEN: "plans.reopened"}
    tell(by, at, plan, codes[StepState(state)], what=now.what)
    trail.record(
        by=by,
        at=at,
        act="plans.do",
        record_kind="step",
        record=now.pk,
        case=plan.case_id,
        details={"before": before, "state": str(state)},
    )
    return now


@transaction.atomic
def drop(*, by: Actor, at: dt.datetime, step: Step, reason: str) -> Step:
    """Leave a step, with a reason. It stays readable; of an agreed plan each goal keeps a step."""
    plan = locked(by, step.goal.plan_id, at)
    now = Step.objects.get(pk=step.pk)
    if not reason.strip():
        raise Invalid({"reason": _("Write why the step is left. The next plan can learn from it.")})
    now.state, now.drop_reason, now.done_on = StepState.DROPPED, reason.strip()[:400], None
    _saved(now)
    tell(by, at, plan, "plans.dropped", what=now.what, reason=now.drop_reason)
    trail.record(by=by, at=at, act="plans.drop", record_kind="step", record=now.pk, case=plan.case_id)
    return now


@transaction.atomic
def move(*, by: Actor, at: dt.datetime, step: Step, goal: UUID | None = None, up: bool = False) -> None:
    """One place up or down within its goal, or to the end of another goal of the same plan."""
    plan = locked(by, step.goal.plan_id, at)
    if goal is None or goal == step.goal_id:
        swap(list(Step.objects.filter(goal_id=step.goal_id).order_by("order", "id")), step.pk, up)
    else:
        target = Goal.objects.filter(pk=goal, plan=plan).first()
        if target is None:
            raise Invalid({"goal": _("Choose a goal of this plan.")})
        _keeps_a_step(plan, step)
        Step.objects.filter(pk=step.pk).update(goal=target, order=Step.objects.filter(goal=target).count())
    trail.record(by=by, at=at, act="plans.move", record_kind="step", record=step.pk, case=plan.case_id)


def _keeps_a_step(plan: Plan, step: Step) -> None:
    if plan.state == PlanState.AGREED and Step.objects.filter(goal_id=step.goal_id).count() == 1:
        raise Refused(_("Each goal of an agreed plan keeps at least one step."))
