"""Signing in and out goes into the trail, whichever way it happened."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal, receiver

from samspil.access.service import NOBODY
from samspil.accounts import service
from samspil.ground import clock

ACTS: dict[Signal, str] = {
    user_logged_in: "sign_in",
    user_logged_out: "sign_out",
    password_changed: "password_changed",
    password_reset: "password_changed",
    password_set: "password_changed",
    authenticator_added: "factor_added",
    authenticator_removed: "factor_removed",
    authenticator_reset: "codes_renewed",
    authentication_failed: "factor_failed",
}


@receiver(list(ACTS), dispatch_uid="samspil.trail.sign_in")
def note(signal: Signal, user: Any = None, authenticator: Any = None, **kwargs: Any) -> None:
    if user is None:
        return
    now = clock.now()
    by, _places = service.actor_for(user, institution=None, at=now)
    kind = {"kind": str(authenticator.type)} if authenticator is not None else None
    service.note_sign_in(by=by, at=now, act=ACTS[signal], details=kind)


@receiver(user_login_failed, dispatch_uid="samspil.trail.sign_in_failed")
def note_failure(credentials: Any, **kwargs: Any) -> None:
    typed = credentials.get("email") or credentials.get("username") or ""
    service.note_failed_sign_in(by=NOBODY, at=clock.now(), email=str(typed))
