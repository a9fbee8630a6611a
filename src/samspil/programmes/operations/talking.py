"""The rhythm of communication: who speaks with whom about what, how often, and what is due."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.periods import months_later
from samspil.programmes import policy
from samspil.programmes.models import Due, Participation, Rhythm
from samspil.programmes.operations.guard import led_part, takes_part, told
from samspil.programmes.terms import DueKind, Party
from samspil.trail import service as trail


def begin(
    *,
    by: Actor,
    at: dt.datetime,
    part: Participation,
    what: str,
    one: str,
    other: str,
    months: int,
    since: dt.date,
) -> Rhythm:
    row = Rhythm.objects.create(
        participation=part, what=what, one=one, other=other, months=months, since=since
    )
    _ahead(row, months_later(since, months))
    trail.record(act="programmes.set_rhythm", **told(by, at, "rhythm", row))
    return row


def _ahead(row: Rhythm, due_on: dt.date) -> Due:
    """The next talk stands on the day of the institution that speaks for the first party, else of who leads."""
    partner = row.participation.partners.filter(party=row.one, until=None).order_by("since", "id").first()
    home = partner.institution_id if partner else row.participation.programme.institution_id
    return Due.objects.create(
        participation=row.participation, kind=DueKind.TALK, rhythm=row, party=row.one, institution_id=home, due_on=due_on
    )  # fmt: skip


@transaction.atomic
def set_rhythm(
    *, by: Actor, at: dt.datetime, participation: UUID, what: str, one: str, other: str, months: int
) -> Rhythm:
    part = led_part(by, participation)
    takes_part(part, by.day(at))
    problems = {}
    if not what.strip():
        problems["what"] = _("Write what it is about.")
    if one not in Party.values or other not in Party.values or one == other:
        problems["other"] = _("Choose two who speak with each other.")
    if not 1 <= months <= 24:
        problems["months"] = _("Write a number of months from 1 to 24.")
    if problems:
        raise Invalid(problems)
    return begin(
        by=by, at=at, part=part, what=what.strip(), one=one, other=other, months=months, since=by.day(at)
    )


@transaction.atomic
def end_rhythm(*, by: Actor, at: dt.datetime, rhythm: UUID) -> Rhythm:
    """What was held stays; what was to come falls away."""
    row = Rhythm.objects.filter(pk=rhythm, participation__in=policy.parts(by).values("pk")).first()
    if row is None:
        raise NotFound
    led_part(by, row.participation_id)
    if row.until is None:
        row.until = by.day(at)
        row.save(update_fields=["until"])
        row.dues.filter(done_on=None).delete()
        trail.record(act="programmes.end_rhythm", **told(by, at, "rhythm", row))
    return row


@transaction.atomic
def talked(*, by: Actor, at: dt.datetime, due: UUID, on: dt.date | None = None, words: str = "") -> Due:
    """A talk was held; the next is due as many months after it as the rhythm says. Noted twice it counts once."""
    row = Due.objects.filter(
        pk=due, kind=DueKind.TALK, participation__in=policy.parts(by).values("pk")
    ).first()
    if row is None:
        raise NotFound
    row = (
        Due.objects.select_for_update(of=("self",))
        .select_related("participation__programme", "rhythm")
        .get(pk=due)
    )
    part, rhythm = row.participation, row.rhythm
    assert rhythm is not None  # a talk has one: see `begin`
    speaks = policy.speaks_for(by, part)
    if not (policy.leads(by, part.programme) or {rhythm.one, rhythm.other} & speaks):
        raise Refused(_("Only those who speak with each other, or who leads, note that they did."))
    if row.done_on is not None:
        return row
    day = on or by.day(at)
    if not part.joined_on <= day <= by.day(at):
        raise Invalid({"on": _("Write the day of the talk, not later than today.")})
    row.done_on, row.words, row.noted_by_id, row.noted_at = day, words.strip(), by.account, at
    row.save()
    if rhythm.until is None:
        _ahead(rhythm, months_later(day, rhythm.months))
    trail.record(act="programmes.talked", **told(by, at, "participation", part))
    return row
