"""A foster care service in Denmark with three families, a programme, a pair that leads, and one family at its phone."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor, Role
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.institutions import service as institutions
from samspil.programmes import service as programmes
from samspil.supervision import service
from tests.cast import MACHINE, NOW, PASSWORD, TODAY

BEFORE = NOW - dt.timedelta(days=400)
JANUARY = dt.date(2026, 1, 1)
LATER = dt.datetime(2026, 12, 3, 8, 30, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Scene:
    home: Any
    house: Any
    kirsten: Any
    lene: Any
    ole: Any
    hanne: Any
    programme: Any
    bro: Any
    damgaard: Any
    krogh: Any

    def actor(self, account: Any, at: dt.datetime = NOW) -> Actor:
        return accounts.actor_for(account, institution=None, at=at)[0]

    def who(self, account: Any, at: dt.datetime = NOW) -> dict[str, Any]:
        return {"by": self.actor(account, at), "at": at}

    def carer(self, account: Any = None, at: dt.datetime = NOW) -> dict[str, Any]:
        return {"by": fostering.eyes_of(self.actor(account or self.hanne, at), at=at), "at": at}

    @property
    def pair(self) -> list[Any]:
        return [
            service.Leader(self.kirsten.pk, self.home.pk, "consultant"),
            service.Leader(self.ole.pk, self.house.pk, "family"),
        ]

    def group(self, *families: Any, name: str = "Aars", since: dt.date = JANUARY) -> Any:
        return service.form_group(
            **self.who(self.kirsten), programme=self.programme.pk, name=name, area="Aars", since=since,
            families=[f.pk for f in families], leaders=self.pair,
        )  # fmt: skip


def account(name: str, home: Any = None, role: str = Role.WORKER) -> Any:
    made = accounts.create(
        by=MACHINE, at=BEFORE, email=f"{name.lower()}@example.dk", name=name, language="en", password=PASSWORD
    )
    if home is not None:
        accounts.employ(by=MACHINE, at=BEFORE, account=made, institution=home, role=role)
    return made


def stage() -> Scene:
    found = {"by": MACHINE, "at": BEFORE, "country": "DK"}
    home = institutions.found(
        name="Plejefamilieteamet", kind="foster_care", letters="PT", slug="plejefamilieteamet",
        competences=["foster_care"], **found,
    )  # fmt: skip
    house = institutions.found(
        name="Fjordhøj", kind="residential", letters="FH", slug="fjordhoej",
        competences=["residential_specialist_care"], **found,
    )  # fmt: skip
    kirsten, lene = account("Kirsten", home), account("Lene", home, Role.LEAD)
    ole, hanne = account("Ole", house), account("Hanne")
    lead = {"by": accounts.actor_for(lene, institution=None, at=NOW)[0], "at": NOW}
    programme = programmes.start(
        **lead,
        name="Plejefamilier sammen",
        commissioner="Kommunen",
        starts_on=dt.date(2025, 1, 1),
        template="group",
    )
    part = programmes.join(
        **lead,
        programme=programme.pk,
        name="Vesthimmerland",
        joined_on=dt.date(2025, 1, 1),
        institution=home.pk,
    )
    programmes.bring_partner(**lead, participation=part.pk, institution=house.pk, party="institution")
    families = carers.take_over(
        **lead,
        families=[
            carers.NewFamily(
                name=name, consultant=kirsten.pk, known_since=dt.date(2024, 1, 1), area="Aars",
                members=[carers.NewMember("carer", "Hanne", name, account=hanne.pk if name == "Bro" else None),
                         carers.NewMember("child", child, name)],
                approvals=[carers.NewApproval("general", 2, dt.date(2024, 1, 1))],
            )
            for name, child in (("Bro", "Emil"), ("Damgaard", "Freja"), ("Krogh", "Asta"))
        ],
    )  # fmt: skip
    return Scene(home, house, kirsten, lene, ole, hanne, programme, *families)


__all__ = ["BEFORE", "JANUARY", "LATER", "NOW", "TODAY", "Scene", "account", "stage"]
