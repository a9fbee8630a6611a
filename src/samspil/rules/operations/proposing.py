"""Writing a rule down: what it shall say, from when, by which source and why. It counts when another approves."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Invalid, Refused
from samspil.ground.ids import new_id
from samspil.rules.models import Proposal, Rule
from samspil.rules.operations.values import checked_value
from samspil.rules.queries import in_force
from samspil.rules.terms import OWN_TABLES, Checked, State, Table
from samspil.trail import service as trail


@transaction.atomic
def propose(
    *,
    by: Actor,
    at: dt.datetime,
    table: str,
    value: Mapping[str, Any],
    since: dt.date,
    reason: str,
    source: str = "",
    source_url: str = "",
    checked: str = Checked.UNCHECKED,
    note: str = "",
    until: dt.date | None = None,
    own: bool = False,
    key: str = "",
    known: int | None = None,
) -> Proposal:
    """Write down a new row (no `key`) or a new version of the row with that key. Waits for a second person. `known` is the
    version that the writer saw: on an older one nothing is proposed."""
    require(by, Word.RULES_MANAGE)
    if by.institution is None or by.account is None:
        raise Refused(_("Rules are proposed by somebody who acts for an institution."))
    kept = checked_value(table, value)
    key = key_of(table, kept) or key or str(new_id())
    if own:
        source, checked = source or "own_choice", Checked.CHOICE
    _still_counts(known, table, by, own, key)
    _check(by, at, table, kept, key, since=since, until=until, reason=reason, source=source, own=own)
    made = Proposal.objects.create(
        table=table, country=by.country, institution_id=by.institution if own else None, key=key, value=kept,
        since=since, until=until, source=source.strip(), source_url=source_url.strip(), checked=checked,
        note=note.strip(), reason=reason.strip(), proposed_by_id=by.account, proposed_at=at,
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="rules.propose", record_kind="rule proposal", record=made.pk,
        details={"table": table, "country": by.country, "key": key},
    )  # fmt: skip
    return made


def key_of(table: str, value: Mapping[str, Any]) -> str:
    """The key of a row where its content decides it: one period per class, one clock per kind."""
    if table == Table.RETENTION:
        return str(value["record_class"])
    if table in (Table.CLOCKS, Table.DUTY, Table.TRAINING):
        return str(value["kind"])
    if table == Table.FOSTER:
        return f"{value['check']}-{value['asked_of']}"
    if table == Table.ALLOWANCES:
        return f"{value['kind']}-{value['from_age']}"
    return "emergency" if table in (Table.REVIEW, Table.SECRETS) else ""


def _check(
    by: Actor, at: dt.datetime, table: str, value: Mapping[str, Any], key: str, *, since: dt.date,
    until: dt.date | None, reason: str, source: str, own: bool,
) -> None:  # fmt: skip
    problems: dict[str, Any] = {}
    if not reason.strip():
        problems["reason"] = _("Write why.")
    if not source.strip():
        problems["source"] = _("Name the law or page that says so.")
    if since < by.day(at):
        problems["since"] = _("A rule cannot begin in the past.")
    if until is not None and until <= since:
        problems["until"] = _("The end must come after the start.")
    if until is not None and table == Table.RETENTION:
        problems["until"] = _("A retention period has no end; propose another one instead.")
    if own and table not in OWN_TABLES:
        problems["own"] = _("This table holds law. An institution sets nothing here for itself.")
    elif own and table == Table.RETENTION:
        problems |= _no_less(by, key, value, since)
    waiting = Proposal.objects.filter(
        table=table,
        country=by.country,
        institution=by.institution if own else None,
        key=key,
        state=State.WAITING,
    )
    if not problems and waiting.exists():
        problems[""] = _("A change of this rule already waits for a second person.")
    if problems:
        raise Invalid(problems)


def _no_less(by: Actor, key: str, value: Mapping[str, Any], since: dt.date) -> dict[str, Any]:
    """An institution may keep for longer than its country asks, never for less."""
    law = next((r for r in in_force(Table.RETENTION, country=by.country, on=since) if r.key == key), None)
    if law is None:
        return {}
    if value["starts_at"] != law.starts_at:
        return {"starts_at": _("The law of the country says from when. Choose the same.")}
    if value["years"] < law.years:
        return {"years": _("The law of the country asks for %(years)s years or more.") % {"years": law.years}}
    return {}


def _still_counts(known: int | None, table: str, by: Actor, own: bool, key: str) -> None:
    if known is not None and known + 1 != next_version(table, by, own=own, key=key):
        said = _(
            "This rule has changed since you opened the page. What counts now stands above; propose again."
        )
        raise Invalid({"": said})


def next_version(table: str, by: Actor, *, own: bool, key: str) -> int:
    rows = Rule.objects.filter(
        table=table, country=by.country, institution=by.institution if own else None, key=key
    )
    return (rows.order_by("-version").values_list("version", flat=True).first() or 0) + 1
