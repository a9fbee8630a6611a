"""A carer gets a sign-in of their own: invited by their service with a link that is said once, used once, for two weeks."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.carers.models import Key, Member
from samspil.carers.operations.changing import may_write
from samspil.carers.terms import MemberRole
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.periods import running
from samspil.notices import service as notices
from samspil.trail import service as trail

KEY_LASTS = dt.timedelta(days=14)
Link = Callable[[str], str]
"""Makes the address of an invitation from its secret; the edge knows the addresses."""


def key_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite_carer(
    *, by: Actor, at: dt.datetime, member: Member, email: str, language: str, link: Link | None = None
) -> str:
    """The secret of the link, said once; with `link` it leaves by mail in the same transaction. Older links stop working."""
    may_write(by, member.family)
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.role != MemberRole.CARER or member.until is not None:
        raise Refused(_("Only a foster carer signs in for the family."))
    if member.account_id is not None:
        raise Refused(_("This carer signs in already."))
    email, problems = email.strip().lower(), {}
    try:
        validate_email(email)
    except ValidationError:
        problems["email"] = _("Write an e-mail address like name@example.org.")
    if language not in dict(LANGUAGE_NAMES):
        problems["language"] = _("Choose a language from the list.")
    if problems:
        raise Invalid(problems)
    Key.objects.filter(member=member, used_at=None, expires_at__gt=at).update(expires_at=at)
    secret = secrets.token_urlsafe(24)
    Key.objects.create(
        member=member, email=email, language=language, secret_hash=key_hash(secret), made_by_id=by.account, made_at=at,
        expires_at=at + KEY_LASTS,
    )  # fmt: skip
    Member.objects.filter(pk=member.pk, email="").update(email=email)
    trail.record(
        by=by, at=at, act="carers.invite_carer", record_kind="foster_family", record=member.family_id
    )
    if link:
        _post(by, at, email, language, link(secret))
    return secret


def _post(by: Actor, at: dt.datetime, email: str, language: str, address: str) -> None:
    """Outside the system no name and no organisation is said."""
    with translation.override(language):
        notices.send(
            by=by, at=at, to=email, subject=_("An invitation to Samspil"),
            body=_(
                "You are invited to sign in to Samspil.\n\n"
                "Open this link and choose a password. It works once, for 14 days:\n%(link)s\n\n"
                "If you did not expect this, you need do nothing."
            ) % {"link": address},
        )  # fmt: skip


def by_key(secret: str, *, at: dt.datetime) -> Key:
    """The invitation that a secret link opens, while it holds and the carer still lives in the family."""
    found = (
        Key.objects.filter(running(at.date(), "member__"), secret_hash=key_hash(secret), used_at=None, expires_at__gt=at)
        .select_related("member__family__institution")
        .first()
    )  # fmt: skip
    if found is None or found.member.account_id is not None:
        raise NotFound
    return found


@transaction.atomic
def accept_carer(
    *, by: Actor, at: dt.datetime, key: Key, password: str = "", again: str | None = None
) -> Any:
    """The holder of the link begins: with a new account and this password, or signed in to the one they have (`by`)."""
    held = Key.objects.select_for_update(of=("self",)).select_related("member__family").get(pk=key.pk)
    member = Member.objects.select_for_update(of=("self",)).get(pk=held.member_id)
    if held.used_at is not None or held.expires_at <= at or member.account_id is not None:
        raise NotFound
    account = accounts.account_by_email(held.email)
    if account is None:
        maker = Actor(
            role="machine",
            words=frozenset({str(Word.STAFF_MANAGE)}),
            institution=held.member.family.institution_id,
        )
        account = accounts.register(
            by=maker, at=at, email=held.email, name=member.name, language=held.language, password=password, again=again
        )  # fmt: skip
    elif by.account != account.pk:
        raise Refused(_("Sign in with your account first, then accept."))
    member.account_id, held.used_at = account.pk, at
    member.save(update_fields=["account"])
    held.save(update_fields=["used_at"])
    trail.record(
        by=accounts.actor_for(account, institution=None, at=at)[0], at=at, act="carers.accept_carer",
        record_kind="foster_family", record=member.family_id,
    )  # fmt: skip
    return account
