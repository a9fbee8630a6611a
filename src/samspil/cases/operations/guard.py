"""What every change of a case begins and ends with."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Participation, Share, Whereabouts
from samspil.cases.terms import PROTECTED, Basis
from samspil.ground import fence
from samspil.ground.errors import Conflict, Refused
from samspil.institutions import service as institutions
from samspil.rules import service as rules

MOMENT = dt.timedelta(microseconds=1)


def require_part(by: Actor, case: UUID, at: dt.datetime) -> None:
    """For rooms above, before they change something of a case: the actor's institution takes part in it."""
    if not policy.parts(by, at).filter(case_id=case, only=None).exists():
        raise Refused(_("You look into this file in an emergency. Only who takes part can change it."))


def require_case(by: Actor, act: str, case: Case, at: dt.datetime) -> None:
    if not policy.can(by, act, case, at=at):
        if policy.can(by, "read", case, at=at):
            require_part(by, case.pk, at)
        raise Refused(
            _("The case is closed. Open it again first.")
            if case.closed_at
            else _("Your role does not include changing this case. Ask the team leader.")
        )


def locked(by: Actor, case: Case, revision: int, at: dt.datetime) -> Case:
    """The case as it stands, locked; a writer who saw an older revision gets a Conflict."""
    require_case(by, "steer", case, at)
    now = Case.objects.select_for_update(of=("self",)).select_related("child").get(pk=case.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    return now


def saved(case: Case) -> None:
    case.revision += 1
    case.save()


def stands(case: Case, place: str, text: str, since: Any, *, secret: bool) -> None:
    """Say on the case where the child is; of a secret place it says only that it is protected."""
    case.opened_place = None
    case.place_since = since
    case.place, case.place_text = (PROTECTED, "") if secret else (place, text)


def listed_place(case: Case, institution: Any) -> str:
    """What this institution's list says of where the child is."""
    if case.place != PROTECTED:
        return case.place
    with fence.lifted("the list of an institution names the place that it keeps secret itself"):
        own = Whereabouts.objects.filter(case=case, until=None, noted_by=institution).first()
    return own.place if own else PROTECTED


def list_place(case: Case) -> None:
    """Bring the place that each institution's list shows up to date."""
    rows = Participation.objects.filter(case=case)
    rows.update(listed_place=case.place)
    if case.place == PROTECTED:
        with fence.lifted("the list of the institution that keeps a place secret goes on naming it"):
            told = Whereabouts.objects.get(case=case, until=None)
        rows.filter(institution=told.noted_by_id).update(listed_place=told.place)


def ended(share: Share, by: Actor, at: dt.datetime) -> None:
    """The share ends at this moment, whoever gave it; the calling operation has decided that it may."""
    share.until, share.ended_by_id = max(at, share.since + MOMENT), by.account
    share.save(update_fields=["until", "ended_by"])


def facts_only(*, by: Actor, at: dt.datetime, to: Any) -> frozenset[str]:
    """The facts, and no others, that may go to this institution without consent; empty where no law limits them so."""
    us = institutions.get(by.institution, for_=by)  # type: ignore[arg-type]
    day = by.day(at)
    if any(w.basis == Basis.STATUTE and not w.fields for w in rules.paths(us.country, us.kind, to.kind, day)):
        return frozenset()
    rows = rules.without_consent(us.country, to.kind, day)
    return frozenset(name for row in rows for name in row.fields)
