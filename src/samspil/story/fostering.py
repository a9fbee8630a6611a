"""Tells how foster families are recruited in Groningen and Vejle: each act by who would do it, through the door of the room."""

import datetime as dt
from typing import Any

from samspil.carers import service as carers
from samspil.story.fostering_script import Approved, Asker, Recruiting
from samspil.story.scenes.foster import RECRUITING
from samspil.story.telling import Stage


def tell_fostering(stage: Stage) -> None:
    for told in RECRUITING:
        _tell(told, stage)


def _at(told: Recruiting, stage: Stage, day: int, clock: str = "10:00") -> dt.datetime:
    return stage.past(day, clock, told.house)


def _who(told: Recruiting, stage: Stage, day: int, key: str = "", clock: str = "10:00") -> dict[str, Any]:
    at = _at(told, stage, day, clock)
    return {"by": stage.actor(key or told.worker, at), "at": at}


def _tell(told: Recruiting, stage: Stage) -> None:
    code, name = told.campaign
    campaign = carers.start_campaign(**_who(told, stage, -364), name=name, code=code, since=stage.day(-364))
    dates = [(d, "evening", "") for d in told.evening_days] + [
        (d, "course", told.course) for d in told.course_days
    ]
    evenings = {
        (kind, day): carers.plan_evening(
            **_who(told, stage, -200), kind=kind, starts_at=stage.moment(day, "19:30", told.house),
            place=told.evening_place, seats=24, course=course,
        )
        for day, kind, course in dates
    }  # fmt: skip
    carers.take_over(
        **_who(told, stage, -300, told.lead), families=[_new(told, one, stage) for one in told.approved]
    )
    found = carers.families(for_=stage.actor(told.lead, stage.now), size=100).items
    for one in told.approved:
        _approved(told, one, next(f for f in found if f.name == one.name), stage)
    for asker in told.askers:
        _ask(told, asker, stage, campaign, evenings)


def _new(told: Recruiting, one: Approved, stage: Stage) -> carers.NewFamily:
    born = dt.date(stage.now.year, 5, 1)
    people = [
        carers.NewMember("carer", given, family, born.replace(year=born.year - age))
        for given, family, age in one.carers
    ]
    people += [
        carers.NewMember("child", given, one.name, born.replace(year=born.year - age))
        for given, age in one.own
    ]
    return carers.NewFamily(
        name=one.name, kind=one.kind, area=one.area, point=one.point, known_since=stage.day(one.since - 240), members=people,
        consultant=stage.workers[told.worker].pk, language=stage.workers[told.worker].language,
        approvals=[carers.NewApproval(one.kind, one.places, stage.day(one.since), age_from=one.ages[0], age_before=one.ages[1])],
        offers=[carers.NewOffer(one.kind, one.places, stage.day(one.since))],
        learnt=[carers.NewLearning(title, stage.day(day), topic) for title, topic, day in one.learnt],
        last_heard_on=None if one.heard is None else stage.day(one.heard),
        facts=[
            carers.NewFact(topic, stance, detail, low, high, words, source="list" if day is None else "visit",
                           on=None if day is None else stage.day(day))
            for topic, stance, detail, low, high, words, day in one.facts
        ],
    )  # fmt: skip


def _approved(told: Recruiting, one: Approved, family: Any, stage: Stage) -> None:
    who = _who(told, stage, -299)
    page = carers.family_page(family, for_=who["by"], at=who["at"])
    for member in page.carers:
        if one.certificate is not None:
            carers.show_check(
                **who, family=family, check="no_objection", evidence=told.certificate, member=member,
                shown_on=stage.day(-700), until=stage.day(one.certificate),
            )  # fmt: skip
    carers.show_check(
        **who, family=family, check="preparation", evidence=told.course, shown_on=stage.day(one.since)
    )
    for check, evidence, each in told.shown:
        for carer in page.carers if each else [None]:
            carers.show_check(
                **_who(told, stage, -190), family=family, check=check, evidence=evidence, member=carer,
                shown_on=stage.day(-190),
            )  # fmt: skip
    if one.away:
        since, until = one.away
        carers.rest(**_who(told, stage, -5), family=family, since=stage.day(since), until=stage.day(until))


def _ask(
    told: Recruiting, one: Asker, stage: Stage, campaign: Any, evenings: dict[tuple[str, int], Any]
) -> None:
    first = one.steps[0]
    way = carers.note_enquiry(
        **_who(told, stage, first, clock="09:10"), name=one.name, kind=one.kind, area=one.area, phone="+00 5550 1700",
        words=one.words, channel="" if one.campaign else one.channel, campaign=campaign.pk if one.campaign else None,
        child_since=None if one.child_since is None else stage.day(one.child_since), began_on=stage.day(first),
    )  # fmt: skip
    family = way.family
    born = dt.date(stage.now.year, 5, 1)
    people = [
        carers.add_member(
            **_who(told, stage, first, clock="09:20"), family=family, role="carer", given_name=given, family_name=name,
            born_on=born.replace(year=born.year - age), since=stage.day(first),
        )
        for given, name, age in one.carers
    ]  # fmt: skip
    for step, day in enumerate(one.steps[1:], 2):
        if step < 6:
            way = carers.go_on(**_who(told, stage, day), way=way, step=step, on=stage.day(day))
    _seats(told, one, way, stage, evenings)
    for day, clock, report in one.visits:
        visit = carers.plan_visit(
            **_who(told, stage, min(day - 7, -1)), way=way, starts_at=stage.moment(day, clock, told.house)
        )
        if report:
            carers.report_visit(**_who(told, stage, day, clock="22:00"), visit=visit, report=report)
    _shown(told, one, family, people, stage)
    if one.next_day is not None:
        carers.set_next(
            **_who(told, stage, min(one.next_day, 0) - 1), way=way, next_on=stage.day(one.next_day), next_what=one.next_what
        )  # fmt: skip
    if one.stopped:
        day, because = one.stopped
        carers.stop(**_who(told, stage, day, clock="16:00"), way=way, because=because, on=stage.day(day))
    elif one.report:
        _decided(told, one, way, stage)


def _seats(
    told: Recruiting, one: Asker, way: Any, stage: Stage, evenings: dict[tuple[str, int], Any]
) -> None:
    if len(one.steps) > 1:
        day = max((d for d in told.evening_days if d >= one.steps[1]), default=None)
        if day is not None and (len(one.steps) == 2 or day < one.steps[2]):
            coming = "coming" if day >= 0 else "came"
            carers.seat(
                **_who(told, stage, min(day, -1)),
                evening=evenings["evening", day],
                way=way,
                coming=coming,
                people=2,
            )
    if not one.came:
        return
    for n, day in enumerate(told.course_days):
        coming = "coming" if day >= 0 else "came" if n in one.came else "missed"
        carers.seat(
            **_who(told, stage, min(day, -1)),
            evening=evenings["course", day],
            way=way,
            coming=coming,
            people=2,
        )


def _shown(told: Recruiting, one: Asker, family: Any, people: list[Any], stage: Stage) -> None:
    for check, evidence, day, until in one.shown:
        for member in people if check in ("no_objection", "not_supervisor") else [None]:
            carers.show_check(
                **_who(told, stage, day), family=family, check=check, evidence=evidence, member=member,
                shown_on=stage.day(day), until=None if until is None else stage.day(until),
            )  # fmt: skip


def _decided(told: Recruiting, one: Asker, way: Any, stage: Stage) -> None:
    day = one.steps[4]
    report = carers.write_report(
        **_who(told, stage, day, clock="11:00"), way=way, text=one.report, kind=one.kind, age_from=0, age_before=7, places=2,
        proposes="approved",
    )  # fmt: skip
    if not one.read:
        return
    carers.family_read(**_who(told, stage, day + 3), report=report, on=stage.day(day + 3), says=one.read)
    if one.decided:
        on, reasons = one.decided
        carers.decide(
            **_who(told, stage, on, told.lead, clock="13:00"), way=way, outcome="approved", reasons=reasons
        )
