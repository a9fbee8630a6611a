"""A question is answered: with chosen sentences, with named facts, in words, by phone, or with a no and its reason."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import Basis, EntryKind
from samspil.consents import service as consents
from samspil.ground.errors import Invalid, Refused
from samspil.rules.terms import Field
from samspil.sharing import policy
from samspil.sharing.models import Ask, AskShare
from samspil.sharing.operations.asking import locked
from samspil.sharing.operations.limits import require_free_words
from samspil.sharing.queries import own_case
from samspil.sharing.terms import About, State, kinds_of
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class Chosen:
    """Sentences of one own entry, in its own words."""

    entry: UUID
    sentences: tuple[str, ...]


@transaction.atomic
def look_at(*, by: Actor, at: dt.datetime, ask: Ask) -> None:
    """Somebody who was asked opens the question; when that first was is kept."""
    rows = policy.visible(by).filter(pk=ask.pk, to_id=by.institution, opened_at=None)
    if rows.update(opened_at=at):
        trail.record(
            by=by,
            at=at,
            act="sharing.look_at",
            record_kind="ask",
            record=ask.pk,
            case=ask.case_id if ask.named else None,
        )


@transaction.atomic
def read(*, by: Actor, at: dt.datetime, ask: Ask) -> None:
    """Who asked has read the answer. A reading mark, not a record about a child, so it leaves no entry."""
    answered = policy.visible(by).exclude(state=State.WAITING)
    answered.filter(pk=ask.pk, asked_by_id=by.account, read_at=None).update(read_at=at)


@transaction.atomic
def answer_part(*, by: Actor, at: dt.datetime, ask: Ask, chosen: Iterable[Chosen]) -> Ask:
    """Share the chosen sentences and nothing else of the entries they stand in, until the day that was asked for."""
    now = _answering(by, ask)
    _require_name(now)
    if now.about == About.FIELDS:
        raise Invalid({"how": _("They asked for certain facts. Answer these, and nothing beside them.")})
    given = [c for c in chosen if c.sentences]
    if not given:
        raise Invalid({"chosen": _("Choose at least one sentence.")})
    shares = [
        _share(by, at, now, cases.entry(c.entry, for_=by, at=at), excerpt="\n".join(c.sentences))
        for c in given
    ]
    return _given(by, at, now, shares)


@transaction.atomic
def answer_facts(*, by: Actor, at: dt.datetime, ask: Ask, facts: Mapping[str, str]) -> Ask:
    """Answer the facts that were asked for, those and no others, in an own entry that is shared."""
    now = _answering(by, ask)
    _require_name(now)
    lines = [
        f"{Field(name).label[:1].upper()}{Field(name).label[1:]}: {facts[name].strip()}"
        for name in now.fields if facts.get(name, "").strip()
    ]  # fmt: skip
    if set(facts) - set(now.fields) or not lines:
        raise Invalid({"facts": _("Answer at least one of the facts that are asked for.")})
    return _given(by, at, now, [_written(by, at, now, "\n".join(lines))])


@transaction.atomic
def answer_in_words(*, by: Actor, at: dt.datetime, ask: Ask, text: str) -> Ask:
    """Write an answer. It becomes an entry of one's own that is shared with who asked."""
    now = _answering(by, ask)
    _require_name(now)
    if now.about == About.FIELDS:
        raise Invalid({"how": _("They asked for certain facts. Answer these, and nothing beside them.")})
    if not text.strip():
        raise Invalid({"text": _("Write the answer.")})
    return _given(by, at, now, [_written(by, at, now, text)])


@transaction.atomic
def by_phone(*, by: Actor, at: dt.datetime, ask: Ask, note: str = "") -> Ask:
    """It was said on the phone. Nothing crosses; what was said stays noted here."""
    now = _answering(by, ask)
    return _answered(by, at, now, State.PHONE, note=note.strip()[:500])


@transaction.atomic
def refuse(*, by: Actor, at: dt.datetime, ask: Ask, reason: str) -> Ask:
    """Say no. Who asked reads the reason."""
    now = _answering(by, ask)
    if not reason.strip():
        raise Invalid({"reason": _("Write the reason. Whoever asked reads it.")})
    return _answered(by, at, now, State.REFUSED, reason=reason.strip()[:500])


def _answering(by: Actor, ask: Ask) -> Ask:
    now = locked(by, ask)
    if now.state != State.WAITING:
        raise Refused(_("This has already been answered, or was taken back. Look at it again."))
    if not policy.can(by, "answer", now):
        raise Refused(_("Only the organisation that was asked answers, by somebody whose role shares."))
    return now


def _require_name(ask: Ask) -> None:
    if not ask.named:
        raise Invalid({"how": _("They asked without a name. Answer by phone, or say no.")})


def _written(by: Actor, at: dt.datetime, ask: Ask, text: str) -> Any:
    """The answer as an entry in the file that the answering institution keeps on the child."""
    case = own_case(ask.child_id, for_=by, at=at)
    if case is None:
        raise Invalid(
            {"how": _("You keep no file on this child to answer from. Answer by phone, or say no.")}
        )
    entry = cases.write(by=by, at=at, case=case, kind=EntryKind.NOTE, text=text)
    return _share(by, at, ask, entry, fields=("text",), named_facts=ask.about == About.FIELDS)


def _share(by: Actor, at: dt.datetime, ask: Ask, entry: Any, **what: Any) -> Any:
    """One share on the ground of the question. What the consent no longer carries does not cross."""
    if ask.about != About.FIELDS:
        require_free_words(by=by, at=at, to=ask.asker, basis=ask.basis)
    if entry.case.child_id != ask.child_id:
        raise Invalid({"chosen": _("This was written about another child.")})
    if ask.until <= at:
        raise Invalid({"how": _("The time for which they asked has passed. Answer by phone, or say no.")})
    tells = kinds_of(ask.scope, ask.fields)
    if ask.consent and not consents.covers(ask.consent, to=ask.asker_id, at=at, scope=tells, until=ask.until):
        words = _(
            "The consent they name has ended or does not cover this. Answer by phone, say no, or ask for a new one."
        )
        raise Invalid({"how": words})
    return cases.share(
        by=by, at=at, entry=entry, to=ask.asker, purpose="" if ask.consent else ask.purpose, scope=tells,
        basis=ask.basis, until=ask.until,
        basis_note=ask.basis_note, statute=ask.statute, consent=ask.consent,
        requested_on=ask.requested_on if ask.basis == Basis.REQUEST else None, **what,
    )  # fmt: skip


def _given(by: Actor, at: dt.datetime, ask: Ask, shares: list[Any]) -> Ask:
    done = _answered(by, at, ask, State.GIVEN)
    AskShare.objects.bulk_create([AskShare(ask=done, share=share) for share in shares])
    return done


def _answered(by: Actor, at: dt.datetime, ask: Ask, state: State, **words: str) -> Ask:
    """The answer with its moment, and whether that was in time: by the end of the day it was needed on."""
    ask.state, ask.answered_at, ask.answered_by_id = state, at, by.account
    ask.in_time = by.day(at) <= ask.needed_by
    ask.opened_at = ask.opened_at or at
    for name, text in words.items():
        setattr(ask, name, text)
    ask.save()
    trail.record(
        by=by, at=at, act=f"sharing.{state}", record_kind="ask", record=ask.pk, case=ask.case_id if ask.named else None,
        details={"in_time": ask.in_time, "to": str(ask.asker_id)},
    )  # fmt: skip
    case = own_case(ask.child_id, for_=by, at=at) if ask.named else None
    if case is not None:
        cases.announce(case=case, by=by, at=at, code=f"sharing.{state}", data={"to": ask.asker.name})
    return ask
