"""Giving a place of a family to a child. The last place is given once, whoever asks at the same moment."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.carers.terms import Kind, WhyNot
from samspil.cases import service as cases
from samspil.fostering.models import Care
from samspil.fostering.operations.against import Against, against
from samspil.fostering.operations.guard import told
from samspil.fostering.terms import EMERGENCY_HOURS
from samspil.ground.errors import Invalid, Refused
from samspil.ground.periods import covers
from samspil.trail import service as trail

MOST_WEEKS = 26


@transaction.atomic
def place(
    *,
    by: Actor,
    at: dt.datetime,
    case: Any,
    family: UUID,
    kind: str,
    arrives_at: dt.datetime,
    emergency: bool = False,
    guide: UUID | None = None,
    expected_until: dt.date | None = None,
    visit_every_weeks: int = 6,
    decision: UUID | None = None,
    undecided_why: str = "",
    asked_of: str = "",
) -> Care:
    """Keep a place of this kind in this family for the child of this case, from when it is to arrive.

    Refused with the reason where the family cannot take the child on that day: full, not approved or for another age, a check that
    has expired, a break, a ban, a child who must not live with this one. What was true when it was proposed is asked again.
    """
    require(by, Word.CASE_STEER)
    cases.require_part(by, case.pk, at)
    _sound(at, arrives_at, kind, expected_until, visit_every_weeks)
    decided = _decided(decision, emergency, undecided_why)
    held = carers.hold(family, for_=by)
    facts, on = carers.facts_of([family], for_=by, at=at)[0], by.day(arrives_at)
    may_take(facts, case.child, kind=kind, on=on)
    found = against(for_=by, at=at, case=case, family=family, on=on)
    _nothing_against(found, asked_of, decided=decided or kind == Kind.RESPITE)
    care = Care(
        case=case, institution_id=by.institution, family=held, kind=kind, emergency=emergency, decision=decision,
        arrives_at=arrives_at, set_due_at=arrives_at + dt.timedelta(hours=EMERGENCY_HOURS * emergency),
        expected_until=expected_until, guide_id=guide or held.consultant_id, visit_every_weeks=visit_every_weeks,
        placed_by_id=by.account, placed_at=at, asked_of=asked_of.strip()[:300],
        undecided_why="" if decision else undecided_why.strip()[:300],
    )  # fmt: skip
    _seated(care, facts, by.day(at))
    _say(by, at, care)
    return care


def _decided(decision: UUID | None, emergency: bool, why: str) -> bool:
    """Whether a match was decided on or there is no time for one; else somebody says why not."""
    decided = decision is not None or emergency
    if not decided and not why.strip():
        raise Invalid({"undecided_why": _("Write why nobody decides on a match first.")})
    return decided


def _say(by: Actor, at: dt.datetime, care: Care) -> None:
    """Everybody at the table may know that a place is kept, not where."""
    data = {"emergency": care.emergency}
    cases.announce(case=care.case, by=by, at=at, code="fostering.kept", data=data, for_all=True)
    trail.record(act="fostering.place", **told(by, at, care))


def _nothing_against(found: Against, asked_of: str, *, decided: bool) -> None:
    """A ban or an exclusion forbids it, in an emergency too. What is not known is asked of somebody, and that is written down."""
    if found.forbids:
        raise Refused(
            _("The child must not come to this family: %(why)s.") % {"why": "; ".join(found.forbids)}
        )
    if found.decides and not decided:
        raise Refused("; ".join(found.decides))
    if found.asks and not asked_of.strip():
        said = _("This is not known: %(what)s. Ask, and write whom you asked and what they said.")
        raise Invalid({"asked_of": said % {"what": "; ".join(found.asks)}})


def _sound(at: dt.datetime, arrives_at: dt.datetime, kind: str, until: dt.date | None, weeks: int) -> None:
    problems: dict[str, Any] = {}
    if kind not in Kind.values:
        problems["kind"] = _("Choose a kind from the list.")
    if arrives_at < at - dt.timedelta(days=31):
        problems["arrives_on"] = _("This is more than a month ago. Write when the child comes, or came.")
    if until is not None and until <= arrives_at.date():
        problems["expected_until"] = _("The end must come after the start.")
    if not 1 <= weeks <= MOST_WEEKS:
        problems["visit_every_weeks"] = _("Write a number of weeks from 1 to %(most)s.") % {
            "most": MOST_WEEKS
        }
    if problems:
        raise Invalid(problems)


def may_take(facts: Any, child: Any, *, kind: str, on: dt.date) -> None:
    """Refused, with the reason, if this family cannot take this child on that day."""
    why = [code for code in facts.why_not if code != WhyNot.FULL]
    if why:
        reasons = ", ".join(str(WhyNot(code).label) for code in why)
        raise Refused(
            _("%(family)s cannot take a child now: %(why)s.") % {"family": facts.name, "why": reasons}
        )
    if any(covers(b.since, b.until, on) for b in facts.breaks):
        raise Refused(_("%(family)s is on a break on that day.") % {"family": facts.name})
    running = [a for a in facts.approvals if a.kind == kind and covers(a.since, a.until, on)]
    if not running:
        words = _("%(family)s is not approved for this kind on the day the child comes.")
        raise Refused(words % {"family": facts.name})
    mine = [a for a in running if a.child in (None, child.pk)]
    if not mine:
        raise Refused(_("%(family)s is approved for one other child alone.") % {"family": facts.name})
    fitting = [a for a in mine if _fits(a, child.born_on, on)]
    if not fitting:
        _wrong_age(facts.name, mine[0], child.born_on)
    general = facts.free_of(kind) > 0 and any(a.child is None for a in fitting)
    if not general and not any(a in facts.kept for a in fitting):
        raise Refused(_full(facts.name))


def _fits(approval: Any, born_on: dt.date | None, on: dt.date) -> bool:
    return born_on is not None and approval.age_from <= _age(born_on, on) < approval.age_before


def _age(born_on: dt.date, on: dt.date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def _wrong_age(family: str, approval: Any, born_on: dt.date | None) -> None:
    if born_on is None:
        words = _(
            "%(family)s is approved from %(low)s to under %(high)s years, and the child's date of birth is not known."
        )
    else:
        words = _(
            "%(family)s is approved from %(low)s to under %(high)s years. On the day it comes the child is another age."
        )
    raise Refused(words % {"family": family, "low": approval.age_from, "high": approval.age_before})


def _full(family: str) -> str:
    return _("%(family)s has no free place any more. Nothing was changed.") % {"family": family}


def _open_seats(care: Care, facts: Any, today: dt.date) -> list[int]:
    """The numbers of the family's places that nobody holds, as far as is known now."""
    places = sum(one.places for one in facts.free if one.kind == care.kind)
    alone = [
        a for a in facts.approvals if a.kind == care.kind and a.child and covers(a.since, a.until, today)
    ]
    places += len({a.child for a in alone})
    running = Care.objects.filter(family=care.family, kind=care.kind, ended_on=None)
    taken = set(running.values_list("seat", flat=True))
    return [seat for seat in range(1, places + 1) if seat not in taken]


def _seated(care: Care, facts: Any, today: dt.date) -> None:
    """Takes the lowest free place. That no two hold it, nor a child two, is kept by the database."""
    for seat in _open_seats(care, facts, today):
        care.seat = seat
        try:
            with transaction.atomic():
                care.save(force_insert=True)
        except IntegrityError as problem:
            if Care.objects.filter(family=care.family, kind=care.kind, seat=seat, ended_on=None).exists():
                continue
            raise Refused(
                _("This child has a place in a foster family already. End that placement first.")
            ) from problem
        return
    raise Refused(_full(care.family.name))
