"""Looking into a finding, and from when a rule counts."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail
from samspil.watch import policy, queries
from samspil.watch.models import Finding, Threshold
from samspil.watch.terms import DEFAULTS, FEWEST, LIMITS, MOST, Outcome


@transaction.atomic
def look_into(*, by: Actor, at: dt.datetime, finding: Finding, outcome: str, note: str) -> Finding:
    """Say what came of it. Once; not by the person whom it is about."""
    require(by, Word.LOOKS_WATCH)
    now = Finding.objects.select_for_update().get(pk=finding.pk)
    if not policy.can(by, "look_into", now):
        raise Refused(_("This is about you. Somebody else has to look into it."))
    if now.looked_into_at:
        raise Refused(_("Somebody has looked into it already. See what came of it."))
    problems = {}
    if outcome not in Outcome.values:
        problems["outcome"] = _("Choose what came of it.")
    if not note.strip():
        problems["note"] = _("Write in a sentence what you found.")
    if problems:
        raise Invalid(problems)
    now.outcome, now.note = outcome, note.strip()[:500]
    now.looked_into_by_id, now.looked_into_at = by.account, at
    now.save()
    trail.record(
        by=by,
        at=at,
        act="watch.look_into",
        record_kind="finding",
        record=now.pk,
        details={"outcome": outcome},
    )
    return now


@transaction.atomic
def set_thresholds(*, by: Actor, at: dt.datetime, values: Mapping[str, int]) -> None:
    """Change from when rules count. What is as shipped is not kept, so that a better default reaches everybody."""
    require(by, Word.LOOKS_WATCH)
    problems = {}
    for name, value in values.items():
        least, most = LIMITS.get(name, (FEWEST, MOST))
        if name not in DEFAULTS or not least <= value <= most:
            problems[name] = _("Write a number from %(least)d to %(most)d.") % {"least": least, "most": most}
    if problems:
        raise Invalid(problems)
    before = queries.thresholds(by.institution)
    changed = {name: value for name, value in values.items() if before[name] != value}
    for name, value in changed.items():
        rows = Threshold.objects.filter(institution_id=by.institution, name=name)
        if value == DEFAULTS[name]:
            rows.delete()
        else:
            kept = {"value": value, "since": at}
            Threshold.objects.update_or_create(institution_id=by.institution, name=name, defaults=kept)
    if changed:
        trail.record(
            by=by, at=at, act="watch.set_threshold", record_kind="institution", record=by.institution,
            details={name: [before[name], value] for name, value in sorted(changed.items())},
        )  # fmt: skip
