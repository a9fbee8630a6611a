"""A crisis team in Groningen: Sanne and Tom go, Anneke leads, Maud is behavioural scientist; one child with a file."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.crisis import service as crisis
from samspil.institutions import service as institutions
from samspil.people import service as people
from tests.cast import MACHINE, NOW

LONG_AGO = NOW - dt.timedelta(days=100)
HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Team:
    home: Any
    other: Any
    sanne: Any
    tom: Any
    anneke: Any
    maud: Any
    fatima: Any
    case: Any

    def actor(self, account: Any, at: dt.datetime = NOW) -> Any:
        return accounts.actor_for(account, institution=None, at=at)[0]

    def call(self, *, at: dt.datetime = NOW, **more: Any) -> Any:
        told = {
            "by": self.actor(self.anneke, at), "at": at, "key": uuid4(), "danger": "urgent", "where": "home", "teller": "police",
            "reported_at": at,
        }  # fmt: skip
        return crisis.take(**told | more)

    def log(self, found: Any, *, at: dt.datetime, **more: Any) -> Any:
        told = {
            "by": self.actor(self.sanne, at), "at": at, "crisis": found, "key": uuid4(), "mode": "home", "starts_at": at,
            "minutes": 45,
        }  # fmt: skip
        return crisis.log(**told | more)


def _staff(name: str, home: Any, role: str) -> Any:
    account = accounts.create(
        by=MACHINE, at=LONG_AGO, email=f"{name.split()[0].lower()}@example.org", name=name, language="nl"
    )
    accounts.employ(by=MACHINE, at=LONG_AGO, account=account, institution=home, role=role)
    return account


def called_together() -> Team:
    found = {"by": MACHINE, "at": LONG_AGO, "country": "NL"}
    home = institutions.found(
        name="Spoedteam Noord", kind="crisis_team", letters="SN", competences=["crisis_help"], **found
    )
    other = institutions.found(
        name="Wijkteam Oost", kind="family_support", letters="WO", competences=["family_support"], **found
    )
    sanne, tom = (_staff(n, home, Role.WORKER) for n in ("Sanne Postma", "Tom Hekman"))
    anneke, maud = _staff("Anneke Visser", home, Role.LEAD), _staff("Maud Smit", home, Role.WORKER)
    fatima = _staff("Fatima Idrissi", other, Role.WORKER)
    by = accounts.actor_for(anneke, institution=None, at=NOW)[0]
    milan = people.add(
        by=by, at=LONG_AGO, given_name="Milan", family_name="Bakker", born_on=dt.date(2010, 3, 1), sex="male"
    )
    case = cases.open(
        by=by, at=LONG_AGO, child=milan, competence="crisis_help", place="home", place_since=dt.date(2026, 1, 1),
        next_on=NOW.date(), worker=sanne,
    )  # fmt: skip
    return Team(home, other, sanne, tom, anneke, maud, fatima, case)
