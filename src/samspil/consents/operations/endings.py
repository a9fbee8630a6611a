"""A consent is taken back, and what rests on it ends in the same moment."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.consents import policy
from samspil.consents.models import Consent
from samspil.consents.terms import State, Told
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail import service as trail

Ended = Callable[..., object]
_callbacks: list[Ended] = []


def when_ended(callback: Ended) -> None:
    """Rooms above say what must end with a consent. `callback(consent=, by=, at=)` runs in the transaction of the
    withdrawal: if it fails, nothing is withdrawn and somebody is told, so that nothing goes on unseen."""
    if callback not in _callbacks:
        _callbacks.append(callback)


@transaction.atomic
def withdraw(
    *, by: Actor, at: dt.datetime, consent: Consent, told_by: str, how: str, words: str = ""
) -> Consent:
    """Somebody takes a consent back. It works from now on: what was told before was told rightly and stays."""
    now = Consent.objects.select_for_update(of=("self",)).filter(pk=consent.pk).first()
    if now is None or not policy.can(by, "read", now):
        raise NotFound
    if not policy.can(by, "withdraw", now):
        raise Refused(_("Your role does not include noting this. Ask a colleague who works with the family."))
    if policy.state(now, at) in (State.WITHDRAWN, State.ENDED):
        raise Refused(_("This consent has already ended. Nothing rests on it any more."))
    problems = {}
    if not told_by.strip():
        problems["told_by"] = _("Write who took it back.")
    if how not in Told.values:
        problems["how"] = _("Choose how they said it.")
    if problems:
        raise Invalid(problems)
    now.withdrawn_at, now.withdrawn_by_id = at, by.account
    now.withdrawn_told_by, now.withdrawn_how = told_by.strip()[:120], how
    now.withdrawn_words = words.strip()[:300]
    now.save(
        update_fields=[
            "withdrawn_at",
            "withdrawn_by",
            "withdrawn_told_by",
            "withdrawn_how",
            "withdrawn_words",
        ]
    )
    trail.record(
        by=by, at=at, act="consents.withdraw", record_kind="consent", record=now.pk,
        details={"to": str(now.to_id or "outside"), "how": str(how)},
    )  # fmt: skip
    for callback in _callbacks:
        callback(consent=now, by=by, at=at)
    return now
