"""Putting a family before carers, parents and youth, what they answer, how they get to know each other."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.matching import bridge, queries
from samspil.matching.models import Acquaintance, Answer, Decision, Proposal, Search
from samspil.matching.operations.guard import announced, did, locked, seekers, settle
from samspil.matching.terms import Action, Fate, Said, Who
from samspil.trail import service as trail

ANSWERED_BY = {Who.CARERS: Action.CARERS, Who.PARENT: Action.PARENTS, Who.YOUTH: Action.PARENTS}


def require_on_table(
    search: Search, family: UUID, *, by: Actor, at: dt.datetime, on: dt.date | None = None
) -> tuple[Any, Any]:
    """The family's row as it is now (or as it will be on the day they come), if it meets every hard condition; else refused, with
    each reason. Who does not see the file of every child does not see the whole question either."""
    found, row = bridge.row_now(search, family, for_=by, at=at, on=on)
    if found.unseen:
        raise Refused(
            _("You do not see the file of every child of this search. Somebody who does has to go on.")
        )
    if found.contradictions:
        said = _("What is noted about these children cannot all be true: %(what)s. Solve that first.")
        raise Refused(said % {"what": "; ".join(bridge.clash_words(found))})
    if row is None:
        raise Refused(_("This family is no longer among those that foster."))
    if not bridge.on_table(row):
        raise Refused(
            _("This family does not meet the hard conditions now: %(why)s.")
            % {"why": bridge.why_not(found, row)}
        )
    return found, row


@transaction.atomic
def propose(
    *,
    by: Actor,
    at: dt.datetime,
    search: Search,
    family: UUID,
    told: Sequence[str],
    answer_by: dt.date,
    why: str = "",
) -> Proposal:
    """Ask a family for the children of the search. `told` is all that the family is told about them: nothing else is."""
    now = locked(by, search, at)
    today = by.day(at)
    standing = queries.current(now)
    if standing is not None:
        same = standing.family_id == family
        raise Invalid({"": _already() if same else _first_end(standing)})
    said = [line.strip() for line in told if line.strip()]
    problems: dict[str, Any] = {}
    if not said:
        problems["told"] = _("Choose what the family is told about the child.")
    if answer_by < today:
        problems["answer_by"] = _("Choose a day that is still to come.")
    if problems:
        raise Invalid(problems)
    found, _row = require_on_table(now, family, by=by, at=at)
    made = Proposal.objects.create(
        search=now, family_id=found.families[str(family)].id, children=[str(s.case_id) for s in seekers(now)], told=said,
        why=why.strip(), proposed_by_id=by.account, proposed_at=at, answer_by=answer_by,
    )  # fmt: skip
    did(by, at, now, Action.COMPARE)
    trail.record(
        by=by, at=at, act="matching.propose", record_kind="proposal", record=made.pk, case=now.case_id
    )
    announced(by, at, now, "proposed")
    settle(now, today)
    return made


def _already() -> str:
    return _("This family is asked already for these children. Their answers are noted there.")


def _first_end(standing: Proposal) -> str:
    said = _(
        "%(family)s is being asked. One family at a time: withdraw that proposal first, with the reason."
    )
    return said % {"family": standing.family.name}


@transaction.atomic
def answer(
    *, by: Actor, at: dt.datetime, proposal: Proposal, who: str, said: str, reason: str, on: dt.date, person: Any = None,
    how: str = "",
) -> Answer:  # fmt: skip
    """What one of them said, and why. A later word of the same stands beside the earlier one and counts."""
    now = locked(by, proposal.search, at)
    problems: dict[str, Any] = {}
    if who not in Who.values:
        problems["who"] = _("Choose who answers.")
    if said not in Said.values:
        problems["said"] = _("Choose the answer.")
    if not reason.strip():
        problems["reason"] = _("Write why, in their words.")
    if on > by.day(at):
        problems["on"] = _("This day has not come yet.")
    if problems:
        raise Invalid(problems)
    _require_open(proposal)
    row = Answer.objects.create(
        proposal=proposal, who=who, person=person, said=said, reason=reason.strip(), on=on, how=how.strip(),
        taken_by_id=by.account, taken_at=at,
    )  # fmt: skip
    did(by, at, now, ANSWERED_BY[Who(who)])
    trail.record(
        by=by,
        at=at,
        act="matching.answer",
        record_kind="answer",
        record=row.pk,
        case=now.case_id,
        details={"who": who, "said": said},
    )
    settle(now, by.day(at))
    return row


def _require_open(proposal: Proposal) -> Proposal:
    now = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if now.fate not in (Fate.OPEN, Fate.DECIDED):
        raise Refused(_("This proposal no longer stands."))
    return now


@transaction.atomic
def got_to_know(
    *, by: Actor, at: dt.datetime, proposal: Proposal, on: dt.date, there: str, child: str = "", parents: str = "",
    carers: str = "",
) -> Acquaintance:  # fmt: skip
    """They met: who was there, and what each said afterwards."""
    now = locked(by, proposal.search, at)
    problems: dict[str, Any] = {}
    if not there.strip():
        problems["there"] = _("Write who was there.")
    if on > by.day(at):
        problems["on"] = _("This day has not come yet.")
    if problems:
        raise Invalid(problems)
    _require_open(proposal)
    row = Acquaintance.objects.create(
        proposal=proposal, on=on, there=there.strip(), child=child.strip(), parents=parents.strip(), carers=carers.strip(),
        noted_by_id=by.account, noted_at=at,
    )  # fmt: skip
    did(by, at, now, Action.MEET)
    trail.record(
        by=by, at=at, act="matching.got_to_know", record_kind="acquaintance", record=row.pk, case=now.case_id
    )
    return row


@transaction.atomic
def withdraw(*, by: Actor, at: dt.datetime, proposal: Proposal, why: str) -> None:
    """The proposal no longer stands: somebody declined it, or something new is known. The next family can be asked."""
    now = locked(by, proposal.search, at)
    if not why.strip():
        raise Invalid({"why": _("Write why it no longer stands.")})
    held = _require_open(proposal)
    fall(by=by, at=at, search=now, proposal=held, why=why.strip())
    settle(now, by.day(at))


def fall(*, by: Actor, at: dt.datetime, search: Search, proposal: Proposal, why: str) -> None:
    """Part of a calling operation, which settles the search."""
    declined = queries.standing(proposal).said_no
    proposal.fate = Fate.DECLINED if declined else Fate.WITHDRAWN
    proposal.closed_at, proposal.closed_why = at, why[:300]
    proposal.save(update_fields=["fate", "closed_at", "closed_why"])
    Decision.objects.filter(proposal=proposal, dropped_at=None).update(dropped_at=at)
    trail.record(
        by=by,
        at=at,
        act="matching.withdraw",
        record_kind="proposal",
        record=proposal.pk,
        case=search.case_id,
        details={"fate": str(proposal.fate)},
    )
    announced(by, at, search, "withdrawn")


def same_children(proposal: Proposal, search: Search) -> None:
    """What was proposed was proposed for exactly these children."""
    if sorted(proposal.children) != sorted(str(s.case_id) for s in seekers(search)):
        raise Conflict(current=search, revision=search.revision)
