"""Which institutions take part in a case."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.cases import policy
from samspil.cases.models import Case, Participation, Share
from samspil.cases.operations.entries import announce
from samspil.cases.operations.guard import ended, listed_place, require_case
from samspil.cases.operations.resting import consent_problems, purpose_of, rests_on, scope_of_part
from samspil.cases.operations.speaking import shows_all
from samspil.cases.terms import MISSING_FIRST, Basis, Part
from samspil.ground import fence
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.ground.periods import running
from samspil.institutions import service as institutions
from samspil.people import service as people
from samspil.trail import service as trail


@transaction.atomic
def bring_in(
    *,
    by: Actor,
    at: dt.datetime,
    case: Case,
    institution: Any,
    competence: str,
    purpose: str,
    basis: str,
    basis_note: str = "",
    until: dt.datetime | None = None,
    worker: Any = None,
    consent: Any = None,
) -> Participation:
    """Another institution takes part, in a competence it holds, for a purpose, on a basis, if wished until a day.

    On a consent it takes part until the consent ends at the latest.
    """
    # Two who bring in the same institution wait for each other; and the list shows the place as it stands now.
    case = Case.objects.select_for_update(of=("self",)).select_related("child").get(pk=case.pk)
    require_case(by, "steer", case, at)
    if not policy.leads(by, case):
        raise Refused(_("Only the leading institution brings others in. Ask it."))
    institutions.require_live(institution.pk)
    purpose, consent = purpose_of(purpose, basis, consent), rests_on(basis, consent)
    until = until or (consent.until if consent else None)
    rests = {"basis": basis, "consent": consent, "purpose": purpose, "until": until}
    if problems := _bring_problems(by, at, case, institution, competence, **rests):
        raise Invalid(problems)
    shows_all(case)
    part = Participation.objects.create(
        case=case, institution=institution, competence=competence, part=Part.PARTNER, worker=worker,
        purpose=purpose.strip(), basis=basis, basis_note=basis_note.strip(), consent=consent, since=at, until=until,
        added_by_id=by.account, listed_on=case.next_on or MISSING_FIRST, listed_name=case.child.sort_name,
        listed_place=listed_place(case, institution.pk), lacks_worker=case.worker_id is None,
    )  # fmt: skip
    _joined(part, by, at)
    return part


def _bring_problems(
    by: Actor, at: dt.datetime, case: Case, institution: Any, competence: str, *, purpose: str, basis: str,
    consent: Any, until: dt.datetime | None,
) -> dict[str, Any]:  # fmt: skip
    problems: dict[str, Any] = consent_problems(
        basis=basis, consent=consent, by=by, at=at, to=institution, person=case.child_id, purpose=purpose, until=until,
        scope=scope_of_part(),
    )  # fmt: skip
    if until and until <= at:
        problems["until"] = _("The end must come after today.")
    if competence not in institutions.competences(institution.pk, on=by.day(at)):
        problems["competence"] = _("%(institution)s does not hold this competence.") % {
            "institution": institution.name
        }
    if not purpose.strip():
        problems["purpose"] = _("Write what the institution is needed for.")
    if basis not in Basis.values:
        problems["basis"] = _("Choose on which basis you tell the institution about the child.")
    if Participation.objects.filter(running(at), case=case, institution=institution, only=None).exists():
        problems["institution"] = _("This institution already takes part.")
    return problems


def _joined(part: Participation, by: Actor, at: dt.datetime) -> None:
    """The institution knows the child now, and everybody at the table reads that it takes part."""
    case, home = part.case, part.institution
    people.make_known([case.child], to=home.pk, by=by, at=at, until=part.until)
    said = {"institution": home.name, "competence": str(part.competence)}
    announce(case=case, by=by, at=at, code="cases.joined", data=said, for_all=True)
    trail.record(
        by=by, at=at, act="cases.bring_in", record_kind="participation", record=part.pk, case=case.pk,
        details={"institution": str(home.pk), "basis": str(part.basis)},
    )  # fmt: skip


@transaction.atomic
def part_ways(*, by: Actor, at: dt.datetime, part: Participation) -> None:
    """A partner institution stops taking part from this moment; it keeps nothing of the file."""
    case = part.case
    own = part.institution_id == by.institution
    if not own:
        require_case(by, "steer", case, at)
    elif not policy.can(by, "write", case, at=at):
        raise Refused(_("You cannot change this case."))
    if not own and not policy.leads(by, case):
        raise Refused(_("Only the leading institution can end the part of another one."))
    if part.part == Part.OWNER:
        raise Refused(_("The leading institution cannot leave. Hand the case over, or close it."))
    with fence.lifted("an institution that leaves writes its leaving, and what ends with it"):
        _leave(part, by, at)


def _leave(part: Participation, by: Actor, at: dt.datetime) -> None:
    case = part.case
    part.until = max(at, part.since + dt.timedelta(microseconds=1))
    part.is_open = False
    part.save(update_fields=["until", "is_open"])
    _forget(case.child, part.institution_id, by, at)
    _end_shares(case, part.institution_id, by, at)
    announce(
        case=case, by=by, at=at, code="cases.left", data={"institution": part.institution.name}, for_all=True
    )
    trail.record(
        by=by, at=at, act="cases.part_ways", record_kind="participation", record=part.pk, case=case.pk
    )


def _end_shares(case: Case, institution: UUID, by: Actor, at: dt.datetime) -> None:
    """What was shared with it does not come back when it is brought in again one day."""
    about = Q(entry__case=case) | Q(case=case)
    for share in Share.objects.filter(running(at), about, to_id=institution):
        ended(share, by, at)


def _forget(child: Any, institution: UUID, by: Actor, at: dt.datetime) -> None:
    """The child is known as long as the institution takes part in another of its cases, the longest one counting."""
    other = Participation.objects.filter(
        running(at), case__child=child, institution_id=institution, only=None
    )
    ends = list(other.values_list("until", flat=True))
    dated = [end for end in ends if end is not None]
    if len(dated) == len(ends):
        people.forget([child], by=by, at=at, institution=institution, until=max(dated, default=None))


def end_with(*, consent: Any, by: Actor, at: dt.datetime) -> None:
    """A consent was taken back: what rests on it ends in the same transaction, shares first, then parts."""
    with fence.lifted("a consent taken back ends what rests on it, whoever gave or got it"):
        _end_with(consent, by, at)


def _end_with(consent: Any, by: Actor, at: dt.datetime) -> None:
    for share in Share.objects.filter(running(at), consent=consent).select_related("entry"):
        ended(share, by, at)
        trail.record(
            by=by, at=at, act="cases.end_share", record_kind="share", record=share.pk, case=share.about
        )
    rows = Participation.objects.filter(running(at), consent=consent, part=Part.PARTNER)
    for part in rows.select_related("case__child", "institution"):
        _leave(part, by, at)


@transaction.atomic
def send_worker(
    *, by: Actor, at: dt.datetime, part: Participation, revision: int, worker: Any
) -> Participation:
    """A partner institution says who of its people works on the case. An older `revision` is a Conflict."""
    if part.institution_id != by.institution:
        raise Refused(_("Each institution names its own worker."))
    require(by, Word.CASE_WRITE)
    if not policy.parts(by, at).filter(pk=part.pk, only=None).exists():
        raise Refused(_("Your institution no longer takes part in this case."))
    if (
        worker is not None
        and not accounts.workers_of(part.institution_id, at=at).filter(pk=worker.pk).exists()
    ):
        raise Invalid({"worker": _("This person does not work there now.")})
    now = Participation.objects.select_for_update(of=("self",)).select_related("worker").get(pk=part.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    now.worker, now.revision = worker, now.revision + 1
    now.save(update_fields=["worker", "revision"])
    trail.record(
        by=by, at=at, act="cases.send_worker", record_kind="participation", record=now.pk, case=now.case_id
    )
    return now
