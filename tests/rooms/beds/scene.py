"""A crisis team with a house of three beds, a worker, her team leader, and three children with files."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.beds import service as beds
from samspil.cases import service as cases
from samspil.institutions import service as institutions
from samspil.people import service as people
from tests.cast import MACHINE, NOW, TODAY

LONG_AGO = NOW - dt.timedelta(days=100)
HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Team:
    home: Any
    sanne: Any
    wim: Any
    unit: Any
    cases: list[Any]

    def actor(self, account: Any, at: dt.datetime = NOW) -> Any:
        return accounts.actor_for(account, institution=None, at=at)[0]

    @property
    def worker(self) -> Any:
        return self.actor(self.sanne)

    @property
    def lead(self) -> Any:
        return self.actor(self.wim)

    def by(self, at: dt.datetime = NOW) -> dict[str, Any]:
        return {"by": self.actor(self.sanne, at), "at": at}

    def board(self, at: dt.datetime = NOW) -> Any:
        return beds.board(for_=self.actor(self.sanne, at), at=at)

    def states(self, at: dt.datetime = NOW) -> list[str]:
        return [str(bed.state) for bed in self.board(at).units[0].beds]

    def hold(self, n: int = 0, at: dt.datetime = NOW, **more: Any) -> Any:
        told = {"case": self.cases[n], "unit": self.unit.pk, "until": at + 2 * HOUR}
        return beds.hold(**self.by(at) | told | more)

    def admit(self, n: int = 0, at: dt.datetime = NOW, **more: Any) -> Any:
        told = {"case": self.cases[n]} | ({} if "bed" in more or "hold" in more else {"unit": self.unit.pk})
        return beds.admit(**self.by(at) | told | more)


def team(*, country: str = "NL", language: str = "en", **unit: Any) -> Team:
    before = {"by": MACHINE, "at": LONG_AGO}
    home = institutions.found(
        name="Spoedhulp Groningen", kind="crisis_team", letters="SP", slug="spoedhulp", competences=["crisis_help"],
        country=country, **before,
    )  # fmt: skip
    accounts_ = []
    for name, role in (("Sanne Bakker", Role.WORKER), ("Wim Postma", Role.LEAD)):
        found = accounts.create(
            **before, email=f"{name.split()[0].lower()}@example.org", name=name, language=language, password="correct horse battery",
        )  # fmt: skip
        accounts.employ(**before, account=found, institution=home, role=role)
        accounts_.append(found)
    sanne, wim = accounts_
    by = accounts.actor_for(sanne, institution=None, at=NOW)[0]
    lead = accounts.actor_for(wim, institution=None, at=LONG_AGO)[0]
    house = beds.open_unit(by=lead, at=LONG_AGO, **{"name": "Noorderhuis", "beds": 3, "age_from": 4} | unit)
    files = []
    for given, born in (
        ("Daan", dt.date(2014, 7, 6)),
        ("Lotte", dt.date(2011, 4, 1)),
        ("Milan", dt.date(2010, 2, 3)),
    ):
        child = people.add(
            by=by,
            at=NOW - dt.timedelta(days=40),
            given_name=given,
            family_name="de Vries",
            born_on=born,
            sex="male",
        )
        files.append(
            cases.open(
                by=by,
                at=NOW - dt.timedelta(days=40),
                child=child,
                competence="crisis_help",
                place="home",
                place_since=dt.date(2026, 1, 1),
                next_on=TODAY + dt.timedelta(days=2),
                next_what="Visit",
                worker=sanne,
            )
        )
    return Team(home, sanne, wim, house, files)


def refusal(act: Any) -> str:
    from samspil.ground.errors import Refused

    try:
        act()
    except Refused as met:
        return str(met.reason)
    raise AssertionError("nothing was refused")
