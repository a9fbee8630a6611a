"""Looking into a file in an emergency, and the review by somebody else.

An emergency is never blocked: who holds the word looks at once, with a reason. It costs a review.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Purpose, Word, require
from samspil.accounts import service as accounts
from samspil.cases import policy
from samspil.cases.models import Case, EmergencyLook, Participation
from samspil.cases.operations.entries import announce
from samspil.cases.terms import MISSING_FIRST, Basis, Finding, Part
from samspil.ground import fence
from samspil.ground.errors import Invalid, Refused
from samspil.ground.names import fold
from samspil.ground.periods import running
from samspil.notices import service as notices
from samspil.rules import service as rules
from samspil.trail import service as trail

SPANS = (30, 60, 120)
"""For how many minutes a look may be opened."""
REVIEW_WITHIN = dt.timedelta(hours=72)
SHORTEST_REASON = 15


@transaction.atomic
def look_in_emergency(
    *,
    by: Actor,
    at: dt.datetime,
    case: Case,
    reason: str,
    minutes: int,
) -> EmergencyLook:
    """Open everything in a file to one person for some minutes. The owner is told at once and a review opens."""
    require(by, Word.EMERGENCY_OPEN)
    problems: dict[str, Any] = {}
    if len(reason.strip()) < SHORTEST_REASON:
        problems["reason"] = _("Write in a sentence what has happened and what you need to know.")
    if minutes not in SPANS:
        problems["minutes"] = _("Choose for how long.")
    if problems:
        raise Invalid(problems)
    running_look = _running(by, case, at)
    if running_look:
        return _again(by, at, running_look, reason.strip())
    with fence.lifted("who looks in an emergency takes part only by looking"):
        look = EmergencyLook.objects.create(
            participation=_part(by, at, case, minutes),
            account_id=by.account,
            reason=reason.strip(),
            review_due=at + _review_within(case, by.day(at)),
        )
    announce(
        case=case, by=by, at=at, code="cases.urgent", for_all=True,
        data={"institution": by.institution_name, "minutes": minutes},
    )  # fmt: skip
    trail.record(
        by=by.with_purpose(Purpose.EMERGENCY), at=at, act="cases.look_in_emergency", record_kind="emergency",
        record=look.pk, case=case.pk, deed=trail.Deed.READ, details={"minutes": minutes},
    )  # fmt: skip
    _tell_owners(by, at, case)
    return look


def _again(by: Actor, at: dt.datetime, look: EmergencyLook, reason: str) -> EmergencyLook:
    """Somebody who looks already gives another reason: the look ends when it did, and the review reads both reasons."""
    if reason in look.reason:
        return look
    look.reason = f"{look.reason}\n{reason}"
    with fence.lifted("who looks in an emergency takes part only by looking"):
        look.save(update_fields=["reason"])
    trail.record(
        by=by.with_purpose(Purpose.EMERGENCY), at=at, act="cases.look_in_emergency", record_kind="emergency",
        record=look.pk, case=look.participation.case_id, deed=trail.Deed.READ, details={"again": True},
    )  # fmt: skip
    return look


@transaction.atomic
def find_in_emergency(
    *, by: Actor, at: dt.datetime, given_name: str, family_name: str, born_on: dt.date | None
) -> Case | None:
    """The open file of the child with exactly this name and date of birth, in whatever institution; for the look that
    follows in the same act. Nothing less than name and birthday finds a file that is not one's own."""
    require(by, Word.EMERGENCY_OPEN)
    if not (fold(given_name).strip() and fold(family_name).strip()) or born_on is None:
        raise Invalid(
            {"born_on": _("Write the whole name and the date of birth. A part of it finds nobody.")}
        )
    rows = Case.objects.filter(closed_at=None, child__born_on=born_on).select_related("child", "institution")
    wanted = (fold(given_name).strip(), fold(family_name).strip())
    with fence.lifted("in an emergency a file is found by whole name and birthday, in whatever institution"):
        found = [c for c in rows.order_by("opened_at", "id") if _named(c.child) == wanted]
    trail.record(
        by=by, at=at, act="cases.find_in_emergency", record_kind="case", deed=trail.Deed.READ,
        record=found[0].pk if found else None, case=found[0].pk if found else None, details={"found": len(found)},
    )  # fmt: skip
    return found[0] if found else None


def _named(child: Any) -> tuple[str, str]:
    return fold(child.given_name).strip(), fold(child.family_name).strip()


def _review_within(case: Case, on: dt.date) -> dt.timedelta:
    """What the institution that leads the file has set; without a rule, three days."""
    rule = rules.review_hours(case.institution.country, case.institution_id, on)
    return dt.timedelta(hours=rule.hours) if rule and rule.hours else REVIEW_WITHIN


def _running(by: Actor, case: Case, at: dt.datetime) -> EmergencyLook | None:
    rows = EmergencyLook.objects.filter(running(at, "participation__"), account_id=by.account)
    return rows.filter(participation__case=case, participation__institution_id=by.institution).first()


def _part(by: Actor, at: dt.datetime, case: Case, minutes: int) -> Participation:
    ends = at + dt.timedelta(minutes=minutes)
    shows = rules.emergency_shows(case.institution.country, by.day(at))
    part = Participation.objects.create(
        case=case,
        institution_id=by.institution,
        competence=min(by.competences, default=""),
        part=Part.EMERGENCY,
        only_id=by.account,
        purpose=_("a look in an emergency"),
        basis=Basis.EMERGENCY,
        since=at,
        until=ends,
        added_by_id=by.account,
        is_open=case.closed_at is None,
        listed_on=case.next_on or MISSING_FIRST,
        listed_name=case.child.sort_name,
        listed_place=case.place,
        lacks_worker=case.worker_id is None,
        shows_address=bool(shows and shows.address),
        shows_place=bool(shows and shows.place),
    )
    return part


def _tell_owners(by: Actor, at: dt.datetime, case: Case) -> None:
    """A letter without names, in each institution whose records were opened, to who works with the child there and to those
    who review looks. Where it has neither, everybody who reads its files: a look is told to somebody."""
    parts = Participation.objects.filter(running(at), case=case, only=None).select_related("worker")
    with fence.lifted("a look is told to every institution whose records it opens"):
        workers = {p.institution_id: p.worker for p in parts} | {case.institution_id: case.worker}
    staff: dict[Any, list[Any]] = {home: [] for home in workers}
    for member in accounts.staff(workers, at=at):
        staff[member.institution_id].append(member)
    told: dict[Any, Any] = {}
    for home, members in staff.items():
        reached = [m.account for m in members if Word.EMERGENCY_REVIEW in accounts.words_of(m)]
        worker = workers[home]
        reached += [worker] if worker and any(m.account_id == worker.pk for m in members) else []
        reached = reached or [m.account for m in members if Word.CASE_READ in accounts.words_of(m)]
        told |= {account.pk: account for account in reached if account.pk != by.account}
    for account in told.values():
        with translation.override(account.language):
            notices.send(
                by=by, at=at, to=account.email, subject=_("Samspil: there is something new for you"),
                body=_("Something urgent happened in a file you answer for. Sign in to read it on My day."),
            )  # fmt: skip


@transaction.atomic
def review(*, by: Actor, at: dt.datetime, look: EmergencyLook, finding: str, words: str) -> EmergencyLook:
    """Close the review of a look that somebody else took, with what was found and why."""
    require(by, Word.EMERGENCY_REVIEW)
    with fence.lifted("a look is reviewed also in the institution that looked, which does not take part"):
        return _review(by, at, look, finding, words)


def _review(by: Actor, at: dt.datetime, look: EmergencyLook, finding: str, words: str) -> EmergencyLook:
    now = (
        EmergencyLook.objects.select_for_update(of=("self",))
        .select_related("participation__case__child", "participation__case__institution")
        .get(pk=look.pk)
    )
    if not policy.may_review(by, now):
        raise Refused(
            _(
                "A look is reviewed by somebody else, in an institution that took part in the file or that looked."
            )
        )
    if now.reviewed_at:
        raise Refused(_("This look has been reviewed already."))
    problems: dict[str, Any] = {}
    if finding not in Finding.values:
        problems["finding"] = _("Choose what you found.")
    if len(words.strip()) < SHORTEST_REASON:
        problems["words"] = _("Write in a sentence how you came to this.")
    if problems:
        raise Invalid(problems)
    now.finding, now.words, now.reviewed_by_id, now.reviewed_at = finding, words.strip(), by.account, at
    now.save(update_fields=["finding", "words", "reviewed_by", "reviewed_at"])
    case = now.participation.case
    announce(
        case=case, by=by, at=at, code="cases.urgent_reviewed", data={"finding": str(finding)}, for_all=True
    )
    trail.record(
        by=by, at=at, act="cases.review", record_kind="emergency", record=now.pk, case=case.pk,
        details={"finding": str(finding)},
    )  # fmt: skip
    return now


def end_look(*, by: Actor, at: dt.datetime, look: EmergencyLook) -> None:
    """The person who looked is done before the time is over."""
    part = look.participation
    if look.account_id != by.account or part.until is None or part.until <= at:
        raise Refused(_("This look has ended already."))
    with transaction.atomic():
        part.until = max(at, part.since + dt.timedelta(microseconds=1))
        with fence.lifted("a look that ends is out of sight of who looked"):
            part.save(update_fields=["until"])
        trail.record(
            by=by, at=at, act="cases.end_look", record_kind="emergency", record=look.pk, case=part.case_id
        )
