"""A foster care service with two workers, one family with one place, a carer who signs in, and two children."""

import datetime as dt
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.fostering import service as fostering
from samspil.fostering.terms import ITEMS, Answered
from samspil.institutions import service as institutions
from samspil.people import service as people
from tests.cast import MACHINE, NOW, TODAY

LONG_AGO = NOW - dt.timedelta(days=100)
EVENING = NOW + dt.timedelta(hours=8)


@dataclass(frozen=True)
class Service:
    home: Any
    maja: Any
    hanne: Any
    birgit: Any
    family: Any
    cases: list[Any]

    def actor(self, account: Any, at: dt.datetime = NOW) -> Any:
        return accounts.actor_for(account, institution=None, at=at)[0]

    @property
    def worker(self) -> Any:
        return self.actor(self.maja)

    @property
    def lead(self) -> Any:
        return self.actor(self.hanne)

    @property
    def carer(self) -> Any:
        return fostering.eyes(self.actor(self.birgit), self.family, at=NOW)

    def place(self, n: int = 0, **more: Any) -> Any:
        told = {
            "by": self.worker,
            "at": NOW,
            "case": self.cases[n],
            "family": self.family.pk,
            "kind": "general",
        }
        return fostering.place(**told | {"arrives_at": EVENING, "undecided_why": "Grandparents"} | more)


def account(name: str, home: Any = None, role: str = "") -> Any:
    found = accounts.create(
        by=MACHINE, at=LONG_AGO, email=f"{name.split()[0].lower()}@example.org", name=name, language="en"
    )
    if home is not None:
        accounts.employ(by=MACHINE, at=LONG_AGO, account=found, institution=home, role=role)
    return found


def child(by: Any, given: str, born_on: dt.date, home: Any) -> Any:
    person = people.add(by=by, at=NOW, given_name=given, family_name="Lund", born_on=born_on, sex="female")
    return cases.open(
        by=by, at=NOW, child=person, competence="foster_care", place="home", place_since=dt.date(2026, 1, 1),
        next_on=TODAY, next_what="Visit",
    )  # fmt: skip


def service(*, country: str = "DK", places: int = 1, **approval: Any) -> Service:
    home = institutions.found(
        by=MACHINE, at=LONG_AGO, name="Familieplejen Vejle", kind="family_support", country=country, letters="FV",
        slug="familieplejen-vejle", competences=["foster_care"],
    )  # fmt: skip
    maja, hanne = account("Maja Lind", home, Role.WORKER), account("Hanne Friis", home, Role.LEAD)
    birgit = account("Birgit Damsgaard")
    lead = accounts.actor_for(hanne, institution=None, at=NOW)[0]
    told = {
        "kind": "general",
        "places": places,
        "since": dt.date(2026, 1, 1),
        "age_from": 0,
        "age_before": 18,
    }
    family = carers.take_over(
        by=lead, at=NOW,
        families=[
            carers.NewFamily(
                name="Damsgaard", area="Vejle", consultant=maja.pk, known_since=dt.date(2025, 1, 1),
                members=[carers.NewMember("carer", "Birgit", "Damsgaard", account=birgit.pk)],
                approvals=[carers.NewApproval(**told | approval)],
            )
        ],
    )[0]  # fmt: skip
    worker = accounts.actor_for(maja, institution=None, at=NOW)[0]
    children = [
        child(worker, "Alma", dt.date(2020, 3, 1), home),
        child(worker, "Emil", dt.date(2016, 11, 25), home),
    ]
    return Service(home, maja, hanne, birgit, family, children)


def tell_all(at_service: Service, care: Any, *, but: int = 0, at: dt.datetime = NOW) -> None:
    """Every line of the set but the last few is answered."""
    for item in ITEMS[: len(ITEMS) - but]:
        fostering.tell(
            by=at_service.worker,
            at=at,
            care=care,
            item=item,
            state=Answered.TOLD,
            text="Something",
            source="Mother",
        )


def say_yes(at_service: Service, care: Any, at: dt.datetime = NOW) -> Any:
    fostering.receive(by=at_service.carer, at=at, care=care)
    return fostering.confirm(by=at_service.carer, at=at, care=care)


def refusal(call: Any) -> str:
    from samspil.ground.errors import Refused

    said = SimpleNamespace(reason="")
    try:
        call()
    except Refused as met:
        said.reason = str(met.reason)
    return said.reason
