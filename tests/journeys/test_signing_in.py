"""From the invitation to a passkey, in a real browser, in English and Czech, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from playwright.sync_api import Page, expect

from samspil.accounts import service as accounts
from samspil.accounts.models import Account, Membership
from samspil.notices.models import Letter
from tests.cast import MACHINE, NOW, PASSWORD, call
from tests.support.browser import NARROW, WIDE

pytestmark = pytest.mark.django_db(transaction=True)
CHOSEN = "three words in a row"
WAYS = [("en", WIDE), ("cs", NARROW)]


@pytest.fixture
def stage(settings: Any) -> Any:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    cache.clear()
    return call()


def link_in_the_mail() -> str:
    return re.search(r"https?://[^/]+(/\S+)", Letter.objects.latest("queued_at").body)[1]


def code_for(secret: str, later: int = 0) -> str:
    """What the app on the phone would show."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())) + later))


def press(page: Page) -> None:
    page.locator("main button.btn-primary").first.click()


def log_in(page: Page, email: str, password: str) -> None:
    page.goto("/account/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    press(page)


def give_a_fingerprint_reader(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.mark.parametrize(("language", "size"), WAYS, ids=[f"{w[0]}-{w[1][0]}" for w in WAYS])
def test_from_the_invitation_to_the_passkey(
    stage: Any,
    new_page: Callable[..., Page],
    axe: Callable[[Page], None],
    sign_in: Any,
    language: str,
    size: Any,
):
    # Ada invites.
    admin = new_page(*size)
    sign_in(admin, stage.ada)
    admin.goto("/staff/")
    axe(admin)
    admin.fill("[name=name]", "Nina Bílá")
    admin.fill("[name=email]", "nina@example.org")
    admin.select_option("[name=language]", language)
    admin.locator("form:has([name=email]) button.btn-primary").click()
    expect(admin.locator(".banner.ok")).to_contain_text("nina@example.org")
    axe(admin)

    # Nina opens the link, chooses a password that is too weak, then a good one.
    nina = new_page(*size, locale="en-GB")
    nina.goto(link_in_the_mail())
    assert nina.locator("html").get_attribute("lang") == language
    axe(nina)
    nina.fill("[name=password]", "short")
    nina.fill("[name=again]", "short")
    press(nina)
    expect(nina.locator(".error-summary")).to_be_focused()
    axe(nina)
    nina.fill("[name=password]", CHOSEN)
    nina.fill("[name=again]", CHOSEN)
    press(nina)
    nina.wait_for_url("**/day/")

    # The authenticator app.
    nina.goto("/me/")
    axe(nina)
    nina.locator("a[href='/account/2fa/totp/activate/']").click()
    axe(nina)
    nina.fill("[name=password]", CHOSEN)
    press(nina)
    secret = nina.locator("b.codes").inner_text()
    axe(nina)
    nina.fill("[name=code]", code_for(secret))
    press(nina)
    nina.wait_for_url("**/recovery-codes/")
    codes = nina.locator("ul.codes li").all_inner_texts()
    assert len(codes) == 10
    axe(nina)

    # The passkey.
    give_a_fingerprint_reader(nina)
    nina.goto("/account/2fa/webauthn/add/")
    axe(nina)
    nina.fill("[name=name]", "Notebook")
    nina.check("[name=passwordless]")
    nina.click("#mfa_webauthn_add")
    nina.wait_for_url("**/account/2fa/")
    axe(nina)
    nina.goto("/account/2fa/webauthn/")
    expect(nina.locator("main")).to_contain_text("Notebook")
    axe(nina)

    # Elsewhere she signs in with the password and a recovery code.
    elsewhere = new_page(*size)
    log_in(elsewhere, "nina@example.org", CHOSEN)
    axe(elsewhere)
    elsewhere.fill("[name=code]", codes[0])
    press(elsewhere)
    elsewhere.wait_for_url("**/day/")

    # She ends that session from here.
    nina.goto("/me/")
    nina.locator("form[action*='/me/sessions/'] button").first.click()
    expect(nina.locator(".banner.ok")).to_be_visible()
    elsewhere.goto("/me/")
    assert "/account/login/" in elsewhere.url

    # Signed out, she comes back by the passkey alone.
    nina.goto("/account/logout/")
    axe(nina)
    press(nina)
    expect(nina.locator("form[data-sign-out]")).to_have_count(0)
    nina.goto("/account/login/")
    axe(nina)
    nina.click("#passkey_login")
    nina.wait_for_url("**/day/")

    # She works for a second institution, and says for which one she acts.
    account = Account.objects.get(email="nina@example.org")
    accounts.employ(by=MACHINE, at=NOW, account=account, institution=stage.club, role="youth_worker")
    Membership.objects.filter(account=account, institution=stage.club).update(
        since=Membership.objects.get(account=account, institution=stage.authority).since
    )
    nina.goto("/switch/")
    axe(nina)
    nina.locator(f"button[value='{stage.club.pk}']").click()
    nina.wait_for_url("**/day/")
    assert nina.locator(".who .o").text_content() == stage.club.name


def test_five_wrong_passwords_lock_out_and_the_page_says_for_how_long(
    stage: Any, any_width: Page, axe: Callable[[Page], None]
):
    for _ in range(5):
        log_in(any_width, stage.jana.email, "wrong")
        expect(any_width.locator(".error-summary")).to_be_visible()
    axe(any_width)
    log_in(any_width, stage.jana.email, PASSWORD)
    expect(any_width.locator(".error-summary")).to_contain_text("five minutes")
    axe(any_width)


def test_pages_of_administration_are_reachable_and_accessible(
    stage: Any, any_width: Page, axe: Callable[[Page], None], sign_in: Any
):
    sign_in(any_width, stage.ada)
    for address in ("/institution/", "/competences/"):
        any_width.goto(address)
        axe(any_width)
    any_width.goto("/staff/")
    any_width.locator("a[href^='/staff/']", has_text="Change role").first.click()
    axe(any_width)
    sign_in(any_width, stage.mark)
    any_width.goto("/staff/record/?check=1")
    expect(any_width.locator(".banner.ok")).to_be_visible()
    axe(any_width)
