"""Drawing up a month: its shifts, who has them, who answers for gaps, publishing; taking over a shift that runs."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.duty import queries
from samspil.duty.models import Cover, Member, Month, Pattern, Roster, Shift, Swap
from samspil.duty.operations.guard import leading, on_it, told
from samspil.duty.terms import LONGEST, Breach, How, Line, MonthState, SwapState
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail import service as trail

NEVER = frozenset({Breach.TWICE, Breach.AWAY, Breach.LINE})
"""What nobody can set aside: one person is not in two places, nor there while away."""


@transaction.atomic
def draw_up(*, by: Actor, at: dt.datetime, roster: Roster, first: dt.date) -> Month:
    """The empty shifts of a month, by the clock on the wall: a night in which the clocks change is longer or shorter. Drawing up
    a month again adds what is missing and touches nothing."""
    leading(by, roster, at)
    first = first.replace(day=1)
    month, made = Month.objects.get_or_create(roster=roster, first_on=first)
    since, until = queries.bounds(roster, first)
    rows = Shift.objects.filter(roster=roster, starts_at__gt=since - LONGEST, starts_at__lt=until)
    there = list(rows.values_list("line", "starts_at", "ends_at"))
    patterns = list(Pattern.objects.filter(roster=roster).order_by("line", "starts"))
    laid = queries.laid_out(patterns, zone=ZoneInfo(roster.time_zone), first=first, opens=roster.open_since)
    new = [
        Shift(
            roster=roster, month=month, line=pattern.line, part=pattern.part, on=day, starts_at=starts, ends_at=ends,
            live=month.is_published, given_at=at, given_by_id=by.account,
        )
        for day, pattern, starts, ends in laid
        if not any(line == pattern.line and a < ends and b > starts for line, a, b in there)
    ]  # fmt: skip
    Shift.objects.bulk_create(new)
    if made or new:
        trail.record(act="duty.draw_up", **told(by, at, roster), details={"month": f"{first:%Y-%m}"})
    return month


@transaction.atomic
def give(
    *,
    by: Actor,
    at: dt.datetime,
    shift: Shift,
    member: Member | None,
    anyway: bool = False,
    how: str = How.HAND,
) -> Shift:
    """Somebody has a shift, or nobody. A rule on rest and hours that would be broken is said; `anyway` gives it knowingly."""
    leading(by, shift.roster, at)
    return _give(by, at, shift, member, anyway, how)


def _give(by: Actor, at: dt.datetime, shift: Shift, member: Member | None, anyway: bool, how: str) -> Shift:
    shift = Shift.objects.select_for_update(of=("self",)).select_related("roster").get(pk=shift.pk)
    if shift.ends_at <= at:
        raise Refused(_("This shift is over. Who had it stays."))
    if shift.starts_at <= at and shift.live and shift.member_id:
        raise Refused(_("This shift runs. Somebody can take it over."))
    if member is not None:
        if member.roster_id != shift.roster_id:
            raise NotFound
        _may_have(shift, member, anyway)
    had = shift.member_id
    shift.member, shift.how, shift.given_by_id, shift.given_at = member, how, by.account, at
    shift.save(update_fields=["member", "how", "given_by", "given_at"])
    if had != shift.member_id:
        _lapse(shift, at)
    trail.record(act="duty.give", **told(by, at, shift.roster), details={"shift": str(shift.pk)})
    return shift


def _may_have(shift: Shift, member: Member, anyway: bool) -> None:
    broken = would_break(shift, member)
    if any(b.breach in NEVER for b in broken) or (broken and not anyway):
        raise Invalid({"member": "; ".join(sorted({str(b.breach.label) for b in broken}))})


def would_break(shift: Shift, member: Member) -> list[Any]:
    """Rules that this member would break with this shift. Three queries."""
    around = dt.timedelta(days=8)
    near = Shift.objects.filter(
        Q(member=member), starts_at__gt=shift.starts_at - around, starts_at__lt=shift.ends_at + around
    )
    away = queries.absences_of(shift.roster, since=shift.starts_at, until=shift.ends_at)
    rules = queries.limits(shift.roster, on=shift.on)
    return queries.fits(shift, member, shifts=list(near), limits=rules, absences=away)


def _lapse(shift: Shift, at: dt.datetime) -> None:
    """Questions about a shift that went to somebody else fall away."""
    rows = Swap.objects.filter(Q(shift=shift) | Q(instead=shift), state=SwapState.ASKED)
    rows.update(state=SwapState.LAPSED, answered_at=at)


@transaction.atomic
def give_many(
    *,
    by: Actor,
    at: dt.datetime,
    roster: Roster,
    given: Mapping[UUID, Member | None],
    anyway: bool = False,
    how: str = How.HAND,
) -> int:
    """Many shifts at once, as a list says: all or nothing. Problems are named by the shift. Seven queries whatever their
    number; the rules are asked of the rota as it will be."""
    leading(by, roster, at)
    rows = {
        s.pk: s
        for s in Shift.objects.select_for_update(of=("self",)).filter(roster=roster, pk__in=list(given))
    }
    if len(rows) < len(given) or any(m is not None and m.roster_id != roster.pk for m in given.values()):
        raise NotFound
    changed = {id: m for id, m in given.items() if rows[id].member_id != (m.pk if m else None)}
    if not changed:
        return 0
    problems = {str(id): _("This shift has begun.") for id in changed if rows[id].starts_at <= at}
    problems |= _broken(roster, [rows[id] for id in changed], changed, anyway)
    if problems:
        raise Invalid(problems)
    for id, member in changed.items():
        rows[id].member, rows[id].how, rows[id].given_by_id, rows[id].given_at = member, how, by.account, at
    Shift.objects.bulk_update([rows[id] for id in changed], ["member", "how", "given_by", "given_at"])
    asked = Swap.objects.filter(Q(shift__in=changed) | Q(instead__in=changed), state=SwapState.ASKED)
    asked.update(state=SwapState.LAPSED, answered_at=at)
    trail.record(act="duty.give", **told(by, at, roster), details={"shifts": len(changed)})
    return len(changed)


def _broken(
    roster: Roster, rows: list[Shift], given: Mapping[UUID, Member | None], anyway: bool
) -> dict[str, Any]:
    """What would be broken that is not broken now, by the shift."""
    since = min(s.starts_at for s in rows) - dt.timedelta(days=8)
    until = max(s.ends_at for s in rows) + dt.timedelta(days=8)
    near = list(Shift.objects.filter(roster=roster, starts_at__gt=since, starts_at__lt=until))
    then = [queries.given(s, _whose(s, given)) for s in near]
    asked: dict[str, Any] = {
        "limits": queries.limits(roster, on=rows[0].on),
        "members": {m.pk: m for m in Member.objects.filter(roster=roster)},
        "absences": queries.absences_of(roster, since=since, until=until),
    }
    before = set(queries.breaches(near, **asked))
    found = [b for b in queries.breaches(then, **asked) if b not in before]
    return {str(b.shift): b.breach.label for b in found if b.breach in NEVER or not anyway}


def _whose(shift: Shift, given: Mapping[UUID, Member | None]) -> UUID | None:
    if shift.pk not in given:
        return shift.member_id
    member = given[shift.pk]
    return member.pk if member else None


@transaction.atomic
def move(*, by: Actor, at: dt.datetime, shift: Shift, starts_at: dt.datetime, ends_at: dt.datetime) -> Shift:
    """A shift begins or ends at another time. Questions about it move along. Two of one line do not overlap."""
    leading(by, shift.roster, at)
    shift = Shift.objects.select_for_update(of=("self",)).select_related("roster").get(pk=shift.pk)
    if shift.starts_at <= at:
        raise Refused(_("This shift has begun. Somebody can take it over."))
    if not dt.timedelta() < ends_at - starts_at <= LONGEST or starts_at <= at:
        raise Invalid({"ends": _("A shift ends after it begins, and within a day and a night.")})
    others = Shift.objects.filter(
        roster=shift.roster, line=shift.line, starts_at__lt=ends_at, ends_at__gt=starts_at
    )
    if others.exclude(pk=shift.pk).exists():
        raise Invalid({"starts": _("Another shift of this line is there then. Shorten it first.")})
    shift.starts_at, shift.ends_at = starts_at, ends_at
    shift.on = starts_at.astimezone(ZoneInfo(shift.roster.time_zone)).date()
    if shift.member_id and any(b.breach in NEVER for b in would_break(shift, shift.member)):  # type: ignore[arg-type]
        raise Invalid({"starts": _("Whoever has it has another shift then, or is away.")})
    shift.save(update_fields=["starts_at", "ends_at", "on"])
    trail.record(act="duty.move", **told(by, at, shift.roster), details={"shift": str(shift.pk)})
    return shift


@transaction.atomic
def name_cover(
    *, by: Actor, at: dt.datetime, roster: Roster, line: int, since: dt.datetime, until: dt.datetime, name: str,
    phone: str, why: str = "",
) -> Cover:  # fmt: skip
    """Who answers for a gap."""
    leading(by, roster, at)
    if not name.strip() or not phone.strip():
        raise Invalid({"name": _("Name who answers for this gap, with a number.")})
    if line not in Line.values or until <= since:
        raise Invalid({"until": _("The end must come after the start.")})
    found = Cover.objects.create(
        roster=roster, line=line, since=since, until=until, name=name.strip()[:120], phone=phone.strip()[:30],
        why=why.strip()[:200], said_by_id=by.account, said_at=at,
    )  # fmt: skip
    trail.record(act="duty.name_cover", **told(by, at, roster))
    return found


@transaction.atomic
def publish(*, by: Actor, at: dt.datetime, month: Month) -> Month:
    """From now on the month answers. Not while a gap has nobody who is named for it."""
    leading(by, month.roster, at)
    page = queries.month_page(month.roster, for_=by, at=at, first=month.first_on)
    open_gaps = [g for g in page.unnamed if g.until > at]
    if open_gaps:
        raise Refused(
            _("There are gaps that nobody answers for: %(n)s. Fill them, or name who answers.")
            % {"n": len(open_gaps)}
        )
    rows = Month.objects.filter(pk=month.pk, state=MonthState.DRAFT)
    if not rows.update(state=MonthState.PUBLISHED, published_at=at, published_by=by.account):
        raise Refused(_("This month is published already."))
    Shift.objects.filter(month=month).update(live=True)
    month.refresh_from_db()
    trail.record(
        act="duty.publish", **told(by, at, month.roster), details={"month": f"{month.first_on:%Y-%m}"}
    )
    return month


@transaction.atomic
def take_over(*, by: Actor, at: dt.datetime, shift: Shift, member: Member | None = None) -> Shift:
    """A member takes a shift that runs, at once: it ends for whoever had it, and the rest of it begins. Nobody need be asked;
    an emergency is never blocked. Who leads may put a `member` in, as where whoever had it fell ill."""
    if member is None:
        member = on_it(by, shift.roster, at)
    else:
        leading(by, shift.roster, at)
        if member.roster_id != shift.roster_id:
            raise NotFound
    shift = Shift.objects.select_for_update(of=("self",)).select_related("roster").get(pk=shift.pk)
    if not (shift.live and shift.starts_at <= at < shift.ends_at):
        raise Refused(_("This shift does not run now."))
    if shift.member_id == member.pk:
        raise Refused(_("They have this shift already."))
    given = {"member": member, "how": How.TAKEN, "given_by_id": by.account, "given_at": at}
    if shift.starts_at == at:
        Shift.objects.filter(pk=shift.pk).update(**given)
        shift.refresh_from_db()
        taken = shift
    else:
        taken = Shift.objects.create(
            roster=shift.roster, month_id=shift.month_id, line=shift.line, part=shift.part, on=shift.on,
            starts_at=at, ends_at=shift.ends_at, live=True, **given,
        )  # fmt: skip
        Shift.objects.filter(pk=shift.pk).update(ends_at=at)
    trail.record(act="duty.take_over", **told(by, at, shift.roster), details={"shift": str(taken.pk)})
    return taken
