"""What rests on a consent is never wider than it: not in kind of data, receiver, purpose or time."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases.models import Entry
from samspil.cases.terms import AT_THE_TABLE, SCOPE_OF_FIELD, Basis, EntryKind, ShareField
from samspil.consents import service as consents
from samspil.consents.terms import Scope


def consent_problems(
    *,
    basis: str,
    consent: Any,
    by: Actor,
    at: dt.datetime,
    to: Any,
    person: Any,
    purpose: str,
    until: dt.datetime | None,
    scope: Iterable[str],
) -> dict[str, Any]:
    """What is wider than the consent, by field. Nothing for another basis: a consent carries only what says so."""
    if basis != Basis.CONSENT:
        return {}
    if consent is None:
        return {
            "consent": _("Choose the recorded consent it rests on. Record it first if there is none yet.")
        }
    named = {"to": to.pk, "at": at}
    ours = consent.person_id == person and consent.institution_id == by.institution
    if not ours or not consents.covers(consent, **named):
        return {"consent": _("This consent does not let them be told. Choose another, or ask for one.")}
    found: dict[str, Any] = {}
    told = set(map(str, scope))
    if not told:
        found["scope"] = _("Choose what it tells, so that it can be held against the consent.")
    elif told - set(consent.scope):
        wider = ", ".join(str(s.label) for s in Scope if s in told and s not in consent.scope)
        found["scope"] = _(
            "Wider than the consent: %(wider)s. Leave it out, or ask for a consent that names it."
        ) % {"wider": wider}
    if _plain(purpose) != _plain(consent.purpose):
        found["purpose"] = _(
            "The consent was given for “%(purpose)s” and carries nothing else. Leave this empty, or ask for another consent."
        ) % {"purpose": consent.purpose}
    if until is not None and until > consent.until:
        found["until"] = _("The consent ends before that. Choose an earlier end, or have it renewed first.")
    return found


def rests_on(basis: str, consent: Any) -> Any:
    """The consent that is kept with what crosses: that of a crossing on consent, and of no other."""
    return consent if basis == Basis.CONSENT else None


def purpose_of(purpose: str, basis: str, consent: Any) -> str:
    """On a consent the purpose is the one it was given for."""
    said = purpose.strip()
    return said or (consent.purpose if basis == Basis.CONSENT and consent is not None else "")


def scope_of_entry(entry: Entry, scope: Iterable[str], fields: Iterable[str], excerpt: str) -> list[str]:
    """The kinds of data that go: those whoever shares it says, and those that follow from what kind of entry it is."""
    told, chosen = set(map(str, scope)), set(fields)
    whole = not chosen and not excerpt
    if entry.kind == EntryKind.VOICE and (whole or excerpt or ShareField.TEXT in chosen):
        told.add(Scope.WORDS)
    if entry.kind == EntryKind.CONTACT and (whole or ShareField.FACTS in chosen):
        told.add(Scope.VISITS)
    return [value for value in Scope.values if value in told]


def scope_of_facts(fields: Iterable[str]) -> list[str]:
    told = {kind for name in fields for kind in SCOPE_OF_FIELD.get(ShareField(name), ())}
    return [value for value in Scope.values if value in told]


def scope_of_part() -> list[str]:
    """What everybody who takes part reads at once."""
    return [str(value) for value in AT_THE_TABLE]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
