"""The people of the tests: three institutions of one town around one child, a stranger from elsewhere, the machine."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor, Role, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.institutions import service as institutions
from samspil.people import service as people

NOW = dt.datetime(2026, 11, 24, 8, 40, tzinfo=dt.UTC)
TODAY = NOW.date()
PASSWORD = "correct horse battery"
MACHINE = Actor(role="machine", words=frozenset(Word.values), purpose="setting up")


@dataclass(frozen=True)
class Cast:
    """Jana leads the case of Tereza at child protection; Petra helps at home; Lukáš works in the club;
    Mark is her team leader; Ada administers; Dana watches
    over data protection; Olga is a stranger: another country, another organisation."""

    authority: Any
    support: Any
    club: Any
    elsewhere: Any
    jana: Any
    mark: Any
    ada: Any
    petra: Any
    lukas: Any
    olga: Any
    dana: Any
    tereza: Any
    case: Any

    def actor(self, account: Any, at: dt.datetime = NOW) -> Actor:
        return accounts.actor_for(account, institution=None, at=at)[0]


def _staff(name: str, home: Any, role: str, language: str) -> Any:
    first = name.split()[0].lower().replace("á", "a").replace("š", "s")
    before = NOW - dt.timedelta(days=100)
    account = accounts.create(
        by=MACHINE, at=before, email=f"{first}@example.org", name=name, language=language, password=PASSWORD
    )
    accounts.employ(by=MACHINE, at=before, account=account, institution=home, role=role)
    return account


def call(*, language: str = "en") -> Cast:
    """Bring the cast on stage, in a database that may hold other people already."""
    before = NOW - dt.timedelta(days=100)
    found = {"by": MACHINE, "at": before, "country": "CZ"}
    authority = institutions.found(
        name="OSPOD Brno-sever", kind="child_protection", letters="OS", slug="ospod-brno-sever",
        competences=["statutory_child_protection"], takes_public_requests=True, takes_young_requests=True, **found,
    )  # fmt: skip
    support = institutions.found(
        name="SAS Brno",
        kind="family_support",
        letters="SAS",
        tone="b",
        competences=["family_support"],
        **found,
    )
    club = institutions.found(
        name="NZDM Brno", kind="youth_club", letters="NZ", tone="w", competences=["low_threshold_youth_work"],
        takes_young_requests=True, **found,
    )  # fmt: skip
    elsewhere = institutions.found(
        name="Youth services Oulu", kind="youth_club", letters="OU", competences=["low_threshold_youth_work"],
        **(found | {"country": "FI"}),
    )  # fmt: skip
    jana = _staff("Jana Dvořáková", authority, Role.WORKER, language)
    mark = _staff("Marek Beneš", authority, Role.LEAD, language)
    ada = _staff("Ada Horáková", authority, Role.ADMINISTRATOR, language)
    petra = _staff("Petra Malá", support, Role.WORKER, language)
    lukas = _staff("Lukáš Černý", club, Role.YOUTH_WORKER, language)
    olga = _staff("Olga Virtanen", elsewhere, Role.WORKER, language)
    dana = _staff("Dana Krejčí", authority, Role.PROTECTION, language)
    by = accounts.actor_for(jana, institution=None, at=NOW)[0]
    tereza = people.add(
        by=by, at=NOW - dt.timedelta(days=30), given_name="Tereza", family_name="Nováková",
        born_on=dt.date(2013, 5, 2), sex="female",
    )  # fmt: skip
    case = cases.open(
        by=by, at=NOW - dt.timedelta(days=30), child=tereza, competence="statutory_child_protection", place="home",
        place_since=dt.date(2026, 1, 1), next_on=TODAY + dt.timedelta(days=2), next_what="Home visit", worker=jana,
    )  # fmt: skip
    for institution, competence, worker in (
        (support, "family_support", petra),
        (club, "low_threshold_youth_work", lukas),
    ):
        cases.bring_in(
            by=by, at=NOW - dt.timedelta(days=20), case=case, institution=institution, competence=competence,
            purpose="joint plan", basis="statute", worker=worker,
        )  # fmt: skip
    return Cast(authority, support, club, elsewhere, jana, mark, ada, petra, lukas, olga, dana, tereza, case)
