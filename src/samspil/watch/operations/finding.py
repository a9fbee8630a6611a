"""Reading the record for unusual looking: stretch by stretch, from where the last reading ended, in bounded steps."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from samspil.access.service import Actor
from samspil.ground import fence
from samspil.trail import service as trail
from samspil.watch import queries
from samspil.watch.models import Finding, Progress
from samspil.watch.operations.facts import Facts, facts_for
from samspil.watch.operations.rules import Found, by_file, by_time
from samspil.watch.terms import Outcome

STRETCH = 10_000  # entries read at once


def find(*, by: Actor, at: dt.datetime, most: int = 0) -> int:
    """Read what is new in the record of the actor's institution; at most so many entries, if said. How many findings
    were new or grew."""
    number = read = 0
    facts = Facts(_home(by))
    while not most or read < most:
        beyond = (
            Progress.objects.filter(institution=by.institution).values_list("seq", flat=True).first() or 0
        )
        entries = trail.stretch(_home(by), beyond=beyond, limit=STRETCH)
        if not entries:
            break
        number += _read(entries, facts, by=by, at=at)
        read += len(entries)
    Progress.objects.update_or_create(
        institution_id=by.institution, defaults={"at": at}, create_defaults={"at": at, "seq": 0}
    )
    return number


def _home(by: Actor) -> UUID:
    if by.institution is None:
        raise ValueError("only an institution's record is read for unusual looking")
    return by.institution


def _read(entries: list[Any], facts: Facts, *, by: Actor, at: dt.datetime) -> int:
    rules = queries.thresholds(by.institution)
    with fence.lifted(
        "the record is read by the clock, and of files that the institution may have left since"
    ):
        facts_for(entries, facts=facts, at=at)
        found = [*by_file(entries, facts, rules), *by_time(entries, facts, rules, by.time_zone)]
    with transaction.atomic(), fence.acting(by, at=at):
        number = sum(_keep(f, by=by, rules=rules) for f in _merged(found))
        Progress.objects.update_or_create(
            institution_id=by.institution, defaults={"seq": entries[-1]["seq"], "at": at}
        )
        if number:
            trail.record(
                by=by, at=at, act="watch.find", record_kind="findings",
                details={"from": entries[0]["seq"], "to": entries[-1]["seq"], "findings": number},
            )  # fmt: skip
    return number


def _merged(found: Iterable[Found]) -> list[Found]:
    """Looks of one person at one file by one rule are one finding."""
    kept: dict[tuple[Any, ...], Found] = {}
    for new in found:
        key = (new.rule, new.account, new.case, new.day if new.case is None else None)
        old = kept.get(key)
        kept[key] = new if old is None else old.with_more(new)
    return list(kept.values())


def _keep(found: Found, *, by: Actor, rules: dict[str, int]) -> bool:
    """A new finding, or more of one that waits; nothing where the same was found to be part of the work lately."""
    rows = Finding.objects.filter(
        institution_id=by.institution, rule=found.rule, account_id=found.account, case=found.case
    )
    if found.case is None:
        rows = rows.filter(day=found.day)
    old = rows.order_by("-last_at").first()
    if old is None or (old.looked_into_at and not _known(old, found, rules)):
        Finding.objects.create(
            institution_id=by.institution, rule=found.rule, account_id=found.account, case=found.case, day=found.day,
            first_at=found.first, last_at=found.last, looks=found.looks, facts=found.facts,
        )  # fmt: skip
        return True
    if old.looked_into_at:
        return False
    whole_day = found.case is None  # counted anew from the whole night or hour
    if whole_day and found.looks <= old.looks:
        return False
    old.looks = found.looks if whole_day else old.looks + found.looks
    old.facts = found.facts if whole_day else old.facts
    old.last_at = max(old.last_at, found.last)
    old.save(update_fields=["looks", "facts", "last_at"])
    return True


def _known(old: Finding, found: Found, rules: dict[str, int]) -> bool:
    if found.case is None or found.last <= old.last_at:
        return True
    quiet = dt.timedelta(days=rules["quiet.days"])
    return old.outcome == Outcome.PART_OF_WORK and found.last - old.last_at < quiet
