"""The person's own file in plain facts: what was agreed, what is kept, who takes part, who looked. Of what others are in,
only as much as is this person's to read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED, Basis, Part, Place
from samspil.consents import service as consents
from samspil.consents.terms import State
from samspil.formulations import service as formulations
from samspil.ground.errors import NotFound
from samspil.institutions import service as institutions
from samspil.look import service as look
from samspil.meetings import service as meetings
from samspil.meetings.terms import State as Meeting
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.terms import PlanState
from samspil.rights import policy
from samspil.rights.models import Reader, Request, Statement, Withheld
from samspil.rights.queries.looks import Look, looks
from samspil.rights.queries.quiet import planned, seen_together
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
class Told:
    """An institution that does not take part and was told something: what for, and until when it may read it."""

    to: Any
    purpose: str
    until: dt.datetime


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
    others: list[Told]
    looks: list[Look]
    consents: list[Any]
    asked: list[Request]
    copies: list[Any]


def file(reader: Reader, *, at: dt.datetime) -> File:
    """A fixed number of queries, whatever the size of the file."""
    eyes = policy.lens(reader, at)
    held, hush = withheld_from(reader), _hush(reader, eyes)
    own = [_less(i, hush) for i in meetings.asked_to(reader.person_id, case=reader.case_id)]
    read = readable_minutes(own, held)
    parts = cases.who_sees(reader.case, at=at)
    crossing = cases.crossings(reader.case_id, at=at)
    place, text, since = whereabouts(reader, held, eyes, at)
    found, _page = looks(reader, at=at, hush=hush)
    around = _around(reader, eyes, at, hush)
    return File(
        reader=reader,
        agreed=agreed(reader, eyes, at, hush, around),
        next_meeting=_next(own, at),
        place=place,
        place_text=text,
        place_since=since,
        statements=statements(reader),
        around=around,
        minutes=read,
        disagreed=sum(bool(i.disagreed or i.minutes_note) for i in read),
        kept=[
            replace(k, institution=hush.called(k.home, k.institution, k.sort))
            for k in cases.kept(reader.case_id)
        ],
        cards=len(formulations.factors(reader.case_id, for_=eyes, at=at)),
        situation=seen_together(_given_situation(reader, eyes, at), hush),
        withheld=held,
        seats=[_seat(p, crossing, hush) for p in parts],
        others=[
            Told(hush.home(s.to), s.purpose, s.until)
            for s in crossing
            if s.to_id not in {p.institution_id for p in parts}
        ],
        looks=found,
        consents=given(reader, at),
        asked=asked(reader),
        copies=copies(reader),
    )


def facts(reader: Reader, *, at: dt.datetime) -> list[tuple[str, str]]:
    """What is kept of the person themselves, so that they see whether it is right. Whoever else reads along on their phone learns
    no number and no address: of a number the end, of an e-mail address the beginning, of an address that there is one."""
    person, eyes = reader.person, policy.lens(reader, at)
    there, away = people.addresses(person, for_=eyes)
    said = [
        (_("Name"), person.name),
        (_("Date of birth"), look.day(person.born_on, translation.get_language() or "en") if person.born_on else ""),
        (_("Phone"), _("ends in %(end)s") % {"end": person.phone[-3:]} if person.phone else ""),
        (_("E-mail"), f"{person.email[:2]}…@{person.email.rpartition('@')[2]}" if person.email else ""),
        (_("Languages"), ", ".join(people.spoken(person))),
        (_("Address"), _("kept, not shown here; you read it in a copy") if there or away else ""),
    ]  # fmt: skip
    return [(label, words or _("nothing noted")) for label, words in said]


def situation(reader: Reader, *, at: dt.datetime) -> Any:
    """How everybody together sees the situation, as far as somebody gave it to the family to read."""
    eyes = policy.lens(reader, at)
    found = _given_situation(reader, eyes, at)
    if found is None:
        raise NotFound
    return seen_together(found, _hush(reader, eyes))


def _hush(reader: Reader, eyes: Any) -> cases.Quiet:
    return cases.quiet(reader.case, reader.person, eyes=eyes)


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody around the child: what they are to it, and the name if this reader may read it."""

    kind_label: str
    name: str
    person: Any


def _around(reader: Reader, eyes: Any, at: dt.datetime, hush: cases.Quiet) -> list[Near]:
    """Their own name everybody reads, those of others where they were expressly opened, but for who is kept secret."""
    near = people.around(reader.case.child, for_=eyes, on=eyes.day(at))
    return [
        Near(str(a.kind_label), a.person.name if _named(a.person.pk, reader, hush) else "", a.person.pk)
        for a in near
    ]


def _named(person: Any, reader: Reader, hush: cases.Quiet) -> bool:
    return person == reader.person_id or (reader.names_open and person not in hush.people)


def _given_situation(reader: Reader, eyes: Any, at: dt.datetime) -> Any:
    child = reader.relation == Relation.CHILD
    return formulations.situation(reader.case_id, for_=eyes, at=at, child=child, person=reader.person_id)


def plan(reader: Reader, *, at: dt.datetime) -> Any:
    """The agreed plan as this person follows it, or None without one."""
    eyes = policy.lens(reader, at)
    found = plans.family_plan(reader.case_id, for_=eyes, at=at)
    if found is None:
        return None
    return plans.own_page(found, reader.person, for_=eyes, today=eyes.day(at))


def agreed(
    reader: Reader, eyes: Any, at: dt.datetime, hush: cases.Quiet, around: list[Near]
) -> Agreed | None:
    """Who of the family does a step is said by what they are to the child, unless their name may be read."""
    plan = plans.current(reader.case_id, for_=eyes, at=at)
    if plan is None or plan.state != PlanState.AGREED or plan.agreed_at is None:
        return None
    version = plans.agreed(plans.versions(plan))
    if version is None:
        return None
    child = reader.case.child
    called = {str(a.person): a.name or a.kind_label for a in around}
    called |= {str(child.pk): child.called or child.given_name, str(reader.person_id): reader.person.name}
    return Agreed(planned(version.content["goals"], hush, called), plan.review_on, plan.agreed_at)


def readable_minutes(own: Iterable[Any], held: list[Withheld]) -> list[Any]:
    """Closed minutes of meetings to which this person was asked, but for those that are withheld."""
    away = hidden(held, What.MINUTES)
    return [i for i in own if i.meeting.minutes_closed_at and i.meeting_id not in away]


def minutes(reader: Reader, id: Any, *, at: dt.datetime) -> tuple[Any, list[Any]]:
    """One meeting's minutes that this person may read, as their invitation, and what was decided there; without what would
    tell where the child is kept safe."""
    own = readable_minutes(meetings.asked_to(reader.person_id, case=reader.case_id), withheld_from(reader))
    found = next((i for i in own if i.meeting_id == id), None)
    if found is None:
        raise NotFound
    hush = _hush(reader, policy.lens(reader, at))
    _less(found, hush)
    decided = meetings.decided_at(found.meeting_id)
    for one in decided:
        one.text, one.reasons, one.by = (  # type: ignore[attr-defined]
            hush.text(one.text),
            hush.text(one.reasons),
            hush.home(one.institution),
        )
        for dissent in one.dissents.all():
            dissent.words = hush.text(dissent.words)
    return found, decided


def _less(invitation: Any, hush: cases.Quiet) -> Any:
    """An invitation whose meeting says nothing that would tell where the child is kept safe."""
    meeting = invitation.meeting
    for name in ("goal", "minutes_text", "place"):
        setattr(meeting, name, hush.text(getattr(meeting, name)))
    return invitation


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


def _seat(part: Any, crossing: list[Any], hush: cases.Quiet) -> Seat:
    return Seat(
        institution=hush.home(part.institution),
        says=institutions.says(part.competence),
        leads=part.part == Part.OWNER,
        basis=part.basis,
        until=part.until,
        gets=[s for s in crossing if s.to_id == part.institution_id],
    )
