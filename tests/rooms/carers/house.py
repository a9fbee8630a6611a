"""A foster care service beside the cast: Hilde recruits and guides, Wim decides, Noor belongs to another service."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor, Role
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.institutions import service as institutions
from tests.cast import MACHINE, NOW, PASSWORD, TODAY


@dataclass(frozen=True)
class House:
    service: Any
    other: Any
    hilde: Any
    wim: Any
    noor: Any

    def actor(self, account: Any, at: dt.datetime = NOW) -> Actor:
        return accounts.actor_for(account, institution=None, at=at)[0]


def staff(name: str, home: Any, role: str) -> Any:
    before = NOW - dt.timedelta(days=400)
    account = accounts.create(
        by=MACHINE, at=before, email=f"{name.split()[0].lower()}@example.org", name=name, language="en", password=PASSWORD
    )  # fmt: skip
    accounts.employ(by=MACHINE, at=before, account=account, institution=home, role=role)
    return account


def found() -> House:
    before = NOW - dt.timedelta(days=400)
    made = [
        institutions.found(
            by=MACHINE, at=before, name=name, kind="foster_care", country="NL", letters="PZ", slug=slug,
            competences=["foster_care"], takes_public_requests=True,
        )
        for name, slug in (("Pleegzorg Groningen", "pleegzorg-groningen"), ("Pleegzorg Elders", "pleegzorg-elders"))
    ]  # fmt: skip
    return House(
        *made,
        hilde=staff("Hilde Mulder", made[0], Role.WORKER),
        wim=staff("Wim Postma", made[0], Role.LEAD),
        noor=staff("Noor Smit", made[1], Role.LEAD),
    )


def hoekstra_of(house: House) -> Any:
    """An approved family with one place for 0 to 6 years, known from a list."""
    told = carers.NewFamily(
        name="Hoekstra", known_since=TODAY - dt.timedelta(days=300), area="Roden", point=(53.14, 6.43),
        members=[carers.NewMember("carer", "Anne", "Hoekstra", dt.date(1984, 5, 1))],
        approvals=[carers.NewApproval("general", 2, TODAY - dt.timedelta(days=200), age_before=7)],
        offers=[carers.NewOffer("general", 1, TODAY - dt.timedelta(days=200))],
        facts=[carers.NewFact("need", "can", "baby"), carers.NewFact("animal", "has", "dog", on=TODAY)],
    )  # fmt: skip
    return carers.take_over(by=house.actor(house.wim), at=NOW, families=[told])[0]
