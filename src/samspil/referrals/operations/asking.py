"""A request for help comes: from another institution, by a public form, from a young person, or by phone."""

import datetime as dt
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground import fence
from samspil.ground.calendars import working_day_after
from samspil.ground.errors import Invalid
from samspil.institutions import service as institutions
from samspil.notices import service as notices
from samspil.referrals import policy
from samspil.referrals.models import Referral
from samspil.referrals.operations.grounds import kept as grounds_kept
from samspil.referrals.terms import (
    LONGEST,
    LONGEST_INSIDE,
    NAMELESS,
    NOTED_DOWN,
    WORKING_DAYS,
    Grounds,
    Source,
    Urgency,
)
from samspil.rules.terms import Ground
from samspil.trail import service as trail

_LENGTHS = {"child_name": 120, "child_age": 40, "where": 200, "asker_name": 120, "asker_contact": 160}


def tidy(text: str, *, lines: bool = False) -> str:
    """What somebody typed, without characters that no database or screen can carry; emoji and all scripts stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))
    kept = kept.encode("utf-8", "ignore").decode()
    return kept.strip() if lines else " ".join(kept.split())


def due(urgency: str, institution: Any, at: dt.datetime) -> dt.date:
    """The next date when the asker cannot set one, by the working days of the institution's country."""
    today = at.astimezone(ZoneInfo(institution.time_zone)).date()
    if urgency == Urgency.NOW:
        return today
    return working_day_after(today, institution.country, WORKING_DAYS[Urgency(urgency)])


@transaction.atomic
def send(
    *,
    by: Actor,
    at: dt.datetime,
    to: Any,
    urgency: str,
    next_on: dt.date | None,
    text: str,
    form_token: UUID | None = None,
    grounds: Grounds = NAMELESS,
    **facts: str,
) -> Referral:
    """Ask another institution for help. `next_on`: until when an answer is needed. `grounds`: why it may be told who it
    is; without them nobody is named."""
    require(by, Word.REFERRAL_WRITE)
    problems = _problems(urgency, text, LONGEST_INSIDE, facts) | _date_problems(next_on, by, at)
    told: dict[str, Any] = {}
    if to is None or to.pk == by.institution or to.closed_on:
        problems["to"] = _("Choose the organisation you ask.")
    else:
        told, wrong = grounds_kept(
            grounds, by=by, at=at, to=to, urgency=urgency, facts=_facts(facts), text=text
        )
        if told.get("basis") == Ground.STATUTE and not wrong and not text.strip():
            problems.pop("text", None)  # the law lets these facts be told and nothing else
        problems |= wrong
    if problems:
        raise Invalid(problems)
    return _arrive(
        by=by, at=at, act="referrals.send", form_token=form_token, to=to, source=Source.INSTITUTION,
        sender_id=by.institution, sent_by_id=by.account, urgency=urgency, next_on=next_on,
        text=tidy(text, lines=True), language=by.language, **_facts(facts), **told,
    )  # fmt: skip


@transaction.atomic
def note_down(
    *,
    by: Actor,
    at: dt.datetime,
    source: str,
    urgency: str,
    next_on: dt.date | None,
    text: str,
    form_token: UUID | None = None,
    **facts: str,
) -> Referral:
    """Write down a request that came by phone or in person, or an own observation."""
    require(by, Word.REFERRAL_WRITE)
    problems = _problems(urgency, text, LONGEST_INSIDE, facts) | _date_problems(next_on, by, at)
    if source not in NOTED_DOWN:
        problems["source"] = _("Choose who asks.")
    if problems:
        raise Invalid(problems)
    return _arrive(
        by=by, at=at, act="referrals.note_down", form_token=form_token, to_id=by.institution, source=source,
        sent_by_id=by.account, urgency=urgency, next_on=next_on, text=tidy(text, lines=True),
        language=by.language, looked_at_first=at, looked_by_id=by.account, **_facts(facts),
    )  # fmt: skip


@transaction.atomic
def ask(
    *,
    by: Actor,
    at: dt.datetime,
    to: Any,
    source: str,
    urgency: str,
    text: str,
    language: str,
    form_token: UUID,
    **facts: str,
) -> str:
    """Somebody outside asks an institution for help, without signing in. Returns the code to ask back with.

    The same `form_token` again sends nothing more and returns the same code.
    """
    problems = _problems(urgency, text, LONGEST, facts)
    if source not in (Source.CITIZEN, Source.FAMILY):
        problems["source"] = _("Choose who you are.")
    if problems:
        raise Invalid(problems)
    _from_outside(by, at, to, "referrals.ask", source, urgency, text, language, form_token, facts)
    return policy.code_for(form_token)


@transaction.atomic
def ask_young(
    *,
    by: Actor,
    at: dt.datetime,
    to: Any,
    urgency: str,
    text: str,
    language: str,
    form_token: UUID,
    **facts: str,
) -> str:
    """A young person asks, nameless unless they say a name. Returns the code to ask back with."""
    if problems := _problems(urgency, text, LONGEST, facts):
        raise Invalid(problems)
    facts = {"child_name": facts.get("asker_name", "")} | facts
    _from_outside(by, at, to, "referrals.ask_young", Source.YOUNG, urgency, text, language, form_token, facts)
    return policy.code_for(form_token)


def _from_outside(
    by: Actor, at: dt.datetime, to: Any, act: str, source: str, urgency: str, text: str, language: str,
    form_token: UUID, facts: dict[str, str],
) -> Referral:  # fmt: skip
    return _arrive(
        by=by, at=at, act=act, form_token=form_token, to=to, source=source, urgency=urgency,
        next_on=due(urgency, to, at), text=tidy(text, lines=True), language=language,
        code_hash=policy.code_hash(policy.code_for(form_token)), **_facts(facts),
    )  # fmt: skip


def arrive_passed_on(
    *, by: Actor, at: dt.datetime, before: Referral, to: Any, with_names: bool, told: dict[str, Any]
) -> Referral:
    """The follow-up of a request that was passed on, waiting at the next institution at once."""
    names = ("asker_name", "asker_contact", "child_name")
    kept = {n: getattr(before, n) if with_names else "" for n in names}
    return _arrive(
        by=by, at=at, act="referrals.arrive", form_token=None, to=to, source=before.source,
        sender_id=by.institution, sent_by_id=by.account, passed_from=before, urgency=before.urgency,
        next_on=due(before.urgency, to, at), text=before.text, language=before.language,
        child_age=before.child_age, where=before.where if with_names else "", **kept, **told,
    )  # fmt: skip


def _arrive(*, by: Actor, at: dt.datetime, act: str, form_token: UUID | None, **values: Any) -> Referral:
    to = values.get("to")
    institutions.require_live(to.pk if to else values.get("to_id"))
    if form_token is None:
        referral, fresh = Referral.objects.create(received_at=at, **values), True
    else:
        with fence.lifted("who asks from outside acts for no institution"):
            referral, fresh = Referral.objects.get_or_create(
                form_token=form_token, defaults={"received_at": at, **values}
            )
    if fresh:
        trail.record(by=by, at=at, act=act, record_kind="referral", record=referral.pk)
        if referral.to_id != by.institution:
            _tell(by, at, referral.to)
    return referral


def _tell(by: Actor, at: dt.datetime, to: Any) -> None:
    """A letter to the office that says only that something is there."""
    if not to.email:
        return
    with translation.override(to.language):
        notices.send(
            by=by,
            at=at,
            to=to.email,
            subject=_("There is something new for you"),
            body=_("Sign in to read it: %(address)s")
            % {"address": settings.SITE_URL + reverse("referrals:inbox")},
        )


def _facts(given: dict[str, str]) -> dict[str, str]:
    return {name: tidy(given.get(name, "")) for name in _LENGTHS}


def _problems(urgency: str, text: str, longest: int, facts: dict[str, str]) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if urgency not in Urgency.values:
        problems["urgency"] = _("Choose how urgent it is.")
    written = tidy(text, lines=True)
    if not written:
        problems["text"] = _("Write what is going on and what help is needed.")
    elif len(written) > longest:
        problems["text"] = _("This is %(count)s letters long; there is room for %(most)s. Shorten it.") % {
            "count": len(written),
            "most": longest,
        }
    for name, most in _LENGTHS.items():
        if len(tidy(facts.get(name, ""))) > most:
            problems[name] = _("There is room for %(most)s letters here. Shorten it.") % {"most": most}
    return problems


def _date_problems(next_on: dt.date | None, by: Actor, at: dt.datetime) -> dict[str, Any]:
    if next_on is None:
        return {"next_on": _("Set a date: when does somebody look at it at the latest?")}
    today = by.day(at)
    return {"next_on": _("This day has passed. Choose today or a later day.")} if next_on < today else {}
