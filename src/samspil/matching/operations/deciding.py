"""A named person decides, somebody else reads, and the child comes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.fostering import service as fostering
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.institutions import service as institutions
from samspil.institutions.terms import Decision as Decides
from samspil.matching import bridge, queries
from samspil.matching.models import Decision, Proposal, Search, SecondReading, Seeker, Support
from samspil.matching.operations.guard import announced, did, locked, seekers, settle
from samspil.matching.operations.proposing import require_on_table, same_children
from samspil.matching.terms import Action, Compromise, Ended, Fate, Reading, Who
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class SupportGiven:
    """What makes up for one line of the table that is not met: `key` is the need's id or the name of a family's wish."""

    key: str
    what: str
    who: str
    by_day: dt.date | None = None


@transaction.atomic
def decide(
    *, by: Actor, at: dt.datetime, proposal: Proposal, reasons: str, alternatives: str, compromises: Sequence[str] = (),
    compromise_why: str = "", supports: Sequence[SupportGiven] = (), reader: UUID | None = None,
) -> Decision:  # fmt: skip
    """For the family of a proposal. Everybody was asked, the family meets the hard conditions now, and each thing that does not
    fit or is not known has something that makes up for it."""
    now = locked(by, proposal.search, at)
    require_may(by)
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if held.fate != Fate.OPEN:
        raise Refused(_("This proposal no longer stands, or was decided already."))
    same_children(held, now)
    standing = queries.standing(held)
    _require_yes(standing)
    found, row = require_on_table(now, held.family_id, by=by, at=at)
    lacking = bridge.lacking(found, row)
    problems = texts(reasons, alternatives, compromises, compromise_why) | _unasked(standing)
    problems |= _supports(lacking, supports) | _reader(reader, by, at)
    if problems:
        raise Invalid(problems)
    made = Decision.objects.create(
        search=now, proposal=held, decided_by_id=by.account, decided_at=at, reasons=reasons.strip(),
        alternatives=alternatives.strip(), compromises=list(compromises), compromise_why=compromise_why.strip(),
        seen=bridge.as_seen(found, row), reader_id=reader,
    )  # fmt: skip
    _keep_supports(made, lacking, supports)
    Proposal.objects.filter(pk=held.pk).update(fate=Fate.DECIDED)
    did(by, at, now, Action.MATCH)
    trail.record(
        by=by, at=at, act="matching.decide", record_kind="decision", record=made.pk, case=now.case_id,
        details={"compromises": list(compromises)},
    )  # fmt: skip
    announced(by, at, now, "decided")
    settle(now, by.day(at))
    return made


def _unasked(standing: queries.Standing) -> dict[str, Any]:
    if not standing.missing:
        return {}
    said = _(
        "Not everybody has been asked yet. Note an answer of each, also that somebody could not be asked."
    )
    return {"": said}


def _require_yes(standing: queries.Standing) -> None:  # also on the last day: a yes may be taken back
    if standing.said_no:
        raise Refused(_("The carers said no. Nobody is placed with a family against its will."))
    if Who.CARERS not in standing.missing and not standing.said_yes:
        raise Refused(_("The carers have not said yes. Ask them first."))


def require_may(by: Actor) -> None:
    if not institutions.may_decide(by.competences, Decides.FOSTER_MATCH):
        raise Refused(_("Your institution does not decide on a match with a foster family."))


def texts(reasons: str, alternatives: str, compromises: Sequence[str], compromise_why: str) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not reasons.strip():
        problems["reasons"] = _("Write why this is right for the child.")
    if not alternatives.strip():
        problems["alternatives"] = _("Write which others you thought of, and why not they.")
    if any(c not in Compromise.values for c in compromises):
        problems["compromises"] = _("Choose what was given up.")
    if compromises and not compromise_why.strip():
        problems["compromise_why"] = _("Write what was given up, and why it had to be.")
    return problems


def _supports(lacking: list[Any], supports: Sequence[SupportGiven]) -> dict[str, Any]:
    there = {s.key for s in supports if s.what.strip() and s.who.strip()}
    return {
        f"what-{line.key}": _("Write what makes up for it and who does it.")
        for line in lacking
        if line.key not in there
    }


def _reader(reader: UUID | None, by: Actor, at: dt.datetime) -> dict[str, Any]:
    if reader is None or reader not in {a.pk for a in queries.readers(for_=by, at=at)}:
        return {"reader": _("Choose a colleague who reads it a second time.")}
    return {}


def _keep_supports(made: Decision, lacking: list[Any], supports: Sequence[SupportGiven]) -> None:
    given = {s.key: s for s in supports}
    Support.objects.bulk_create(
        Support(
            decision=made, need_id=line.need, label=line.label[:300], mark=line.mark, what=given[line.key].what.strip(),
            who=given[line.key].who.strip(), by_day=given[line.key].by_day,
        )
        for line in lacking
    )  # fmt: skip


@transaction.atomic
def ask_reader(*, by: Actor, at: dt.datetime, decision: Decision, reader: UUID) -> None:
    """Somebody else is asked to read, as when the first is away."""
    now = locked(by, decision.search, at)
    if SecondReading.objects.filter(decision=decision).exists():
        raise Refused(_("It was read already."))
    problems = _reader(reader, by, at)
    if reader == decision.decided_by_id:
        problems["reader"] = _("Nobody reads their own decision.")
    if problems:
        raise Invalid(problems)
    Decision.objects.filter(pk=decision.pk).update(reader=reader)
    trail.record(
        by=by, at=at, act="matching.ask_reader", record_kind="decision", record=decision.pk, case=now.case_id
    )
    settle(now, by.day(at))


@transaction.atomic
def read(*, by: Actor, at: dt.datetime, decision: Decision, said: str, words: str) -> SecondReading:
    """A second pair of eyes: agrees or not, and why. Never who decided."""
    now = locked(by, decision.search, at)
    if by.account == decision.decided_by_id:
        raise Refused(_("Nobody reads their own decision."))
    if decision.dropped_at is not None or SecondReading.objects.filter(decision=decision).exists():
        raise Refused(_("It was read already, or no longer stands."))
    problems: dict[str, Any] = {}
    if said not in Reading.values:
        problems["said"] = _("Say whether you agree.")
    if not words.strip():
        problems["words"] = _("Write what you looked at and what you think.")
    if problems:
        raise Invalid(problems)
    row = SecondReading.objects.create(
        decision=decision, reader_id=by.account, said=said, words=words.strip(), at=at
    )
    trail.record(
        by=by,
        at=at,
        act="matching.read",
        record_kind="reading",
        record=row.pk,
        case=now.case_id,
        details={"said": said},
    )
    settle(now, by.day(at))
    return row


def _midday(by: Actor, at: dt.datetime, on: dt.date) -> dt.datetime:
    """The middle of that day where the actor works; today, not before now."""
    noon = dt.datetime.combine(on, dt.time(12), tzinfo=ZoneInfo(by.law_zone))
    return max(noon, at) if on == by.day(at) else noon


@transaction.atomic
def place(*, by: Actor, at: dt.datetime, decision: Decision, on: dt.date) -> Search:
    """Each child gets its place in the family: if it was read and nothing speaks against it on this very day. The last place is
    given once: a placement holds the family until it stands."""
    now = locked(by, decision.search, at)
    held = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("proposal", "reading")
        .get(pk=decision.pk)
    )
    reading = getattr(held, "reading", None)
    if held.proposal is None or held.dropped_at is not None or held.placed_at is not None:
        raise Refused(_("This decision no longer stands."))
    if reading is None or reading.said == Reading.DISAGREES:
        raise Refused(_("Somebody else has to read and agree first."))
    _require_yes(queries.standing(held.proposal))
    same_children(held.proposal, now)
    require_on_table(now, held.proposal.family_id, by=by, at=at, on=on)
    for seeker in seekers(now):
        fostering.place(
            by=by, at=at, case=seeker.case, family=held.proposal.family_id, kind=seeker.kind, arrives_at=_midday(by, at, on),
            decision=held.pk,
        )  # fmt: skip
    Decision.objects.filter(pk=held.pk).update(placed_at=at)
    did(by, at, now, Action.SETTLE)
    trail.record(by=by, at=at, act="matching.place", record_kind="decision", record=held.pk, case=now.case_id)
    announced(by, at, now, "ended", for_all=by.may(Word.CASE_SHARE))
    Seeker.objects.filter(search=now).update(running=False)
    now.ended_at, now.ended = at, Ended.PLACED
    settle(now, by.day(at))
    return now


__all__ = ["Conflict", "SupportGiven", "ask_reader", "decide", "place", "read"]
