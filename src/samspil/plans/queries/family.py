"""The page of one person of the family: what they do, what they answered this week, what others do. Read by the person
themselves, by a secret address or in their own file; who asks has decided that they may."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED
from samspil.ground.errors import NotFound
from samspil.people import service as people
from samspil.plans import policy
from samspil.plans.models import Plan, PlanLink, Step, Tick
from samspil.plans.queries.reading import agreed, goals, versions
from samspil.plans.terms import Level, PlanState, Rhythm, Said, StepState

WEEK = dt.timedelta(days=7)
_LINKED = ("plan__case__child", "plan__case__institution", "person", "institution", "made_by")


@dataclass(frozen=True, slots=True)
class OwnDay:
    """One day of the week and what was said for it; empty is a day without an answer and nothing worse."""

    day: dt.date
    said: str
    is_today: bool
    coming: bool


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step of this person, as it was agreed: for a repeated one the week, with how often in this week and the one before."""

    step: Step
    what: str
    due_on: dt.date
    week: tuple[OwnDay, ...] = ()
    today: str = ""
    yesterday: str = ""
    this_week: int = 0
    last_week: int = 0

    @property
    def repeats(self) -> bool:
        return self.step.rhythm != Rhythm.ONCE

    @property
    def done(self) -> bool:
        return self.step.state == StepState.DONE


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else does."""

    what: str
    who: str
    due_on: dt.date
    done: bool


@dataclass(frozen=True, slots=True)
class OwnGoal:
    text: str
    measure: str
    expected: str
    own: tuple[OwnStep, ...]
    theirs: tuple[Theirs, ...]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What was agreed, as one person follows it."""

    plan: Plan
    child: Any
    person: Any
    today: dt.date
    goals: tuple[OwnGoal, ...]

    @property
    def yesterday(self) -> dt.date:
        return self.today - dt.timedelta(days=1)


def own_page(plan: Plan, person: Any, *, today: dt.date, for_: Actor, whole: bool = False) -> OwnPage:
    """The agreed goals and steps: this person's, those of institutions and of the child, and, if `whole`, those of others
    in the family. Words, who and by when are those that were agreed; what was written since and not agreed to is not there
    yet. How often and how far it is are as they stand: an answer is given to the step that runs.
    A carer whose name would tell where the child is kept safe is named to nobody else.
    What else would tell of it is left off too (`cases.quiet`)."""
    version = agreed(versions(plan))
    running = {str(s.pk): s for g in goals(plan) for s in g.all_steps if s.state != StepState.DROPPED}
    said = _said([s.pk for s in running.values() if s.person_id == person.pk], person.pk, today)
    secret = _kept_secret(plan, person, for_) if whole else frozenset()
    shown = []
    for goal in version.content["goals"] if version else []:
        own, theirs = [], []
        for told in goal["steps"]:
            step = running.get(told["id"])
            if step is None:
                continue
            if step.person_id == person.pk and _whose(told, step) == str(person.pk):
                own.append(own_step(step, said.get(step.pk, {}), today, told))
            elif whole or _whose(told, step) in ("", str(person.pk), str(plan.case.child_id)):
                who = _("foster carer") if _whose(told, step) in secret else told["who"]
                theirs.append(Theirs(told["what"], who, _due(told), step.state == StepState.DONE))
        if own or theirs:
            expected = goal.get("levels", {}).get(str(Level.EXPECTED.value), "")
            shown.append(OwnGoal(goal["text"], goal["measure"], expected, tuple(own), tuple(theirs)))
    page = OwnPage(plan, plan.case.child, person, today, tuple(shown))
    return _without(page, cases.quiet(plan.case, person, eyes=for_))


def _without(page: OwnPage, hush: cases.Quiet) -> OwnPage:
    """The page without what would tell where the child is kept safe; their own steps stay."""
    goals = [
        replace(
            goal, measure=hush.text(goal.measure), expected=hush.text(goal.expected),
            theirs=tuple(replace(t, who=hush.homes.get(t.who, t.who)) for t in goal.theirs if not hush.in_(t.what)),
        )
        for goal in page.goals if goal.own or not hush.in_(goal.text)
    ]  # fmt: skip
    return replace(page, goals=tuple(replace(g, text=hush.text(g.text)) for g in goals if g.own or g.theirs))


def _kept_secret(plan: Plan, reader: Any, for_: Actor) -> frozenset[str]:
    case = plan.case
    hidden = people.kept_secret(case.child, for_=for_, secret=case.place == PROTECTED)
    return frozenset(map(str, hidden - {reader.pk}))


def _whose(told: Mapping[str, Any], step: Step) -> str:
    """The person whose step it was agreed to be; empty for a step of an institution. What was agreed before this was kept
    said only the name: then it is whose it is now."""
    kept = told.get("whose")
    return str(step.person_id or "") if kept is None else str(kept)


def _due(told: Mapping[str, Any]) -> dt.date:
    return dt.date.fromisoformat(told["due_on"])


def _said(steps: list[UUID], person: UUID | None, today: dt.date) -> dict[UUID, dict[dt.date, str]]:
    monday = today - dt.timedelta(days=today.weekday())
    rows = Tick.objects.filter(step__in=steps, day__gte=monday - WEEK)
    rows = rows.filter(person=person) if person else rows
    found: dict[UUID, dict[dt.date, str]] = {}
    for step, day, said in rows.values_list("step_id", "day", "said"):
        found.setdefault(step, {})[day] = said
    return found


def own_step(
    step: Step, said: Mapping[dt.date, str], today: dt.date, told: Mapping[str, Any] | None = None
) -> OwnStep:
    """A step with its answers; in the words and with the day of `told` where that is what was agreed."""
    what, due_on = (told["what"], _due(told)) if told else (step.what, step.due_on)
    if step.rhythm == Rhythm.ONCE:
        return OwnStep(step, what, due_on)
    monday = today - dt.timedelta(days=today.weekday())
    days = [monday + dt.timedelta(days=n) for n in range(5 if step.rhythm == Rhythm.SCHOOL_DAYS else 7)]
    week = tuple(OwnDay(d, said.get(d, ""), d == today, d > today) for d in days)
    yes = [d for d, answer in said.items() if answer == Said.YES]
    return OwnStep(
        step, what, due_on, week, said.get(today, ""), said.get(today - dt.timedelta(days=1), ""),
        sum(d >= monday for d in yes), sum(d < monday for d in yes),
    )  # fmt: skip


def page_of_link(secret_hash: str, *, at: dt.datetime) -> PlanLink:
    """The running address behind a secret. One that ended, was taken back, belongs to a plan that no longer runs or was
    given by who left the table looks like one that never was."""
    rows = PlanLink.objects.filter(secret_hash=secret_hash, ended_at=None, plan__state=PlanState.AGREED)
    found = rows.select_related(*_LINKED).first()
    if found is None or not policy.runs(found, at=at):
        raise NotFound
    return found


def family_eyes(link: PlanLink, at: dt.datetime) -> Actor:
    """Whoever holds the address, looking with no account for the institution that gave it: reads and writes nothing but
    this person's own page of this plan."""
    home = link.institution
    return Actor(
        institution=home.pk, role="person", country=home.country, language=link.language, time_zone=link.time_zone,
        institution_name=home.name, purpose="own file", at=at,
    )  # fmt: skip


def family_plan(case: UUID, *, for_: Actor, at: dt.datetime) -> Plan | None:
    """The agreed plan that runs in a case."""
    rows = policy.visible(for_, at=at).filter(case_id=case, state=PlanState.AGREED)
    return rows.select_related("case__child", "case__institution", "institution").first()


def own_of(plan: Plan, person: UUID, step: UUID) -> Step:
    """A step of this plan that this person does; any other is not there."""
    found = Step.objects.filter(pk=step, goal__plan=plan, person_id=person).select_related("goal").first()
    if found is None:
        raise NotFound
    return found


def links(plan: Plan, *, at: dt.datetime) -> list[PlanLink]:
    """The addresses of a visible plan that run, by whose they are."""
    rows = PlanLink.objects.filter(plan=plan, ended_at=None, until__gt=at).select_related(*_LINKED)
    ground = policy.Ground(plan, at)
    return [link for link in rows.order_by("made_at", "id") if ground.holds(link)]


def link(id: UUID, *, for_: Actor, at: dt.datetime) -> PlanLink:
    rows = PlanLink.objects.filter(plan__in=policy.visible(for_, at=at)).select_related("plan", "person")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def answered(plan: Plan, *, today: dt.date) -> dict[UUID, OwnStep]:
    """The repeated steps of a visible plan with what the family said this week and the last, by step. Two queries."""
    rows = Step.objects.filter(goal__plan=plan, person__isnull=False).exclude(rhythm=Rhythm.ONCE)
    steps = list(rows)
    said = _said([s.pk for s in steps], None, today)
    return {s.pk: own_step(s, said.get(s.pk, {}), today) for s in steps}
