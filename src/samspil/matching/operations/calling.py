"""No family fits, and that is said aloud: what is looked for is given out, without a name."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.ground.errors import Invalid, Refused
from samspil.matching import queries
from samspil.matching.models import Call, Decision, Search, Seeker
from samspil.matching.operations.deciding import require_may, texts
from samspil.matching.operations.guard import announced, locked, settle
from samspil.trail import service as trail


@transaction.atomic
def find_none(
    *,
    by: Actor,
    at: dt.datetime,
    search: Search,
    reasons: str,
    alternatives: str,
    words: str,
    where: str,
    until: dt.date,
) -> Decision:
    """No suitable family now. That is a decision, and it starts a search: what is looked for is given out, without a name."""
    now = locked(by, search, at)
    require_may(by)
    if queries.current(now) is not None:
        raise Refused(_("A family is being asked. Withdraw that proposal first, with the reason."))
    problems = texts(reasons, alternatives, (), "") | _call_problems(words, where, until, by.day(at))
    if problems:
        raise Invalid(problems)
    made = Decision.objects.create(
        search=now,
        decided_by_id=by.account,
        decided_at=at,
        reasons=reasons.strip(),
        alternatives=alternatives.strip(),
    )
    trail.record(
        by=by, at=at, act="matching.find_none", record_kind="decision", record=made.pk, case=now.case_id
    )
    announced(by, at, now, "none_found", for_all=by.may(Word.CASE_SHARE))
    _call(by, at, now, words, where, until)
    settle(now, by.day(at))
    return made


def _call_problems(words: str, where: str, until: dt.date, today: dt.date) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not words.strip():
        problems["words"] = _("Write what is looked for, without anything that tells who the child is.")
    if not where.strip():
        problems["where"] = _("Write to whom it is given.")
    if until <= today:
        problems["until"] = _("Choose a day that is still to come.")
    return problems


@transaction.atomic
def call(*, by: Actor, at: dt.datetime, search: Search, words: str, where: str, until: dt.date) -> Call:
    """Give out what is looked for, beside comparing."""
    now = locked(by, search, at)
    problems = _call_problems(words, where, until, by.day(at))
    if problems:
        raise Invalid(problems)
    return _call(by, at, now, words, where, until)


def _call(by: Actor, at: dt.datetime, search: Search, words: str, where: str, until: dt.date) -> Call:
    names = [part for s in Seeker.objects.filter(search=search).select_related("case__child")
             for part in (s.case.child.given_name, s.case.child.called, s.case.child.family_name) if len(part) > 1]  # fmt: skip
    if any(name.casefold() in words.casefold() for name in names):
        raise Invalid({"words": _("A name stands in it. Take it out: this text goes to people outside.")})
    made = Call.objects.create(
        search=search,
        words=words.strip(),
        where=where.strip(),
        on=by.day(at),
        until=until,
        asked_by_id=by.account,
    )
    trail.record(by=by, at=at, act="matching.call", record_kind="call", record=made.pk, case=search.case_id)
    return made
