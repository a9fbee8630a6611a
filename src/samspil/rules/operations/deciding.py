"""The second pair of eyes: another person approves or declines what one proposed."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.rules import policy
from samspil.rules.models import Proposal, Rule
from samspil.rules.operations.proposing import next_version
from samspil.rules.terms import State
from samspil.trail import service as trail


@transaction.atomic
def approve(*, by: Actor, at: dt.datetime, proposal: Proposal) -> Rule:
    """The proposal becomes the next version, in force from its day, at the earliest today: the past stays as it was."""
    found = _waiting(by, proposal)
    since = max(found.since, by.day(at))
    if found.until is not None and found.until <= since:
        raise Refused(_("The last day of this rule has passed. Decline it; another can be proposed."))
    version = next_version(found.table, by, own=found.institution_id is not None, key=found.key)
    rule = Rule.objects.create(
        table=found.table, country=found.country, institution_id=found.institution_id, key=found.key,
        version=version, value=found.value, since=since, until=found.until,
        source=found.source, source_url=found.source_url, checked=found.checked, note=found.note, proposal=found,
    )  # fmt: skip
    _decided(found, by, at, State.APPROVED, "")
    trail.record(
        by=by, at=at, act="rules.approve", record_kind="rule", record=rule.pk,
        details={"table": rule.table, "country": rule.country, "key": rule.key, "version": rule.version},
    )  # fmt: skip
    return rule


@transaction.atomic
def decline(*, by: Actor, at: dt.datetime, proposal: Proposal, reason: str) -> Proposal:
    found = _waiting(by, proposal)
    if not reason.strip():
        raise Invalid({"answer": _("Write why not.")})
    _decided(found, by, at, State.DECLINED, reason.strip())
    trail.record(by=by, at=at, act="rules.decline", record_kind="rule proposal", record=found.pk)
    return found


@transaction.atomic
def withdraw(*, by: Actor, at: dt.datetime, proposal: Proposal) -> Proposal:
    """Whoever proposed may take it back while nobody has decided."""
    require(by, Word.RULES_MANAGE)
    found = policy.visible_proposals(by).select_for_update(of=("self",)).filter(pk=proposal.pk).first()
    if found is None or found.proposed_by_id != by.account:
        raise NotFound
    if found.state != State.WAITING:
        raise Refused(_("This was already decided."))
    _decided(found, by, at, State.WITHDRAWN, "")
    trail.record(by=by, at=at, act="rules.withdraw", record_kind="rule proposal", record=found.pk)
    return found


def _waiting(by: Actor, proposal: Proposal) -> Proposal:
    require(by, Word.RULES_MANAGE)
    found = policy.visible_proposals(by).select_for_update(of=("self",)).filter(pk=proposal.pk).first()
    if found is None:
        raise NotFound
    if found.state != State.WAITING:
        raise Refused(_("This was already decided."))
    if found.proposed_by_id == by.account:
        raise Refused(_("You proposed this. Somebody else decides on it."))
    if policy.namesakes(by, found):
        raise Refused(_("Whoever proposed this bears your name. Somebody with another name decides on it."))
    return found


def _decided(proposal: Proposal, by: Actor, at: dt.datetime, state: str, answer: str) -> None:
    proposal.state, proposal.decided_by_id, proposal.decided_at, proposal.answer = (
        state,
        by.account,
        at,
        answer,
    )
    proposal.save(update_fields=["state", "decided_by", "decided_at", "answer"])
