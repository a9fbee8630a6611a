"""Signing in: lock-out, the record of it, second factors sealed, passwords reset without telling who is known."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samspil.accounts import service as accounts
from samspil.notices.models import Letter
from samspil.trail import service as trail
from samspil.trail.models import Entry
from tests.cast import MACHINE, NOW, PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password}, **more)


def test_signing_in_and_out_is_recorded_in_the_chain_of_the_institution(cast):
    client = Client()
    assert sign_in(client, cast.jana.email).status_code == 302
    client.post("/account/logout/")
    entries = Entry.objects.filter(account=cast.jana.pk, deed="sign-in").order_by("seq")
    assert [e.act for e in entries] == ["accounts.sign_in", "accounts.sign_out"]
    assert {e.institution for e in entries} == {cast.authority.pk}
    assert trail.verify(str(cast.authority.pk)).whole


def test_a_failed_sign_in_is_recorded_without_what_was_typed(cast):
    for typed in ("jana@example.org", "my-secret-typed-in-the-wrong-box", "nobody@example.org"):
        sign_in(Client(), typed, "wrong password")
    failed = list(Entry.objects.filter(act="accounts.sign_in_failed").order_by("id"))
    assert str(cast.jana.pk) in {e.record for e in failed}
    assert all(e.account is None for e in failed)
    said = " ".join(f"{e.details} {e.record} {e.record_kind}" for e in failed)
    assert "@" not in said and "secret" not in said


LOCKED = {
    "en": "Too many wrong tries",
    "nl": "Te vaak verkeerd",
    "da": "For mange forkerte",
    "cs": "Příliš mnoho chybných",
    "fi": "Liian monta väärää",
}


@pytest.mark.parametrize("language", LOCKED)
def test_after_five_wrong_passwords_even_the_right_one_waits(cast, language):
    client = Client()
    client.cookies["django_language"] = language
    for _ in range(5):
        assert LOCKED[language] not in sign_in(client, cast.jana.email, "wrong").content.decode()
    answer = sign_in(client, cast.jana.email)
    assert answer.status_code == 200 and LOCKED[language] in answer.content.decode()
    assert sign_in(Client(), cast.petra.email).status_code == 302, "others are not locked out"


def test_a_locked_account_does_not_sign_in(cast):
    accounts.lock(by=MACHINE, at=NOW, account=cast.jana, locked=True)
    client = Client()
    sign_in(client, cast.jana.email)
    assert client.get("/me/").status_code == 302


def test_a_known_and_an_unknown_address_get_the_same_answer(cast):
    def seen(email: str) -> str:
        client = Client()
        answer = client.post("/account/password/reset/", {"email": email}, follow=True)
        return re.sub(r'(value|content|nonce)="[\w-]+"', "", answer.content.decode())

    assert seen("jana@example.org") == seen("nobody@example.org")
    assert [letter.to for letter in Letter.objects.all()] == ["jana@example.org"]


def test_a_forgotten_password_is_replaced_by_the_link_in_the_mail(cast):
    client = Client()
    client.post("/account/password/reset/", {"email": "jana@example.org"})
    link = re.search(r"https?://[^/]+(/\S+)", Letter.objects.get().body)[1]
    page = client.get(link, follow=True)
    assert page.status_code == 200
    where = page.redirect_chain[-1][0]
    weak = client.post(where, {"password1": "short", "password2": "short"})
    assert "field-error" in weak.content.decode()
    new = "another row of words"
    client.post(where, {"password1": new, "password2": new})
    assert sign_in(Client(), cast.jana.email, new).status_code == 302
    assert "does not work" in Client().get(link, follow=True).content.decode()


def test_the_secret_of_a_second_factor_is_stored_sealed_and_still_asked_for(cast):
    secret = generate_totp_secret()
    TOTP.activate(cast.jana, secret)
    assert secret not in str(Authenticator.objects.get(user=cast.jana).data)
    client = Client()
    assert reverse("mfa_authenticate") in sign_in(client, cast.jana.email)["Location"]
    assert client.get("/me/").status_code == 302, "the password alone opens nothing"
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.get("/me/").status_code == 302
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get("/me/").status_code == 200
    acts = set(Entry.objects.filter(account=cast.jana.pk).values_list("act", flat=True))
    assert {"accounts.factor_failed", "accounts.sign_in"} <= acts


def test_changing_how_one_signs_in_asks_for_the_password_again(cast):
    client = Client()
    client.force_login(cast.jana)
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert "reauthenticate" in client.get(reverse(name))["Location"], name


@pytest.mark.parametrize("language", ["en", "nl", "da", "cs", "fi"])
def test_the_pages_of_signing_in_open_in_every_language(cast, language):
    client = Client()
    sign_in(client, cast.jana.email)
    cast.jana.__class__.objects.filter(pk=cast.jana.pk).update(language=language)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    with translation.override(language):
        for name in (
            "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn",
            "account_change_password", "usersessions_list", "account_logout", "accounts:me", "accounts:switch",
        ):  # fmt: skip
            answer = client.get(reverse(name))
            assert answer.status_code == 200, name
            assert f'<html lang="{language}"' in answer.content.decode(), name
