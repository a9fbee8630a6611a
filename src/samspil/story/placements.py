"""Tells how two children live in foster families: known before they come, guided, written about, paid for."""

import datetime as dt
from decimal import Decimal
from typing import Any

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.fostering import service as fostering
from samspil.institutions import service as institutions
from samspil.rules import service as rules
from samspil.rules.terms import Table
from samspil.story.scenes import vejle_homes as homes
from samspil.story.telling import LONG_AGO, MACHINE, Stage

WELL = {"rest": 3, "joy": 3, "cope": 2, "home": 3, "help": 2}
TIRED = {"rest": 1, "joy": 2, "cope": 1, "home": 2, "help": 1}
Told = dict[str, tuple[str, str, str]]


def tell_placements(stage: Stage) -> dict[str, Any]:
    """After the scene of Vejle was played. The families by their keys."""
    families = _families(stage)
    _rates(stage)
    _mikkel(stage, families["dahl"])
    _alma(stage, families["damsgaard"])
    return families


def _families(stage: Stage) -> dict[str, Any]:
    at = stage.now - dt.timedelta(days=LONG_AGO - 20)
    lead = stage.actor(homes.LEAD, at, homes.HOUSE)
    house = institutions.get(stage.houses[homes.HOUSE].pk, for_=lead)
    institutions.change(
        by=MACHINE, at=at, institution=house, revision=house.revision, name=house.name, time_zone=house.time_zone,
        email=house.email, phone=homes.PHONE, takes_public_requests=house.takes_public_requests,
        takes_young_requests=house.takes_young_requests,
    )  # fmt: skip
    new = [_family(said, stage, at) for said in homes.FAMILIES]
    made = carers.take_over(by=lead, at=at, families=new)
    return {said[0]: family for said, family in zip(homes.FAMILIES, made, strict=True)}


def _family(said: Any, stage: Stage, at: dt.datetime) -> carers.NewFamily:
    key, name, area, places, carer = said
    members = []
    if carer:
        who, given, family, _sentence = carer
        stage.workers[who] = accounts.create(
            by=MACHINE, at=at, email=f"{who}@example.org", name=f"{given} {family}", language="da"
        )
        members = [carers.NewMember("carer", given, family, account=stage.workers[who].pk)]
    return carers.NewFamily(
        name=name, kind="general", area=area, city="Vejle", point=homes.POINTS[key],
        consultant=stage.workers[homes.GUIDE].pk, members=members,
        known_since=at.date(), last_heard_on=stage.day(-16 if key == "holst" else -5),
        approvals=[carers.NewApproval("general", places, at.date())],
        checks=[
            carers.NewCheck("approval", "Socialtilsyn Syd", at.date()),
            carers.NewCheck("preparation", "Grundkursus", at.date()),
            *(carers.NewCheck("no_objection", "Børneattest", at.date(), of=n) for n in (range(len(members)) or [None])),
        ],
    )  # fmt: skip


def _rates(stage: Stage) -> None:
    at = stage.now - dt.timedelta(days=LONG_AGO - 21)
    for n, (kind, low, high, amount, per) in enumerate(homes.RATES):
        by = stage.actor(homes.KEEPER, at, homes.HOUSE)
        value = {
            "kind": kind,
            "from_age": low,
            "before_age": high,
            "amount": amount,
            "per": per,
            "currency": "DKK",
        }
        made = rules.propose(
            by=by, at=at + dt.timedelta(minutes=n), table=Table.ALLOWANCES, value=value, since=by.day(at),
            reason=homes.RATES_WHY, source=homes.RATES_WHY, own=True,
        )  # fmt: skip
        second = stage.actor(homes.SECOND, at, homes.HOUSE)
        rules.approve(by=second, at=at + dt.timedelta(hours=1, minutes=n), proposal=made)


def _case(child: str, by: Actor, at: dt.datetime, stage: Stage) -> Any:
    return cases.get(stage.cases[child].pk, for_=by, at=at)


def _tell_set(known: Told, care: Any, by: Actor, at: dt.datetime) -> None:
    for n, (item, (state, text, more)) in enumerate(known.items()):
        said: dict[str, Any] = {
            "told": {"text": text, "source": more},
            "not_known": {"next_step": text},
            "withheld": {"because": text, "meaning": more},
        }[state]
        fostering.tell(by=by, at=at + dt.timedelta(minutes=n), care=care, item=item, state=state, **said)


def _eyes(who: str, family: Any, at: dt.datetime, stage: Stage) -> Actor:
    account = stage.workers[who]
    alone = Actor(account=account.pk, name=account.name, language=account.language, at=at)
    return fostering.eyes(alone, family, at=at)


def _mikkel(stage: Stage, family: Any) -> None:
    house = homes.HOUSE
    at = stage.past(-206, "10:00", house)
    by = stage.actor(homes.GUIDE, at, house)
    care = fostering.place(
        by=by, at=at, case=_case("mikkel", by, at, stage), family=family.pk, kind="general",
        arrives_at=stage.past(-200, "15:00", house), visit_every_weeks=4, expected_until=stage.day(520),
        undecided_why="Besluttet på familieplejens møde i foråret",
    )  # fmt: skip
    _tell_set(homes.MIKKEL_KNOWN, care, by, at)
    evening = stage.past(-204, "20:15", house)
    lone = _eyes("lone", family, evening, stage)
    fostering.receive(by=lone, at=evening, care=care)
    care = fostering.confirm(by=lone, at=evening, care=care)
    at = stage.past(-200, "17:00", house)
    care = fostering.arrive(by=stage.actor(homes.GUIDE, at, house), at=at, care=care, on=stage.day(-200))
    _guided(stage, care)
    _lone_writes(stage, family, care)
    at = stage.past(-30, "09:00", house)
    lead = stage.actor(homes.LEAD, at, house)
    told: dict[str, Any] = {"by": lead, "at": at, "care": care, "kind": "fee"}
    fostering.entitle(**told, times=Decimal(3), since=stage.day(-200), why="Kontrakt")
    fostering.entitle(**told, times=Decimal(4), since=stage.day(-12), why="Ny vurdering")


def _guided(stage: Stage, care: Any) -> None:
    house = homes.HOUSE
    at = stage.past(-199, "09:00", house)
    by = stage.actor(homes.GUIDE, at, house)
    for task, decides, given_by, words in homes.DECIDES:
        fostering.delegate(
            by=by, at=at, care=care, task=task, decides=decides, given_by=given_by, words=words
        )
    for day in (-60, -33):
        visit = fostering.plan_visit(
            by=by, at=at, care=care, planned_at=stage.moment(day, "14:00", house), kind="home"
        )
        held = stage.past(day, "16:00", house)
        note = "Morgenerne går bedre. Mikkel viste sit værelse."
        fostering.hold_visit(
            by=stage.actor(homes.GUIDE, held, house),
            at=held,
            visit=visit,
            held_on=stage.day(day),
            note=note,
            saw_child=True,
        )
    at = stage.past(-13, "10:00", house)
    by = stage.actor(homes.GUIDE, at, house)
    sees = {
        "by": by,
        "at": at,
        "care": care,
        "whom": "Mor",
        "where": "Biblioteket",
        "company": "en støtteperson",
    }
    past = fostering.plan_contact(**sees, starts_at=stage.moment(-9, "13:00", house))
    fostering.plan_contact(**sees, starts_at=stage.moment(5, "13:00", house))
    after = stage.past(-9, "19:00", house)
    lone = _eyes("lone", care.family, after, stage)
    fostering.note_contact(
        by=lone, at=after, contact=past, state="held", words="Glad bagefter, men sov uroligt."
    )


def _lone_writes(stage: Stage, family: Any, care: Any) -> None:
    house = homes.HOUSE

    def told(day: int, clock: str) -> dict[str, Any]:
        at = stage.past(day, clock, house)
        return {"by": _eyes("lone", family, at, stage), "at": at, "care": care}

    fostering.check_in(**told(-40, "21:00"), answers=WELL)
    fostering.check_in(**told(-1, "21:30"), answers=TIRED, words="Nætterne er lange for tiden.", call=True)
    fostering.write_line(**told(-3, "21:10"), text="Mikkel læste højt for katten. To sider.", for_guide=True)
    fostering.write_line(**told(-1, "21:40"), text="Jeg er træt, men han lo i dag.")
    asked = fostering.ask(**told(-4, "12:00"), text="Må Mikkel tage med på spejderlejr i februar?")
    at = stage.past(-3, "09:20", house)
    fostering.answer_question(
        by=stage.actor(homes.GUIDE, at, house),
        at=at,
        question=asked,
        answer="Ja. Mor har sagt ja, jeg sender papiret.",
    )
    fostering.ask(**told(-1, "21:45"), text="Kan vi få en aflastningsweekend i december?")
    shoes = fostering.spend(
        **told(-10, "17:00"), what="Vinterstøvler", amount=Decimal("449.00"), spent_on=stage.day(-10)
    )
    at = stage.past(-9, "10:00", house)
    fostering.decide_expense(by=stage.actor(homes.GUIDE, at, house), at=at, expense=shoes, agreed=True)
    fostering.spend(
        **told(-2, "18:30"), what="Kørsel til mor", amount=Decimal("86.50"), spent_on=stage.day(-2)
    )


def _alma(stage: Stage, family: Any) -> None:
    at = stage.now - dt.timedelta(hours=3)
    by = stage.actor(homes.GUIDE, at, homes.HOUSE)
    care = fostering.place(
        by=by, at=at, case=_case("alma", by, at, stage), family=family.pk, kind="general",
        arrives_at=at + dt.timedelta(minutes=40), emergency=True, visit_every_weeks=1,
    )  # fmt: skip
    known = list(homes.ALMA_KNOWN.items())
    _tell_set(dict(known[:5]), care, by, at + dt.timedelta(minutes=5))
    read = at + dt.timedelta(minutes=45)
    birgit = _eyes("birgit", family, read, stage)
    fostering.receive(by=birgit, at=read, care=care)
    care = fostering.confirm(by=birgit, at=read, care=care)
    came = at + dt.timedelta(minutes=50)
    worker = stage.actor(homes.GUIDE, came, homes.HOUSE)
    fostering.arrive(by=worker, at=came, care=care, on=worker.day(came))
    _tell_set(dict(known[5:]), care, worker, at + dt.timedelta(hours=2))
