"""The person's own file in plain facts: what was agreed, what is kept, who takes part, who looked. Of what others are in,
only as much as is this person's to read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED, Basis, Part, Place
from samspil.consents import service as consents
from samspil.consents.terms import State
from samspil.formulations import service as formulations
from samspil.ground.errors import NotFound
from samspil.institutions import service as institutions
from samspil.meetings import service as meetings
from samspil.meetings.terms import State as Meeting
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.terms import PlanState
from samspil.rights import policy
from samspil.rights.models import Reader, Request, Statement, Withheld
from samspil.rights.queries.looks import Look, looks
from samspil.rights.queries.reading import asked, copies, hidden, statements, withheld_from
from samspil.rights.terms import Relation, What


@dataclass(frozen=True, slots=True)
class Agreed:
    """The plan that was agreed, as it stood when it was: goals with their steps, and until when."""

    goals: list[dict[str, Any]]
    review_on: dt.date
    agreed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """An institution that takes part: what it may see, on which basis, until when, and what crosses to it beside that."""

    institution: Any
    says: str
    leads: bool
    basis: str
    until: dt.datetime | None
    gets: list[Any]

    @property
    def basis_label(self) -> Any:
        return Basis(self.basis).label if self.basis in Basis.values else ""


@dataclass(frozen=True, slots=True)
class File:
    """One person's own file, on one page."""

    reader: Reader
    agreed: Agreed | None
    next_meeting: Any
    place: str
    place_text: str
    place_since: dt.date | None
    statements: list[Statement]
    around: list[Any]
    minutes: list[Any]
    disagreed: int
    kept: list[Any]
    cards: int
    situation: Any
    withheld: list[Withheld]
    seats: list[Seat]
    others: list[Any]
    looks: list[Look]
    consents: list[Any]
    asked: list[Request]
    copies: list[Any]


def file(reader: Reader, *, at: dt.datetime) -> File:
    """A fixed number of queries, whatever the size of the file."""
    eyes = policy.lens(reader, at)
    on = eyes.day(at)
    held = withheld_from(reader)
    own = meetings.asked_to(reader.person_id, case=reader.case_id)
    read = readable_minutes(own, held)
    parts = cases.who_sees(reader.case, at=at)
    crossing = cases.crossings(reader.case_id, at=at)
    place, text, since = whereabouts(reader, held, eyes, at)
    found, _page = looks(reader, at=at)
    return File(
        reader=reader,
        agreed=agreed(reader, eyes, at),
        next_meeting=_next(own, at),
        place=place,
        place_text=text,
        place_since=since,
        statements=statements(reader),
        around=people.around(reader.case.child, for_=eyes, on=on),
        minutes=read,
        disagreed=sum(bool(i.disagreed or i.minutes_note) for i in read),
        kept=cases.kept(reader.case_id),
        cards=len(formulations.factors(reader.case_id, for_=eyes, at=at)),
        situation=_given_situation(reader, eyes, at),
        withheld=held,
        seats=[_seat(p, crossing) for p in parts],
        others=[s for s in crossing if s.to_id not in {p.institution_id for p in parts}],
        looks=found,
        consents=given(reader, at),
        asked=asked(reader),
        copies=copies(reader),
    )


def situation(reader: Reader, *, at: dt.datetime) -> Any:
    """How everybody together sees the situation, as far as somebody gave it to the family to read."""
    found = _given_situation(reader, policy.lens(reader, at), at)
    if found is None:
        raise NotFound
    return found


def _given_situation(reader: Reader, eyes: Any, at: dt.datetime) -> Any:
    child = reader.relation == Relation.CHILD
    return formulations.situation(reader.case_id, for_=eyes, at=at, child=child, person=reader.person_id)


def agreed(reader: Reader, eyes: Any, at: dt.datetime) -> Agreed | None:
    plan = plans.current(reader.case_id, for_=eyes, at=at)
    if plan is None or plan.state != PlanState.AGREED or plan.agreed_at is None:
        return None
    version = plans.agreed(plans.versions(plan))
    if version is None:
        return None
    return Agreed(version.content["goals"], plan.review_on, plan.agreed_at)


def readable_minutes(own: Iterable[Any], held: list[Withheld]) -> list[Any]:
    """Closed minutes of meetings to which this person was asked, but for those that are withheld."""
    away = hidden(held, What.MINUTES)
    return [i for i in own if i.meeting.minutes_closed_at and i.meeting_id not in away]


def minutes(reader: Reader, id: Any, *, at: dt.datetime) -> tuple[Any, list[Any]]:
    """One meeting's minutes that this person may read, as their invitation, and what was decided there."""
    own = readable_minutes(meetings.asked_to(reader.person_id, case=reader.case_id), withheld_from(reader))
    found = next((i for i in own if i.meeting_id == id), None)
    if found is None:
        raise NotFound
    return found, meetings.decided_at(found.meeting_id)


def whereabouts(
    reader: Reader, held: list[Withheld], eyes: Any, at: dt.datetime
) -> tuple[str, str, dt.date | None]:
    """Where the child is, unless the place is secret or withheld. Then nothing, and not since when either."""
    case = reader.case
    if case.place == PROTECTED or hidden(held, What.PLACE):
        return "", "", None
    return str(Place(case.place).label), case.place_text, case.place_since


def given(reader: Reader, at: dt.datetime) -> list[Any]:
    """The consents this person gave that run now or will."""
    rows = consents.given_by(reader.person_id)
    return [c for c in rows if consents.state(c, at=at) in (State.RUNNING, State.TO_COME)]


def consent(reader: Reader, id: Any, *, at: dt.datetime) -> Any:
    found = next((c for c in given(reader, at) if c.pk == id), None)
    if found is None:
        raise NotFound
    return found


def _next(own: Iterable[Any], at: dt.datetime) -> Any:
    """The next meeting to which this person was asked."""
    coming = [
        i
        for i in own
        if i.meeting.state == Meeting.PLANNED and i.meeting.starts_at >= at - dt.timedelta(hours=2)
    ]
    return min(coming, key=lambda i: i.meeting.starts_at, default=None)


def _seat(part: Any, crossing: list[Any]) -> Seat:
    return Seat(
        institution=part.institution,
        says=institutions.says(part.competence),
        leads=part.part == Part.OWNER,
        basis=part.basis,
        until=part.until,
        gets=[s for s in crossing if s.to_id == part.institution_id],
    )
