"""Tells of children who wait for a foster family: the families, what matters, what families said, a proposal on its way."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from samspil.carers import service as carers
from samspil.carers.service import NewApproval, NewCheck, NewFact, NewFamily, NewMember
from samspil.matching import service as matching
from samspil.matching.service import NewNeed
from samspil.people import service as people
from samspil.story.telling import Stage

Said = tuple[str, str, str, str, int]
"""topic, stance, detail, words, days ago"""


def tell_waiting(stage: Stage) -> None:
    _groningen(stage)
    _vejle(stage)


def _family(
    stage: Stage, name: str, area: str, point: tuple[float, float], ages: tuple[int, int], places: int, facts: Sequence[Said],
    *, members: Sequence[NewMember] = (), known: int = -400, until: int | None = None, protected: bool = False,
    shown: Sequence[tuple[str, str, int | None]] = (),
) -> NewFamily:  # fmt: skip
    approval = NewApproval(
        "general",
        places,
        stage.day(known),
        stage.day(until) if until is not None else None,
        ages[0],
        ages[1] + 1,
    )
    return NewFamily(
        name, known_since=stage.day(known - 90), area=area, city=area, point=point, protected=protected,
        members=members or (NewMember("carer", "", name),), approvals=(approval,),
        checks=[NewCheck(check, words, stage.day(-75), of=of) for check, words, of in shown],
        facts=[NewFact(t, s, d, text=words, source="visit", on=stage.day(-ago)) for t, s, d, words, ago in facts],
    )  # fmt: skip


DUTCH = (
    ("age", "paspoort", 0), ("not_supervisor", "eigen verklaring", 0), ("no_objection", "Raad voor de Kinderbescherming", 0),
    ("preparation", "STAP", None), ("pre_placement", "huisbezoek", None),
)  # fmt: skip
DANISH = (
    ("approval", "Socialtilsyn Syd", None),
    ("preparation", "Grundkursus", None),
    ("no_objection", "Børneattest", 0),
)
"""Check, evidence, which of the members (none: the family as a whole)."""


def _take_in(stage: Stage, by: str, house: str, told: Sequence[NewFamily]) -> dict[str, Any]:
    at = stage.past(-60, "09:00", house)
    made = carers.take_over(by=stage.actor(by, at, house), at=at, families=told)
    return {family.name: family for family in made}


def _siblings(stage: Stage, worker: str, keys: Sequence[str], kin: Sequence[tuple[str, str]] = ()) -> None:
    """Brothers and sisters of the first, who share its people."""
    at = stage.past(-20, "10:00", stage.homes[worker])
    by = stage.actor(worker, at)
    for n, key in enumerate(keys):
        for other in keys[n + 1 :]:
            people.bind(
                by=by, at=at, person=stage.cases[other].child, to=stage.cases[key].child, kind="sibling"
            )
            people.bind(
                by=by, at=at, person=stage.cases[key].child, to=stage.cases[other].child, kind="sibling"
            )
    for name, kind in kin:
        for key in keys[1:]:
            people.bind(
                by=by, at=at, person=stage.people[keys[0], name], to=stage.cases[key].child, kind=kind
            )


def _needs(
    stage: Stage, by: Any, at: dt.datetime, search: Any, told: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    made = {}
    for one in told:
        given = dict(one)
        new = NewNeed(
            given.pop("known"), given.pop("voice", "worker"), stage.day(given.pop("day", -6)), **given
        )
        made[new.known] = matching.note_need(by=by, at=at, search=search, new=new)
    return made


def _groningen_families(stage: Stage, house: str) -> dict[str, Any]:
    return _take_in(stage, "ineke", house, [
        _family(stage, "Hofstra", "Leek", (53.162, 6.377), (4, 10), 2, [
            ("daytime", "has", "", "beiden thuis na 15 uur", 60), ("animal", "has_not", "", "geen", 60),
            ("contact", "can", "at_home", "ja, in overleg", 60)], known=-211, shown=DUTCH),
        _family(stage, "De Vries", "Groningen", (53.221, 6.590), (0, 12), 2, [
            ("daytime", "has", "", "één ouder hele dag thuis", 4), ("animal", "has", "dog", "een hond, 11 jaar", 4),
            ("contact", "can", "at_home", "ja, zondag", 4)], known=-94, shown=DUTCH),
        _family(stage, "Elzinga", "Haren", (53.173, 6.604), (4, 12), 3, [
            ("need", "can", "behaviour", "laatst gevraagd", 420), ("contact", "can", "at_home", "ja", 30)], known=-40, shown=DUTCH),
        _family(stage, "Van Dijk", "Zuidhorn", (53.247, 6.402), (5, 9), 2, [
            ("animal", "has", "bird", "alleen kippen", 3), ("need", "can", "behaviour", "1 kind, kort", 3)], known=-12, shown=DUTCH),
        _family(stage, "Bos", "Groningen", (53.21, 6.55), (0, 17), 1, [], shown=DUTCH),
        _family(stage, "Kuipers", "Hoogezand", (53.16, 6.76), (0, 6), 2, [], shown=DUTCH),
        _family(stage, "Postma", "Groningen", (53.23, 6.54), (0, 12), 2, [], until=-19, shown=DUTCH),
        _family(stage, "Tammens", "Delfzijl", (53.33, 6.92), (0, 12), 2, []),
        _family(stage, "Veenstra", "Groningen", (53.20, 6.58), (3, 10), 2, [
            ("daytime", "has", "", "altijd iemand thuis", 9)], protected=True, shown=DUTCH),
    ])  # fmt: skip


def _groningen(stage: Stage) -> None:
    house = "pleegzorg-groningen"
    families = _groningen_families(stage, house)
    _siblings(stage, "hilde", ("sem", "noor"), (("moeder", "mother"),))
    at = stage.past(-6, "13:20", house)
    by = stage.actor("ineke", at, house)
    search = matching.open_search(
        by=by, at=at, children=[(stage.cases["sem"], "general"), (stage.cases["noor"], "general")],
        come_on=stage.day(18), waits_since=stage.day(-26),
    )  # fmt: skip
    needs = _needs(stage, by, at, search, [
        {"known": "daytime", "words": "Sem slaapt slecht na wisselingen", "priority": 7},
        {"known": "near_school", "voice": "child", "words": "Ik wil op mijn eigen school blijven", "source": "aan Hilde",
         "place": "De Wierde", "point": (53.224, 6.570), "km": 5, "priority": 6},
        {"known": "no_dog", "words": "Noor is bang voor honden", "priority": 4},
        {"known": "contact_at_home", "voice": "parent", "words": "moeder wekelijks ontvangen", "source": "Ilse", "priority": 6},
        {"known": "need_behaviour", "words": "Sem, begeleiding nodig", "voice": "expert", "source": "dr. M. Smit", "priority": 5},
    ])  # fmt: skip
    matching.ban(
        by=by, at=at, case=stage.cases["noor"], area="Delfzijl", why="Contactverbod vader, woont daar.",
        basis="beschikking", since=stage.day(-30),
    )  # fmt: skip
    at = stage.past(-4, "17:30", house)
    matching.note_about_family(
        by=stage.actor("ineke", at, house), at=at, search=search, need=needs["contact_at_home"].pk,
        family=families["Hofstra"].pk, mark="partly", words="liever op neutrale plek", source="mevrouw Hofstra", on=stage.day(-4),
    )  # fmt: skip
    at = stage.past(-4, "17:50", house)
    proposal = matching.propose(
        by=stage.actor("ineke", at, house), at=at, search=search, family=families["De Vries"].pk,
        told=["Een kind van 8 jaar", "Een kind van 5 jaar", "Ze blijven samen", "Bang voor honden"], answer_by=stage.day(3),
        why="Sem houdt zijn school, moeder kan elke zondag komen.",
    )  # fmt: skip
    at = stage.past(-2, "10:15", house)
    matching.answer(
        by=stage.actor("ineke", at, house), at=at, proposal=proposal, who="carers", said="yes_if",
        reason="Ja, als de eerste bezoeken zonder de hond kunnen.", on=stage.day(-2), how="huisbezoek",
    )  # fmt: skip
    _liam(stage, house)


def _liam(stage: Stage, house: str) -> None:
    at = stage.past(-5, "09:40", house)
    by = stage.actor("ineke", at, house)
    search = matching.open_search(
        by=by,
        at=at,
        children=[(stage.cases["liam"], "general")],
        come_on=stage.day(9),
        waits_since=stage.day(-12),
    )
    _needs(stage, by, at, search, [
        {"known": "contact_at_home", "voice": "parent", "words": "vader wil op bezoek komen", "day": -5},
        {"known": "no_dog", "words": "allergie", "voice": "expert", "source": "huisarts", "must": True, "day": -5},
    ])  # fmt: skip


def _vejle(stage: Stage) -> None:
    house = "plejefamilier-vejle"
    uncle = stage.people["emil", "onkel"]
    _take_in(stage, "karin", house, [
        _family(stage, "Mikkelsen", "Vejle", (55.711, 9.536), (0, 14), 3, [
            ("daytime", "has", "", "den ene hjemme hele dagen", 20), ("siblings", "wants", "", "gerne søskende", 20)],
            members=(NewMember("carer", "Lone", "Mikkelsen"), NewMember("other", "Kim", "Poulsen", person=uncle.pk)),
            shown=(*DANISH, ("no_objection", "Børneattest", 1))),
        _family(stage, "Thorsen", "Hedensted", (55.770, 9.701), (3, 12), 3, [
            ("daytime", "has_not", "", "arbejder begge", 15), ("siblings", "can", "", "op til to", 15)], shown=DANISH),
        _family(stage, "Lauridsen", "Billund", (55.731, 9.115), (0, 12), 2, [
            ("daytime", "has", "", "dagpleje i hjemmet", 8)], shown=DANISH),
        _family(stage, "Bertelsen", "Vejle", (55.706, 9.51), (6, 17), 1, [], shown=DANISH),
    ])  # fmt: skip
    _siblings(stage, "torben", ("emil", "freja", "villads"), (("mor", "mother"), ("onkel", "aunt_uncle")))
    at = stage.past(-9, "10:30", house)
    by = stage.actor("karin", at, house)
    search = matching.open_search(
        by=by, at=at, children=[(stage.cases[k], "general") for k in ("emil", "freja", "villads")], come_on=stage.day(25),
        waits_since=stage.day(-34),
    )  # fmt: skip
    _needs(stage, by, at, search, [
        {"known": "daytime", "words": "Villads er mest rolig, når nogen er hjemme", "priority": 6, "day": -9},
        {"known": "own", "voice": "child", "group": "child", "words": "Vi vil bo sammen", "source": "Emil og Freja", "day": -9},
        {"known": "near_school", "words": "Freja bliver på Nørreskov Skole", "place": "Nørreskov Skole", "point": (55.72, 9.55),
         "km": 10, "day": -9},
    ])  # fmt: skip
    matching.ban(
        by=by, at=at, case=stage.cases["emil"], person=uncle, why="Statsforvaltningens afgørelse om kontakt.",
        basis="afgørelse", since=stage.day(-60),
    )  # fmt: skip
