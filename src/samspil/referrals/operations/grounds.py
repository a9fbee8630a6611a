"""On what basis one institution tells another who needs help. Without one, a request goes without name and place."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.ground import names
from samspil.institutions import service as institutions
from samspil.institutions.terms import Kind
from samspil.referrals.models import Referral
from samspil.referrals.terms import NAMING, Grounds, State, Urgency
from samspil.rules import service as rules
from samspil.rules.terms import PARTY_OF, Field, Ground, Party, Table
from samspil.trail import service as trail

TELLS = {"child_name": Scope.IDENTITY, "where": Scope.CONTACT, "asker_contact": Scope.CONTACT}
ALLOWED = {"child_name": Field.NAME, "where": Field.ADDRESS, "asker_contact": Field.PHONE}
"""Which kind of data, and which fact of a law that names single facts, a field of the request is."""


def kept(
    grounds: Grounds,
    *,
    by: Actor,
    at: dt.datetime,
    to: Any,
    urgency: str,
    facts: Mapping[str, str],
    text: str,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What of the grounds is kept with the request, and what is wrong with them, by field."""
    if not grounds.basis:
        named = any(facts.get(name, "").strip() for name in NAMING)
        words = _("Say on which basis you tell who it is, or leave out name, place and contact.")
        return {}, {"basis": words} if named else {}
    if grounds.basis == Ground.CONSENT:
        return _on_consent(grounds, by, at, to, facts)
    if grounds.basis == Ground.STATUTE:
        return _by_law(grounds, by, at, to, facts, text)
    if grounds.basis == Ground.REQUEST:
        return _on_request(grounds, by, at, to)
    if grounds.basis == Ground.EMERGENCY:
        calm = urgency != Urgency.NOW
        problems = (
            {"basis": _("An emergency is danger now. Choose that urgency, or another basis.")} if calm else {}
        )
        return {"basis": Ground.EMERGENCY}, problems
    return {}, {"basis": _("Choose from the list.")}


def _on_consent(
    grounds: Grounds, by: Actor, at: dt.datetime, to: Any, facts: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    chosen = consents.at_hand(for_=by, at=at, only=grounds.consent) if grounds.consent else []
    found = chosen[0] if chosen else None
    if found is None:
        return {}, {
            "consent": _("Choose the recorded consent it rests on. Record it first if there is none yet.")
        }
    values = {"basis": Ground.CONSENT, "consent": found, "until": found.until}
    if not consents.covers(found, to=to.pk, at=at):
        words = _("This consent does not let them be told. Choose another, or ask for one.")
        return values, {"consent": words}
    if not _is_about(found.person, facts.get("child_name", "")):
        return values, {"consent": _("This consent is about somebody else.")}
    told = {str(kind) for name, kind in TELLS.items() if facts.get(name, "").strip()} | set(grounds.scope)
    if not grounds.scope:
        words = _("Choose what it tells, so that it can be held against the consent.")
        return values, {"scope": words}
    wider = [str(kind.label) for kind in Scope if kind in told - set(found.scope)]
    words = _("Wider than the consent: %(wider)s. Leave it out, or ask for a consent that names it.")
    return values, {"scope": words % {"wider": ", ".join(wider)}} if wider else {}


def _on_request(
    grounds: Grounds, by: Actor, at: dt.datetime, to: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A dated written request; where the law kept here speaks of the two, it must know answers to one."""
    found = [way for way in ways(for_=by, at=at) if reaches(way, to)]
    answers = [way for way in found if ground_of(way) == Ground.REQUEST]
    values: dict[str, Any] = {"basis": Ground.REQUEST, "requested_on": grounds.requested_on}
    if answers:
        values["statute"] = said(answers[-1])
    if found and not answers:
        return values, {"basis": _("The law kept here knows no answer to a written request of theirs.")}
    if grounds.requested_on is None or grounds.requested_on > by.day(at):
        return values, {"requested_on": _("Write the day on which they asked in writing.")}
    return values, {}


def _by_law(
    grounds: Grounds, by: Actor, at: dt.datetime, to: Any, facts: Mapping[str, str], text: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    found = [way for way in ways(for_=by, at=at) if reaches(way, to)]
    if not found and grounds.statute.strip():  # the law kept here says nothing about these two
        return {"basis": Ground.STATUTE, "statute": grounds.statute.strip()[:120]}, {}
    way = next((w for w in found if w.rule == grounds.rule and ground_of(w) == Ground.STATUTE), None)
    if way is None:
        words = _("Choose the law that lets you tell them, or name it with its section.")
        return {}, {"rule": words}
    values = {"basis": Ground.STATUTE, "statute": said(way)}
    if way.table != Table.WITHOUT_CONSENT:
        return values, {}
    wider = [name for name, value in facts.items() if value.strip() and ALLOWED.get(name) not in way.fields]
    if not wider and not text.strip():
        return values, {}
    named = ", ".join(str(field.label) for field in Field if field in way.fields)
    words = _("This law lets you tell only this: %(facts)s. Leave the rest empty.") % {"facts": named}
    return values, dict.fromkeys(wider, words) | ({"text": words} if text.strip() else {})


def ways(*, for_: Actor, at: dt.datetime) -> list[Any]:
    """The rows of the law by which the actor's institution may tell others, each for a party; a consent is no row here.
    Three queries. What a human must judge (a condition) stays with the row."""
    home = institutions.get(for_.institution, for_=for_) if for_.institution else None
    if home is None:
        return []
    told: dict[str, Any] = {"country": home.country, "on": for_.day(at)}
    rows: list[Any] = rules.in_force(Table.CONFIDENTIALITY, **told)
    mine = {PARTY_OF.get(home.kind, home.kind), Party.ANYBODY}
    found = [row for row in rows if row.from_kind in mine and row.basis != Ground.CONSENT]
    return found + list(rules.in_force(Table.WITHOUT_CONSENT, **told))


def ground_of(way: Any) -> str:
    """What may be told without consent is told by law."""
    return getattr(way, "basis", Ground.STATUTE)


def said(way: Any) -> str:
    return f"{way.statute} {way.section}".strip()[:120]


def reaches(way: Any, to: Any) -> bool:
    """Whether a row of the law speaks of this receiver."""
    kinds = {to.kind, PARTY_OF.get(to.kind, to.kind), Party.ANYBODY}
    return way.to_kind in kinds | ({Party.OUTREACH} if to.kind == Kind.YOUTH_CLUB else set())


def _is_about(person: Any, name: str) -> bool:
    """No name says nothing wrong; another is the person's own, or part of it, or more of it."""
    firsts = [first for first in (person.given_name, person.called) if first.strip()]
    known = [f"{first} {person.family_name}" for first in (" ".join(firsts), *firsts)]
    return not name.strip() or any(names.same(name, one) for one in known)


def end_with(*, consent: Any, by: Actor, at: dt.datetime) -> None:
    """The consent was taken back: who got the request no longer reads it, unless they already help."""
    rows = Referral.objects.filter(Q(until=None) | Q(until__gt=at), consent=consent)
    for referral in rows.exclude(state=State.ACCEPTED):
        referral.until = at
        referral.save(update_fields=["until"])
        trail.record(by=by, at=at, act="referrals.end", record_kind="referral", record=referral.pk)
