"""A meeting to test with: Jana calls Petra, Lukáš and Tereza's mother for the next Tuesday."""

import datetime as dt
from typing import Any

from samspil.meetings import service as meetings
from samspil.meetings.terms import Invitee
from tests.cast import NOW, Cast

SOON = NOW + dt.timedelta(minutes=1)


def worker(account: Any, home: Any, **more: Any) -> Invitee:
    return Invitee(account=account.pk, institution=home.pk, **more)


def guests(cast: Cast) -> list[Invitee]:
    return [
        worker(cast.jana, cast.authority, role="facilitator", why="leads the case"),
        worker(cast.petra, cast.support, why="works at home"),
        worker(cast.lukas, cast.club, why="knows the afternoons"),
        Invitee(name="Hana Nováková", email="hana@example.org", role="parent", why="her daughter"),
    ]


def called(cast: Cast, **more: Any) -> Any:
    facts: dict[str, Any] = {
        "by": cast.actor(cast.jana),
        "at": NOW,
        "case": cast.case,
        "kind": "conference",
        "goal": "How Tereza gets to school in the morning",
        "on": dt.date(2026, 12, 1),
        "time": dt.time(10, 30),
        "place": "Cejl 75",
        "late_reason": "the mother is away",
        "invited": guests(cast),
    }
    return meetings.call(**(facts | more))


def sheet(cast: Cast, meeting: Any, account: Any = None) -> Any:
    return meetings.sheet(meeting.pk, for_=cast.actor(account or cast.jana), at=SOON)


def begun(cast: Cast, **more: Any) -> Any:
    meeting = called(cast, **more)
    present = [i.pk for i in sheet(cast, meeting).invitations]
    meetings.begin(by=cast.actor(cast.jana), at=SOON, meeting=meeting, present=present)
    return meeting
