"""Invitations: the only way in. The link's secret is said once and kept as its hash."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Role, Word, require
from samspil.accounts import queries
from samspil.accounts.models import Account, Invitation, Membership
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.periods import running
from samspil.notices import service as notices
from samspil.trail import service as trail

INVITATION_LASTS = dt.timedelta(days=14)
Link = Callable[[str], str]
"""Makes the address of an invitation from its secret; the edge knows the addresses."""


def secret_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite(
    *,
    by: Actor,
    at: dt.datetime,
    email: str,
    name: str,
    role: str,
    language: str,
    team: object | None = None,
    link: Link | None = None,
) -> tuple[Invitation, str]:
    """Invite somebody to the actor's institution. Returns the invitation and the secret of its link (said once).

    With `link` the invitation leaves by mail in the same transaction.
    """
    require(by, Word.STAFF_MANAGE)
    email = email.strip().lower()
    _check(by, at, email, name, role)
    secret = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        institution_id=by.institution,
        team_id=getattr(team, "pk", team),
        role=role,
        language=language if language in dict(LANGUAGE_NAMES) else "en",
        secret_hash=secret_hash(secret),
        invited_by_id=by.account,
        invited_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    trail.record(by=by, at=at, act="accounts.invite", record_kind="invitation", record=invitation.pk)
    if link:
        _post(by, at, invitation, link(secret))
    return invitation, secret


@transaction.atomic
def invite_again(*, by: Actor, at: dt.datetime, invitation: Invitation, link: Link) -> str:
    """Send a new link; the old one stops working."""
    _own(by, invitation)
    secret = secrets.token_urlsafe(24)
    invitation.secret_hash, invitation.expires_at = secret_hash(secret), at + INVITATION_LASTS
    invitation.save(update_fields=["secret_hash", "expires_at"])
    trail.record(by=by, at=at, act="accounts.invite_again", record_kind="invitation", record=invitation.pk)
    _post(by, at, invitation, link(secret))
    return secret


@transaction.atomic
def withdraw_invitation(*, by: Actor, at: dt.datetime, invitation: Invitation) -> None:
    _own(by, invitation)
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    trail.record(
        by=by, at=at, act="accounts.withdraw_invitation", record_kind="invitation", record=invitation.pk
    )


@transaction.atomic
def accept_invitation(
    *, by: Actor, at: dt.datetime, invitation: Invitation, password: str = "", again: str | None = None
) -> Account:
    """The holder of the link accepts: a new account with this password, and the role.

    Whoever already has an account accepts while signed in to it (`by` is that account), so that an invitation
    never goes round the second factor.
    """
    invitation = _still_open(invitation, at)
    account = queries.account_by_email(invitation.email)
    fresh = account is None
    if account is None:
        account = _new_account(invitation, at, password, again)
    elif by.account != account.pk:
        raise Refused(_("Sign in with your account first, then accept."))
    home = invitation.institution
    if not Membership.objects.filter(running(at), account=account, institution=home).exists():
        Membership.objects.create(
            account=account,
            institution=home,
            team_id=invitation.team_id,
            role=invitation.role,
            since=at,
            granted_by_id=invitation.invited_by_id,
        )
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    trail.record(
        by=queries.actor_for(account, institution=home.pk, at=at)[0],
        at=at,
        act="accounts.accept_invitation",
        record_kind="account",
        record=account.pk,
        details={"new": fresh},
    )
    return account


def _check(by: Actor, at: dt.datetime, email: str, name: str, role: str) -> None:
    problems = {}
    try:
        validate_email(email)
    except ValidationError:
        problems["email"] = _("Write an e-mail address like name@example.org.")
    if not name.strip():
        problems["name"] = _("Write the name.")
    if role not in Role.values:
        problems["role"] = _("Choose a role.")
    here = Membership.objects.filter(running(at), institution_id=by.institution, account__email=email)
    if "email" not in problems and here.exists():
        problems["email"] = _("This person already works for the institution.")
    elif queries.invitations(for_=by).filter(email=email, expires_at__gt=at).exists():
        problems["email"] = _("This person is already invited. Send the invitation again instead.")
    if problems:
        raise Invalid(problems)


def _own(by: Actor, invitation: Invitation) -> None:
    require(by, Word.STAFF_MANAGE)
    if by.institution is not None and by.institution != invitation.institution_id:
        raise Refused(_("You can change only invitations of the institution you act for."))


def _post(by: Actor, at: dt.datetime, invitation: Invitation, address: str) -> None:
    """Outside the system no name and no organisation is said."""
    with translation.override(invitation.language):
        notices.send(
            by=by,
            at=at,
            to=invitation.email,
            subject=_("An invitation to Samspil"),
            body=_(
                "You are invited to work in Samspil.\n\n"
                "Open this link and choose a password. It works once, for 14 days:\n%(link)s\n\n"
                "If you did not expect this, you need do nothing."
            )
            % {"link": address},
        )


def _still_open(invitation: Invitation, at: dt.datetime) -> Invitation:
    """The same invitation, held until the end of the transaction; used or ended meanwhile: as if it never was."""
    held = Invitation.objects.select_for_update(of=("self",)).select_related("institution")
    found = held.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=at).first()
    if found is None:
        raise NotFound
    return found


def _new_account(invitation: Invitation, at: dt.datetime, password: str, again: str | None) -> Account:
    account = Account(
        email=invitation.email, name=invitation.name, language=invitation.language, created_at=at
    )
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Invalid({"password": " ".join(error.messages)}) from error
    if again is not None and again != password:
        raise Invalid({"again": _("The two passwords differ. Write the same one twice.")})
    account.set_password(password)
    account.save(force_insert=True)
    return account
