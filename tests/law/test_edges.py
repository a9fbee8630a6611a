"""Every page declares who may open it; a stranger gets the answer of a missing record everywhere."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import include, path, reverse
from django.urls.resolvers import URLResolver

from samspil.access.checks import every_page_declares, pages
from samspil.access.service import declaration_of
from tests.law import walking
from tests.law.worlds import lines_of, worlds

TOKEN = re.compile(
    rb'(nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": ?"[^"]*"|content="[\w-]{40,}")'
)
ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def test_every_page_declares_who_may_open_it():
    assert every_page_declares() == []
    assert len(list(pages())) > 20


def test_an_undeclared_page_is_noticed():
    class Patterns:
        url_patterns = [path("bare/", lambda request: None, name="bare")]

    undeclared = [n for _, n, view in pages(Patterns()) if declaration_of(view, n) is None]
    assert undeclared == ["bare"]
    assert include is not None and URLResolver is not None


def body(response) -> bytes:
    return ID.sub(b"ID", TOKEN.sub(b"", response.content))


def record_pages() -> list[tuple[str, list[str]]]:
    """Pages with identifiers in their address that need a signed-in person."""
    found = []
    for route, name, view in pages():
        said = declaration_of(view, name)
        names = re.findall(r"<uuid:(\w+)>", route)
        if (
            names
            and name
            and said is not None
            and said.sign_in
            and "<" not in re.sub(r"<uuid:\w+>", "", route)
        ):
            found.append((name, names))
    return found


@pytest.mark.django_db
def test_a_stranger_gets_the_answer_of_a_missing_record_on_every_page(cast):
    """Asked for the very records that each page is about, which the table of access shows that others get."""
    given = {world: has for world, has in worlds(cast).items() if world != "far"}
    client = Client()
    client.force_login(cast.olga)
    routes = {name: route for name, route, _said in walking.ours()}
    asked = 0
    for name, arguments in record_pages():
        for method in (client.get, client.post):
            missing = method(reverse(name, kwargs=dict.fromkeys(arguments, uuid.uuid4())))
            assert missing.status_code in (404, 405), (
                f"{name}: a missing record answers {missing.status_code}"
            )
            for world, has in lines_of(routes[name], given) if name in routes else ():
                answer = method(reverse(name, kwargs=has))
                said = f"{method.__name__} {name} of {world}: {has}"
                assert answer.status_code == missing.status_code, said
                assert body(answer) == body(missing), said
                asked += world != "none"
    assert asked > 200


@pytest.mark.django_db
def test_a_visitor_who_has_not_signed_in_is_asked_to(cast):
    client = Client()
    for name, arguments in record_pages():
        answer = client.get(reverse(name, kwargs=dict.fromkeys(arguments, uuid.uuid4())))
        assert answer.status_code in (302, 405) and (
            answer.status_code == 405 or "login" in answer["Location"]
        ), name


@pytest.mark.django_db
def test_the_stranger_test_can_fail(cast):
    """The owner does get another answer than a stranger, or the comparison above would prove nothing."""
    client = Client()
    client.force_login(cast.jana)
    seen = [
        client.get(reverse(name, kwargs=dict.fromkeys(arguments, cast.case.pk))).status_code
        for name, arguments in record_pages()
        if len(arguments) == 1
    ]
    assert 200 in seen
