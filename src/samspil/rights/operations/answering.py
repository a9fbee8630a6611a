"""Answering what people ask about their own file, in time, or saying in time that it takes longer."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.notices import service as notices
from samspil.rights import policy
from samspil.rights.models import Request
from samspil.rights.terms import LONGEST, Outcome
from samspil.rules import service as rules
from samspil.trail import service as trail


@transaction.atomic
def answer(
    *, by: Actor, at: dt.datetime, request: Request, outcome: str, answer: str, reason: str = ""
) -> Request:
    """Answer in words the person understands. Who says no, or partly, says why; where to complain is added by itself."""
    now = _open(by, at, request)
    problems: dict[str, Any] = {}
    if outcome not in Outcome.values:
        problems["outcome"] = _("Choose yes, partly or no.")
    if not answer.strip():
        problems["answer"] = _("Write the answer in words this person understands.")
    if outcome in (Outcome.PARTLY, Outcome.REFUSED) and not reason.strip():
        problems["reason"] = _("Write why not. The person reads it.")
    for name, text in (("answer", answer), ("reason", reason)):
        if len(text) > LONGEST:
            problems[name] = _("This is too long. Write it shorter.")
    if problems:
        raise Invalid(problems)
    now.outcome, now.answer, now.reason = outcome, answer.strip(), reason.strip()
    now.answered_at, now.answered_by_id = at, by.account
    now.save(update_fields=["outcome", "answer", "reason", "answered_at", "answered_by"])
    trail.record(
        by=by, at=at, act="rights.answer", record_kind="request", record=now.pk, case=now.case_id,
        details={"outcome": str(outcome)},
    )  # fmt: skip
    _tell(by, at, now)
    return now


@transaction.atomic
def take_longer(*, by: Actor, at: dt.datetime, request: Request, why: str) -> Request:
    """Once, before the answer is due, with a reason that the person reads at once."""
    now = _open(by, at, request)
    if not now.more_months:
        raise Refused(_("For this question the law knows no longer time. Answer it by the day it is due."))
    if now.extended_at:
        raise Refused(_("It has been extended once already. That is all the law gives."))
    if by.day(at) > now.due_on:
        raise Refused(_("It was due already. An extension must be told before that; answer it now."))
    if len(why.strip()) < 10:
        raise Invalid({"why": _("Write why it takes longer. The person reads it.")})
    now.extended_at, now.extended_by_id, now.extended_why = at, by.account, why.strip()[:600]
    now.due_on = rules.due_on(now.due_on, now.more_months)
    now.save(update_fields=["extended_at", "extended_by", "extended_why", "due_on"])
    trail.record(
        by=by, at=at, act="rights.take_longer", record_kind="request", record=now.pk, case=now.case_id,
        details={"due": now.due_on.isoformat()},
    )  # fmt: skip
    _tell(by, at, now)
    return now


def _open(by: Actor, at: dt.datetime, request: Request) -> Request:
    require(by, Word.RIGHTS_ANSWER)
    held = policy.visible_requests(by, at=at).select_for_update(of=("self",)).filter(pk=request.pk).first()
    if held is None:
        raise NotFound
    cases.require_part(by, held.case_id, at)
    if held.answered_at:
        raise Refused(_("This has been answered already."))
    return held


def _tell(by: Actor, at: dt.datetime, request: Request) -> None:
    """A letter without names, if they sign in; else they read it when they open their file."""
    account = request.reader.account
    if account is None:
        return
    with translation.override(account.language):
        notices.send(
            by=by, at=at, to=account.email, subject=_("There is something new for you"),
            body=_("There is an answer for you. Sign in to read it."),
        )  # fmt: skip
