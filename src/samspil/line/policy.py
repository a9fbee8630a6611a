"""Who sees a line and its calls: the line's rota answers it; whoever leads sees all; whoever took a call sees it; what must be
called back is seen by everybody on the rota. During a call its taker sees, with eyes lent by the line's institution, what it is
about."""

import datetime as dt
import hmac
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from samspil.access.service import Actor, Purpose, Word
from samspil.duty import service as duty
from samspil.ground.phones import normal
from samspil.line.models import AcuteLine, Call, Handover, Review
from samspil.line.terms import AFTER, Reviewed

LENT = frozenset(
    str(word)
    for word in (
        Word.CASE_READ, Word.PLACEMENT_READ, Word.PLAN_READ, Word.CARERS_READ, Word.CRISIS_SEE, Word.REFERRAL_WRITE,
    )
)  # fmt: skip
"""What the eyes that the line lends may do, for one call."""


def lines(actor: Actor, *, on: Any) -> QuerySet[AcuteLine]:
    """The lines of the rotas that the actor sees."""
    if not actor.may(Word.LINE_ANSWER):
        return AcuteLine.objects.none()
    return AcuteLine.objects.filter(roster__in=duty.seen(for_=actor, on=on).values("pk"))


def leads(actor: Actor, line: AcuteLine) -> bool:
    return actor.may(Word.LINE_LEAD) and line.institution_id == actor.institution


def calls(actor: Actor, *, on: Any) -> QuerySet[Call]:
    rows = Call.objects.filter(line__in=lines(actor, on=on).values("pk"))
    own = Q(by_id=actor.account) | Q(back_at__isnull=False, back_done_at=None)
    if actor.may(Word.LINE_LEAD):
        return rows.filter(own | Q(line__institution_id=actor.institution))
    return rows.filter(own)


def can_read(actor: Actor, call: Call, *, at: dt.datetime) -> bool:
    """Written apart from the list on purpose."""
    if not actor.may(Word.LINE_ANSWER) or not duty.can(actor, "read", call.line.roster, on=actor.day(at)):
        return False
    waits = call.back_at is not None and call.back_done_at is None
    return waits or leads(actor, call.line) or (actor.account is not None and call.by_id == actor.account)


def handed(actor: Actor) -> QuerySet[Handover]:
    """What was handed to the actor, or goes to them because nobody said yes; who leads sees all of their institution."""
    if actor.account is None or actor.institution is None:
        return Handover.objects.none()
    mine = Q(to_id=actor.account) | Q(otherwise_id=actor.account) | Q(answered_by_id=actor.account)
    if actor.may(Word.LINE_LEAD):
        return Handover.objects.filter(institution_id=actor.institution)
    return Handover.objects.filter(mine, institution_id=actor.institution)


def reviews(actor: Actor) -> QuerySet[Review]:
    """Calls to learn from: one's own, and those that a colleague agreed to let one read. Whoever leads sees no more of them."""
    if actor.account is None or not actor.may(Word.LINE_ANSWER):
        return Review.objects.none()
    return Review.objects.filter(
        Q(taker_id=actor.account) | Q(reader_id=actor.account, state__in=(Reviewed.AGREED, Reviewed.READ))
    )


def shows(call: Call, actor: Actor, *, at: dt.datetime) -> bool:
    """Whether the call still shows its taker what the family's children need."""
    taker = actor.account is not None and call.by_id == actor.account
    return taker and (call.ended_at is None or at < call.ended_at + AFTER)


def eyes(actor: Actor, line: AcuteLine, *, at: dt.datetime) -> Actor:
    """The one who answers, looking for the institution that runs the line: at foster families, their placements and plans. Only
    used while `shows` holds, or to find whose number rang."""
    home = line.institution
    return Actor(
        account=actor.account, institution=home.pk, role="line",
        words=LENT,
        competences=frozenset({"foster_care"}), country=home.country, language=actor.language, time_zone=home.time_zone,
        name=actor.name, institution_name=home.name, purpose=str(Purpose.ACUTE_LINE), at=at,
    )  # fmt: skip


def caller_hash(number: str, line: AcuteLine) -> str:
    """The keyed hash that recognises a number again on this line; empty where none was shown."""
    known = normal(number, line.institution.country)
    if not known:
        return ""
    return salted_hmac("samspil.line.caller", f"{line.pk}|{known}", algorithm="sha256").hexdigest()


def same(kept: str, number: str, line: AcuteLine) -> bool:
    made = caller_hash(number, line)
    return bool(kept and made) and hmac.compare_digest(kept, made)


def exchange_key(line: AcuteLine) -> str:
    """What an exchange shows to be believed. It follows from the installation's key, so it is kept nowhere."""
    return salted_hmac("samspil.line.exchange", str(line.pk), algorithm="sha256").hexdigest()[:40]


def is_exchange(line: AcuteLine, shown: str) -> bool:
    return hmac.compare_digest(exchange_key(line), shown)


def by_address(id: Any) -> AcuteLine | None:
    """The line that an exchange names. It opens nothing by itself: the key does."""
    rows = AcuteLine.objects.filter(pk=id, closed_at=None).select_related(
        "institution", "roster__institution"
    )
    return rows.first()
