"""What every page answers to every person of the cast, as a file that is read like a document: `access_table.txt`.

Each line is a page with the record it was asked for, and for each person what GET and POST (an empty form) answer:
`200/422`. A change of anybody's access shows as a changed line. After reading the difference and finding it right:

    SAMSPIL_WRITE_ACCESS_TABLE=1 python -m pytest tests/law/test_access_table.py

writes the file anew. A page of a new room appears by itself; name its records in worlds.py.
"""

import difflib
import os
import re
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from samspil.access.checks import pages
from tests.cast import NOW, Cast
from tests.law import walking
from tests.law.crisis_world import ROOMS as CRISIS_ROOMS
from tests.law.crisis_world import taken
from tests.law.foster_world import ROOMS, account, placed
from tests.law.secret_pages import give
from tests.law.worlds import closed, family, lines_of, worlds
from tests.support.database import choice

FILE = Path(__file__).with_name("access_table.txt")
WRITE = "SAMSPIL_WRITE_ACCESS_TABLE"
HEAD = """What every page answers: GET/POST, a form sent with nothing in it. 200 shown, 303 done, 302 to the sign-in, 404 as if it did
not exist, 403 seen but refused, 405 not asked this way, 409 two met, 422 the form says what is missing.
One line for each page and record:
  led    a case the authority leads, with the support and the club; what hangs on it is the authority's own
  left   another such case, which the club has left
  far    a case of the stranger's institution
  theirs, given, ended   a note of the support: kept to itself, shared with the authority, shared until yesterday
  closed a case that the authority led and has closed
  crisis a house of beds of a crisis team, a child who sleeps there and is asked after, a crisis with its safety plan
  placed a foster family of a service that has nothing to do with the others, a child placed there and one who waits; a
         programme that the service leads, with a group of families, a session, a question, a development plan and a course day;
         an acute line, a call that was handed over and may be learnt from, word that was left
  none   no such record
  secret a secret address that was given to somebody; the line beside it asks with one that nobody was given
jana works and mark leads at the authority, ada administers and dana watches over data protection there; petra works at
the support, lukas at the club, olga far away. family is the child of "led", signed in, who reads her own file.
maja works at the foster care service, birgit is a carer in the family it guides; wim leads the crisis team.
Pages of the sign-in library stand at the end, without a record; a page that is closed stands by its address.
"""
PEOPLE = (*walking.PEOPLE[:-1], "family", "maja", "birgit", "wim", walking.PEOPLE[-1])
KEYS = {"account_confirm_email": ["no-such-key"], "account_reset_password_from_key": ["1", "no-such-key"]}
"""Parts of a library's addresses that are no identifiers."""
ASKED = {"sqlite": PEOPLE, "postgresql": ("jana", "petra", "olga", "family", "maja")}
"""Who asks. Where the database has a fence of its own: one who leads, one at the table, one from outside, and the family."""


@pytest.fixture(autouse=True)
def story_time(time_machine, monkeypatch):
    """Nothing is drawn: which answer is given is decided before, and drawing takes most of the time. Which page an address
    means is looked up once for all who ask."""
    time_machine.move_to(NOW, tick=False)
    resolver = get_resolver()
    monkeypatch.setattr(resolver, "resolve", cache(resolver.resolve))
    monkeypatch.setattr("django.template.base.Template._render", lambda self, context: "")


def answered(client: Any, address: str) -> str:
    said = []
    for method, sent in ((client.get, {}), (client.post, {"sent": "yes"})):
        with transaction.atomic():
            said.append(str(method(address, sent).status_code))
            transaction.set_rollback(True)
    return "/".join(said)


def _visitor(cast: Cast, name: str) -> Any:
    own = {"family": family} | {one: partial(account, one) for one in ("maja", "birgit", "wim")}
    if name not in own:
        return walking.visitor(cast, name)
    client = Client(raise_request_exception=False)
    client.force_login(own[name](), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _by_secret(cast: Cast, clients: dict[str, Any]) -> list[list[str]]:
    """Pages behind a secret address with one that is real: it opens them for whoever holds it, and for nobody more."""
    rows = []
    with transaction.atomic():
        for name, secret in give(cast).secrets.items():
            address = reverse(name, kwargs=secret)
            rows.append([name, "secret", *(answered(c, address) for c in clients.values())])
        transaction.set_rollback(True)
    return rows


def table(cast: Cast, people: tuple[str, ...]) -> tuple[str, list[str]]:
    """The table, and the pages that answer when they are asked in a way that no page knows."""
    foster, crisis = placed(), taken()
    odd, ways = [], cycle(("put", "patch", "delete"))
    clients = {name: _visitor(cast, name) for name in people}
    rows = _by_secret(cast, clients)
    given = worlds(cast)
    more = {room: {"placed": foster} for room in ROOMS} | {room: {"crisis": crisis} for room in CRISIS_ROOMS}
    more["retention"] = {"closed": {"case": closed(cast).pk}}
    for name, route, _said in sorted(walking.ours(), key=lambda page: page[0]):
        here = given | more.get(name.partition(":")[0], {})
        for world, has in lines_of(route, here):
            address = reverse(name, kwargs=has)
            said = [answered(c, address) for c in clients.values()]
            rows.append([name, world, *said])
            shown = next(
                (c for c, told in zip(clients.values(), said, strict=True) if told[:3] == "200"), None
            )
            if shown and getattr(shown, next(ways))(address).status_code != 405:
                odd.append(name)
    rows.sort(key=lambda row: row[0])
    rows += ([name, "", *(apart(c, address) for c in clients.values())] for name, address in of_libraries())
    return HEAD + "\n" + drawn([["page", "", *people], *rows]), odd


def of_libraries() -> list[tuple[str, str]]:
    """Every page that is no room's: signing in, second factors, sessions, the language; and those that are kept closed."""
    known = {name for name, _route, _said in walking.ours()}
    found = []
    for route, name, _view in pages():
        if name not in known:
            address = "/" + re.sub(r"<\w+:\w+>", "1", route)
            found.append((name or address, address if "(?P" not in route else reverse(name, args=KEYS[name])))
    return sorted(set(found))


def apart(client: Any, address: str) -> str:
    """In a browser of its own: signing out must not sign out for the next page."""
    kept = client.cookies.copy()
    said = answered(client, address)
    client.cookies = kept
    return said


def drawn(rows: list[list[str]]) -> str:
    wide = [max(len(row[n]) for row in rows) for n in (0, 1)]
    lines = (f"{r[0]:{wide[0]}}  {r[1]:{wide[1]}}  " + "  ".join(f"{c:9}" for c in r[2:]) for r in rows)
    return "".join(line.rstrip() + "\n" for line in lines)


def agreed(people: tuple[str, ...]) -> str:
    """What the file says of some of the people."""
    said = FILE.read_text() if FILE.exists() else ""
    lines = said.removeprefix(HEAD + "\n").splitlines()
    if people == PEOPLE or not lines:
        return said
    places = [lines[0].index(f"  {name}") + 2 for name in people]
    first = min(lines[0].index(f"  {name}") for name in PEOPLE)
    heads = [[*line[:first].split(), ""][:2] for line in lines]
    return HEAD + "\n" + drawn([
        [*head, *(line[at : at + 9].strip() for at in places)] for head, line in zip(heads, lines, strict=True)
    ])  # fmt: skip


@pytest.mark.django_db
def test_every_page_answers_everybody_as_the_table_says(cast):
    people = ASKED[choice()]
    now, odd = table(cast, people)
    assert " ".join(odd) == "", (
        "PUT, PATCH and DELETE are answered nowhere, not even to who may open the page"
    )
    if os.environ.get(WRITE) and people == PEOPLE:
        FILE.write_text(now)
    changed = "\n".join(
        difflib.unified_diff(
            agreed(people).splitlines(), now.splitlines(), "as agreed", "now", n=0, lineterm=""
        )
    )
    assert not changed, (
        f"Somebody's access has changed:\n{changed}\n\nRead the lines. If each is right, write the table anew:\n"
        f"    {WRITE}=1 python -m pytest tests/law/test_access_table.py\n"
    )


def test_the_table_shows_who_may_and_who_may_not():
    """Or the comparison would prove nothing."""
    lines = [line.split() for line in FILE.read_text().splitlines()]
    said = {(line[0], line[1]): dict(zip(PEOPLE, line[2:], strict=True)) for line in lines if len(line) == 14}
    kept, shared, over = (said["cases:entry", world] for world in ("theirs", "given", "ended"))
    assert kept["jana"] == over["jana"] == "404/405" and shared["jana"] == "200/405"
    assert said["cases:file", "left"]["lukas"].startswith("404/") and said["cases:file", "led"][
        "lukas"
    ].startswith("200/")
    assert {kept[name][:3] for name in ("ada", "dana", "olga")} == {"404"}
    assert kept["family"].startswith("404") and said["rights:file", "led"]["family"].startswith("200/")
    assert {said["rights:file", "led"][name][:3] for name in ("jana", "petra", "olga")} == {"404"}
    assert kept["anonymous"].startswith("302/")
    given = {page: who for (page, world), who in said.items() if world == "secret"}
    assert (
        given["plans:mine"]["anonymous"][:3] == "200" and given["meetings:answer"]["anonymous"][:3] == "200"
    )
    show = said["carers:show", "placed"]
    assert show["maja"].startswith("200/") and {show[name][:3] for name in PEOPLE[:-4]} == {"404"} == {
        show["birgit"][:3]
    }
    assert said["fostering:child", "placed"]["birgit"].startswith("200/")
    assert {said["fostering:child", "placed"][name][:3] for name in PEOPLE[:-3]} == {"404"}
    assert {page: who["wim"][:3] for (page, world), who in said.items() if world == "crisis"}[
        "crisis:show"
    ] == "200"
    assert said["beds:stay", "crisis"]["wim"][:3] == "200" and {
        said["beds:stay", "crisis"][name][:3] for name in PEOPLE[:-2]
    } == {"404"}
    assert (
        said["retention:file", "closed"]["dana"][:3] == "200" != said["retention:file", "closed"]["jana"][:3]
    )


def test_the_table_has_every_address_of_the_product():
    """Those of libraries too: what is not asked for could change unseen."""
    said = {line.split(" ")[0] for line in FILE.read_text().splitlines()}
    assert {name or "/" + re.sub(r"<\w+:\w+>", "1", route) for route, name, _view in pages()} <= said
