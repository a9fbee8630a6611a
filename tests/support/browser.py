"""A real browser: the system's Chromium, closed to the outside, watched for errors.

Fixtures: ``page`` (1280 px wide), ``phone`` (390 px), ``any_width`` (the test runs once at each), ``axe`` (a check that a
page breaks no accessibility rule), ``new_page`` (further pages, e.g. for a second person), ``sign_in``.
A page that logs an error, breaks the content security policy or asks for an outside address fails its test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

WIDE = (1280, 800)
NARROW = (390, 844)
EITHER = [(WIDE, "en"), (NARROW, "cs")]
"""A walk in two languages and at two widths, without walking each of the four ways; see the whole way for all of them."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
DRAWN = """document.fonts.ready.then(
    () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 250); }))"""
"""Type has arrived, and the page has heard of its size: what scrolls can be reached by keyboard from then on."""
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium_path() -> str | None:
    """The browser to drive: ``SAMSPIL_CHROMIUM``, else the one of the system, else playwright's own."""
    return os.environ.get("SAMSPIL_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def pages(browser: Browser, address: str, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """A maker of pages, each of a separate person with cookies of their own; what the browser says is collected."""
    contexts: list[BrowserContext] = []

    def make(width: int = WIDE[0], height: int = WIDE[1], **more: Any) -> Page:
        more.setdefault("locale", "en-GB")
        more.setdefault("timezone_id", "Europe/Prague")
        more.setdefault("reduced_motion", "reduce")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            base_url=address,
            has_touch=width < 600,
            **more,
        )
        context.set_default_timeout(15_000)
        context.on("request", lambda asked: _stay_here(asked, complaints))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
        page.on("console", lambda message: _listen(message, complaints))
        return page

    try:
        yield make
    finally:
        for context in contexts:
            context.close()


@pytest.fixture
def new_page(
    browser: Browser, live_server: Any, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """``new_page(width=..., height=..., **context)``: a page of a separate person, with its own cookies."""
    complaints: list[str] = []
    with pages(browser, live_server.url, complaints) as make:
        yield make
    if request.node.get_closest_marker("complaints_expected") is None:
        assert not complaints, "the browser complained:\n" + "\n".join(complaints)


def _stay_here(asked: Request, complaints: list[str]) -> None:
    """The browser finds no address but its own (see FLAGS); looking on, unlike stopping each request, keeps its cache."""
    url = urlsplit(asked.url)
    if url.scheme in ("http", "https") and url.hostname not in ("localhost", "127.0.0.1"):
        complaints.append(f"asked for {asked.url}")


def _listen(message: Any, complaints: list[str]) -> None:
    """Errors count, except the browser's own echo of an answer such as 404 or 422, which a test may want."""
    if (
        message.type == "error"
        and "Failed to load resource: the server responded with a status of 4" not in message.text
    ):
        complaints.append(f"console: {message.text}")


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page(*WIDE)


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page(*NARROW)


@pytest.fixture(params=[WIDE, NARROW], ids=["1280px", "390px"])
def any_width(request: pytest.FixtureRequest, new_page: Callable[..., Page]) -> Page:
    return new_page(*request.param)


def broken_rules(page: Page, only: tuple[str, ...] = ()) -> list[str]:
    """The rules of WCAG 2.2 AA that a machine can see and the page as it stands breaks; of all, or `only` of some."""
    page.wait_for_load_state("load")
    page.evaluate(DRAWN)
    asked = {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": RULES}
    result = Axe().run(page, options={"runOnly": asked, "resultTypes": ["violations"]})
    return [
        f"{broken['id']}: {broken['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in broken["nodes"])
        for broken in result.response["violations"]
    ]


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """``axe(page)`` fails when the page as it stands breaks a rule of WCAG 2.2 AA that a machine can see."""

    def check(page: Page) -> None:
        found = broken_rules(page)
        assert not found, f"{len(found)} accessibility rules broken on {page.url}:\n" + "\n".join(found)

    return check


def twice(page: Page) -> list[str]:
    """Names that two elements of the page bear: a label, a link or a script finds only the first of them."""
    found: list[str] = page.evaluate(
        "(all => [...new Set(all.filter((id, n) => all.indexOf(id) !== n))])"
        "([...document.querySelectorAll('[id]')].map(e => e.id))"
    )
    return found


def let_in(page: Page, address: str, account: Any, **session: Any) -> None:
    """Sign the person in by a session cookie."""
    client = Client()
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    if session:
        kept = client.session
        kept.update(session)
        kept.save()
    cookies = [
        {"name": name, "value": morsel.value, "url": address} for name, morsel in client.cookies.items()
    ]
    page.context.add_cookies(cookies)  # type: ignore[arg-type]


@pytest.fixture
def sign_in(live_server: Any) -> Callable[..., None]:
    """``sign_in(page, account, **session)``: by a session cookie; only the tests of sign-in itself walk its pages."""

    def do(page: Page, account: Any, **session: Any) -> None:
        let_in(page, live_server.url, account, **session)

    return do
