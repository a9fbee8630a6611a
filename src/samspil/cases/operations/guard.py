"""What every change of a case begins and ends with."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case
from samspil.ground.errors import Conflict, Refused


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
