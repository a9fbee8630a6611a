"""Reading consents, always for an actor."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from samspil.access.service import Actor
from samspil.consents import policy
from samspil.consents.models import Consent
from samspil.consents.terms import State
from samspil.documents import service as documents
from samspil.ground.errors import NotFound

TOUCHED = ("person", "giver", "institution", "to", "recorded_by", "withdrawn_by")
MOST = 200


def get(id: UUID, *, for_: Actor) -> Consent:
    found = policy.visible(for_).select_related(*TOUCHED, "renewed_by").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def of_person(person: UUID, *, for_: Actor) -> list[Consent]:
    """Every consent about somebody that the actor's institution may see, the newest first. One query."""
    rows = policy.visible(for_).filter(person_id=person).select_related(*TOUCHED, "renewed_by")
    return list(rows.order_by("-until", "-id")[:MOST])


def given_by(person: UUID) -> list[Consent]:
    """Every consent that somebody gave, to whomever, newest end first; for that person, who knows what they signed.
    The caller has decided that the reader reads as this person. One query."""
    rows = Consent.objects.filter(giver_id=person).select_related(*TOUCHED)
    return list(rows.order_by("-until", "-id")[:MOST])


def running(
    *, person: UUID, for_: Actor, at: dt.datetime, to: UUID | None = None, scope: Iterable[str] = ()
) -> list[Consent]:
    """The consents about somebody in force at that moment: to one recipient, and for all of these kinds of data,
    if named. One query."""
    rows = policy.visible(for_).filter(policy.running(at), person_id=person)
    rows = rows.filter(to_id=to) if to else rows
    asked = set(map(str, scope))
    found = rows.select_related(*TOUCHED).order_by("until", "id")[:MOST]
    return [c for c in found if asked <= set(c.scope)]


def at_hand(*, for_: Actor, at: dt.datetime, only: UUID | None = None) -> list[Consent]:
    """The consents in force at that moment that were given to the actor's institution for another one, about anybody, or
    this one alone. One query."""
    rows = policy.visible(for_).filter(policy.running(at), institution=for_.institution, to__isnull=False)
    rows = rows.filter(pk=only) if only else rows
    return list(rows.select_related(*TOUCHED).order_by("person__family_name", "until", "id")[:MOST])


def covers(
    consent: Consent,
    *,
    to: UUID,
    at: dt.datetime,
    scope: Iterable[str] = (),
    until: dt.datetime | None = None,
) -> bool:
    """Whether this consent lets the institution `to` be told all these kinds of data at that moment, and until then."""
    if policy.state(consent, at) != State.RUNNING or consent.to_id != to:
        return False
    return set(map(str, scope)) <= set(consent.scope) and (until is None or until <= consent.until)


def state(consent: Consent, *, at: dt.datetime) -> State:
    return policy.state(consent, at)


def may(consent: Consent, act: str, *, for_: Actor) -> bool:
    """`act` as in the policy: withdraw, renew, paper."""
    return policy.can(for_, act, consent)


def scan(consent: Consent, *, for_: Actor) -> documents.files.Opened:
    """The signed paper, for the institution that recorded the consent."""
    if consent.scan_id is None or not policy.can(for_, "paper", consent):
        raise NotFound
    return documents.files.read(consent.scan_id)


def recipient(consent: Consent) -> str:
    return consent.to.name if consent.to is not None else consent.to_outside


def last_day(consent: Consent, *, zone: str) -> dt.date:
    """The last day it runs, where the reader works: the end itself is the first moment after it."""
    end: Any = consent.until
    return (end - dt.timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()
