"""Every page, as people of the story meet it: each in their own language, on a wide screen and on a phone.

Each page is held against the rules of accessibility when the first of them meets it by day; by night against those of colour.
Who works in foster care, is a foster carer or a mother reads only what the colleague of the same language did not.

The pages are found as a person finds them, by following links from My day; then the map of addresses is asked what
a person could not have found, and what needs no more than a case, a meeting or a request is visited too.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connections
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.urls.resolvers import URLResolver
from playwright.sync_api import APIResponse, Browser, Error, Page
from pytest_django.live_server_helper import LiveServer

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.story import service as story
from tests.cast import MACHINE
from tests.support.browser import NARROW, WIDE, broken_rules, let_in, pages, twice
from tests.support.words import english_on

pytestmark = pytest.mark.xdist_group(
    "every page"
)  # they share one telling of the story, and what was held already
PERSONAS = [("jana", "cs"), ("priya", "en"), ("sanne", "nl"), ("mette", "da"), ("aino", "fi")]
OTHERS = [("hilde", "nl"), ("ineke", "nl"), ("dorte", "da"), ("lone", "da"), ("hana", "cs")]
NOT_PAGES = re.compile(
    r"^(account_log.*|desk:front|accounts:invited|desk:be|meetings:ics|set_language|look:.*|referrals:(ask|ask_young|received|answer))$"
)
BESIDE = {
    Role.ADMINISTRATOR: ("accounts:staff", "institutions:own"),
    Role.AUDITOR: ("desk:record",),
    Role.LEAD: ("coaching:list", "evaluation:figures", "exchange:list"),
    Role.PROTECTION: ("watch:list", "rules:list", "retention:list", "rights:clocks", "cases:reviews"),
}
ROOMS = (
    "desk",
    "cases",
    "referrals",
    "formulations",
    "ecomaps",
    "meetings",
    "plans",
    "people",
    "accounts",
    "institutions",
    "documents",
)


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Stands in for the database of one test: here all tests share it, and it is emptied after the last."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)
        connections.close_all()


@pytest.fixture(scope="module")
def told(db: None) -> story.Stage:
    return story.tell()


@pytest.fixture(scope="module")
def held() -> dict[str, set[str]]:
    """Which pages were held against the rules, by day and by night."""
    return {"light": set(), "dark": set()}


@pytest.fixture(scope="module")
def read() -> dict[str, set[str]]:
    """Which pages were read in which language."""
    return {}


@pytest.fixture(scope="module")
def address(told: story.Stage) -> Iterator[str]:
    server = LiveServer("localhost")
    with server._live_server_modified_settings:
        yield server.url
    server.stop()


@dataclass
class Walk:
    """One person walking through the product: which pages they saw, and what was wrong on them."""

    page: Page
    language: str
    address: str
    held: set[str]
    """Pages that were held against the rules: the dearest look, and language changes little of what it finds."""
    dark: bool = False
    read: set[str] = field(default_factory=set)
    """Pages that somebody read in this language already."""
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[str, ...]:
        """By night only the colours are others: all other rules were held by day, at either width."""
        return ("color-contrast",) if self.dark else ()

    @property
    def widths(self) -> tuple[tuple[int, int], ...]:
        return (WIDE,) if self.dark else (WIDE, NARROW)

    def from_(self, start: str) -> None:
        waiting = deque([start])
        while waiting:
            waiting.extend(self.visit(waiting.popleft()))

    def visit(self, path: str) -> list[str]:
        name = self.name(path)
        if not name or name in self.seen or NOT_PAGES.match(name):
            return []
        self.seen.add(name)
        try:
            answer = self.page.goto(path)
        except Error as problem:
            if "Download is starting" in str(problem):  # a file to keep, not a page
                return []
            raise
        if answer is None or answer.status != 200:
            self.wrong.append(f"{path} ({name}) answered {answer.status if answer else 'nothing'}")
            return []
        if urlsplit(self.page.url).path != path:  # led on to another page
            return [urlsplit(self.page.url).path]
        if name not in self.read:
            self.look(name, path)
        # Links in drawings have an object for their address: the written one is resolved here.
        links = "[...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location).href)"
        return [urlsplit(u).path for u in self.page.evaluate(links) if u.startswith(self.address)]

    def name(self, path: str) -> str:
        try:
            match = resolve(path)
        except Resolver404:
            return ""
        for key, value in match.kwargs.items():
            self.ids.setdefault(
                "meeting" if key == "meeting" else "id" if key == "id" else key.removesuffix("_id"),
                str(value),
            )
        return match.view_name

    def look(self, name: str, path: str) -> None:
        self.read.add(name)
        by_rules = name not in self.held
        self.held.add(name)
        own = self.page.evaluate("document.documentElement.lang")
        if own != self.language:
            self.wrong.append(f"{name} says it is written in {own}")
        for width, height in (WIDE, NARROW):
            self.page.set_viewport_size({"width": width, "height": height})
            if by_rules and (width, height) in self.widths:
                self.wrong += [f"{name} at {width}: {rule}" for rule in broken_rules(self.page, self.rules)]
        self.wrong += [f"{name} {path}: two elements are called {id}" for id in twice(self.page)]
        over = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            self.wrong.append(f"{name} {path} scrolls sideways by {over} px at {NARROW[0]}")
        if self.language != "en":
            self.wrong += [f"{name} says in English: {said}" for said in english_on(self.page, self.language)]
        self.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})

    def unfound(self) -> Iterator[str]:
        """Addresses that need only what this person has met, of pages no link has led to."""
        for name, keys in addresses():
            if name not in self.seen and not NOT_PAGES.match(name):
                values = {key: self.ids.get(key.removesuffix("_id")) for key in keys}
                if all(values.values()):
                    yield reverse(name, kwargs=values)


def addresses() -> list[tuple[str, tuple[str, ...]]]:
    """Every named address of the rooms that needs nothing but a case, a meeting or a request."""
    found = []
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver):
            inner = resolver.namespace
            for pattern in resolver.url_patterns:
                if isinstance(pattern, URLResolver):
                    continue
                keys = tuple(pattern.pattern.regex.groupindex)
                if inner in ROOMS and pattern.name and set(keys) <= {"case", "case_id", "meeting", "id"}:
                    found.append((f"{inner}:{pattern.name}", keys))
    return found


@pytest.mark.parametrize(
    ("who", "language", "scheme"), [(*p, "light") for p in PERSONAS] + [("priya", "en", "dark")]
)
def test_every_page_can_be_read_by(
    browser: Browser,
    told: story.Stage,
    address: str,
    held: dict[str, set[str]],
    read: dict[str, set[str]],
    who: str,
    language: str,
    scheme: str,
):
    complaints: list[str] = []
    with pages(browser, address, complaints) as make:
        page = make(color_scheme=scheme)
        let_in(page, address, told.workers[who])
        walk = Walk(page, language, address, held[scheme], dark=scheme == "dark")
        walk.read = set() if walk.dark else read.setdefault(language, set())
        walk.from_(reverse("desk:day"))
        for path in list(walk.unfound()):
            if is_page(page.request.get(path)):
                walk.visit(path)
        for role, names in BESIDE.items():
            let_in(page, address, in_the_house(told, who, role))
            for name in names:
                walk.from_(reverse(name))
    assert walk.seen >= {
        "cases:file",
        "plans:of_case",
        "formulations:map",
        "ecomaps:show",
        "meetings:show",
        "accounts:staff",
        "desk:record",
    }
    problems = walk.wrong + complaints
    assert not problems, f"{len(problems)} things wrong on {len(walk.seen)} pages:\n" + "\n".join(problems)


@pytest.mark.parametrize(("who", "language"), OTHERS)
def test_what_only_others_meet_can_be_read_by(
    browser: Browser,
    told: story.Stage,
    address: str,
    held: dict[str, set[str]],
    read: dict[str, set[str]],
    who: str,
    language: str,
):
    complaints: list[str] = []
    with pages(browser, address, complaints) as make:
        page = make(color_scheme="light")
        let_in(page, address, accounts.account_by_email(f"{who}@example.org"))
        walk = Walk(page, language, address, held["light"], read=read.setdefault(language, set()))
        page.goto("/")  # which leads each to where they begin
        walk.from_(urlsplit(page.url).path)
    problems = walk.wrong + complaints
    assert len(walk.seen) > 1, "nothing was met"
    assert not problems, f"{len(problems)} things wrong on {len(walk.seen)} pages:\n" + "\n".join(problems)


def is_page(answer: APIResponse) -> bool:
    """Neither a deed that wants a form, nor closed to this person, nor a piece of a page or a file."""
    return answer.status == 200 and answer.text().lstrip().lower().startswith("<!doctype")


def in_the_house(told: story.Stage, of: str, role: str) -> Any:
    """Somebody else who works where this person works, and speaks their language."""
    home, colleague = told.houses[told.homes[of]], told.workers[of]
    email = f"{role}-beside-{of}@example.org"
    found = accounts.account_by_email(email)
    if found is None:
        by = {"by": MACHINE, "at": told.now}
        found = accounts.create(**by, email=email, name="Alex Hansen", language=colleague.language)
        accounts.employ(**by, account=found, institution=home, role=role)
    return found
