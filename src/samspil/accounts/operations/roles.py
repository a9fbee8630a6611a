"""Who works where in which role. A grant is ended and begun, never rewritten."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Role, Word, require
from samspil.accounts.models import Account, Membership
from samspil.ground.errors import Invalid, Refused
from samspil.ground.periods import running
from samspil.trail import service as trail


@transaction.atomic
def employ(
    *,
    by: Actor,
    at: dt.datetime,
    account: Account,
    institution: object,
    role: str,
    team: object | None = None,
) -> Membership:
    """Somebody works for an institution in a role from now on."""
    require(by, Word.STAFF_MANAGE)
    home = getattr(institution, "pk", institution)
    if by.institution is not None and by.institution != home:
        raise Refused(_("You can give roles only in the institution you act for."))
    if Membership.objects.filter(running(at), account=account, institution_id=home).exists():
        raise Invalid({"account": _("This person already works for the institution.")})
    membership = Membership.objects.create(
        account=account,
        institution_id=home,
        team_id=getattr(team, "pk", team),
        role=Role(role),
        since=at,
        granted_by_id=by.account,
    )
    trail.record(
        by=by,
        at=at,
        act="accounts.employ",
        record_kind="membership",
        record=membership.pk,
        details={"role": str(role)},
    )
    return membership


@transaction.atomic
def change_role(*, by: Actor, at: dt.datetime, membership: Membership, role: str) -> Membership:
    """End the old grant and begin a new one: who could do what on which day stays readable."""
    release(by=by, at=at, membership=membership)
    begins = Membership(
        account_id=membership.account_id,
        institution_id=membership.institution_id,
        team_id=membership.team_id,
        role=Role(role),
        since=at,
        granted_by_id=by.account,
    )
    begins.save(force_insert=True)
    trail.record(
        by=by,
        at=at,
        act="accounts.change_role",
        record_kind="membership",
        record=begins.pk,
        details={"role": str(role)},
    )
    return begins


@transaction.atomic
def release(*, by: Actor, at: dt.datetime, membership: Membership) -> Membership:
    """Somebody no longer works for the institution, from this moment on."""
    require(by, Word.STAFF_MANAGE)
    if by.institution is not None and by.institution != membership.institution_id:
        raise Refused(_("You can end roles only in the institution you act for."))
    if membership.account_id == by.account:
        raise Refused(_("You cannot end your own role. Ask another administrator."))
    membership.until = max(at, membership.since + dt.timedelta(microseconds=1))
    membership.save(update_fields=["until"])
    trail.record(by=by, at=at, act="accounts.release", record_kind="membership", record=membership.pk)
    return membership
