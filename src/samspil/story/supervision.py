"""Tells a year of supervision: groups, themes, sessions, one family's reading goal with a month of taps, questions to specialists.

Days follow the calendar's quarters, because group supervision does; what would lie on a holiday or at a weekend is moved on.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.ground.calendars import working_day_after
from samspil.institutions import service as institutions
from samspil.programmes import service as programmes
from samspil.story.scenes import supervision as said
from samspil.story.telling import LONG_AGO, MACHINE, Stage
from samspil.supervision import service as supervision
from samspil.supervision.terms import quarter, quarter_days

LAST = 8
"""The session of which something agreed still waits."""
CHOSEN = ((0, 0), (2, 4), (9, 2))
"""Families that were not there: group and place in it."""


def _who(stage: Stage, worker: str, at: dt.datetime, house: str = "") -> dict[str, Any]:
    return {"by": stage.actor(worker, at, house), "at": at}


def _carer(stage: Stage, key: str, at: dt.datetime) -> dict[str, Any]:
    account = accounts.actor_for(stage.workers[key], institution=None, at=at)[0]
    return {"by": fostering.eyes_of(account, at=at), "at": at}


def tell_families(stage: Stage) -> dict[str, Any]:
    """All foster families of Vesthimmerland, known to the team for years; one mother has a sign-in of her own."""
    at = stage.now - dt.timedelta(days=LONG_AGO - 30)
    rows = [(name, area, kind) for name, area, kind, _group in said.FAMILIES]
    rows += [(name, area, "respite") for name, area in said.RESPITE]
    new = [_family(stage, row, said.HANNE if row[0] == "Bro" else None, said.GUIDE, at) for row in rows]
    lead = _who(stage, said.LEAD, at, said.TEAM)
    house = institutions.get(stage.houses[said.TEAM].pk, for_=lead["by"])
    institutions.change(
        by=MACHINE, at=at, institution=house, revision=house.revision, name=house.name, time_zone=house.time_zone,
        email=house.email, phone=said.PHONE, takes_public_requests=house.takes_public_requests,
        takes_young_requests=house.takes_young_requests,
    )  # fmt: skip
    made = carers.take_over(**lead, families=new)
    return {row[0]: family for row, family in zip(rows, made, strict=True)}


def _family(stage: Stage, row: tuple[str, str, str], carer: Any, guide: str, at: dt.datetime) -> Any:
    name, area, kind = row
    members = []
    if carer:
        stage.workers[carer[0]] = accounts.create(
            by=MACHINE, at=at, email=f"{carer[0]}@example.org", name=f"{carer[1]} {carer[2]}", language="da"
        )
        members = [carers.NewMember("carer", carer[1], carer[2], account=stage.workers[carer[0]].pk)]
    return carers.NewFamily(
        name=name, kind=kind, area=area, city=area, point=said.POINTS.get(area), members=members,
        consultant=stage.workers[guide].pk, known_since=at.date(), last_heard_on=stage.day(-6),
        approvals=[carers.NewApproval(kind, 1, at.date())],
    )  # fmt: skip


def tell_supervision(stage: Stage, families: dict[str, Any]) -> None:
    """After the programmes were told."""
    lead = stage.actor(said.LEAD, stage.now, said.TEAM)
    on = lead.day(stage.now)
    programme = next(
        p for p in programmes.programmes(for_=lead)
        if p.institution_id == lead.institution and programmes.own_part(p.pk, for_=lead, on=on) is not None
    )  # fmt: skip
    _themes(stage, programme, on)
    groups = _groups(stage, programme, families)
    _sessions(stage, groups, on)
    _at_home(stage, programme, families, on)
    _goals(stage, families)
    _board(stage, groups[0])
    _questions(stage)
    _capital(stage)


def _quarters(on: dt.date) -> Iterator[tuple[int, int]]:
    year, now = quarter(on)
    for back in range(3, -1, -1):
        number = now - back
        yield (year, number) if number > 0 else (year - 1, number + 4)


def _themes(stage: Stage, programme: Any, on: dt.date) -> None:
    at = stage.now - dt.timedelta(days=360)
    for (year, number), (title, about, home, group) in zip(_quarters(on), said.THEMES, strict=True):
        supervision.set_theme(
            **_who(stage, said.GUIDE, at), programme=programme.pk, year=year, quarter=number, title=title, about=about,
            at_home=home, in_group=group, material=said.MATERIAL,
        )  # fmt: skip


def _groups(stage: Stage, programme: Any, families: dict[str, Any]) -> list[Any]:
    at = stage.now - dt.timedelta(days=350)
    since = quarter_days(*next(_quarters(stage.now.date())))[0]
    homes = {key: stage.houses[key].pk for key in (said.TEAM, said.STAFF)}
    pair = [
        supervision.Leader(stage.workers[said.GUIDE].pk, homes[said.TEAM], "consultant"),
        supervision.Leader(stage.workers[said.PARTNER].pk, homes[said.STAFF], "family"),
    ]
    return [
        supervision.form_group(
            **_who(stage, said.GUIDE, at), programme=programme.pk, name=name, area=area, since=since, leaders=pair,
            families=[families[f].pk for f, _area, _kind, group in said.FAMILIES if group == n],
        )
        for n, (name, area) in enumerate(said.GROUPS, start=1)
    ]  # fmt: skip


IN_QUARTER = (56, 36, 61, 68)


def _day(year: int, number: int, place: int) -> dt.date:
    """In the second half of a quarter, groups some days apart, never on a holiday or at a weekend."""
    return working_day_after(quarter_days(year, number)[0] + dt.timedelta(days=IN_QUARTER[place]), "DK", 0)


def _sessions(stage: Stage, groups: list[Any], on: dt.date) -> None:
    for q, (year, number) in enumerate(_quarters(on)):
        for n, group in enumerate(groups):
            day = _day(year, number, n)
            at = stage.moment((day - stage.now.date()).days, "09:30", said.TEAM)
            who = _who(stage, said.GUIDE, min(stage.now, at) - dt.timedelta(days=21))
            made = supervision.plan_group_session(
                **who, group=group, starts_at=max(at, who["at"]), place=group.area
            )
            if (q, n) == (2, 3):
                supervision.call_off(**who, session=made, why="Familiekonsulenten er syg.")
            elif at < stage.now - dt.timedelta(hours=3):
                _held(stage, made, at + dt.timedelta(hours=3), 4 * q + n)


def _held(stage: Stage, session: Any, at: dt.datetime, turn: int) -> None:
    ole = _who(stage, said.PARTNER, at)
    rows = supervision.session_page(session, for_=ole["by"], at=at).rows
    away = {rows[place % len(rows)].id for which, place in CHOSEN if which == turn % 10}
    supervision.note_attendance(
        **ole, session=session, came={r.id: "missed" if r.id in away else "came" for r in rows},
        why={} if turn > 12 else dict.fromkeys(away, "child_ill"),
    )  # fmt: skip
    if turn == LAST:
        supervision.agree(
            **ole, session=session, text="Spørge barnet, før vi gætter", who="alle familier",
            due_on=ole["by"].day(at) + dt.timedelta(days=30),
        )  # fmt: skip
        supervision.keep_note(
            **ole, session=session, text="To familier er trætte. Vi ringer begge op i næste uge."
        )


def _at_home(stage: Stage, programme: Any, families: dict[str, Any], on: dt.date) -> None:
    """Individual supervision: in the quarter before this one all but two families, in this one those who had their turn."""
    quarters = list(_quarters(on))
    for k, (name, *_rest) in enumerate(said.FAMILIES):
        for (year, number), skipped in ((quarters[2], (4, 17)), (quarters[3], ())):
            day = working_day_after(quarter_days(year, number)[0] + dt.timedelta(days=7 + 2 * k), "DK", 0)
            at = stage.moment((day - stage.now.date()).days, "13:00", said.TEAM)
            if k in skipped or at > stage.now - dt.timedelta(hours=2):
                continue
            who = _who(stage, said.GUIDE, at + dt.timedelta(hours=1))
            family = families[name].pk
            made = supervision.plan_family_session(
                **who, family=family, programme=programme.pk, starts_at=at, past=True
            )
            supervision.note_attendance(**who, session=made, came={family: "came"})


def _goals(stage: Stage, families: dict[str, Any]) -> None:
    at = stage.past(-33, "14:00", said.TEAM)
    for n, (name, text, question, task, seen, a_week, before) in enumerate(said.GOALS):
        who = _who(stage, said.GUIDE, at)
        plan = supervision.start_plan(**who, family=families[name].pk)
        goal = supervision.set_goal(
            **who, plan=plan,
            goal=supervision.NewGoal(text, task, seen, a_week, before, stage.day(-30), stage.day(45 - 20 * (n == 2)), question,
                                     weekdays=said.FIXED.get(name, ())),
        )  # fmt: skip
        if name == said.HANNE[2]:
            _month(stage, goal)


def _month(stage: Stage, goal: Any) -> None:
    """A month of taps: more and more often, with a few days without, and none yet today."""
    for back in range(30, 0, -1):
        did = back % 7 not in (1, 3) if back > 14 else back % 6 != 2
        at = stage.past(-back, "20:15", said.TEAM)
        supervision.tap(**_carer(stage, said.HANNE[0], at), goal=goal, day=stage.day(-back), did=did)
    supervision.set_reminder(
        **_carer(stage, said.HANNE[0], stage.past(-29, "20:00", said.TEAM)), remind_at=dt.time(20)
    )


def _board(stage: Stage, group: Any) -> None:
    for day, key, text in said.BOARD:
        at = stage.past(day, "20:40", said.TEAM)
        who = _carer(stage, key, at) if key == said.HANNE[0] else _who(stage, key, at)
        supervision.post(**who, group=group, text=text)


def _questions(stage: Stage) -> None:
    """What people know; a question without a name, answered, useful, kept for others; one that waits."""
    for key, house, topic, words, days in (
        (said.PARTNER, said.STAFF, "attachment", "Fra døgninstitution, også småbørn", 2), (said.PARTNER, said.STAFF, "sleep", "", 2),
        (said.EXPERT, said.HOUSE, "self_harm", "Unge fra 12 år", 1), (said.EXPERT, said.HOUSE, "adhd", "Skole og hjem sammen", 3),
        (said.EXPERT, said.HOUSE, "attachment", "Flytning fra institution til familie", 3),
    ):  # fmt: skip
        at = stage.past(-200, "10:00", said.TEAM)
        supervision.offer(
            **_who(stage, key, at, house), account=stage.workers[key].pk, topic=topic, words=words, days=days
        )
    topic, text, answer, title, kept = said.ASKED
    hanne = said.HANNE[0]
    asked = supervision.ask(
        **_carer(stage, hanne, stage.past(-9, "21:05", said.TEAM)), topic=topic, text=text, anonymous=True
    )
    ole = _who(stage, said.PARTNER, stage.past(-8, "11:20", said.TEAM), said.STAFF)
    supervision.answer(**ole, question=asked, text=answer)
    supervision.found_useful(
        **_carer(stage, hanne, stage.past(-5, "20:00", said.TEAM)), question=asked, useful=True
    )
    late = _who(stage, said.PARTNER, stage.past(-4, "09:00", said.TEAM), said.STAFF)
    supervision.keep_for_others(**late, question=asked, title=title, text=kept)
    supervision.ask(
        **_who(stage, said.GUIDE, stage.past(-1, "15:00", said.TEAM)), topic="adhd",
        text="Er der noget om ADHD og søvn, som er skrevet til plejeforældre?",
    )  # fmt: skip


def _capital(stage: Stage) -> None:
    """København: no groups; one family's course with somebody of the institution from which the child moves."""
    at = stage.now - dt.timedelta(days=300)
    new = _family(stage, ("Nygaard", "Amager", "strengthened"), said.RIKKE, said.CAPITAL_LEAD, at)
    carers.take_over(**_who(stage, said.CAPITAL_LEAD, at, said.CAPITAL), families=[new])
    topic, text, answer = said.CAPITAL_ASKED
    asked = supervision.ask(
        **_carer(stage, said.RIKKE[0], stage.past(-60, "19:30", said.CAPITAL)), topic=topic, text=text
    )
    if asked.matched_to_id != stage.workers[said.EXPERT].pk:
        first = next(key for key in (said.PARTNER,) if stage.workers[key].pk == asked.matched_to_id)
        supervision.pass_back(
            **_who(stage, first, stage.past(-59, "08:30", said.STAFF), said.STAFF), question=asked
        )
        supervision.take(
            **_who(stage, said.EXPERT, stage.past(-59, "10:00", said.HOUSE), said.HOUSE), question=asked
        )
    bjarke = _who(stage, said.EXPERT, stage.past(-59, "13:00", said.HOUSE), said.HOUSE)
    supervision.answer(**bjarke, question=asked, text=answer)
    first_at = stage.moment(-50, "15:00", said.HOUSE)
    course = supervision.follow(
        **bjarke, question=asked, kind="course", first=first_at, sessions=6, place="Hos familien"
    )
    family: Any = asked.family_id
    for session in course:
        if session.starts_at < stage.now - dt.timedelta(hours=3):
            then = _who(stage, said.EXPERT, session.starts_at + dt.timedelta(hours=2), said.HOUSE)
            supervision.note_attendance(**then, session=session, came={family: "came"})
