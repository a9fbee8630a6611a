"""Plays the scenes through the doors of the rooms, each act by the person who would do it, at the time they would."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.documents.service import drafts
from samspil.institutions import service as institutions
from samspil.institutions.terms import ZONES, Country
from samspil.people import service as people
from samspil.story.agreeing import agree, agree_to_take_part
from samspil.story.preparing import go_live
from samspil.story.script import Child, House, Kin, Scene, Unfinished, Worker
from samspil.story.writing import look, write

MACHINE = Actor(role="machine", words=frozenset(Word.values), purpose="setting up")
LONG_AGO = 460


@dataclass
class Stage:
    """What has been told so far: houses, people and cases by their keys, and the day the story is told on."""

    now: dt.datetime
    houses: dict[str, Any] = field(default_factory=dict)
    workers: dict[str, Any] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    teams: dict[tuple[str, str], Any] = field(default_factory=dict)
    keepers: dict[tuple[str, str], str] = field(default_factory=dict)
    """Who holds a role in a house; of several, the last."""
    people: dict[tuple[str, str], Any] = field(default_factory=dict)
    cases: dict[str, Any] = field(default_factory=dict)
    cards: dict[tuple[str, str], Any] = field(default_factory=dict)
    agreed: dict[str, list[Any]] = field(default_factory=dict)

    def day(self, offset: int) -> dt.date:
        return (self.now + dt.timedelta(days=offset)).date()

    def moment(self, offset: int, clock: str, house: str) -> dt.datetime:
        """A clock time in the house's town; never after now, because the story is told up to now."""
        zone = ZoneInfo(self.houses[house].time_zone)
        local = dt.datetime.combine(self.day(offset), dt.time.fromisoformat(clock), tzinfo=zone)
        return local.astimezone(dt.UTC)

    def past(self, offset: int, clock: str, house: str) -> dt.datetime:
        return min(self.moment(offset, clock, house), self.now - dt.timedelta(minutes=2))

    def actor(self, worker: str, at: dt.datetime, house: str = "") -> Actor:
        """The worker acting for a house; for the first one they work for, unless another is named."""
        home = self.houses[house or self.homes[worker]].pk
        return accounts.actor_for(self.workers[worker], institution=home, at=at)[0].with_purpose("case work")


def play(scene: Scene, stage: Stage) -> Iterator[Child]:
    """Tell one scene; yields each child once its case is open, so that its map, meetings and plan can follow."""
    began = stage.now - dt.timedelta(days=LONG_AGO)
    for house in scene.houses:
        _found(house, stage, began)
    for worker in scene.workers:
        _employ(worker, scene, stage, began)
    for house in scene.houses:
        go_live(house, stage, began)
    for child in scene.children:
        tell_child(child, scene, stage)
        yield child
    for draft in scene.drafts:
        _leave_draft(draft, stage)


def _found(house: House, stage: Stage, at: dt.datetime) -> None:
    stage.houses[house.key] = institutions.found(
        by=MACHINE,
        at=at,
        name=house.name,
        kind=house.kind,
        country=house.country,
        municipality=house.municipality,
        letters=house.letters,
        tone=house.tone,
        competences=house.competences,
        takes_public_requests=house.public,
        takes_young_requests=house.young,
        slug=house.key,
        email=f"{house.key}@example.org",
        live=False,
    )
    assert ZONES[Country(house.country)] == stage.houses[house.key].time_zone
    for name in house.teams:
        home = stage.houses[house.key]
        stage.teams[house.key, name] = institutions.add_team(by=MACHINE, at=at, institution=home, name=name)


def _employ(worker: Worker, scene: Scene, stage: Stage, at: dt.datetime) -> None:
    account = accounts.create(
        by=MACHINE, at=at, email=f"{worker.key}@example.org", name=worker.name, language=scene.language
    )
    stage.workers[worker.key], stage.homes[worker.key] = account, worker.house
    for house, role in ((worker.house, worker.role), *worker.also):
        team = stage.teams[house, worker.team] if worker.team and house == worker.house else None
        accounts.employ(
            by=MACHINE, at=at, account=account, institution=stage.houses[house], role=role, team=team
        )
        stage.keepers[house, role] = worker.key
        at += dt.timedelta(seconds=1)


def _born(child: Child, stage: Stage) -> dt.date:
    years, month, day = child.born
    return dt.date(stage.now.year - years, month, day)


def tell_child(child: Child, scene: Scene, stage: Stage) -> None:
    at = stage.moment(child.opened_day, "09:00", child.house)
    by = stage.actor(child.worker, at) if child.worker else MACHINE
    opener = by if by.institution == stage.houses[child.house].pk else _any_of(child.house, stage, at)
    person = people.add(
        by=opener,
        at=at,
        given_name=child.given,
        family_name=child.family,
        called=child.called,
        born_on=_born(child, stage),
        sex=child.sex,
        languages=child.languages,
    )
    stage.people[child.key, "child"] = person
    case = cases.open(
        by=opener,
        at=at,
        child=person,
        competence=child.competence,
        place="home" if _moved_since(child) else child.place,
        place_since=stage.day(min(child.place_since_day, child.opened_day)),
        place_text="" if _moved_since(child) else child.place_text,
        next_on=opener.day(at) + dt.timedelta(days=1),
        worker=stage.workers[child.worker] if child.worker else None,
        language=scene.language,
    )
    stage.cases[child.key] = case
    _kin(child, case, opener, at, stage)
    _partners(child, opener, stage)
    for told in child.agreed:
        agree(told, child, stage)
    for line in sorted(child.lines, key=lambda x: (x.day, x.time)):
        write(line, child, stage)
    for urgent in child.urgents:
        look(urgent, child, stage)
    _as_it_stands(child, opener, stage)


def _moved_since(child: Child) -> bool:
    return child.place_since_day > child.opened_day


def _any_of(house: str, stage: Stage, at: dt.datetime) -> Actor:
    key = next(k for k, home in stage.homes.items() if home == house)
    return stage.actor(key, at)


def _kin(child: Child, case: Any, by: Actor, at: dt.datetime, stage: Stage) -> None:
    for kin in child.kin:
        add_kin(kin, child, case, by, at, stage)
    if child.city:
        people.lives_at(
            by=by,
            at=at,
            person=case.child,
            since=stage.day(child.opened_day - 100),
            street=child.street,
            city=child.city,
            protected=child.protected,
        )


def add_kin(kin: Kin, child: Child, case: Any, by: Actor, at: dt.datetime, stage: Stage, **more: Any) -> Any:
    """Somebody around the child, and what they are to it or to one of the others."""
    born = dt.date(stage.now.year - kin.age, 6, 15) if kin.age else None
    person = people.add(
        by=by, at=at, given_name=kin.given, family_name=kin.family, phone=kin.phone, reach_note=kin.note, born_on=born,
        sex=kin.sex, **more,
    )  # fmt: skip
    if kin.died_day is not None:
        person = people.correct(
            by=by, at=at, person=person, revision=person.revision, died_on=stage.day(kin.died_day)
        )
    stage.people[child.key, kin.key] = person
    since, until = (stage.day(d) if d is not None else None for d in (kin.since_day, kin.until_day))
    to = stage.people[child.key, kin.to] if kin.to else case.child
    people.bind(by=by, at=at, person=person, to=to, kind=kin.bond, since=since, until=until)
    return person


def _partners(child: Child, by: Actor, stage: Stage) -> None:
    case = stage.cases[child.key]
    family = [person for (key, _), person in stage.people.items() if key == child.key]
    known = [person for person in family if person.pk != case.child_id]
    for partner in child.partners:
        at = stage.past(partner.since_day, "10:00", child.house)
        until = None
        if partner.until_day is not None:
            until = stage.moment(partner.until_day, "23:00", child.house)
        home = stage.houses[partner.house]
        consent = None
        if partner.basis == "consent":
            consent = agree_to_take_part(partner, child, by, at - dt.timedelta(minutes=20), stage)
        cases.bring_in(
            by=by,
            at=at,
            case=case,
            institution=home,
            competence=partner.competence,
            purpose=partner.purpose,
            basis=partner.basis,
            consent=consent,
            until=until,
            worker=stage.workers[partner.worker] if partner.worker else None,
        )
        people.make_known(known, to=home.pk, by=by, at=at, through=case.child)


def _as_it_stands(child: Child, by: Actor, stage: Stage) -> None:
    """The present state: where the child is and when somebody looks again; a passed date was set in time."""
    case = cases.get(stage.cases[child.key].pk, for_=by, at=stage.now)
    if _moved_since(child):
        at = stage.past(child.place_since_day, "21:30", child.house)
        case = cases.moved(
            by=by, at=at, case=case, revision=case.revision, place=child.place,
            since=stage.day(child.place_since_day), text=child.place_text,
        )  # fmt: skip
    if child.next_day is not None:
        at = stage.past(min(child.next_day - 1, -1), "15:00", child.house)
        clock = dt.time.fromisoformat(child.next_time) if child.next_time else None
        case = cases.set_next(
            by=by, at=at, case=case, revision=case.revision, next_on=stage.day(child.next_day),
            next_what=child.next_what, next_time=clock,
        )  # fmt: skip
    stage.cases[child.key] = case


def _leave_draft(draft: Unfinished, stage: Stage) -> None:
    at = stage.past(draft.day, "16:52", stage.homes[draft.by])
    case = stage.cases[draft.child]
    drafts.keep(
        by=stage.actor(draft.by, at),
        at=at,
        key=f"entry:{case.pk}",
        fields={"text": draft.text},
        title=case.child.short,
        url=f"/cases/{case.pk}/",
    )
