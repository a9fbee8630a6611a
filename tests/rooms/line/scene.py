"""A line of a foster care service: Maja is the consultant of family Damsgaard, where Alma lives; Lars of a residential
institution has the shift, Hanne leads."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.duty import service as duty
from samspil.duty.models import Shift
from samspil.institutions import service as institutions
from samspil.line import service as line
from tests.cast import MACHINE, NOW
from tests.rooms.duty.scene import wall
from tests.rooms.fostering import scene as fostering

NUMBER = "+45 51 23 45 67"


@dataclass
class Scene:
    care: Any
    lars: Any
    roster: Any
    line: Any
    members: dict[str, Any]

    def actor(self, name: str, at: dt.datetime = NOW) -> Any:
        account = self.lars if name == "lars" else getattr(self.care, name)
        return accounts.actor_for(account, institution=None, at=at)[0]

    def who(self, name: str, at: dt.datetime = NOW) -> dict[str, Any]:
        return {"by": self.actor(name, at), "at": at}

    def eyes(self, name: str, at: dt.datetime = NOW) -> dict[str, Any]:
        return {"for_": self.actor(name, at), "at": at}

    def month(self, first: dt.date, at: dt.datetime = NOW) -> Any:
        return duty.month_page(self.roster, first=first, **self.eyes("hanne", at))

    def fill(self, first: str, at: dt.datetime) -> Any:
        """A month in which Lars has the first line and Maja stands behind, but for what stays empty."""
        month = duty.draw_up(**self.who("hanne", at), roster=self.roster, first=dt.date.fromisoformat(first))
        for number, name in ((1, "lars"), (2, "maja")):
            Shift.objects.filter(month=month, line=number).update(member=self.members[name], live=True)
        return month


def call(open_since: str = "2026-11-01T00:00") -> Scene:
    care = fostering.service()
    family = care.family
    family.phone = NUMBER
    family.save()
    before = fostering.LONG_AGO
    house = institutions.found(
        by=MACHINE, at=before, name="Fjordhøj", kind="residential", country="DK", letters="DF",
        competences=["residential_specialist_care"],
    )  # fmt: skip
    lars = fostering.account("Lars Thygesen", house, Role.WORKER)
    lead = accounts.actor_for(care.hanne, institution=None, at=NOW)[0]
    roster = duty.open_roster(
        by=lead, at=before, name="Akutlinjen", purpose="line", open_since=wall(open_since), otherwise="Kommunens døgnvagt",
        otherwise_phone="+45 5550 1499",
    )  # fmt: skip
    members = {
        name: duty.join(
            by=lead, at=before, roster=roster, account=account.pk, institution=home.pk, phone=f"+45 5550 150{n}",
            since=before.date(), second_line=True,
        )
        for n, (name, account, home) in enumerate((("lars", lars, house), ("maja", care.maja, care.home)))
    }  # fmt: skip
    opened = line.open_line(by=lead, at=before, roster=roster, name="Akutlinjen", number="+45 7000 1234")
    return Scene(care, lars, roster, opened, members)
