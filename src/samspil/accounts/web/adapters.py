"""What the sign-in library asks of us: by invitation only, secrets sealed, mails and messages in our words."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.accounts import service
from samspil.ground import clock
from samspil.notices import service as notices

UNSAID = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")
"""Messages that tell people what they see anyway."""


class InvitationOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Through our own post, in the person's language. Nothing is sent to an address that nobody signs in with."""
        now = clock.now()
        by, _places = service.actor_for(user, institution=None, at=now)
        with translation.override(user.language):
            notices.send(
                by=by,
                at=now,
                to=user.email,
                subject=_("A new password for Samspil"),
                body=_(
                    "Somebody asked for a new password for your account.\n\n"
                    "If it was you, open this link and choose one:\n%(link)s\n\n"
                    "If it was not you, you need do nothing. Your password stays as it is."
                )
                % {"link": context["password_reset_url"]},
            )


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """The organisation's sign-in opens an account that an invitation made before; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The first time, the address that the organisation has verified leads to the account."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        verified = next((e.email for e in sociallogin.email_addresses if e.verified is True), "")
        account = service.account_by_email(verified) if verified else None
        if account is not None and account.is_active:
            sociallogin.connect(request, account)


class SealedSecrets(DefaultMFAAdapter):
    """The secrets of second factors are stored encrypted with a key made from the secret key."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    hashed = [hashlib.sha256(b"second factors:" + str(key).encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in hashed])
