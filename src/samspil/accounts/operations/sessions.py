"""Signing in and out: recorded, and a session can be ended from elsewhere."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.crypto import salted_hmac

from samspil.access.service import Actor
from samspil.accounts import queries
from samspil.accounts.models import Account
from samspil.trail import service as trail
from samspil.trail.service import Deed


def note_sign_in(*, by: Actor, at: dt.datetime, act: str, details: dict[str, Any] | None = None) -> None:
    """Signing in or out, or a second factor added, used in vain or removed. `by` is whoever it is about."""
    trail.record(
        by=by,
        at=at,
        act=f"accounts.{act}",
        record_kind="account",
        record=by.account,
        deed=Deed.SIGN_IN,
        details=details,
    )


def note_in_vain(
    *, by: Actor, at: dt.datetime, act: str, page: str, ids: Mapping[str, UUID], write: bool = False
) -> None:
    """Somebody signed in asked for what is not there or not theirs (`missed`), or was refused. What they asked for is
    kept as the page's name and the identifier in its address; whether there is such a record is not."""
    asked_for = list(ids.items())
    more = {name: str(id) for name, id in asked_for[:-1]} | ({"tried": "write"} if write else {})
    trail.fail(
        by=by,
        at=at,
        act=f"accounts.{act}",
        record_kind=page[:60],
        record=asked_for[-1][1] if asked_for else None,
        case=ids.get("case"),
        details=more or None,
    )


def note_wrong_key(*, by: Actor, at: dt.datetime, page: str, key: str) -> None:
    """A secret address that opens nothing: guessed, mistyped, or ended since. The key is kept as a keyed hash alone. The same
    one again within an hour says nothing new: a calendar goes on asking by itself."""
    tried = typed(key)
    if not trail.noted("accounts.wrong_key", record=tried, since=at - dt.timedelta(hours=1)):
        trail.fail(by=by, at=at, act="accounts.wrong_key", record_kind=page[:60], record=tried)


def note_failed_sign_in(*, by: Actor, at: dt.datetime, email: str) -> None:
    """A wrong password. What was typed is kept only as a keyed hash, by which tries with the same words are known
    again: it may be anything, even a password. A known account is kept."""
    account = queries.account_by_email(email) if email else None
    places = queries.workplaces(account, at=at) if account else []
    trail.record(
        # Into the chain of the institution whose door was tried, so that its auditor sees it. Nobody acted.
        by=dataclasses.replace(by, institution=places[0].institution_id if places else None),
        at=at,
        act="accounts.sign_in_failed",
        record_kind="account",
        record=account.pk if account else None,
        deed=Deed.SIGN_IN,
        details={"typed": typed(email)} if email else None,
    )


def typed(email: str) -> str:
    """The keyed hash of what was typed as e-mail: the same for the same words, and back to them leads no way."""
    return salted_hmac("samspil.accounts.typed", email.strip().casefold(), algorithm="sha256").hexdigest()[
        :32
    ]


@transaction.atomic
def end_session(*, by: Actor, at: dt.datetime, account: Account, session: int) -> None:
    """End one of the person's own sessions; the browser that holds it is signed out at its next click."""
    queries.session(session, account=account).end()
    _note_end(by, at)


@transaction.atomic
def end_other_sessions(*, by: Actor, at: dt.datetime, account: Account, but: str) -> int:
    """End all of the person's sessions but the one with this key. Returns how many."""
    others = list(UserSession.objects.filter(user=account).exclude(session_key=but))
    for session in others:
        session.end()
        _note_end(by, at)
    return len(others)


def _note_end(by: Actor, at: dt.datetime) -> None:
    trail.record(
        by=by,
        at=at,
        act="accounts.end_session",
        record_kind="account",
        record=by.account,
        deed=Deed.SIGN_IN,
    )
