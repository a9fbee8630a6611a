"""Opening a rota: who leads it, which shifts a day has, who answers when nobody has one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.duty import queries
from samspil.duty.models import Pattern, Roster
from samspil.duty.operations.guard import leading, told
from samspil.duty.terms import LANGUAGES, Cut, Line, Part, Purpose, Skill
from samspil.ground.errors import Conflict, Invalid
from samspil.trail import service as trail

PARTS = {
    Cut.THREE: (Part.DAY, Part.EVENING, Part.NIGHT),
    Cut.TWO: (Part.DAY, Part.NIGHT),
    Cut.ONE: (Part.WHOLE,),
}
Cuts = Sequence[tuple[int, str, dt.time, dt.time]]


def cut(kind: str, begins: dt.time, *, two_lines: bool) -> Cuts:
    """A day of the first line in shifts of the same length, and behind them one for a day and a night."""
    parts = PARTS[Cut(kind)]
    hours = [(begins.hour + n * 24 // len(parts)) % 24 for n in range(len(parts))]
    clocks = [dt.time(hour, begins.minute) for hour in hours]
    first = [(Line.FIRST, p, a, b) for p, a, b in zip(parts, clocks, [*clocks[1:], clocks[0]], strict=True)]
    return [*first, (Line.SECOND, Part.WHOLE, begins, begins)] if two_lines else first


@transaction.atomic
def open_roster(
    *,
    by: Actor,
    at: dt.datetime,
    name: str,
    purpose: str,
    open_since: dt.datetime,
    otherwise: str,
    otherwise_phone: str,
    two_lines: bool = True,
    cut_in: str = Cut.THREE,
    begins: dt.time = dt.time(7),
    patterns: Cuts | None = None,
) -> Roster:
    """A rota, led by the actor's institution. Somebody is named from the first day on who answers for any gap."""
    require(by, Word.DUTY_LEAD)
    _check(name, purpose, otherwise, otherwise_phone)
    if cut_in not in Cut.values:
        raise Invalid({"cut_in": _("Choose from the list.")})
    rows = cut(cut_in, begins, two_lines=two_lines) if patterns is None else patterns
    if queries.overlaps((line, starts, ends) for line, _part, starts, ends in rows):
        raise Invalid({"patterns": _("Two shifts of one line are there at the same time.")})
    roster = Roster.objects.create(
        institution_id=by.institution, name=name.strip()[:120], purpose=purpose, country=by.country,
        time_zone=by.law_zone, open_since=open_since, otherwise=otherwise.strip()[:120],
        otherwise_phone=otherwise_phone.strip()[:30], two_lines=two_lines,
    )  # fmt: skip
    Pattern.objects.bulk_create(
        Pattern(roster=roster, line=line, part=part, starts=starts, ends=ends)
        for line, part, starts, ends in rows
    )
    trail.record(act="duty.open_roster", **told(by, at, roster))
    return roster


@transaction.atomic
def change_roster(
    *, by: Actor, at: dt.datetime, roster: Roster, revision: int, name: str, otherwise: str, otherwise_phone: str,
    next_after: int, otherwise_after: int, overlap_minutes: int, wanted: Iterable[str] = (),
) -> Roster:  # fmt: skip
    roster = Roster.objects.select_for_update(of=("self",)).get(pk=roster.pk)
    leading(by, roster, at)
    if revision != roster.revision:
        raise Conflict(current=roster, revision=roster.revision)
    _check(name, roster.purpose, otherwise, otherwise_phone)
    problems: dict[str, Any] = {}
    if not 5 <= next_after <= 300:
        problems["next_after"] = _("Write a number from %(low)s to %(high)s.") % {"low": 5, "high": 300}
    if not next_after < otherwise_after <= 600:
        problems["otherwise_after"] = _("Write a number from %(low)s to %(high)s.") % {
            "low": next_after + 1,
            "high": 600,
        }
    if problems:
        raise Invalid(problems)
    roster.name, roster.otherwise = name.strip()[:120], otherwise.strip()[:120]
    roster.otherwise_phone, roster.next_after = otherwise_phone.strip()[:30], next_after
    roster.otherwise_after, roster.overlap_minutes = otherwise_after, min(overlap_minutes, 120)
    roster.wanted = [w for w in wanted if w in Skill.values or w in dict(LANGUAGES)]
    roster.revision += 1
    roster.save()
    trail.record(act="duty.change_roster", **told(by, at, roster))
    return roster


def _check(name: str, purpose: str, otherwise: str, phone: str) -> None:
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Write a name.")
    if purpose not in Purpose.values:
        problems["purpose"] = _("Choose from the list.")
    if not otherwise.strip():
        problems["otherwise"] = _("Name who answers when nobody has a shift. No call may be in vain.")
    if not phone.strip():
        problems["otherwise_phone"] = _("Write the number.")
    if problems:
        raise Invalid(problems)
