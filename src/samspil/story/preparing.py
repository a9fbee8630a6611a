"""Takes each house from preparation to work: how long files are kept is proposed by one and approved by another."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from samspil.access.service import Actor, Role, Word
from samspil.rules import service as rules
from samspil.rules.terms import RecordClass, StartsAt, Table
from samspil.story.script import House

MACHINE = Actor(role="machine", words=frozenset(Word.values), purpose="setting up")
CHOSEN = {
    RecordClass.CASE_FILE: (15, StartsAt.CLOSED),
    RecordClass.ORDER: (10, StartsAt.MAJORITY),
    RecordClass.REQUEST: (3, StartsAt.ANSWERED),
}
"""Invented for the story, and said to be the institution's own choice: no source for these countries was read."""

WHY = {
    "CZ": "Vlastní volba, dokud lhůtu neověříme ve spisovém řádu.",
    "DK": "Eget valg, indtil fristen er undersøgt i loven.",
    "FI": "Oma valinta, kunnes aika on tarkistettu laista.",
    "NL": "Eigen keuze tot de termijn voor hulpvragen is nagezocht.",
    "GB": "Our own choice until the period has been checked against the schedule.",
}


def go_live(house: House, stage: Any, began: dt.datetime) -> None:
    home = stage.houses[house.key]
    at = began + dt.timedelta(hours=1)
    for kept in rules.readiness(home, on=began.astimezone(ZoneInfo(home.time_zone)).date()).missing:
        years, start = CHOSEN[kept]
        proposer = stage.actor(stage.keepers[house.key, Role.ADMINISTRATOR], at, house.key)
        proposal = rules.propose(
            by=proposer, at=at,
            table=Table.RETENTION, value={"record_class": str(kept), "years": years, "starts_at": str(start)},
            since=proposer.day(at), reason=WHY[house.country], own=True,
        )  # fmt: skip
        at += dt.timedelta(hours=1)
        by = stage.actor(stage.keepers[house.key, Role.PROTECTION], at, house.key)
        rules.approve(by=by, at=at, proposal=proposal)
    at += dt.timedelta(minutes=10)
    keeper = stage.keepers.get((house.key, Role.ADMINISTRATOR))
    rules.go_live(by=stage.actor(keeper, at, house.key) if keeper else MACHINE, at=at, institution=home)
