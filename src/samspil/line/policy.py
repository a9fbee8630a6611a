"""Who sees a line and its calls: the line's rota answers it; whoever leads sees all; whoever took a call sees it; what must be
called back is seen by everybody on the rota. During a call its taker sees, with eyes lent by the line's institution, what it is
about."""

import datetime as dt
import hmac
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Purpose, Word
from samspil.accounts import service as accounts
from samspil.duty import service as duty
from samspil.ground.phones import normal
from samspil.line.models import AcuteLine, Call, Handover, Review
from samspil.line.terms import AFTER, Reviewed
from samspil.look import service as look

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


def who_could(call: Call, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could open a call at that moment, or was handed what came of it, and by which rule. Four queries. Whether a
    call back was owed is asked of the call as it is written now."""
    if at < (call.began_at if call.exchange else call.answered_at or call.began_at):
        return []
    took, lead, owed = [], [], []
    for m in _answering(call, at=at):
        if m.account_id == call.by_id and (call.answered_at is None or call.answered_at <= at):
            took.append(_sight(m, _("because they answered it"), _("They write it and end it.")))
        elif Word.LINE_LEAD in accounts.words_of(m) and m.institution_id == call.line.institution_id:
            lead.append(
                _sight(m, _("because they lead the line"), _("Whoever leads the line reads its calls."))
            )
        elif _owed(call, at=at):
            why = _("Until somebody has called back, everybody on the rota reads it.")
            owed.append(_sight(m, _("because a call back is owed"), why, _("until somebody has called back")))
    found = [*took, *lead, *owed]
    return [*found, *_handed_to(call, {s.account.pk for s in found}, at=at)]


def _sight(membership: Any, rule: str, why: str, no_end: str = "") -> look.Sight:
    return look.Sight(membership.account, membership.institution, rule, why, no_end=no_end)


def _answering(call: Call, *, at: dt.datetime) -> list[Any]:
    return [m for m in duty.seers(call.line.roster, at=at) if Word.LINE_ANSWER in accounts.words_of(m)]


def _owed(call: Call, *, at: dt.datetime) -> bool:
    said = call.back_at is not None and (call.ended_at is None or call.ended_at <= at)
    return said and (call.back_done_at is None or at < call.back_done_at)


def _handed_to(call: Call, others: set[Any], *, at: dt.datetime) -> list[look.Sight]:
    """Who was handed what came of the call, but for those who read it whole."""
    handed = Handover.objects.filter(call=call).first()
    if handed is None or (call.ended_at is not None and at < call.ended_at):
        return []
    people = {handed.to_id, handed.otherwise_id, handed.answered_by_id} - others
    part = _("They read the summary, the advice and what was agreed. Not what was written while they spoke.")
    return [
        _sight(m, _("because it was handed to them"), part)
        for m in accounts.staff([handed.institution_id], at=at)
        if m.account_id in people and Word.LINE_ANSWER in accounts.words_of(m)
    ]


def who_learns(call: Call, *, for_: Actor, at: dt.datetime) -> list[look.Sight]:
    """The colleague who reads a call to learn from it. Told to whoever took the call and to nobody else: whoever leads learns how many
    were drawn, never which."""
    rows = reviews(for_).filter(call=call, taker_id=for_.account, answered_at__lte=at)
    readers = set(rows.filter(state__in=(Reviewed.AGREED, Reviewed.READ)).values_list("reader_id", flat=True))
    why = _("You both agreed to it. Only you are told.")
    staff = _answering(call, at=at) if readers else []
    return [
        _sight(m, _("because they read it to learn from it"), why) for m in staff if m.account_id in readers
    ]
