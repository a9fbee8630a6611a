"""Tells programmes for foster families: one that is over, with a municipality that left early; one that runs; one begun from its
shape; an individual one. And the course days of a year."""

import datetime as dt
from decimal import Decimal
from typing import Any

from samspil.carers import service as carers
from samspil.courses import service as courses
from samspil.programmes import service as programmes
from samspil.story.scenes import programmes as said
from samspil.story.telling import Stage


def _who(
    stage: Stage, day: int, worker: str = said.LEAD, house: str = said.TEAM, clock: str = "09:15"
) -> dict[str, Any]:
    at = stage.past(day, clock, house)
    return {"by": stage.actor(worker, at, house), "at": at}


def tell_programmes(stage: Stage) -> None:
    first = _first(stage)
    runs = _running(stage, first)
    _who_does_what(stage, runs)
    programmes.start(
        **_who(stage, -20), name=said.MORE, commissioner="Vesthimmerlands Kommune", seed=runs.programme_id,
        starts_on=dt.date(stage.now.year + 1, 1, 1), aim="Aflastnings- og netværksfamilier kommer med næste år.",
    )  # fmt: skip
    _capital(stage)


def _first(stage: Stage) -> Any:
    who = _who(stage, -390)
    made = programmes.start(
        **who, name=said.FIRST, commissioner="Socialstyrelsen", starts_on=dt.date(2019, 1, 1), ends_on=dt.date(2021, 12, 31),
        aim="Døgninstitutionernes viden skal komme plejefamilier til gode.", template="group",
    )  # fmt: skip
    parts = {}
    for name, form, moves, house, joined, left, how, why in said.MUNICIPALITIES:
        home = stage.houses[house].pk if house else None
        parts[name] = programmes.join(
            **who,
            programme=made.pk,
            name=name,
            joined_on=dt.date(*joined),
            form=form,
            moves=moves,
            institution=home,
        )
        if form == "individual":
            off: dict[str, Any] = {"code": "network", "on": False, "since": dt.date(*joined)}
            programmes.set_element(**who, participation=parts[name].pk, **off)
        programmes.leave(**who, participation=parts[name].pk, left_on=dt.date(*left), how=how, reason=why)
    money = programmes.fund(
        **who, programme=made.pk, source="Satspuljen, udmøntet af Socialstyrelsen", amount=Decimal(14_500_000),
        since=dt.date(2019, 1, 1), until=dt.date(2021, 12, 31),
    )  # fmt: skip
    for name, day, what, amount in said.SPENT:
        where = parts[name].pk if name else None
        programmes.spend(
            **who,
            funding=money.pk,
            amount=Decimal(amount),
            spent_on=dt.date(*day),
            what=what,
            participation=where,
        )
    return made


def _running(stage: Stage, first: Any) -> Any:
    """All foster families of one municipality, in groups with individual supervision."""
    who, year = _who(stage, -380), stage.now.year
    made = programmes.start(
        **who, name=said.ALL, commissioner="Vesthimmerlands Kommune", seed=first.pk, starts_on=dt.date(year - 1, 1, 1),
        aim="Alle plejefamilier: et tema i kvartalet, en fast gruppe og en udviklingsplan.",
    )  # fmt: skip
    part = programmes.join(
        **who, programme=made.pk, name="Vesthimmerland", joined_on=dt.date(year - 1, 1, 1), form="group_individual",
        moves=False, institution=stage.houses[said.TEAM].pk, reason="Byrådet vil udvikle alle kommunens plejefamilier.",
    )  # fmt: skip
    programmes.bring_partner(
        **who, participation=part.pk, institution=stage.houses[said.STAFF].pk, party="institution"
    )
    programmes.bring_partner(
        **who, participation=part.pk, institution=stage.houses[said.TEAM].pk, party="caseworker"
    )
    programmes.set_element(
        **_who(stage, -200),
        participation=part.pk,
        code="network",
        on=True,
        how=said.NETWORK,
        since=stage.day(-200),
    )
    programmes.set_element(
        **_who(stage, -100), participation=part.pk, code="line", on=False, since=stage.day(-100),
        how="Kommunens egen linje er lukket; en aftale med Vejle er på vej.",
    )  # fmt: skip
    money = programmes.fund(
        **who, programme=made.pk, source="Vesthimmerlands Kommune", amount=Decimal(1_200_000), since=stage.day(-364),
        until=stage.day(120), note="Højst en tredjedel til lokaler og forplejning",
    )  # fmt: skip
    for day, what, amount in said.SPENT_NOW:
        programmes.spend(
            **_who(stage, day), funding=money.pk, amount=Decimal(amount), spent_on=stage.day(day), what=what,
            participation=part.pk,
        )  # fmt: skip
    return part


def _who_does_what(stage: Stage, part: Any) -> None:
    """The first version is agreed by all four; a second waits for the family consultants. Talks were held."""
    lead = _who(stage, -370)
    division = programmes.inside(part, on=lead["by"].day(lead["at"])).divisions[0]
    programmes.send_round(**lead, division=division.pk)
    ole = _who(stage, -362, "ole", said.STAFF)
    programmes.answer(**ole, division=division.pk, party="institution", agreed=True)
    for party, by in (("consultant", ""), ("caseworker", ""), ("family", "Hanne Bro")):
        told: dict[str, Any] = {"division": division.pk, "party": party, "agreed": True, "said_by": by}
        programmes.answer(**_who(stage, -358), **told)
    second = programmes.draft(**_who(stage, -9), participation=part.pk)
    programmes.send_round(**_who(stage, -8), division=second.pk, due_on=stage.day(5))
    programmes.answer(**_who(stage, -6), division=second.pk, party="consultant", agreed=True)
    for which, day, words in ((0, *said.TALKED[0]), (0, *said.TALKED[1]), (1, -120, said.NEEDS)):
        _rhythm, due, _held = programmes.inside(part, on=stage.day(day)).rhythms[which]
        assert due is not None
        programmes.talked(**_who(stage, day), due=due.pk, on=stage.day(day), words=words)


def _capital(stage: Stage) -> None:
    who = _who(stage, -350, said.CAPITAL_LEAD, said.CAPITAL)
    made = programmes.start(
        **who, name=said.TALKS, commissioner="Københavns Kommune", starts_on=stage.day(-350), template="individual",
        aim="En fagperson fra institutionen kommer til én familie, når noget bliver svært, eller flytter med barnet.",
    )  # fmt: skip
    part = programmes.join(
        **who,
        programme=made.pk,
        name="København",
        joined_on=stage.day(-350),
        institution=stage.houses[said.CAPITAL].pk,
    )
    house = stage.houses[said.INSTITUTION].pk
    programmes.bring_partner(**who, participation=part.pk, institution=house, party="institution")


def tell_course_days(stage: Stage) -> None:
    """The last of the story, when all families are there."""
    for house, lead, place in said.HOUSES:
        _course_days(stage, house, lead, place)


def _course_days(stage: Stage, house: str, leader: str, place: str) -> None:
    """Most families were at both days; some were not, some were not offered a second, one has two municipalities."""
    year, lead = stage.now.year, stage.actor(leader, stage.now, house)
    homes = sorted(carers.of_year(year, for_=lead), key=lambda one: (one.name, one.id))
    programme = next((p.pk for p in programmes.programmes(for_=lead) if p.name == said.ALL), None)
    for n, ((month, day), title, topic) in enumerate(said.DAYS):
        on = dt.date(year, month, day)
        made = courses.set_up(
            **_who(stage, -330 + n, leader, house), title=title, topic=topic, on=on, hours=6, place=place,
            held_by="Familiekonsulenterne", programme=programme,
        )  # fmt: skip
        chosen = [home.id for k, home in enumerate(homes) if _offered(n, k)]
        offered = min(on - dt.timedelta(days=30), lead.day(stage.now))
        courses.offer(**_who(stage, -320 + n, leader, house), day=made.pk, families=chosen, on=offered)
        if on < lead.day(stage.now):
            _mark(stage, made, {home.id: k for k, home in enumerate(homes)}, lead)
    for k, home in enumerate(homes):
        if house == said.TEAM and k in (3, 8):
            _shared(home, year, _who(stage, -200, leader, house), agreed=k == 3)


def _offered(day: int, family: int) -> bool:
    """The second day was not offered to every ninth family; the third only to those who missed one."""
    if day == 0:
        return True
    return family % 9 != 4 if day == 1 else family % 7 == 2


def _mark(stage: Stage, day: Any, order: dict[Any, int], by: Any) -> None:
    at = stage.now - dt.timedelta(minutes=40)
    for place in courses.seats(day, for_=by).places:
        k = order[place.family_id]
        away = k % 7 == 2 or (k % 11 == 6 and day.on.month > 6)
        why = said.MISSED[k % 3] if away else ""
        courses.mark(by=by, at=at, place=place.pk, state="missed" if away else "attended", why=why)


def _shared(home: Any, year: int, who: dict[str, Any], *, agreed: bool) -> None:
    told: dict[str, Any] = {"family": home.id, "year": year}
    parts = [("Rebild", 1), ("Vesthimmerland", 1)]
    courses.set_key(**who, **told, said_by="Vesthimmerland", basis="children", parts=parts)
    other = parts if agreed else [("Rebild", 1), ("Vesthimmerland", 2)]
    courses.set_key(
        **who, **told, said_by="Rebild", basis="agreed" if not agreed else "children", parts=other
    )
