"""The rules themselves: which looks are unusual, and the numbers that say why. Nothing is weighed or added up."""

import dataclasses
import datetime as dt
import statistics
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from samspil.access.service import Purpose
from samspil.trail import service as trail
from samspil.watch.operations.facts import LISTS, Facts, is_look
from samspil.watch.terms import Rule

HOUR = dt.timedelta(hours=1)
FEW_DAYS = 5  # fewer earlier days with looks tell no usual
NOT_CURIOUS = {Purpose.RIGHTS, Purpose.RETENTION, Purpose.REVIEW}
"""Purposes for which a closed file is opened as a duty."""


@dataclass(frozen=True, slots=True)
class Found:
    rule: str
    account: UUID
    case: UUID | None
    day: dt.date
    first: dt.datetime
    last: dt.datetime
    looks: int = 1
    facts: dict[str, Any] = field(default_factory=dict)

    def with_more(self, other: "Found") -> "Found":
        if self.case is None:
            return other if other.looks > self.looks else self
        first, last = min(self.first, other.first), max(self.last, other.last)
        return dataclasses.replace(self, first=first, last=last, looks=self.looks + other.looks)


def by_file(entries: list[Any], facts: Facts, rules: dict[str, int]) -> Iterator[Found]:
    """The rules that ask whose file it was. One finding for each look; they are joined later."""
    tries = _tries(entries, facts.institution, rules)
    for look in entries:
        who, file = facts.workers.get(look["account"]), facts.files.get(look["case"])
        if not is_look(look) or who is None or file is None:
            continue
        for rule, why in (
            (Rule.OWN, _own(who, file)),
            (Rule.SAME_NAME, _same_name(look, who, file, facts, rules)),
            (Rule.NEIGHBOUR, _neighbour(look, who, file, facts)),
            (Rule.CLOSED, _closed(look, file, rules)),
            (Rule.AFTER_FAILED, _after_failed(look, tries, facts, rules)),
        ):
            if why is not None:
                at = look["at"]
                yield Found(rule, look["account"], look["case"], at.date(), at, at, facts=why)


def _own(who: Any, file: Any) -> dict[str, Any] | None:
    if who.email in file.emails:
        return {"by": "email", "own": file.emails[who.email]}
    if " " in who.whole and who.whole in file.wholes:
        return {"by": "name", "own": file.wholes[who.whole]}
    return None


def _same_name(look: Any, who: Any, file: Any, facts: Facts, rules: dict[str, int]) -> dict[str, Any] | None:
    shared = who.surname & file.surnames
    if not shared or facts.own_work(look["account"], look["case"], look["at"]):
        return None
    rare = any(facts.rare(name, rules["same_name.bearers"]) for name in shared)
    return {} if rare else None


def _neighbour(look: Any, who: Any, file: Any, facts: Facts) -> dict[str, Any] | None:
    if not any(key and key in file.homes for key in who.home):
        return None
    return None if facts.own_work(look["account"], look["case"], look["at"]) else {}


def _closed(look: Any, file: Any, rules: dict[str, int]) -> dict[str, Any] | None:
    wait = dt.timedelta(days=rules["closed.days"])
    if file.closed_at is None or look["at"] < file.closed_at + wait or look["purpose"] in NOT_CURIOUS:
        return None
    return {"days": (look["at"] - file.closed_at).days}


def _tries(entries: list[Any], institution: UUID, rules: dict[str, int]) -> dict[UUID, list[dt.datetime]]:
    before = dt.timedelta(minutes=rules["after_failed.minutes"])
    found: dict[UUID, list[dt.datetime]] = defaultdict(list)
    ends = [e["at"] for e in entries]
    for account, at in trail.tries(institution, since=min(ends) - before, until=max(ends)):
        found[account].append(at)
    return {account: sorted(times) for account, times in found.items()}


def _after_failed(
    look: Any, tries: dict[UUID, list[dt.datetime]], facts: Facts, rules: dict[str, int]
) -> dict[str, Any] | None:
    if look["account"] not in tries:
        return None
    times, span = tries[look["account"]], dt.timedelta(minutes=rules["after_failed.minutes"])
    place = bisect_left(times, look["at"])
    if not place or look["at"] - times[place - 1] > span:
        return None
    if facts.own_work(look["account"], look["case"], look["at"]):
        return None
    return {"minutes": int((look["at"] - times[place - 1]).total_seconds() // 60)}


def by_time(entries: list[Any], facts: Facts, rules: dict[str, int], zone: str) -> Iterator[Found]:
    """The rules that ask when and how many. A night or day with a new look is counted whole, where the institution is."""
    here = ZoneInfo(zone)
    new: dict[UUID, list[dt.datetime]] = defaultdict(list)
    for entry in entries:
        if is_look(entry) and entry["case"] and entry["account"] in facts.workers:
            new[entry["account"]].append(entry["at"])
    if not new:
        return
    every = [at for times in new.values() for at in times]
    since, until = min(every) - dt.timedelta(days=1), max(every) + dt.timedelta(microseconds=1)
    looks: dict[UUID, list[tuple[dt.datetime, UUID]]] = defaultdict(list)
    for account, at, case in trail.openings(facts.institution, since=since, until=until, but=LISTS):
        looks[account].append((at, case))
    for account, times in new.items():
        yield from _nights(account, looks[account], times, rules, here)
        yield from _busy_hour(account, looks[account], times, rules, here, facts.institution)


def _nights(
    account: UUID,
    looks: list[tuple[dt.datetime, UUID]],
    new: list[dt.datetime],
    rules: dict[str, int],
    here: ZoneInfo,
) -> Iterator[Found]:
    begins, ends = rules["night.from"], rules["night.until"]

    def night(at: dt.datetime) -> dt.date | None:
        """The day on whose evening the night began, or None by day. A night that begins after midnight is its own day's."""
        local = at.astimezone(here)
        by_night = local.hour >= begins or local.hour < ends if begins > ends else begins <= local.hour < ends
        return (local - dt.timedelta(hours=ends)).date() if by_night else None

    fresh = {night(at) for at in new} - {None}
    nights: dict[dt.date, list[tuple[dt.datetime, UUID]]] = defaultdict(list)
    for at, case in looks if fresh else ():
        if (day := night(at)) in fresh and day:
            nights[day].append((at, case))
    for day, some in nights.items():
        number = len({case for _, case in some})
        if number >= rules["night.cases"]:
            facts = {"cases": number, "from": begins, "until": ends}
            yield Found(Rule.NIGHT, account, None, day, some[0][0], some[-1][0], number, facts)


def _busy_hour(
    account: UUID, looks: list[tuple[dt.datetime, UUID]], new: list[dt.datetime], rules: dict[str, int], here: ZoneInfo,
    institution: UUID,
) -> Iterator[Found]:  # fmt: skip
    fresh = {at.astimezone(here).date() for at in new}
    days: dict[dt.date, list[tuple[dt.datetime, UUID]]] = defaultdict(list)
    for at, case in looks:
        days[at.astimezone(here).date()].append((at, case))
    for day, some in days.items():
        number, first, last = busiest(some)
        if day not in fresh or number < rules["many.cases"]:
            continue
        usual = _usual(account, some[0][0], rules["many.days"], here, institution)
        least = rules["many.cases"] * 2 if usual is None else rules["many.times"] * usual
        if number >= least:
            facts = {"cases": number, "usual": usual}
            yield Found(Rule.MANY, account, None, day, first, last, number, facts)


def busiest(looks: list[tuple[dt.datetime, UUID]]) -> tuple[int, dt.datetime, dt.datetime]:
    """The most different cases within any hour, and when it began and ended. `looks` come in the order of time."""
    seen: dict[UUID, int] = defaultdict(int)
    best, start = (0, looks[0][0], looks[0][0]), 0
    for at, case in looks:
        seen[case] += 1
        while at - looks[start][0] > HOUR:
            old = looks[start][1]
            seen[old] -= 1
            if not seen[old]:
                del seen[old]
            start += 1
        if len(seen) > best[0]:
            best = (len(seen), looks[start][0], at)
    return best


def _usual(account: UUID, before: dt.datetime, days: int, here: ZoneInfo, institution: UUID) -> float | None:
    """The median busiest hour of the person's earlier days with looks; None while there are too few."""
    begin = before.astimezone(here).replace(hour=0, minute=0, second=0, microsecond=0)
    looks: dict[dt.date, list[tuple[dt.datetime, UUID]]] = defaultdict(list)
    rows: Iterable[Any] = trail.openings(
        institution, since=begin - dt.timedelta(days=days), until=begin, account=account, but=LISTS
    )
    for _account, at, case in rows:
        looks[at.astimezone(here).date()].append((at, case))
    if len(looks) < FEW_DAYS:
        return None
    return statistics.median(busiest(some)[0] for some in looks.values())
