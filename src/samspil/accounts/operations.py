import datetime as dt
import hashlib
import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Role, Word, require
from samspil.accounts import queries
from samspil.accounts.models import Account, Invitation, Membership
from samspil.accounts.terms import LANGUAGE_NAMES, Theme
from samspil.ground.errors import Invalid, Refused
from samspil.ground.periods import running
from samspil.trail import service as trail

INVITATION_LASTS = dt.timedelta(days=14)


def secret_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def create(
    *, by: Actor, at: dt.datetime, email: str, name: str, language: str = "en", password: str | None = None
) -> Account:
    """Create an account without a workplace. For operators, accepted invitations and the story."""
    require(by, Word.STAFF_MANAGE)
    problems = {}
    try:
        validate_email(email)
    except ValidationError:
        problems["email"] = _("Write an e-mail address like name@example.org.")
    if not name.strip():
        problems["name"] = _("Write the name.")
    if queries.account_by_email(email):
        problems["email"] = _("Somebody already signs in with this address.")
    if problems:
        raise Invalid(problems)
    account = Account(email=email.strip().lower(), name=name.strip(), language=language, created_at=at)
    if password is None:
        account.set_unusable_password()
    else:
        account.set_password(password)
    account.save(force_insert=True)
    trail.record(by=by, at=at, act="accounts.create", record_kind="account", record=account.pk)
    return account


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


@transaction.atomic
def invite(
    *, by: Actor, at: dt.datetime, email: str, name: str, role: str, language: str, team: object | None = None
) -> tuple[Invitation, str]:
    """Invite somebody to the actor's institution. Returns the invitation and the secret of its link (said once)."""
    require(by, Word.STAFF_MANAGE)
    problems = {}
    try:
        validate_email(email)
    except ValidationError:
        problems["email"] = _("Write an e-mail address like name@example.org.")
    if not name.strip():
        problems["name"] = _("Write the name.")
    if role not in Role.values:
        problems["role"] = _("Choose a role.")
    if problems:
        raise Invalid(problems)
    secret = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        email=email.strip().lower(),
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
    return invitation, secret


@transaction.atomic
def withdraw_invitation(*, by: Actor, at: dt.datetime, invitation: Invitation) -> None:
    require(by, Word.STAFF_MANAGE)
    if by.institution != invitation.institution_id:
        raise Refused(_("You can withdraw only invitations of the institution you act for."))
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    trail.record(
        by=by, at=at, act="accounts.withdraw_invitation", record_kind="invitation", record=invitation.pk
    )


@transaction.atomic
def accept_invitation(*, by: Actor, at: dt.datetime, invitation: Invitation, password: str) -> Account:
    """Whoever holds the link accepts: an account with this password, and the role. `by` is the visitor."""
    account = queries.account_by_email(invitation.email)
    fresh = account is None
    if account is None:
        account = Account(
            email=invitation.email, name=invitation.name, language=invitation.language, created_at=at
        )
        try:
            validate_password(password, account)
        except ValidationError as error:
            raise Invalid({"password": " ".join(error.messages)}) from error
        account.set_password(password)
        account.save(force_insert=True)
    elif not account.check_password(password):
        raise Invalid(
            {"password": _("You already have an account here. Write the password of that account.")}
        )
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
        by=by,
        at=at,
        act="accounts.accept_invitation",
        record_kind="account",
        record=account.pk,
        details={"new": fresh},
    )
    return account


@transaction.atomic
def prefer(*, by: Actor, at: dt.datetime, account: Account, language: str, theme: str) -> Account:
    """The person's own language and look."""
    if by.account != account.pk:
        raise Refused(_("You can change only your own settings."))
    if language not in dict(LANGUAGE_NAMES):
        raise Invalid({"language": _("Choose a language from the list.")})
    if theme not in Theme.values:
        raise Invalid({"theme": _("Choose a look from the list.")})
    account.language, account.theme = language, theme
    account.save(update_fields=["language", "theme"])
    trail.record(by=by, at=at, act="accounts.prefer", record_kind="account", record=account.pk)
    return account


@transaction.atomic
def lock(*, by: Actor, at: dt.datetime, account: Account, locked: bool) -> Account:
    """Lock an account out, or let it in again. For operators."""
    require(by, Word.STAFF_MANAGE)
    account.is_active = not locked
    account.save(update_fields=["is_active"])
    trail.record(
        by=by,
        at=at,
        act="accounts.lock",
        record_kind="account",
        record=account.pk,
        details={"locked": locked},
    )
    return account
