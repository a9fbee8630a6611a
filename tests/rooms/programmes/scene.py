"""A Danish foster care service, a residential institution, a family department, and a stranger of another town."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor, Role
from samspil.accounts import service as accounts
from samspil.institutions import service as institutions
from samspil.programmes import service as programmes
from tests.cast import MACHINE, NOW, PASSWORD

BEGAN = dt.date(2026, 1, 1)


@dataclass
class Scene:
    service: Any
    house: Any
    authority: Any
    elsewhere: Any
    lead: Any
    worker: Any
    staff: Any
    caseworker: Any
    stranger: Any

    def actor(self, account: Any, at: dt.datetime = NOW) -> Actor:
        return accounts.actor_for(account, institution=None, at=at)[0]


def _home(name: str, kind: str, competences: list[str]) -> Any:
    return institutions.found(
        by=MACHINE, at=NOW - dt.timedelta(days=500), name=name, kind=kind, country="DK", municipality=name.split()[-1],
        letters=name[:2].upper(), competences=competences,
    )  # fmt: skip


def _staff(name: str, home: Any, role: str) -> Any:
    before = NOW - dt.timedelta(days=400)
    account = accounts.create(
        by=MACHINE, at=before, email=f"{name.split()[0].lower()}@example.org", name=name, language="en", password=PASSWORD
    )  # fmt: skip
    accounts.employ(by=MACHINE, at=before, account=account, institution=home, role=role)
    return account


def set_scene() -> Scene:
    service = _home("Plejefamilieteam Aars", "foster_care", ["foster_care"])
    house = _home("Familiehus Aars", "residential", ["residential_specialist_care"])
    authority = _home(
        "Familieafdeling Aars", "child_protection", ["statutory_child_protection", "foster_care"]
    )
    elsewhere = _home("Plejefamilieteam Skagen", "foster_care", ["foster_care"])
    return Scene(
        service, house, authority, elsewhere, _staff("Lene Krogh", service, Role.LEAD),
        _staff("Kirsten Bach", service, Role.WORKER), _staff("Ole Winther", house, Role.WORKER),
        _staff("Maja Friis", authority, Role.WORKER), _staff("Stine Holm", elsewhere, Role.LEAD),
    )  # fmt: skip


def begun(scene: Scene, **more: Any) -> Any:
    said: dict[str, Any] = {
        "name": "Alle plejefamilier", "commissioner": "Social- og Boligstyrelsen", "starts_on": BEGAN, "template": "group",
    }  # fmt: skip
    return programmes.start(by=scene.actor(scene.lead), at=NOW, **(said | more))


def joined(scene: Scene, programme: Any, name: str = "Vesthimmerland", **more: Any) -> Any:
    said: dict[str, Any] = {"joined_on": BEGAN, "institution": scene.service.pk}
    by = {"by": scene.actor(scene.lead), "at": NOW}
    return programmes.join(**by, programme=programme.pk, name=name, **(said | more))


def all_in(scene: Scene, part: Any) -> None:
    by = {"by": scene.actor(scene.lead), "at": NOW, "participation": part.pk}
    programmes.bring_partner(**by, institution=scene.house.pk, party="institution")
    programmes.bring_partner(**by, institution=scene.authority.pk, party="caseworker")
