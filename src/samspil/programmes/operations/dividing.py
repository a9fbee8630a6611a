"""The written division of roles: drafted, agreed by each party, replaced by a later version, never changed once agreed."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.programmes import policy
from samspil.programmes.models import Division, Due, Participation, Task
from samspil.programmes.operations.guard import led_part, takes_part, told
from samspil.programmes.terms import DueKind, Party, Share, State
from samspil.trail import service as trail

MOST_TASKS = 20
DAYS_TO_ANSWER = 21
Line = tuple[str, dict[str, str]]


def first_draft(*, by: Actor, at: dt.datetime, part: Participation, tasks: list[Any]) -> Division:
    last = part.divisions.aggregate(last=Max("version"))["last"] or 0
    made = Division.objects.create(
        participation=part, version=last + 1, drafted_by_id=by.account, drafted_at=at
    )
    _write(made, [(text, shares) for text, shares in tasks])
    trail.record(act="programmes.draft", **told(by, at, "division", made))
    return made


def _write(division: Division, lines: list[Line]) -> None:
    Task.objects.filter(division=division).delete()  # a draft is a draft until it is sent
    Task.objects.bulk_create(
        [
            Task(division=division, position=n, text=text.strip(), shares=shares)
            for n, (text, shares) in enumerate(lines, 1)
        ]
    )


@transaction.atomic
def draft(*, by: Actor, at: dt.datetime, participation: UUID) -> Division:
    """A new version that begins as the last one stood. One at a time is in the making."""
    part = led_part(by, participation)
    takes_part(part, by.day(at))
    if part.divisions.filter(state__in=[State.DRAFT, State.ASKED]).exists():
        raise Refused(_("A version is in the making already. Finish it first."))
    last = part.divisions.order_by("-version").first()
    tasks = [(t.text, t.shares) for t in last.tasks.all()] if last else []
    return first_draft(by=by, at=at, part=part, tasks=tasks)


@transaction.atomic
def write_roles(*, by: Actor, at: dt.datetime, division: UUID, revision: int, lines: list[Line]) -> Division:
    """The lines of a draft. Two who write at once meet."""
    row = _held(by, division)
    if row.state != State.DRAFT:
        raise Refused(_("This version was sent round. Begin a new one to change it."))
    if row.revision != revision:
        raise Conflict(current=row, revision=row.revision)
    kept = [(text, shares) for text, shares in lines if text.strip()]
    if len(kept) > MOST_TASKS:
        raise Invalid({"": _("At most %(most)s tasks fit on one page.") % {"most": MOST_TASKS}})
    if any(p not in Party.values or s not in Share.values for _text, said in kept for p, s in said.items()):
        raise ValueError("not a party or share")
    _write(row, [(text, {p: s for p, s in said.items() if s}) for text, said in kept])
    row.revision += 1
    row.save(update_fields=["revision"])
    trail.record(act="programmes.write_roles", **told(by, at, "division", row))
    return row


def _held(by: Actor, division: UUID) -> Division:
    row = Division.objects.filter(pk=division, participation__in=policy.parts(by).values("pk")).first()
    if row is None:
        raise NotFound
    led_part(by, row.participation_id)
    return Division.objects.select_for_update().select_related("participation").get(pk=division)


def missing(lines: list[Line]) -> list[tuple[str, str]]:
    """Tasks that cannot be sent round yet: nobody does it, or not exactly one answers for it."""
    found = []
    for text, shares in lines:
        if not any(s in (Share.DOES, Share.BOTH) for s in shares.values()):
            found.append((text, _("nobody does it")))
        answering = sum(s in (Share.ANSWERS, Share.BOTH) for s in shares.values())
        if answering != 1:
            found.append(
                (text, _("nobody answers for it") if answering == 0 else _("more than one answers for it"))
            )
    return found


@transaction.atomic
def send_round(*, by: Actor, at: dt.datetime, division: UUID, due_on: dt.date | None = None) -> Division:
    """Each party is asked for its word. A task that nobody does, or for which not exactly one answers, is not sent."""
    row = _held(by, division)
    takes_part(row.participation, by.day(at))
    if row.state != State.DRAFT:
        raise Refused(_("This version was sent round. Begin a new one to change it."))
    lines = [(t.text, t.shares) for t in row.tasks.all()]
    gaps = missing(lines)
    if not lines or gaps:
        said = "; ".join(f"{text}: {why}" for text, why in gaps) or _("Write at least one task.")
        raise Invalid({"": said})
    homes = {
        p.party: p.institution_id for p in row.participation.partners.filter(until=None).order_by("-since")
    }
    for party in Party.values:
        Due.objects.create(
            participation=row.participation, kind=DueKind.AGREE, division=row, party=party,
            institution_id=homes.get(party, row.participation.programme.institution_id),
            due_on=due_on or by.day(at) + dt.timedelta(days=DAYS_TO_ANSWER),
        )  # fmt: skip
    row.state, row.asked_at = State.ASKED, at
    row.save(update_fields=["state", "asked_at"])
    trail.record(act="programmes.send_round", **told(by, at, "division", row))
    return row


@transaction.atomic
def answer(
    *, by: Actor, at: dt.datetime, division: UUID, party: str, agreed: bool, said_by: str = "", words: str = "",
    on: dt.date | None = None,
) -> Division:  # fmt: skip
    """A party's word. Its own institution gives it; who leads may note it with the name of who said so. When all four agree the
    version is in force; one no and it goes back, with the reason."""
    row = Division.objects.filter(pk=division, participation__in=policy.parts(by).values("pk")).first()
    if row is None:
        raise NotFound
    row = Division.objects.select_for_update().select_related("participation__programme").get(pk=division)
    part = row.participation
    own = party in policy.speaks_for(by, part)
    if party not in Party.values or not (own or policy.leads(by, part.programme)):
        raise Refused(_("Another institution gives this word."))
    due = Due.objects.filter(division=row, party=party, done_on=None).first()
    if row.state != State.ASKED or due is None:
        raise Refused(_("This party is not asked, or has given its word."))
    problems: dict[str, Any] = {}
    if not own and not said_by.strip():
        problems["said_by"] = _("Write who said so.")
    if not agreed and not words.strip():
        problems["words"] = _("Write what should be different.")
    day = on or by.day(at)
    if day > by.day(at):
        problems["on"] = _("Write a day that is not in the future.")
    if problems:
        raise Invalid(problems)
    due.done_on, due.agreed, due.words = day, agreed, words.strip()
    due.said_by, due.noted_by_id, due.noted_at = said_by.strip() or by.name, by.account, at
    due.save()
    trail.record(act="programmes.answer", **told(by, at, "division", row))
    _settle(row, day)
    return row


def _settle(row: Division, day: dt.date) -> None:
    words = list(row.words.all())
    if any(w.agreed is False for w in words):
        row.state = State.DROPPED
        row.words.filter(done_on=None).delete()
    elif all(w.agreed for w in words):
        Division.objects.filter(participation=row.participation, state=State.AGREED).update(
            state=State.REPLACED
        )
        row.state, row.agreed_on = State.AGREED, day
    row.save(update_fields=["state", "agreed_on"])
