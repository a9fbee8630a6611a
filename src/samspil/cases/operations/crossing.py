"""What crosses to another institution, and ending it."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.cases import policy
from samspil.cases.models import Case, Entry, Participation, Share
from samspil.cases.operations.guard import ended, facts_only
from samspil.cases.operations.resting import (
    consent_problems,
    purpose_of,
    rests_on,
    scope_of_entry,
    scope_of_facts,
)
from samspil.cases.terms import ENTRY_FIELDS, PERSON_FIELDS, Basis
from samspil.ground import typed
from samspil.ground.errors import Invalid, Refused
from samspil.ground.periods import running
from samspil.people import service as people
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something may cross and until when. A law is named with its section, a request with its day."""

    purpose: str
    basis: str
    until: dt.datetime
    note: str = ""
    statute: str = ""
    requested_on: dt.date | None = None
    consent: Any = None


@transaction.atomic
def share(
    *,
    by: Actor,
    at: dt.datetime,
    entry: Entry,
    to: Any,
    purpose: str,
    basis: str,
    until: dt.datetime,
    basis_note: str = "",
    statute: str = "",
    requested_on: dt.date | None = None,
    consent: Any = None,
    fields: Iterable[str] = (),
    excerpt: str = "",
    scope: Iterable[str] = (),
    to_team: Any = None,
    to_account: Any = None,
    named_facts: bool = False,
) -> Share:
    """Let another institution, one of its teams or one person there read an own entry, or only some of it (`fields`,
    `excerpt`: its own sentences, one a line); the whole only at the table. `named_facts`: the caller wrote the entry out of
    facts that a law lets go without consent. `scope`: which kinds of data it tells; a consent must name them."""
    if not policy.can_entry(by, "share", entry, at=at):
        raise Refused(_("Only the institution that wrote this can share it."))
    ground = _settled(Ground(purpose, basis, until, basis_note, statute, requested_on, consent))
    chosen = tuple(fields)
    tells = scope_of_entry(entry, scope, chosen, excerpt.strip())
    problems = _ground_problems(ground, by, at) | _reach_problems(to, to_team, to_account, by, at)
    problems |= _rest_problems(ground, by, at, to, entry.case.child_id, tells if scope else [])
    problems |= {} if named_facts else _only_facts_problems(ground, by, at, to)
    if problems := problems | _part_problems(entry, chosen, excerpt, to, at):
        raise Invalid(problems)
    part = {"entry": entry, "excerpt": excerpt.strip(), "fields": " ".join(chosen), "scope": tells}
    given = _given(ground, by, at, to, to_team, to_account, **part)
    about: dict[str, Any] = {"record_kind": "entry", "record": entry.pk, "case": entry.case_id}
    typed.hands_on([excerpt.strip() or ("" if chosen and "text" not in chosen else entry.text)])
    trail.record(by=by, at=at, act="cases.share", **about, details=_noted(given))
    return given


def _only_facts_problems(ground: Ground, by: Actor, at: dt.datetime, to: Any) -> dict[str, Any]:
    """Where a law lets only named facts go without consent, no words of an entry cross on it."""
    if ground.basis not in (Basis.STATUTE, Basis.REQUEST) or not facts_only(by=by, at=at, to=to):
        return {}
    return {
        "basis": _(
            "Without consent only name and contact may be told here. Share these facts, or ask for a consent."
        )
    }


def _part_problems(
    entry: Entry, chosen: tuple[str, ...], excerpt: str, to: Any, at: dt.datetime
) -> dict[str, Any]:
    """What of the entry crosses: named fields, its own sentences, or to somebody at the table the whole."""
    problems: dict[str, Any] = {}
    if set(chosen) - set(ENTRY_FIELDS):
        problems["fields"] = _("Choose what of the entry they may read.")
    if excerpt.strip() and not _said_in(excerpt, entry.text):
        problems["excerpt"] = _("Choose sentences as they stand in the entry. Nothing may be added.")
    if not chosen and not excerpt.strip() and not _at_table(entry.case_id, to, at):
        problems["to"] = _("This institution does not take part in the case. Bring it in first.")
    return problems


@transaction.atomic
def share_facts(
    *,
    by: Actor,
    at: dt.datetime,
    case: Case,
    person: Any,
    fields: Iterable[str],
    to: Any,
    ground: Ground,
    to_team: Any = None,
    to_account: Any = None,
) -> Share:
    """Let others read named facts about one person of the case as they stand while the share runs."""
    if not policy.can(by, "read", case, at=at) or not policy.works_on(policy.parts(by, at).filter(case=case)):
        raise Refused(_("You cannot share from this file."))
    require(by, Word.CASE_SHARE)
    known = people.get(person.pk, for_=by)
    chosen = tuple(fields)
    if not chosen or set(chosen) - set(PERSON_FIELDS):
        raise Invalid({"fields": _("Choose which facts they may read.")})
    ground, tells = _settled(ground), scope_of_facts(chosen)
    problems = _ground_problems(ground, by, at) | _reach_problems(to, to_team, to_account, by, at)
    problems |= _rest_problems(ground, by, at, to, known.pk, tells)
    problems |= _law_problems(ground, by, at, to, chosen)
    if problems:
        raise Invalid(problems)
    given = _given(
        ground, by, at, to, to_team, to_account, case=case, person=known, fields=" ".join(chosen), scope=tells
    )
    trail.record(
        by=by, at=at, act="cases.share_facts", record_kind="person", record=known.pk, case=case.pk,
        details=_noted(given),
    )  # fmt: skip
    return given


@transaction.atomic
def end_share(*, by: Actor, at: dt.datetime, share: Share) -> Share:
    """End a share now. What was read before stays in the trail."""
    if share.source != by.institution or not by.may(Word.CASE_SHARE):
        raise Refused(_("Only the institution that shared this can end it."))
    ended(share, by, at)
    trail.record(
        by=by, at=at, act="cases.end_share", record_kind="share", record=share.pk, case=share.about,
    )  # fmt: skip
    return share


def _given(
    ground: Ground, by: Actor, at: dt.datetime, to: Any, team: Any, account: Any, **what: Any
) -> Share:
    return Share.objects.create(
        giver_id=by.institution,
        to=to,
        to_team=team,
        to_account=account,
        purpose=ground.purpose.strip(),
        basis=ground.basis,
        basis_note=ground.note.strip(),
        statute=ground.statute.strip(),
        requested_on=ground.requested_on,
        consent=ground.consent,
        since=at,
        until=ground.until,
        shared_by_id=by.account,
        **what,
    )


def _settled(ground: Ground) -> Ground:
    """As it is kept: only what crosses on a consent names one, and then its purpose is the consent's."""
    purpose = purpose_of(ground.purpose, ground.basis, ground.consent)
    return replace(ground, purpose=purpose, consent=rests_on(ground.basis, ground.consent))


def _rest_problems(
    ground: Ground, by: Actor, at: dt.datetime, to: Any, person: Any, scope: list[str]
) -> dict[str, Any]:
    return consent_problems(
        basis=ground.basis, consent=ground.consent, by=by, at=at, to=to, person=person, purpose=ground.purpose,
        until=ground.until, scope=scope,
    )  # fmt: skip


def _law_problems(
    ground: Ground, by: Actor, at: dt.datetime, to: Any, chosen: tuple[str, ...]
) -> dict[str, Any]:
    """Where a law lets only certain facts go without consent, no others do."""
    allowed = facts_only(by=by, at=at, to=to)
    if ground.basis in (Basis.STATUTE, Basis.REQUEST) and allowed and set(chosen) - allowed:
        words = _(
            "Without consent only name and contact may be told here. Leave the rest out, or ask for a consent."
        )
        return {"fields": words}
    return {}


def _ground_problems(ground: Ground, by: Actor, at: dt.datetime) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not ground.purpose.strip():
        problems["purpose"] = _("Write what it is needed for.")
    if ground.basis not in Basis.values:
        problems["basis"] = _("Choose on which basis you share.")
    if ground.basis == Basis.STATUTE and not ground.statute.strip():
        problems["statute"] = _("Name the law and its section.")
    if ground.basis == Basis.REQUEST and ground.requested_on is None:
        problems["requested_on"] = _("Write the day of the written request.")
    if ground.basis == Basis.EMERGENCY and not ground.note.strip():
        problems["basis_note"] = _("Write in a few words what the emergency is.")
    if ground.requested_on and ground.requested_on > by.day(at):
        problems["requested_on"] = _("The request cannot come from the future. Check the date.")
    if ground.until <= at:
        problems["until"] = _("The end must come after today.")
    return problems


def _reach_problems(to: Any, team: Any, account: Any, by: Actor, at: dt.datetime) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if to.pk == by.institution:
        problems["to"] = _("Your own institution reads it already.")
    if team and team.institution_id != to.pk:
        problems["to_team"] = _("This team belongs to another institution.")
    if account and account.pk not in {m.account_id for m in accounts.staff([to.pk], at=at)}:
        problems["to_account"] = _("This person does not work there now.")
    return problems


def _at_table(case: Any, institution: Any, at: dt.datetime) -> bool:
    rows = Participation.objects.filter(running(at), case_id=case, institution=institution, only=None)
    return rows.exists()


def _said_in(excerpt: str, text: str) -> bool:
    """Every line of the excerpt stands in the text, white space aside."""
    whole = _plain(text)
    return all(_plain(line) in whole for line in excerpt.splitlines() if line.strip())


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _noted(share: Share) -> dict[str, Any]:
    noted: dict[str, Any] = {
        "share": str(share.pk), "to": str(share.to_id), "basis": str(share.basis), "until": share.until.isoformat(),
    }  # fmt: skip
    if share.fields:
        noted["fields"] = share.fields
    if share.excerpt:
        noted["part"] = True
    return noted
