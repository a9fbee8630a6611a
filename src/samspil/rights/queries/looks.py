"""Who looked, when and what for: by institution and purpose, never by the name of a worker (CJEU C-579/21)."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from samspil.access.terms import Purpose
from samspil.cases import service as cases
from samspil.cases.terms import Finding
from samspil.ground.paging import Page
from samspil.institutions import service as institutions
from samspil.rights import policy
from samspil.rights.models import Reader
from samspil.rights.terms import RECENT, SEEN
from samspil.trail import service as trail

PAGE = 300
"""Entries of the trail on one page of looks; many of them are one look."""
APART = dt.timedelta(minutes=30)
"""A pause so long makes two looks of one."""


@dataclass(slots=True)
class Look:
    """One institution looked for one purpose without a long pause. `emergency` is the look in an emergency it belongs to."""

    at: dt.datetime
    until: dt.datetime
    institution: Any
    purpose: str
    account: Any
    left: bool = False
    seen: list[str] = field(default_factory=list)
    emergency: Any = None

    @property
    def purpose_label(self) -> Any:
        return Purpose(self.purpose).label if self.purpose in Purpose.values else ""

    @property
    def things(self) -> list[Any]:
        return list(dict.fromkeys(SEEN[room] for room in SEEN if room in self.seen))

    @property
    def finding(self) -> Any:
        found = self.emergency.finding if self.emergency else ""
        return Finding(found).label if found else ""


def looks(
    reader: Reader,
    *,
    at: dt.datetime,
    hush: cases.Quiet | None = None,
    recent: bool = True,
    after: Any = None,
) -> tuple[list[Look], Page[Any]]:
    """Looks of others into this file and at this person, newest first: those of the last days, or a page of all.
    The person's own looks are left out, and so are those of others who read it as theirs."""
    found = trail.about(
        reader.case_id, [reader.person_id], since=at - RECENT if recent else None, without=[str(Purpose.OWN_FILE)],
        after=after, size=PAGE,
    )  # fmt: skip
    urgent = cases.looks_into(reader.case_id)
    if hush is None:
        hush = cases.quiet(reader.case, reader.person, eyes=policy.lens(reader, at))
    homes = {
        id: hush.home(home)
        for id, home in institutions.several([e.institution for e in found.items if e.institution]).items()
    }
    return _joined(found.items, urgent, homes, ZoneInfo(reader.case.institution.time_zone)), found


def _joined(entries: list[Any], urgent: list[Any], homes: Any, zone: ZoneInfo) -> list[Look]:
    made: list[Look] = []
    last: dict[Any, Look] = {}
    for entry in entries:
        emergency = cases.emergency_of(urgent, entry.account, entry.at)
        why = emergency.pk if emergency else entry.purpose
        key = (entry.institution, entry.account, why)
        open_ = last.get(key)
        near = open_ and open_.at - entry.at <= APART
        if not open_ or not near or open_.at.astimezone(zone).date() != entry.at.astimezone(zone).date():
            open_ = Look(
                entry.at,
                entry.at,
                homes.get(entry.institution),
                entry.purpose,
                entry.account,
                emergency=emergency,
            )
            made.append(open_)
            last[key] = open_
        open_.at = entry.at
        open_.left = open_.left or entry.deed == trail.Deed.LEFT
        room = entry.act.partition(".")[0]
        if room not in open_.seen:
            open_.seen.append(room)
    return made
