"""The browser of the tests: it opens what is ours, nothing else, and its checks can fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support.browser import twice
from tests.support.words import english_on

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = "<!doctype html><html lang=en><title>A page</title><main><h1>Hello</h1></main>"
BAD = "<!doctype html><html><body><img src='data:,'><input></body>"


def test_a_page_without_faults_passes_the_accessibility_check(page: Page, axe: Callable[[Page], None]):
    page.set_content(GOOD)
    axe(page)


def test_a_page_with_faults_fails_the_accessibility_check(page: Page, axe: Callable[[Page], None]):
    page.set_content(BAD)
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
    page.set_content(
        "<html lang=cs><title>x</title><p id=a>Who looked<p id=a>Kdo se díval<p lang=en>Who looked"
    )
    assert twice(page) == ["a"] and english_on(page, "cs") == ["Who looked"]


@pytest.mark.complaints_expected
def test_the_browser_cannot_leave_this_machine(page: Page):
    with pytest.raises(Exception, match="ERR_"):
        page.goto("https://example.org/")


def test_a_page_is_seen_at_both_widths(any_width: Page):
    assert any_width.evaluate("window.innerWidth") in (1280, 390)


def test_the_front_page_answers(any_width: Page):
    answer = any_width.goto("/")
    assert answer is not None and answer.status == 200
