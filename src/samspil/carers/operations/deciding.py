"""Checks, report, decision by another person, appeal. An approval stands only on checks that hold."""

import datetime as dt
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers.models import Appeal, Approval, Check, FosterFamily, Member, Offer, Report, Ruling, Way
from samspil.carers.operations.changing import may_write
from samspil.carers.operations.ending import months_later
from samspil.carers.operations.guard import begin, end, enter
from samspil.carers.operations.moving import running
from samspil.carers.queries.checks import standing
from samspil.carers.terms import Kind, Outcome, Purpose, Result, Source, State, Status, Step
from samspil.documents.service import files
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.rules import service as rules
from samspil.rules.terms import FosterCheck, Table
from samspil.trail import service as trail

APPEAL = dt.timedelta(days=42)
"""So long the family may appeal: six weeks."""


@transaction.atomic
def show_check(
    *,
    by: Actor,
    at: dt.datetime,
    family: FosterFamily,
    check: str,
    evidence: str,
    shown_on: dt.date,
    until: dt.date | None = None,
    member: Member | None = None,
    content: bytes = b"",
) -> Check:
    """A requirement was shown, with the paper itself where there is one (`content`). Without `until` it ends by the country's
    rule, or holds for good if that says so."""
    may_write(by, family)
    problems: dict[str, Any] = {}
    if check not in FosterCheck.values:
        problems["check"] = _("Choose what was shown.")
    if not evidence.strip():
        problems["evidence"] = _("Write by what it was shown.")
    if shown_on > by.day(at):
        problems["shown_on"] = _("This day has not come yet.")
    if until is not None and until < shown_on:
        problems["until"] = _("The end must be after the beginning.")
    if problems:
        raise Invalid(problems)
    rows = rules.in_force(Table.FOSTER, country=by.country, institution=by.institution, on=shown_on)
    rule = next((r for r in rows if r.check == check), None)
    if until is None and rule is not None and rule.months:
        until = months_later(shown_on, rule.months)
    kept = files.keep(by=by, at=at, content=content).pk if content else None
    made = Check.objects.create(
        family=family, check_kind=check, member=member, evidence=evidence.strip()[:200], shown_on=shown_on, until=until,
        file=kept, rule=rule.rule if rule else None, noted_by_id=by.account,
    )  # fmt: skip
    trail.record(by=by, at=at, act="carers.show_check", record_kind="foster_family", record=family.pk)
    return made


@transaction.atomic
def write_report(
    *,
    by: Actor,
    at: dt.datetime,
    way: Way,
    text: str,
    kind: str,
    age_from: int,
    age_before: int,
    places: int,
    proposes: str,
    conditions: str = "",
    revision: int = 0,
) -> Report:
    """The report with what is proposed. Written anew, the family reads it anew."""
    held = running(by, way)
    problems = _report_problems(text, kind, (age_from, age_before), places, proposes)
    if problems:
        raise Invalid(problems)
    known = Report.objects.select_for_update().filter(way=held).first()
    if known is not None and known.revision != revision:
        raise Conflict(current=known, revision=known.revision)
    said = {
        "text": text.strip(), "kind": kind, "age_from": age_from, "age_before": age_before, "places": places,
        "proposes": proposes, "conditions": conditions.strip(), "written_by_id": by.account, "written_at": at,
        "family_read_on": None, "family_says": "", "revision": (known.revision if known else 0) + 1,
    }  # fmt: skip
    made, _new = Report.objects.update_or_create(way=held, defaults=said)
    if held.step < Step.REPORT:
        enter(held, Step.REPORT, by.day(at))
    trail.record(by=by, at=at, act="carers.write_report", record_kind="foster_family", record=held.family_id)
    return made


def _report_problems(
    text: str, kind: str, ages: tuple[int, int], places: int, proposes: str
) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not text.strip():
        problems["text"] = _("Write the report.")
    if kind not in Kind.values:
        problems["kind"] = _("Choose a kind.")
    if not 0 <= ages[0] < ages[1] <= 25:
        problems["age_before"] = _("The second number must not be smaller than the first.")
    if not 1 <= places <= 20:
        problems["places"] = _("Say how many places, up to 20.")
    if proposes not in Outcome.values:
        problems["proposes"] = _("Choose what you propose.")
    return problems


@transaction.atomic
def family_read(*, by: Actor, at: dt.datetime, report: Report, on: dt.date, says: str = "") -> None:
    """The family read the report; what they say of it stands beside it."""
    running(by, report.way)
    if on > by.day(at):
        raise Invalid({"on": _("This day has not come yet.")})
    Report.objects.filter(pk=report.pk).update(family_read_on=on, family_says=says.strip())
    trail.record(
        by=by, at=at, act="carers.family_read", record_kind="foster_family", record=report.way.family_id
    )


@transaction.atomic
def decide(*, by: Actor, at: dt.datetime, way: Way, outcome: str, reasons: str) -> Ruling:
    """Another than who wrote the report decides, after the family read it. Approval waits for every check to hold."""
    require(by, Word.CARERS_DECIDE)
    held = running(by, way)
    report = Report.objects.select_for_update().filter(way=held).first()
    if report is None:
        raise Refused(_("There is no report yet."))
    if by.account in {report.written_by_id, *_writers(by, held)}:
        raise Refused(_("You wrote the report. Another person decides."))
    if report.family_read_on is None:
        raise Refused(_("The family has not read the report yet."))
    if outcome not in Outcome.values:
        raise Invalid({"outcome": _("Choose a decision.")})
    if not reasons.strip():
        raise Invalid({"reasons": _("Write why you decide so.")})
    today = by.day(at)
    if outcome == Outcome.APPROVED:
        _require_checks(held.family, by, today)
    ruling = Ruling.objects.create(
        way=held, outcome=outcome, reasons=reasons.strip(), proposed_by_id=report.written_by_id, decided_by_id=by.account,
        decided_at=at, appeal_until=today + APPEAL,
    )  # fmt: skip
    if outcome == Outcome.APPROVED:
        _approve(held, report, by, today)
    else:
        _not_approve(held, today)
    trail.record(
        by=by, at=at, act="carers.decide", record_kind="foster_family", record=held.family_id, details={"outcome": outcome}
    )  # fmt: skip
    return ruling


def _writers(by: Actor, way: Way) -> set[UUID]:
    """Everybody who wrote or changed the report of this way. The report itself names the last of them alone."""
    began = dt.datetime.combine(way.began_on, dt.time(), tzinfo=ZoneInfo(by.law_zone))
    return trail.doers("carers.write_report", record=way.family_id, since=began)


def _require_checks(family: FosterFamily, by: Actor, today: dt.date) -> None:
    open_ = [one for one in standing([family.pk], country=by.country, institution=by.institution, on=today)[family.pk]
             if one.blocks]  # fmt: skip
    if open_:
        named = ", ".join(sorted({str(one.words) for one in open_}))
        raise Refused(_("This does not hold, so the family cannot be approved: %(what)s.") % {"what": named})


def _approve(way: Way, report: Report, by: Actor, today: dt.date) -> None:
    if way.step < Step.REGISTRATION:
        enter(way, Step.REGISTRATION, today)
    end(way, State.APPROVED, today)
    Approval.objects.filter(family=way.family, until=None, since__lt=today).update(until=today)
    child = way.child_id if report.kind == Kind.NETWORK else None
    Approval.objects.create(
        family=way.family, kind=report.kind, age_from=report.age_from, age_before=report.age_before, places=report.places,
        since=today, conditions=report.conditions, child_id=child,
    )  # fmt: skip
    Offer.objects.create(
        family=way.family, kind=report.kind, places=report.places, since=today, source=Source.REPORT, noted_on=today,
        noted_by_id=by.account,
    )  # fmt: skip
    FosterFamily.objects.filter(pk=way.family_id).update(
        status=Status.APPROVED, kind=report.kind, ended_on=None
    )


def _not_approve(way: Way, today: dt.date) -> None:
    end(way, State.DECLINED, today)
    Approval.objects.filter(family=way.family, until=None, since__lt=today).update(until=today)
    FosterFamily.objects.filter(pk=way.family_id).update(status=Status.DECLINED, ended_on=today)


@transaction.atomic
def appeal(*, by: Actor, at: dt.datetime, ruling: Ruling, words: str, received_on: dt.date) -> Appeal:
    """The family does not agree, in their words. It is taken also after the six weeks; whoever answers says what that means."""
    may_write(by, ruling.way.family)
    if not words.strip():
        raise Invalid({"words": _("Write it in their words.")})
    if received_on > by.day(at) or Appeal.objects.filter(ruling=ruling).exists():
        raise Invalid(
            {"received_on": _("Choose the day on which it came; one appeal is kept for each decision.")}
        )
    made = Appeal.objects.create(
        ruling=ruling, words=words.strip(), received_on=received_on, noted_by_id=by.account
    )
    trail.record(by=by, at=at, act="carers.appeal", record_kind="foster_family", record=ruling.way.family_id)
    return made


@transaction.atomic
def answer_appeal(*, by: Actor, at: dt.datetime, appeal: Appeal, result: str, reasons: str) -> Appeal:
    """Answered by somebody who neither proposed nor decided. Overturned, the way begins anew at the report."""
    require(by, Word.CARERS_DECIDE)
    appeal = (
        Appeal.objects.select_for_update(of=("self",)).select_related("ruling__way__family").get(pk=appeal.pk)
    )
    ruling = appeal.ruling
    may_write(by, ruling.way.family)
    if by.account in {ruling.decided_by_id, ruling.proposed_by_id, *_writers(by, ruling.way)}:
        raise Refused(_("You proposed or decided this. Another person answers the appeal."))
    if appeal.result:
        raise Refused(_("This appeal has been answered."))
    if result not in Result.values or not reasons.strip():
        raise Invalid({"reasons": _("Choose what comes of it, and write why.")})
    today = by.day(at)
    appeal.result, appeal.reasons, appeal.decided_by_id, appeal.decided_on = (
        result,
        reasons.strip(),
        by.account,
        today,
    )
    appeal.save()
    family = ruling.way.family
    if result == Result.OVERTURNED and not Way.objects.filter(family=family, state=State.RUNNING).exists():
        begin(family, today, purpose=ruling.way.purpose, step=Step.REPORT, worker_id=by.account)
        if ruling.way.purpose == Purpose.FIRST:
            FosterFamily.objects.filter(pk=family.pk).update(status=Status.ON_THE_WAY, ended_on=None)
    trail.record(by=by, at=at, act="carers.answer_appeal", record_kind="foster_family", record=family.pk)
    return appeal
