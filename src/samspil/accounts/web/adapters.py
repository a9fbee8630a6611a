"""Sign-in by invitation only, by password or by the organisation's own sign-in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from samspil.accounts import service


class InvitationOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """The organisation's sign-in opens an account that an invitation made before; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        email = (sociallogin.account.extra_data or {}).get("email", "")
        verified = (sociallogin.account.extra_data or {}).get("email_verified", False)
        account = service.account_by_email(email) if email and verified else None
        if account is not None and not sociallogin.is_existing:
            sociallogin.connect(request, account)
