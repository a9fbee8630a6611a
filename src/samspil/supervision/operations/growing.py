"""A family's development plan: begun, its goals, the days it went so, reviews, reminders."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.ground.errors import Invalid, NotFound
from samspil.supervision import policy
from samspil.supervision.models import Goal, Growth, Habit, Review, Tap
from samspil.supervision.operations.guard import own_family, said
from samspil.supervision.operations.meeting import family_seen
from samspil.supervision.terms import LONG, QUIET_FROM, QUIET_UNTIL, TAPS_BACK
from samspil.trail import service as trail

REVIEW_AFTER = dt.timedelta(days=91)


def _left(by: Actor, at: dt.datetime, act: str, plan: Any) -> None:
    trail.record(by=by, at=at, act=act, record_kind="growth", record=plan)


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal as it is agreed. `levels`: five sentences or none."""

    text: str
    task: str
    seen_by: str
    a_week: int
    baseline: int
    starts_on: dt.date
    review_on: dt.date
    question: str = ""
    levels: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    """Monday is 0; none: on any day."""


@transaction.atomic
def start_plan(
    *, by: Actor, at: dt.datetime, family: UUID, review_on: dt.date | None = None, started_on: dt.date | None = None
) -> Growth:  # fmt: skip
    """The plan of a family; one runs at a time."""
    require(by, Word.SUPERVISION_DO)
    home, started = family_seen(by, family, at=at), started_on or by.day(at)
    found, new = Growth.objects.get_or_create(
        family=home, ended_on=None,
        defaults={"institution_id": home.institution_id, "started_on": started, "review_on": review_on or started + REVIEW_AFTER,
                  "made_at": at},
    )  # fmt: skip
    if new:
        _left(by, at, "supervision.start_plan", found.pk)
    return found


def _may(by: Actor, plan: Growth, at: dt.datetime) -> None:
    """The family itself, and who supervises it."""
    own = carers.of_account(for_=by, at=at)
    if own is not None and own.pk == plan.family_id:
        return
    require(by, Word.SUPERVISION_DO)
    if not policy.plans(by, on=by.day(at)).filter(pk=plan.pk).exists():
        raise NotFound


@transaction.atomic
def set_goal(*, by: Actor, at: dt.datetime, plan: Growth, goal: NewGoal) -> Goal:
    """Something the family wants to do: what, for which part of its task, how one sees it, how often, from which day."""
    _may(by, plan, at)
    told = said(text=goal.text, task=goal.task, seen_by=goal.seen_by)
    problems: dict[str, Any] = {
        name: _("Say it in fewer words.") for name, text in told.items() if len(text) > 160
    }
    if not 1 <= goal.a_week <= 7:
        problems["a_week"] = _("Between once and seven times a week.")
    if not 0 <= goal.baseline <= 7:
        problems["baseline"] = _("Between never and seven times a week.")
    days = sorted(set(goal.weekdays))
    if days and (len(days) != goal.a_week or not set(days) <= set(range(7))):
        problems["weekdays"] = _("Choose as many days as times a week, or none.")
    if goal.review_on <= goal.starts_on:
        problems["review_on"] = _("Choose a day after it begins.")
    levels = [text.strip() for text in goal.levels]
    if any(levels) and (len(levels) != 5 or not all(levels)):
        problems["levels"] = _("Write all five levels, or none.")
    if problems:
        raise Invalid(problems)
    made = Goal.objects.create(
        plan=plan, a_week=goal.a_week, baseline=goal.baseline, starts_on=goal.starts_on, review_on=goal.review_on,
        question=goal.question.strip()[:80], levels=levels if any(levels) else [],
        weekdays="".join(map(str, days)), **told,
    )  # fmt: skip
    _left(by, at, "supervision.set_goal", plan.pk)
    return made


@transaction.atomic
def end_goal(*, by: Actor, at: dt.datetime, goal: Goal) -> None:
    """The goal is reached, or laid aside: nobody is asked for it any more; its days stay."""
    _may(by, goal.plan, at)
    if Goal.objects.filter(pk=goal.pk, ended_on=None).update(ended_on=by.day(at)):
        _left(by, at, "supervision.end_goal", goal.plan_id)


@transaction.atomic
def tap(*, by: Actor, at: dt.datetime, goal: Goal, day: dt.date, did: bool) -> Tap:
    """One tap of the family: on this day it went so, or not. No day before the goal began, none to come."""
    family, today = own_family(by, at=at), by.day(at)
    if goal.plan.family_id != family.pk:
        raise NotFound
    if day < goal.starts_on:
        raise Invalid({"day": _("The goal began later than that.")})
    if day > today or (goal.ended_on is not None and day > goal.ended_on):
        raise Invalid({"day": _("That day has not come, or the goal had ended.")})
    if day < today - dt.timedelta(days=TAPS_BACK):
        raise Invalid({"day": _("That is too long ago. Say it in the next session.")})
    found, new = Tap.objects.get_or_create(
        goal=goal, day=day, defaults={"did": did, "account_id": by.account, "at": at}
    )
    if not new and found.did != did:
        found.did, found.account_id, found.at = did, by.account, at  # type: ignore[assignment]
        found.save()
    _left(by, at, "supervision.tap", goal.plan_id)
    return found


@transaction.atomic
def review(
    *, by: Actor, at: dt.datetime, goal: Goal, words: str = "", level: int | None = None, next_on: dt.date | None = None
) -> Review:  # fmt: skip
    """Looked at together: how far it came, and when it is looked at again."""
    _may(by, goal.plan, at)
    if level is not None and (level not in range(-2, 3) or not goal.levels):
        raise Invalid({"level": _("This goal has no levels.")})
    if level is None and not words.strip():
        raise Invalid({"words": _("Write something here.")})
    if next_on is not None and next_on <= by.day(at):
        raise Invalid({"next_on": _("Choose a day to come.")})
    made = Review.objects.create(
        goal=goal, on=by.day(at), level=level, words=words.strip()[:LONG], by_id=by.account
    )
    if next_on is not None:
        Goal.objects.filter(pk=goal.pk).update(review_on=next_on)
        Growth.objects.filter(pk=goal.plan_id, review_on__lt=next_on).update(review_on=next_on)
    _left(by, at, "supervision.review", goal.plan_id)
    return made


@transaction.atomic
def set_reminder(
    *, by: Actor, at: dt.datetime, remind_at: dt.time | None, quiet_from: dt.time = QUIET_FROM, quiet_until: dt.time = QUIET_UNTIL
) -> Habit:  # fmt: skip
    """When to be reminded of the goals; never in one's quiet hours."""
    family = own_family(by, at=at)
    if remind_at is not None and in_quiet(remind_at, quiet_from, quiet_until):
        raise Invalid({"remind_at": _("That is in your quiet hours. Choose another time, or shorten them.")})
    found, _new = Habit.objects.update_or_create(
        account_id=by.account,
        defaults={
            "family": family,
            "remind_at": remind_at,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
        },
    )
    trail.record(by=by, at=at, act="supervision.set_reminder", record_kind="foster_family", record=family.pk)
    return found


def in_quiet(clock: dt.time, since: dt.time, until: dt.time) -> bool:
    """Quiet hours may go over midnight; from and until the same hour there are none."""
    if since <= until:
        return since <= clock < until
    return clock >= since or clock < until
