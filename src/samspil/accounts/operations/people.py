"""Accounts: made, locked, and each person's own language and look."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import queries
from samspil.accounts.models import Account
from samspil.accounts.terms import LANGUAGE_NAMES, PLACES, Theme
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail


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
def register(
    *,
    by: Actor,
    at: dt.datetime,
    email: str,
    name: str,
    language: str,
    password: str,
    again: str | None = None,
) -> Account:
    """An account without a workplace for somebody who was invited and chooses their own password."""
    try:
        validate_password(password)
    except ValidationError as error:
        raise Invalid({"password": " ".join(error.messages)}) from error
    if again is not None and again != password:
        raise Invalid({"again": _("The two passwords differ. Write the same one twice.")})
    return create(by=by, at=at, email=email, name=name, language=language, password=password)


@transaction.atomic
def prefer(
    *, by: Actor, at: dt.datetime, account: Account, language: str, theme: str, time_zone: str | None = None
) -> Account:  # fmt: skip
    """The person's own language, look and time zone; an empty zone is that of their institution, None changes nothing."""
    if by.account != account.pk:
        raise Refused(_("You can change only your own settings."))
    if language not in dict(LANGUAGE_NAMES):
        raise Invalid({"language": _("Choose a language from the list.")})
    if theme not in Theme.values:
        raise Invalid({"theme": _("Choose a look from the list.")})
    if time_zone and time_zone not in PLACES:
        raise Invalid({"time_zone": _("Choose a time zone from the list.")})
    account.language, account.theme = language, theme
    account.time_zone = account.time_zone if time_zone is None else time_zone
    account.save(update_fields=["language", "theme", "time_zone"])
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
