"""A question goes to another institution: a record, a topic or named facts, with purpose and basis."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.cases.terms import Basis
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.rules.terms import Field
from samspil.sharing import policy
from samspil.sharing.models import Ask
from samspil.sharing.operations.limits import naming_problems
from samspil.sharing.terms import About, State, kinds_of
from samspil.trail import service as trail

LONGEST = {"question": 500, "purpose": 160, "basis_note": 160, "statute": 160}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for, why, on which basis and by when; `until` is how long the answer would stay open."""

    about: str
    purpose: str
    basis: str
    needed_by: dt.date
    until: dt.datetime
    scope: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    question: str = ""
    basis_note: str = ""
    statute: str = ""
    requested_on: dt.date | None = None
    consent: Any = None
    named: bool = True


@transaction.atomic
def ask(*, by: Actor, at: dt.datetime, case: UUID, to: Any, wish: Wish) -> Ask:
    """Ask another institution about the child of a case that the asker works on. Who it is goes with the question only
    where something lets them be told; else it is asked in general, without the name."""
    require(by, Word.CASE_SHARE)
    header = cases.header(case, for_=by, at=at)
    if not header.may_write:
        raise Refused(_("You cannot ask from this file: it is closed, or you only look at it."))
    if wish.basis == Basis.CONSENT and wish.consent is not None and not wish.purpose.strip():
        wish = replace(wish, purpose=wish.consent.purpose)
    if problems := _problems(wish, to, header.child.pk, by, at):
        raise Invalid(problems)
    if problems := naming_problems(wish, to, header, by, at):
        raise Invalid(problems)
    made = Ask.objects.create(
        case=header.case, child=header.child, asker_id=by.institution, asked_by_id=by.account, to=to, about=wish.about,
        scope=[v for v in Scope.values if v in wish.scope],
        fields=[v for v in Field.values if v in wish.fields] if wish.about == About.FIELDS else [],
        question=wish.question.strip(), purpose=wish.purpose.strip(), basis=wish.basis,
        basis_note=wish.basis_note.strip(), consent=wish.consent if wish.basis == Basis.CONSENT else None,
        statute=wish.statute.strip(), requested_on=_requested_on(wish, by, at), needed_by=wish.needed_by,
        until=wish.until, asked_at=at, named=wish.named,
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="sharing.ask", record_kind="ask", record=made.pk, case=made.case_id,
        details={"to": str(to.pk), "basis": str(wish.basis), "about": str(wish.about)},
    )  # fmt: skip
    cases.announce(case=header.case, by=by, at=at, code="sharing.asked", data={"to": to.name})
    return made


@transaction.atomic
def take_back(*, by: Actor, at: dt.datetime, ask: Ask) -> Ask:
    """The question is no longer needed."""
    now = locked(by, ask)
    if not policy.can(by, "take_back", now):
        raise Refused(_("Only who asked can take it back, and only while it waits."))
    now.state, now.answered_at, now.answered_by_id = State.TAKEN_BACK, at, by.account
    now.save(update_fields=["state", "answered_at", "answered_by"])
    trail.record(by=by, at=at, act="sharing.take_back", record_kind="ask", record=now.pk, case=now.case_id)
    return now


def locked(by: Actor, ask: Ask) -> Ask:
    """The question as it stands now. One that is not for this actor is not there."""
    rows = Ask.objects.select_for_update(of=("self",)).select_related("asker", "to", "child", "consent")
    found = rows.filter(pk=ask.pk).first()
    if found is None or not policy.can(by, "read", found):
        raise NotFound
    return found


def _requested_on(wish: Wish, by: Actor, at: dt.datetime) -> dt.date | None:
    """A written request has the day it was written: without another this question is it."""
    if wish.basis != Basis.REQUEST:
        return None
    return wish.requested_on or by.day(at)


def _problems(wish: Wish, to: Any, child: UUID, by: Actor, at: dt.datetime) -> dict[str, Any]:
    found = _what(wish) | _ground(wish, to, child, by, at)
    if to is None or to.pk == by.institution:
        found["to"] = _("Choose the organisation you ask.")
    today = by.day(at)
    if wish.needed_by < today:
        found["needed_by"] = _("This day has passed. Choose today or a later day.")
    if by.day(wish.until) < wish.needed_by or wish.until <= at:
        found["until"] = _("It would end before you need it. Choose a later day.")
    for name, most in LONGEST.items():
        if len(getattr(wish, name)) > most:
            found[name] = _("There is room for %(most)s letters here. Shorten it.") % {"most": most}
    return found


def _what(wish: Wish) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if wish.about not in About.values:
        found["about"] = _("Choose what you ask for.")
    if wish.about == About.FIELDS and (not wish.fields or set(wish.fields) - set(Field.values)):
        found["fields"] = _("Choose which facts you ask for.")
    if wish.about in (About.TOPIC, About.RECORD) and not wish.question.strip():
        found["question"] = _("Write what exactly you want to know.")
    if wish.about != About.FIELDS and (not wish.scope or set(wish.scope) - set(Scope.values)):
        found["scope"] = _("Choose what it is about.")
    if not wish.purpose.strip():
        found["purpose"] = _("Write what it is needed for.")
    return found


def _ground(wish: Wish, to: Any, child: UUID, by: Actor, at: dt.datetime) -> dict[str, Any]:
    if wish.basis not in Basis.values:
        return {"basis": _("Choose on which basis you ask.")}
    if wish.basis == Basis.STATUTE and not wish.statute.strip():
        return {"statute": _("Name the law and its section.")}
    if wish.basis == Basis.EMERGENCY and not wish.basis_note.strip():
        return {"basis_note": _("Write what the emergency is.")}
    if wish.basis == Basis.REQUEST and wish.requested_on and wish.requested_on > by.day(at):
        return {"requested_on": _("The request cannot come from the future. Check the date.")}
    if wish.basis != Basis.CONSENT:
        return {}
    given = wish.consent
    if given is None or to is None or given.person_id != child or given.institution_id != to.pk:
        return {"consent": _("Choose a consent that was given to the organisation you ask.")}
    asked = kinds_of(wish.scope, wish.fields if wish.about == About.FIELDS else ())
    if not consents.covers(given, to=by.institution, at=at, scope=asked):  # type: ignore[arg-type]
        return {
            "consent": _(
                "This consent does not cover what you ask for. Ask for less, or for another consent."
            )
        }
    if " ".join(wish.purpose.split()).casefold() != " ".join(given.purpose.split()).casefold():
        words = _(
            "The consent was given for “%(purpose)s” and carries nothing else. Leave this empty, or ask for another consent."
        )
        return {"purpose": words % {"purpose": given.purpose}}
    if wish.until > given.until:
        return {"until": _("The consent ends before that. Choose an earlier day.")}
    return {}
