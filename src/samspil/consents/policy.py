"""Who sees a consent, both ways: the institution that recorded it, and the one it lets something be told to."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.consents.models import Consent
from samspil.consents.terms import State
from samspil.ground import periods
from samspil.look import service as look


def running(at: dt.datetime, prefix: str = "") -> Q:
    """Consents in force at that moment. `prefix` is a relation path ending in `__`."""
    untaken = Q(**{f"{prefix}withdrawn_at__isnull": True}) | Q(**{f"{prefix}withdrawn_at__gt": at})
    return periods.running(at, prefix) & untaken


def state(consent: Consent, at: dt.datetime) -> State:
    if consent.withdrawn_at is not None and consent.withdrawn_at <= at:
        return State.WITHDRAWN
    if at < consent.since:
        return State.TO_COME
    return State.RUNNING if at < consent.until else State.ENDED


def visible(actor: Actor) -> QuerySet[Consent]:
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Consent.objects.none()
    return Consent.objects.filter(Q(institution_id=actor.institution) | Q(to_id=actor.institution))


def can(actor: Actor, act: str, record: Consent) -> bool:
    """`act` is read, withdraw, or keep: renew it and read the signed paper, which is for who recorded it alone.

    Either side takes note of a withdrawal: who is told so must not have to wait for somebody else to write it down.
    Written apart from `visible` on purpose: a law test holds them together.
    """
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return False
    ours = record.institution_id == actor.institution
    if act == "read":
        return ours or record.to_id == actor.institution
    if act == "paper":
        return ours
    if act == "withdraw":
        return (ours or record.to_id == actor.institution) and actor.may(Word.CONSENT_WRITE)
    return ours and actor.may(Word.CONSENT_WRITE)


def who_could(consent: Consent, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the consent at that moment, and by which rule. One query."""
    if at < consent.recorded_at:
        return []
    rules = {
        consent.to_id: (
            _("because it names their institution"),
            _("What it lets be told may be told to this institution. It does not see the signed paper."),
        ),
        consent.institution_id: (
            _("by their work"), _("The institution recorded this and looks after it."),
        ),
    }  # fmt: skip
    staff = accounts.staff({home for home in rules if home}, at=at)
    found = [
        look.Sight(m.account, m.institution, *rules[m.institution_id])
        for m in staff
        if Word.CASE_READ in accounts.words_of(m)
    ]
    return sorted(found, key=lambda s: s.institution.pk != consent.institution_id)
