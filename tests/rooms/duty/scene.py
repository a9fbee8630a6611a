"""Vejle's rota: a foster care service leads it, a residential institution lends two of its people; Hanne leads, Ditte and
Poul answer, Lars works at the institution."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from samspil.accounts import service as accounts
from samspil.duty import service as duty
from samspil.institutions import service as institutions
from tests.cast import MACHINE, NOW

ZONE = ZoneInfo("Europe/Copenhagen")
BEFORE = NOW - dt.timedelta(days=400)


def wall(text: str) -> dt.datetime:
    """A moment by the clock on the wall in Vejle."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(dt.UTC)


@dataclass
class Scene:
    team: Any
    house: Any
    hanne: Any
    ditte: Any
    poul: Any
    lars: Any
    roster: Any
    members: dict[str, Any]

    def actor(self, name: str, at: dt.datetime = NOW) -> Any:
        return accounts.actor_for(getattr(self, name), institution=None, at=at)[0]

    def who(self, name: str, at: dt.datetime = NOW) -> dict[str, Any]:
        return {"by": self.actor(name, at), "at": at}

    def eyes(self, name: str = "hanne", at: dt.datetime = NOW) -> dict[str, Any]:
        return {"for_": self.actor(name, at), "at": at}

    def month(self, first: str, at: dt.datetime = NOW) -> Any:
        return duty.month_page(self.roster, first=dt.date.fromisoformat(first), **self.eyes(at=at))


def _house(name: str, kind: str, letters: str, held: list[str]) -> Any:
    return institutions.found(
        by=MACHINE,
        at=BEFORE,
        name=name,
        kind=kind,
        country="DK",
        letters=letters,
        competences=held,
        municipality="Vejle",
    )


def _person(name: str, house: Any, role: str = "worker") -> Any:
    mail = name.split()[0].lower()
    account = accounts.create(by=MACHINE, at=BEFORE, email=f"{mail}@example.org", name=name, language="en")
    accounts.employ(by=MACHINE, at=BEFORE, account=account, institution=house, role=role)
    return account


def call(*, open_since: str = "2025-11-01T00:00", two_lines: bool = True) -> Scene:
    team = _house("Familieafdelingen Vejle", "foster_care", "FA", ["foster_care"])
    house = _house("Fjordhøj", "residential", "DF", ["residential_specialist_care"])
    hanne, ditte = _person("Hanne Friis", team, "lead"), _person("Ditte Holm", team)
    poul, lars = _person("Poul Sand", house), _person("Lars Nygård", house)
    by = accounts.actor_for(hanne, institution=None, at=BEFORE)[0]
    roster = duty.open_roster(
        by=by, at=BEFORE, name="Akutlinjen", purpose="line", open_since=wall(open_since), otherwise="Kommunens døgnvagt",
        otherwise_phone="+45 5550 1499", two_lines=two_lines,
    )  # fmt: skip
    members = {}
    for n, (key, account, home) in enumerate(
        (("ditte", ditte, team), ("poul", poul, house), ("lars", lars, house))
    ):
        members[key] = duty.join(
            by=by, at=BEFORE, roster=roster, account=account.pk, institution=home.pk, phone=f"+45 5550 150{n}",
            since=BEFORE.date(), second_line=True, skills=["adhd"],
        )  # fmt: skip
    return Scene(team, house, hanne, ditte, poul, lars, roster, members)


def fill(
    scene: Scene, first: str, at: dt.datetime = NOW, *, but: tuple[int, ...] = (), publish: bool = True
) -> Any:
    """A month drawn up and filled in turn, straight into the table; shifts of the days `but` stay empty."""
    from samspil.duty.models import Shift

    month = duty.draw_up(**scene.who("hanne", at), roster=scene.roster, first=dt.date.fromisoformat(first))
    people = list(scene.members.values())
    rows = list(Shift.objects.filter(month=month).order_by("starts_at", "line"))
    for shift in rows:
        turn = (shift.on.toordinal() * 3 + {"day": 0, "evening": 1, "night": 2, "whole": 1}[shift.part]) % 3
        empty = shift.on.day in but and shift.part == "night"
        shift.member = None if empty else people[turn]
    Shift.objects.bulk_update(rows, ["member"])
    if publish:
        duty.publish(**scene.who("hanne", at), month=month)
    return month
