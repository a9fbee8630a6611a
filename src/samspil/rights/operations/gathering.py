"""Everything that is kept about a person in one file, as passages in order, read through the doors of the rooms.

It is gathered by a worker, so it holds what the worker's institution may see; names of workers are left out. A secret
place is never gathered, and somebody's protected address only for themselves.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED, Basis, EntryKind, Place
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.ecomaps import service as ecomaps
from samspil.formulations import service as formulations
from samspil.ground import events
from samspil.meetings import service as meetings
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.rights.models import Request, Statement
from samspil.rights.operations.gathering_foster import fostered
from samspil.rights.operations.passages import Passage, day, rest, said
from samspil.rights.terms import Section, Wish


def gather(case: Any, person: Any, *, by: Actor, at: dt.datetime, hush: cases.Quiet) -> list[Passage]:
    """In the language that is active. Organisations that would tell where the child is kept safe are said by their kind."""
    found: list[Passage] = []
    for part in (
        _facts,
        _family,
        _ties,
        _place,
        _plan,
        fostered,
        _meetings,
        _entries,
        _map,
        _sharing,
        _consents,
        _own,
    ):
        found += part(case, person, by, at)
    return [passage | {"head": hush.renamed(passage["head"])} for passage in found]


def _lines(*lines: tuple[str, Any]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in lines if value)


def _facts(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    known, _away = people.addresses(person, for_=by)
    lines = _lines(
        (_("Name"), person.name), (_("Date of birth"), day(person.born_on)), (_("Phone"), person.phone),
        (_("E-mail"), person.email), (_("How to reach you"), person.reach_note),
        (_("Languages"), ", ".join(people.spoken(person))),
        *((_("Address since %(day)s") % {"day": day(a.since)}, ", ".join(filter(None, (a.street, a.postcode, a.city))))
          for a in known),
    )  # fmt: skip
    yield said(Section.FACTS, "", lines)
    if person.pk != case.child_id:
        child = _lines((_("The child"), case.child.name), (_("Date of birth"), day(case.child.born_on)))
        yield said(Section.FACTS, "", child)


def _family(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    """Names of others are marked from the start; the worker takes a mark away where they may be read."""
    for near in people.around(case.child, for_=by, on=by.day(at)):
        label = str(near.kind_label)
        text = f"{label}: {near.person.name}"
        away = [] if near.person.pk == person.pk else [[len(label) + 2, len(text)]]
        yield said(Section.FAMILY, "", text, others=away)


def _ties(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    """How the ties of the family are today, as the table of the network picture says it; names of others are marked,
    and whether they agree and which contact they want."""
    net = ecomaps.network(case, for_=by, at=at)
    shown = ecomaps.snapshot(net, net.today)
    for row in ecomaps.rows(shown, None):
        if row.tie is None:
            continue
        how = (row.relation, str(row.quality_words), str(row.support_words), row.note)
        name, tells = row.node.full_name, ", ".join(filter(None, how))
        wants = ", ".join(filter(None, (str(row.consent_words), str(row.wish_words))))
        text = "\n".join(filter(None, (f"{name}: {tells}", wants)))
        own = row.node.person in (None, person.pk)
        away = [] if own else [[0, len(name)], *rest(len(text) - len(wants), text)]
        yield said(Section.FAMILY, "", text, others=away)


def _place(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    if case.place != PROTECTED:
        told = ", ".join(filter(None, (str(Place(case.place).label), case.place_text)))
        yield said(Section.PLACE, _("since %(day)s") % {"day": day(case.place_since)}, told, place=True)
    for row in cases.whereabouts(case, for_=by, at=at):
        if not row.secret:
            head = _("%(since)s to %(until)s") % {"since": day(row.since), "until": day(row.until)}
            yield said(Section.PLACE, head, ", ".join(filter(None, (str(row.get_place_display()), row.text))))


def _plan(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    current = plans.current(case.pk, for_=by, at=at)
    ended = [p for p in plans.earlier(case.pk, for_=by, at=at) if current is None or p.pk != current.pk]
    for plan in filter(None, [current, *ended]):
        head = _("Plan of %(day)s") % {"day": day(plan.drafted_at)}
        for goal in plans.goals(plan):
            steps = [f"– {s.what} ({day(s.due_on)}, {s.get_state_display()})" for s in goal.all_steps]
            yield said(Section.PLAN, head, "\n".join([goal.text, goal.measure, *steps]))


def _meetings(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    """What the person was not given of a meeting is marked from the start; the worker decides what may be read."""
    given = meetings.Given(person.pk, case.pk)
    rows = meetings.of_case(case.pk, for_=by, at=at)
    while True:
        for meeting in rows.items:
            head = f"{day(meeting.starts_at)} · {meeting.get_kind_display()}"
            text = "\n".join(filter(None, (meeting.goal, meeting.minutes_text)))
            known = len(meeting.goal) + 1 if given.asked(meeting.pk) else 0
            away = [] if given.whole(meeting) else rest(known, text)
            yield said(Section.MEETINGS, head, text, record=str(meeting.pk), others=away)
        if not rows.later:
            break
        rows = meetings.of_case(case.pk, for_=by, at=at, after=rows.later)
    for line in meetings.written_of(case.pk, given=given, for_=by, at=at):
        head = f"{day(line.moment)} · {_('Decision')}" if line.decided else day(line.moment)
        held = {} if line.own else {"record": str(line.meeting)}
        away = [] if line.given else rest(0, line.text)
        yield said(Section.MEETINGS, head, line.text, others=away, **held)


def _entries(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    found: list[Any] = []
    given = meetings.Given(person.pk, case.pk)
    decided = [d for d in meetings.written_of(case.pk, given=given, for_=by, at=at) if d.decided]
    rows = cases.timeline(case, cases.TimelineFilter(), for_=by, at=at)
    found += rows.items
    while rows.later:
        rows = cases.timeline(case, cases.TimelineFilter(), for_=by, at=at, after=rows.later)
        found += rows.items
    for entry in reversed(found):
        if not (entry.for_all or entry.institution_id == by.institution):
            continue  # what others shared with us is theirs to give, and a look in an emergency widens no copy
        event = entry.kind == EntryKind.EVENT
        text = events.sentence(entry.code, entry.data) if event else entry.text
        what = entry.get_mode_display() if entry.mode else entry.get_kind_display()
        if entry.kind == EntryKind.VOICE:
            what = _("own words")
        head = f"{day(entry.happened_at)} · {what} · {entry.institution.name}"
        if not event:
            yield said(Section.ENTRIES, head, text, record=str(entry.pk))
        elif not entry.code.startswith(("cases.moved", "cases.worker")):
            head = f"{day(entry.happened_at)} · {entry.institution.name}"
            yield said(Section.ENTRIES, head, text, **_as_decided(entry, text, decided))


def _as_decided(entry: Any, text: str, decided: list[Any]) -> dict[str, Any]:
    """The timeline repeats what a meeting decided: there too it is open only to whom the decision was given."""
    if entry.code != "meetings.decided":
        return {}
    same = [d for d in decided if d.decided == entry.data.get("text")]
    away = [] if same and all(d.given for d in same) else rest(0, text)
    return {"others": away} | ({"record": str(same[0].meeting)} if same else {})


def _map(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    for card in formulations.factors(case.pk, for_=by, at=at, otherwise=True):
        yield said(
            Section.MAP, str(card.get_field_display()), "\n".join(filter(None, (card.text, card.contested)))
        )


def _sharing(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    for part in cases.table(case):
        span = _("since %(day)s") % {"day": day(part.since)}
        if part.until:
            span = _("%(since)s to %(until)s") % {"since": day(part.since), "until": day(part.until)}
        yield said(
            Section.SHARING,
            part.institution.name,
            "\n".join(filter(None, (span, part.purpose, _basis(part)))),
        )
    for share in cases.shares(case, for_=by, at=at):
        until = _("until %(day)s") % {"day": day(share.until)}
        yield said(
            Section.SHARING, share.to.name, "\n".join(filter(None, (share.purpose, _basis(share), until)))
        )


def _basis(row: Any) -> str:
    label = str(Basis(row.basis).label) if row.basis in Basis.values else ""
    return ", ".join(filter(None, (label, getattr(row, "statute", ""), row.basis_note)))


def _consents(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    for row in consents.of_person(case.child_id, for_=by):
        if row.giver_id not in (person.pk, case.child_id):
            continue
        scope = [str(Scope(v).label) for v in row.scope]
        days = _("%(since)s to %(until)s") % {"since": day(row.since), "until": day(row.until)}
        yield said(
            Section.CONSENTS, consents.recipient(row), "\n".join([row.purpose, ", ".join(scope), days])
        )


def _own(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    for own in Statement.objects.filter(case=case, person=person).order_by("written_at", "id"):
        yield said(Section.WORDS, day(own.written_at), own.text)
    for row in Request.objects.filter(case=case, person=person).order_by("asked_at", "id"):
        answer = f"{row.get_outcome_display()}: {row.answer}\n{row.reason}".strip() if row.answered_at else ""
        text = "\n".join(filter(None, (row.text, answer)))
        yield said(Section.ASKED, f"{day(row.asked_at)} · {Wish(row.kind).label}", text)
