"""What every answer keeps to, whatever is sent: no page fails over odd characters, none is stored or framed."""

import logging
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from samspil.access.checks import pages
from samspil.access.service import declaration_of
from samspil.cases.models import Entry
from samspil.desk.logs import NoSecrets
from samspil.documents.models import Draft
from tests.cast import Cast
from tests.law import walking
from tests.law.test_edges import record_pages
from tests.law.worlds import lines_of, worlds
from tests.rooms.cases.pages import visitor
from tests.support.database import choice

ODD = {
    "sqlite": ("9" * 5000, "a\x00b\ud83d"),
    "postgresql": ("31.12.9999", "²", "a\x00b"),
}
"""What breaks a page that trusts it: a number without end, half a character, a day after which none comes, a digit that is
no number, an empty character. Each is sent where its database minds it more."""
FIELDS = (
    "text", "q", "note", "reason", "why", "contested", "words", "key", "title", "code", "purpose", "name", "what", "to",
    "revision", "position", "minutes", "happened_on", "until", "since", "next_on", "review_on", "due_on", "on", "field",
    "given_name", "born_on", "place", "step", "target", "kind", "state", "answer", "person", "replaces", "fields", "who",
)  # fmt: skip

ASKED = (
    "after", "before", "since", "until", "day", "person", "a", "b", "case", "referral", "child", "show", "by", "back",
    "step", "new", "as",
)  # fmt: skip


def plain_pages() -> list[str]:
    """Pages without anything in their address that are ours."""
    found = []
    for route, name, view in pages():
        said = declaration_of(view, name)
        if (
            name
            and "<" not in route
            and said is not None
            and not name.startswith(("account_", "mfa_", "social"))
        ):
            found.append(name)
    return found


def addresses(cast: Cast) -> list[str]:
    """Every page of ours, with the records it is about."""
    given = {"led": worlds(cast)["led"]}
    found = [reverse(name) for name in plain_pages()]
    for name, route, _said in walking.ours():
        if walking.arguments(route):
            found += [reverse(name, kwargs=has) for _world, has in lines_of(route, given)]
    return found


def fails(client: Client, address: str, odd: str) -> bool:
    """Whether the page breaks over this in its address or in any field."""
    typed = odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    asked = client.get(address, dict.fromkeys(ASKED, typed)).status_code
    return asked >= 500 or client.post(address, dict.fromkeys(FIELDS, typed)).status_code >= 500


@pytest.mark.django_db
def test_no_page_fails_over_what_is_typed_or_asked(cast):
    client = Client(raise_request_exception=False)
    there = addresses(cast)
    client.force_login(cast.jana)
    there = [address for address in there if client.options(address).status_code not in (404, 302)]
    assert len(there) > 40
    assert [(a, odd[:9]) for a in there for odd in ODD[choice()] if fails(client, a, odd)] == []


@pytest.mark.django_db
def test_a_text_with_an_empty_character_is_kept_as_it_looked(cast):
    client = visitor(cast.jana)
    answer = client.post(
        reverse("cases:file", args=[cast.case.pk]), {"kind": "note", "seen_by": "own", "text": "Ra\x00ng"}
    )
    assert answer.status_code == 303
    assert Entry.objects.latest("recorded_at", "id").text == "Rang"


@pytest.mark.django_db
def test_a_draft_keeps_no_half_characters(cast):
    odd = {
        "key": "k\x00",
        "text": "a\x00b",
        "fields": '{"text": ["a\\u0000b\\ud83d"], "x\\u0000": 1}',
        "revision": "7",
    }
    assert visitor(cast.jana).post(reverse("documents:keep"), odd).status_code == 200
    draft = Draft.objects.get()
    assert draft.key == "k" and draft.fields == {"text": "ab", "x": "1"} and draft.revision == 7


@pytest.mark.django_db
def test_a_cookie_with_an_empty_character_is_no_session(db):
    client = Client()
    client.cookies["sessionid"] = "x\x00y"
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_pages_of_somebody_signed_in_are_stored_by_nobody(cast):
    client = visitor(cast.jana)
    for address in (reverse("cases:file", args=[cast.case.pk]), reverse("desk:day"), "/cases/nothing/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"], address
        assert answer["X-Frame-Options"] == "DENY" and answer["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_everywhere(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.jana)
    for name, arguments in record_pages():
        answer = client.post(reverse(name, kwargs=dict.fromkeys(arguments, uuid.uuid4())))
        assert answer.status_code in (403, 405), name
    for name in plain_pages():
        assert client.post(reverse(name)).status_code in (403, 404, 405), name


@pytest.mark.django_db
@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_no_page_leads_away(cast, away):
    client = visitor(cast.jana)
    person = reverse("people:show", args=[cast.tereza.pk])
    assert f'"{away}' not in client.get(person, {"back": away}).text
    spoken = client.post(reverse("people:languages", args=[cast.tereza.pk]), {"back": away, "revision": 1})
    assert spoken.status_code == 303 and spoken["Location"] == person
    dropped = client.post(reverse("documents:drop"), {"key": "x", "back": away})
    assert dropped["Location"] == reverse("documents:keep")
    chosen = client.post(reverse("set_language"), {"language": "cs", "next": away})
    assert "evil" not in chosen["Location"] and "alert" not in chosen["Location"]


@pytest.mark.django_db
def test_signing_in_changes_the_session(cast):
    from tests.cast import PASSWORD

    client = Client()
    client.get(reverse("account_login"))
    client.session["x"] = 1
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    client.post(reverse("account_login"), {"login": "jana@example.org", "password": PASSWORD})
    assert client.session.get("_auth_user_id") and client.session.session_key != before


def logged(address: str) -> str:
    said = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (address,), None)
    assert NoSecrets().filter(said)
    return said.getMessage().removeprefix("Not Found: ")


def addresses_with_a_key() -> list[tuple[str, str]]:
    """Every address that opens a door by what stands in it, filled in, and its key."""
    key = "s3cr3t-_Key"
    found = [
        (
            "/"
            + re.sub(
                r"<uuid:\w+>", str(uuid.UUID(int=7)), re.sub(r"<(?:str:)?(?:secret|token|key)>", key, route)
            ),
            key,
        )
        for route, _name, _view in pages()
        if re.search(r"(?<!P)<(?:str:)?(?:secret|token|key)>", route)
    ]
    return [*found, ("/account/password/reset/key/3-c0ffee-abc/", "c0ffee-abc")]


@pytest.mark.parametrize(("address", "key"), addresses_with_a_key())
def test_the_log_does_not_say_the_secret_of_a_link(address, key):
    assert not re.search(r"[<>^$?]", address)
    for said in (address, f"https://samspil.example{address}", f'"GET {address} HTTP/1.1"'):
        assert key not in logged(said) and "…" in logged(said)


def test_every_kind_of_link_is_among_the_addresses_with_a_key():
    there = {address.split("s3cr3t")[0] for address, _key in addresses_with_a_key()}
    assert there >= {"/join/", "/plan/", "/calendar/", "/answer/", "/invited/", "/my/open/"}


@pytest.mark.parametrize("address", ["/cases/1/", "/cases/1/plan/", "/cases/1/plan/goals/2/", "/meetings/calendar/",
                                     "/meetings/calendar/make/", "/my/"])  # fmt: skip
def test_the_log_says_which_page_it_was(address):
    assert logged(address) == address
