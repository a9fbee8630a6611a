"""Who sees which request, both ways, and what the code of an outside asker opens."""

import datetime as dt
import hmac
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.look import service as look
from samspil.referrals.models import Referral
from samspil.referrals.terms import State

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8


def visible(actor: Actor) -> QuerySet[Referral]:
    """Requests that reached the actor's institution or that it sent."""
    if actor.institution is None or not actor.may(Word.REFERRAL_READ):
        return Referral.objects.none()
    got = Q(to_id=actor.institution) & _lasts(actor.at)
    return Referral.objects.filter(got | Q(sender_id=actor.institution))


def _lasts(at: dt.datetime | None) -> Q:
    """What rests on a consent is read by who got it as long as that runs."""
    endless = Q(until__isnull=True)
    return endless if at is None else endless | Q(until__gt=at)


def received(actor: Actor) -> QuerySet[Referral]:
    if actor.institution is None or not actor.may(Word.REFERRAL_READ):
        return Referral.objects.none()
    return Referral.objects.filter(_lasts(actor.at), to_id=actor.institution)


def sent(actor: Actor) -> QuerySet[Referral]:
    if actor.institution is None or not actor.may(Word.REFERRAL_READ):
        return Referral.objects.none()
    return Referral.objects.filter(sender_id=actor.institution)


def can(actor: Actor, act: str, record: Referral) -> bool:
    """`act` is read, or decide: take on, set dates, answer. Written apart from `visible`: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.REFERRAL_READ):
        return False
    lasts = record.until is None or (actor.at is not None and actor.at < record.until)
    ours = record.to_id == actor.institution and lasts
    if act == "read":
        return ours or record.sender_id == actor.institution
    return ours and record.state == State.WAITING and actor.may(Word.REFERRAL_DECIDE)


def who_could(referral: Referral, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the request at that moment, and by which rule. One query."""
    if at < referral.received_at:
        return []
    rules: dict[Any, Any] = {
        referral.sender_id: (
            _("because their institution sent it"),
            _("It sees what it sent and the answer, not the notes of who received it."),
        ),
        referral.to_id: (_("by their work"), _("The request reached this institution.")),
    }
    if referral.until is not None and at >= referral.until:
        del rules[referral.to_id]
    staff = accounts.staff({home for home in rules if home}, at=at)
    found = [
        look.Sight(m.account, m.institution, *rules[m.institution_id])
        for m in staff
        if Word.REFERRAL_READ in accounts.words_of(m)
    ]
    return sorted(found, key=lambda s: s.institution.pk != referral.to_id)


def code_for(form_token: UUID) -> str:
    """The short code an outside asker gets. It follows from the form's secret, so pressing twice gives the same."""
    noise = int.from_bytes(salted_hmac("referrals.code", form_token.hex, algorithm="sha256").digest(), "big")
    letters = []
    for _place in range(CODE_LENGTH):
        noise, place = divmod(noise, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def code_hash(code: str) -> str:
    return salted_hmac("referrals.code.kept", code, algorithm="sha256").hexdigest()


def plain_code(typed: str) -> str:
    """What was typed, as the code is kept: capitals, without spaces and dashes."""
    return "".join(c for c in typed.upper() if c in LETTERS)[: CODE_LENGTH + 1]


def same_code(kept: str | None, typed: str) -> bool:
    return bool(kept) and hmac.compare_digest(str(kept), code_hash(typed))
