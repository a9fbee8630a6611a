"""A foster care service in Groningen looks for a family for Sem and Lotte; four families, each different."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.carers.service import NewApproval, NewCheck, NewFact, NewFamily, NewMember
from samspil.cases import service as cases
from samspil.institutions import service as institutions
from samspil.matching import service as matching
from samspil.matching.service import NewNeed
from samspil.people import service as people
from tests.cast import MACHINE, NOW, TODAY, _staff

BEFORE = NOW - dt.timedelta(days=100)


def days(n: int) -> dt.date:
    return TODAY + dt.timedelta(days=n)


def later(n: int) -> dt.datetime:
    return NOW + dt.timedelta(days=n)


@dataclass
class Scene:
    """Joke looks, Sanne leads and reads; `sem` and `lotte` are cases, `mother` is known to the service."""

    home: Any
    joke: Any
    sanne: Any
    sem: Any
    lotte: Any
    mother: Any
    families: dict[str, Any] = field(default_factory=dict)
    search: Any = None

    def by(self, who: Any = None, at: dt.datetime = NOW) -> Any:
        return accounts.actor_for(who or self.joke, institution=None, at=at)[0]

    def table(self, at: dt.datetime = NOW) -> Any:
        return matching.compared(self.fresh(at), for_=self.by(at=at), at=at)

    def fresh(self, at: dt.datetime = NOW) -> Any:
        return matching.get(self.search.pk, for_=self.by(at=at), at=at)

    def names(self, rows: Any) -> set[str]:
        by_id = {str(f.pk): name for name, f in self.families.items()}
        return {by_id[row.family] for row in rows}


SHOWN = tuple(
    NewCheck(check, "their old file", days(-100), of=of)
    for check, of in (
        ("age", 0),
        ("not_supervisor", 0),
        ("no_objection", 0),
        ("preparation", None),
        ("pre_placement", None),
    )
)
"""All that Dutch law asks of a family with one carer."""


def family(name: str, **more: Any) -> NewFamily:
    told: dict[str, Any] = {
        "area": "Groningen", "approvals": [NewApproval("general", 2, BEFORE.date(), age_from=0, age_before=13)],
        "members": [NewMember("carer", "An", name)], "point": (53.22, 6.57), "checks": SHOWN,
    }  # fmt: skip
    return NewFamily(name, **(told | more))


def said(topic: str, stance: str, detail: str = "", *, age: int = 10, **more: Any) -> NewFact:
    return NewFact(topic, stance, detail, source="visit", on=days(-age), **more)


def set_scene(*, search: bool = True) -> Scene:
    home = institutions.found(
        by=MACHINE, at=BEFORE, name="Pleegzorg Noord", kind="foster_care", letters="PN", country="NL",
        slug="pleegzorg-noord", competences=["foster_care"],
    )  # fmt: skip
    joke, sanne = (
        _staff("Joke Bakker", home, Role.WORKER, "en"),
        _staff("Sanne Mulder", home, Role.LEAD, "en"),
    )
    by = accounts.actor_for(joke, institution=None, at=NOW)[0]
    lead = accounts.actor_for(sanne, institution=None, at=NOW)[0]
    sem, lotte = (
        _child(by, *of) for of in (("Sem", (2018, 3, 1), "male"), ("Lotte", (2021, 6, 1), "female"))
    )
    mother = people.add(by=by, at=NOW, given_name="Ilse", family_name="Jager", born_on=None)
    made = carers.take_over(
        by=lead, at=NOW,
        families=[
            family("De Vries", facts=[said("animal", "has", "dog"), said("daytime", "has")]),
            family("Hofstra", facts=[said("animal", "has_not"), said("daytime", "has", age=400)]),
            family("Bos", approvals=[NewApproval("general", 1, BEFORE.date(), age_before=13)]),
            family("Kuipers", approvals=[NewApproval("general", 2, BEFORE.date(), age_before=7)]),
        ],
    )  # fmt: skip
    scene = Scene(home, joke, sanne, sem, lotte, mother, {f.name: f for f in made})
    if search:
        scene.search = matching.open_search(
            by=by,
            at=NOW,
            children=[(sem, "general"), (lotte, "general")],
            come_on=days(18),
            waits_since=days(-26),
        )
    return scene


def _child(by: Any, given: str, born: tuple[int, int, int], sex: str) -> Any:
    child = people.add(by=by, at=NOW, given_name=given, family_name="Jager", born_on=dt.date(*born), sex=sex)
    return cases.open(
        by=by, at=NOW, child=child, competence="foster_care", place="foster", place_since=days(-26),
        next_on=days(2), next_what="Talk", worker=None,
    )  # fmt: skip


def need(scene: Scene, known: str, **more: Any) -> Any:
    new = NewNeed(known, more.pop("voice", "worker"), more.pop("said_on", TODAY), **more)
    return matching.note_need(by=scene.by(), at=NOW, search=scene.search, new=new)


def propose(scene: Scene, name: str = "De Vries", at: dt.datetime = NOW, **more: Any) -> Any:
    told = {"told": ["Two children of 8 and 5"], "answer_by": days(7)} | more
    return matching.propose(
        by=scene.by(at=at), at=at, search=scene.search, family=scene.families[name].pk, **told
    )


def answers(scene: Scene, proposal: Any, **said: str) -> None:
    for who in ("carers", "parent", "youth"):
        matching.answer(
            by=scene.by(),
            at=NOW,
            proposal=proposal,
            who=who,
            said=said.get(who, "yes"),
            reason="Because.",
            on=TODAY,
        )


def decide(scene: Scene, proposal: Any, at: dt.datetime = NOW, **more: Any) -> Any:
    given = {
        "reasons": "The school stays.",
        "alternatives": "Hofstra lives far away.",
        "reader": scene.sanne.pk,
    } | more
    return matching.decide(by=scene.by(at=at), at=at, proposal=proposal, **given)
