"""Tells of the crisis beds of Groningen: houses, stays that were and are, a hold, a closed bed, what was asked later, a plan."""

import datetime as dt
from typing import Any

from samspil.beds import service as beds
from samspil.cases import service as cases
from samspil.crisis import service as crisis
from samspil.ground.ids import new_id
from samspil.people import service as people
from samspil.story.scenes.beds import (
    BEFORE,
    HAVEN,
    HOUSES,
    INCIDENTS,
    LEAD,
    MEASURES,
    NOORD,
    NOW,
    REFUSED,
    TEAM,
    WORKER,
    YEARS,
    Guest,
)
from samspil.story.telling import Stage

OPENED = -392


def tell_beds(stage: Stage) -> None:
    units = {
        house.name: beds.open_unit(
            **_who(stage, OPENED, LEAD), name=house.name, beds=house.beds, age_from=house.ages[0], age_before=house.ages[1],
            note=house.note, outside=house.outside,
        )
        for house in HOUSES
    }  # fmt: skip
    files = {one.given: _file(stage, one) for one in (*BEFORE, *NOW)}
    told = {guest.given: guest for guest in (*BEFORE, *NOW)}
    in_order = sorted(
        (stay[1], given, n) for given, guest in told.items() for n, stay in enumerate(guest.stays)
    )
    for day, given, n in in_order:
        _stay(stage, units, files[given], told[given], n, day)
    for guest in BEFORE:
        _close(stage, files[guest.given], guest)
    for day, why, instead in REFUSED:
        beds.note_refusal(**_who(stage, day, WORKER, "21:40"), why=why, instead=instead)
    _now(stage, units)
    _plan(stage, units)


def _who(stage: Stage, day: int, worker: str = WORKER, clock: str = "09:30") -> dict[str, Any]:
    at = stage.past(day, clock, TEAM)
    return {"by": stage.actor(worker, at, TEAM), "at": at}


def _file(stage: Stage, guest: Guest) -> Any:
    first = guest.stays[0][1]
    told = _who(stage, first - 1, clock="18:10")
    born = stage.day(-(guest.age * 365 + 100))
    child = people.add(
        **told,
        given_name=guest.given,
        family_name=guest.family,
        born_on=born,
        sex=guest.sex,
        languages=(("nl", "fluently"),),
    )
    ends = guest.stays[-1][2] is not None
    return cases.open(
        **told, child=child, competence="crisis_help", place="home", place_since=stage.day(first - 1),
        next_on=stage.day(first + 2 if ends else 2), next_what="Gesprek thuis", worker=stage.workers[WORKER], language="nl",
    )  # fmt: skip


def _stay(stage: Stage, units: dict[str, Any], case: Any, guest: Guest, n: int, day: int) -> None:
    house, _day, nights, where = guest.stays[n]
    found = _crisis(stage, case, guest, day) if nights is not None else None
    stay = beds.admit(
        **_who(stage, day, clock="20:15"), case=case, unit=units[house].pk, crisis=found.pk if found else None
    )
    if nights is not None:
        _discharge(stage, stay, day, nights, where)
        _over(stage, found, guest, day + nights + 1, where)
    elif guest.decision:
        perspective, words, leaves = guest.decision
        beds.decide(
            **_who(stage, day + 2, clock="15:00"),
            stay=stay,
            perspective=perspective,
            words=words,
            due_on=stage.day(leaves),
        )
    if n == 0:
        for months, lived in zip((3, 6, 12), guest.later, strict=False):
            _ask(stage, stay, case, months, lived, day)


def _crisis(stage: Stage, case: Any, guest: Guest, day: int) -> Any:
    """The call before the bed, and the first meeting; somewhat late where the team had too far to go."""
    told = _who(stage, day, clock="14:10")
    late = dt.timedelta(hours=30 if guest.given in ("Boaz", "Sara") else 3)
    found = crisis.take(
        **told,
        key=new_id(),
        danger="urgent",
        where="home",
        teller="team",
        reported_at=told["at"] - late,
        case=case.pk,
    )
    met = _who(stage, day, clock="17:30")
    met["at"], began = met["at"] + dt.timedelta(minutes=50), met["at"]
    crisis.log(**met, crisis=found, key=new_id(), mode="home", starts_at=began, minutes=45, who="thuis")
    return found


def _over(stage: Stage, found: Any, guest: Guest, day: int, where: str) -> None:
    """The crisis is closed; what happened meanwhile was noted at the time."""
    told = _who(stage, day, clock="11:30")
    if guest.given in INCIDENTS:
        crisis.note_incident(
            **told, crisis=found, kind=INCIDENTS[guest.given][0], words=INCIDENTS[guest.given][1]
        )
    ending = {"home": "home", "network": "network", "relatives": "network"}.get(where, "placed")
    crisis.close(
        **told, crisis=found, ending=ending, alone="Afgesproken wie er belt; het wijkteam weet ervan.",
        incident="" if guest.given == "Noé" else "yes" if guest.given in INCIDENTS else "no",
    )  # fmt: skip
    crisis.look_upstream(**told, crisis=found, signs=["waiting"], words="Wachtte op hulp.")


def _discharge(stage: Stage, stay: Any, day: int, nights: int, where: str) -> None:
    told = _who(stage, day + 2, clock="16:00")
    perspective = (
        where if where in ("home", "network") else "family" if where in ("foster", "relatives") else "longer"
    )
    beds.decide(**told, stay=stay, perspective=perspective)
    beds.discharge(**_who(stage, day + nights, clock="11:00"), stay=stay, where=where)


def _ask(stage: Stage, stay: Any, case: Any, months: int, lived: str, day: int) -> None:
    told = _who(stage, day + round(months * 30.6) + 4, clock="10:20")
    row = beds.followed_of(stay.pk, for_=told["by"], at=told["at"])
    beds.look_back(**told, followed=row, months=months, where=lived, lost=not lived)


def _close(stage: Stage, case: Any, guest: Guest) -> None:
    _house, day, nights, _where = guest.stays[-1]
    told = _who(stage, day + (nights or 0) + 12, clock="14:00")
    now = cases.get(case.pk, for_=told["by"], at=told["at"])
    cases.close(**told, case=now, revision=now.revision, reason="goals_met")


def _now(stage: Stage, units: dict[str, Any]) -> None:
    """Tonight: one bed is held for a girl who is on her way, one is closed for want of staff."""
    at = stage.now - dt.timedelta(minutes=20)
    by = stage.actor("sanne", at, TEAM)
    beds.hold(
        by=by,
        at=at,
        unit=units[NOORD].pk,
        who="meisje van 9, tante brengt haar",
        until=stage.now + dt.timedelta(hours=2),
    )
    board = beds.board(for_=by, at=at)
    haven = next(unit for unit in board.units if unit.name == HAVEN)
    last = haven.beds[-1]
    beds.close_bed(**_who(stage, -2, LEAD), bed=last.id, why="staff", until=stage.moment(6, "08:00", TEAM))
    beds.staff(**_who(stage, -2, LEAD), unit=haven.id, places=3)


def _plan(stage: Stage, units: dict[str, Any]) -> None:
    told, year = _who(stage, -20, LEAD), stage.now.year
    for back, staffed, admissions, days in YEARS:
        beds.note_year(
            **told, year=year + back, source=f"Jaarverslag {year + back}", staffed=staffed, admissions=admissions, bed_days=days,
            population=112_400 + 300 * back, measures=MEASURES if back == -6 else None,
        )  # fmt: skip
    beds.set_aim(
        **told,
        metric="staffed",
        base_year=year - 6,
        by_year=year + 4,
        percent=50,
        population="kinderen onder 18 in de regio Groningen",
    )
    houses = [
        {"id": str(units[name].pk), "name": name, "beds": [now, then]}
        for name, now, then in ((NOORD, 4, 2), (HAVEN, 3, 2))
    ]
    asked: dict[str, Any] = {
        "crises": 130, "growth": 2, "home": [75, 82], "stay": [22, 21], "spread": "exponential", "overflow": True, "workers": [6, 7],
        "caseload": 2, "help": 28, "pattern": False, "until": year + 4, "since": year, "seed": 1, "houses": houses,
    }  # fmt: skip
    beds.ask_scenario(**_who(stage, -1, LEAD), name="Naar vier bedden", asked=asked)
    kept = [house | {"beds": [house["beds"][0]] * 2} for house in houses]
    beds.ask_scenario(**_who(stage, -1, LEAD), name="Zeven bedden houden", asked=asked | {"houses": kept})
