"""What is decided in a crisis, by whom, and the gate before a bed. An emergency is never blocked: act now, write after."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.beds import service as beds
from samspil.crisis.models import Crisis, Decision, Gate, Voice
from samspil.crisis.operations.going import colleague
from samspil.crisis.operations.guard import announce, done, queued, remind, told, working, written
from samspil.crisis.queries.clocks import document_by
from samspil.crisis.terms import FIRST_OF_MEASURES, Due, Instead, Measure, Type, VoiceRole
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail

HELD = dt.timedelta(hours=4)
VOICE_HOURS = dt.timedelta(hours=24)


@transaction.atomic
def assess(*, by: Actor, at: dt.datetime, crisis: Crisis, assessed_as: str, words: str = "") -> Crisis:
    """What kind of crisis it is: judged by somebody who was there, never from the phone."""
    now = working(by, at, crisis)
    if now.met_at is None:
        raise Refused(
            _("Nobody has met them yet. Log the first meeting, then say what kind of crisis it is.")
        )
    if assessed_as not in Type.values:
        raise Invalid({"assessed_as": _("Choose from the list.")})
    now.assessed_as, now.assessed_words = assessed_as, words.strip()
    queued(now)
    trail.record(act="crisis.assess", **told(by, at, now))
    return now


@transaction.atomic
def decide(
    *,
    by: Actor,
    at: dt.datetime,
    crisis: Crisis,
    measure: str,
    passed_over: dict[str, str],
    offer: str = "",
    instead: str = "",
    second: UUID | None = None,
    second_name: str = "",
    scientist: UUID | None = None,
    scientist_name: str = "",
    **texts: str,
) -> Decision:
    """One of four measures, in their order: of each that comes before, why it was not enough. What is known, what that
    means and what is done stand apart; so do the views of child and parents. A bed needs an offer of help at home, or the
    reason why none was made. Who decides with them is named; who is missing is shown until they have spoken."""
    now = working(by, at, crisis)
    names = ("information", "judgement", "decision", "child_view", "parents_view")
    problems = _problems(measure, passed_over, offer, instead)
    try:
        kept = written(**{name: texts.get(name, "") for name in names})
    except Invalid as wrong:
        problems |= wrong.problems
    if problems:
        raise Invalid(problems)
    before = FIRST_OF_MEASURES[: FIRST_OF_MEASURES.index(Measure(measure))]
    row = Decision.objects.create(
        crisis=now, by_id=by.account, at=at, measure=measure, offer=offer.strip(), instead=instead,
        passed_over={m.value: passed_over[m].strip() for m in before}, **kept,
    )  # fmt: skip
    _ask(by, at, now, row, VoiceRole.SECOND, second, second_name)
    _ask(by, at, now, row, VoiceRole.SCIENTIST, scientist, scientist_name)
    if measure == Measure.PLACE:
        _into_gate(now, row, at)
    queued(now)
    announce(by, at, now, "crisis.decided", measure=measure)
    trail.record(act="crisis.decide", **told(by, at, now))
    return row


def _problems(measure: str, passed_over: dict[str, str], offer: str, instead: str) -> dict[str, Any]:
    if measure not in Measure.values:
        return {"measure": _("Choose what is done.")}
    before = FIRST_OF_MEASURES[: FIRST_OF_MEASURES.index(Measure(measure))]
    problems: dict[str, Any] = {
        f"passed_{m.value}": _("Say why this was not enough, or not possible.")
        for m in before
        if not passed_over.get(m, "").strip()
    }
    if measure == Measure.PLACE and not offer.strip() and instead not in Instead.values:
        problems["offer"] = _("Write which help at home was offered, or choose why none was.")
    if instead and instead not in Instead.values:
        problems["instead"] = _("Choose from the list.")
    return problems


def _ask(
    by: Actor, at: dt.datetime, crisis: Crisis, made: Decision, role: str, account: UUID | None, name: str
) -> Voice | None:
    """A colleague is asked and answers with their own account; somebody from outside was heard on the phone."""
    if account is None and not name.strip():
        return None
    field = {VoiceRole.SECOND: "second", VoiceRole.SCIENTIST: "scientist"}[VoiceRole(role)]
    if account == by.account:
        raise Invalid({field: _("Nobody decides alone. Name somebody else.")})
    if account is not None:
        _colleague(by, at, account, field)
        if made.voices.filter(account=account).exists():
            raise Invalid({field: _("One person has one voice. Name somebody else.")})
        row = Voice.objects.create(made=made, role=role, account_id=account)
        remind(crisis, Due.VOICE, at + VOICE_HOURS, account=account, about=row.pk)
        return row
    return Voice.objects.create(made=made, role=role, name=name.strip()[:120], agrees=True, said_at=at)


def _colleague(by: Actor, at: dt.datetime, account: UUID, field: str) -> None:
    try:
        colleague(by, at, account)
    except Invalid as problem:
        raise Invalid({field: problem.problems["account"]}) from None


@transaction.atomic
def ask_voice(
    *, by: Actor, at: dt.datetime, made: Decision, role: str, account: UUID | None = None, name: str = "", agrees: bool = True,
    words: str = "",
) -> Voice:  # fmt: skip
    """Somebody who was missing is named afterwards."""
    now = working(by, at, made.crisis)
    if role not in VoiceRole.values:
        raise Invalid({"role": _("Choose from the list.")})
    if made.voices.filter(role=role).exists():
        raise Refused(_("Somebody is named for this already."))
    row = _ask(by, at, now, made, role, account, name)
    if row is None:
        raise Invalid({"name": _("Say who decides with you.")})
    if row.account_id is None:
        row.agrees, row.words = agrees, words.strip()
        row.save(update_fields=["agrees", "words"])
    _settled(now, made, at)
    queued(now)
    trail.record(act="crisis.ask_voice", **told(by, at, now))
    return row


@transaction.atomic
def say(*, by: Actor, at: dt.datetime, voice: Voice, agrees: bool, words: str = "") -> Voice:
    """I decide the same, or not, with my own account. A no stays visible and is never overwritten."""
    now = working(by, at, voice.made.crisis, closed=True)
    if voice.account_id != by.account or voice.said_at is not None:
        raise Refused(_("This was said already."))
    if not agrees and not words.strip():
        raise Invalid({"words": _("Say what you see otherwise.")})
    voice.agrees, voice.words, voice.said_at = agrees, words.strip(), at
    voice.save(update_fields=["agrees", "words", "said_at"])
    done(now, Due.VOICE, at, about=voice.pk)
    _settled(now, voice.made, at)
    queued(now)
    trail.record(act="crisis.say", **told(by, at, now))
    return voice


@transaction.atomic
def bed_now(
    *,
    by: Actor,
    at: dt.datetime,
    crisis: Crisis,
    words: str = "",
    unit: UUID | None = None,
    bed: UUID | None = None,
) -> Gate:
    """A bed is needed at once. Nothing is asked first; until when it must be written down is set, and reminded.

    With a file the child comes into the bed; without one the bed is kept for the child for the way there. Where no bed is
    named, or none is free, the act stands nevertheless: where the child went is said afterwards.
    """
    now = working(by, at, crisis)
    gate = now.gates.filter(documented_at=None).first()
    if gate is None:
        gate = Gate.objects.create(
            crisis=now, by_id=by.account, acted_at=at, due_at=document_by(by, at), words=words.strip()[:300]
        )
        remind(now, Due.DOCUMENT, gate.due_at, account=by.account, about=gate.pk)
    if (unit or bed) and gate.stay is None:
        try:
            with transaction.atomic():
                _into_bed(by, at, now, gate, words, unit, bed)
        except beds.Full as full:  # the act stands; where the child sleeps is looked for elsewhere
            beds.note_refusal(by=by, at=at, why=full.why, unit=unit)
    queued(now)
    announce(by, at, now, "crisis.bed")
    trail.record(act="crisis.bed_now", **told(by, at, now))
    return gate


def _into_bed(
    by: Actor, at: dt.datetime, crisis: Crisis, gate: Gate, words: str, unit: UUID | None, bed: UUID | None
) -> None:
    """In danger no number of staff turns a child away; a bed that another child has is another matter."""
    if crisis.case is None:
        beds.hold(by=by, at=at, until=at + HELD, who=crisis.label[:80], crisis=crisis.pk, unit=unit, bed=bed)
        return
    why = words.strip() or str(Instead.DANGER.label)
    stay = beds.admit(by=by, at=at, case=crisis.case, beyond_staff=why, crisis=crisis.pk, unit=unit, bed=bed)
    gate.stay = stay.pk
    gate.save(update_fields=["stay"])


def _into_gate(crisis: Crisis, made: Decision, at: dt.datetime) -> None:
    """What is decided about a bed writes down the bed that was taken before, if one was."""
    gate = crisis.gates.filter(documented_at=None, decision=None).first()
    if gate is not None:
        gate.decision = made
        gate.save(update_fields=["decision"])
    _settled(crisis, made, at)


def _settled(crisis: Crisis, made: Decision, at: dt.datetime) -> None:
    """Written down is a bed when the decision stands and both others have spoken."""
    gate = Gate.objects.filter(decision=made, documented_at=None).first()
    if gate is not None and whole(made):
        gate.documented_at = at
        gate.save(update_fields=["documented_at"])
        done(crisis, Due.DOCUMENT, at, about=gate.pk)


def whole(made: Decision) -> bool:
    spoken = {v.role for v in Voice.objects.filter(made=made).exclude(said_at=None)}
    return spoken == set(VoiceRole.values)


@transaction.atomic
def bed(
    *, by: Actor, at: dt.datetime, made: Decision, unit: UUID | None = None, bed: UUID | None = None
) -> Gate:
    """A bed that was decided about first: both others are named, and the child has a file."""
    now = working(by, at, made.crisis)
    if made.measure != Measure.PLACE:
        raise Refused(_("It was decided otherwise. Decide about a bed first, or act now if there is danger."))
    if made.voices.count() < len(VoiceRole):
        raise Refused(_("Name who decides with you first, or act now if there is danger."))
    if now.case is None:
        raise Refused(
            _(
                "A bed needs to know whose it is: put the crisis into a file first, or act now if there is danger."
            )
        )
    gate = Gate.objects.filter(decision=made).first() or Gate(
        crisis=now, by_id=by.account, acted_at=at, due_at=document_by(by, at), decision=made
    )
    stay = beds.admit(by=by, at=at, case=now.case, unit=unit, bed=bed, crisis=now.pk)
    gate.stay = stay.pk
    gate.save()
    if gate.documented_at is None:
        remind(now, Due.DOCUMENT, gate.due_at, account=by.account, about=gate.pk)
    _settled(now, made, at)
    gate.refresh_from_db()
    queued(now)
    trail.record(act="crisis.bed", **told(by, at, now))
    return gate
