"""The components work by keyboard and script, in light and dark, on desk and phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.rooms.look.urls")]


@pytest.fixture(autouse=True)
def demo(settings: Any) -> None:
    settings.SAMSPIL_DEMO = True


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", ["/look/guide", "/look/guide?errors=1", "/account/login/"])
def test_a_page_breaks_no_accessibility_rule_and_does_not_scroll_sideways(
    new_page: Callable[..., Page], axe: Callable[[Page], None], scheme: str, width: int, address: str
):
    page = new_page(width=width, color_scheme=scheme)
    page.goto(address)
    assert page.evaluate("document.documentElement.dataset.bsTheme") == scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


def test_a_page_still_fits_at_320_pixels(new_page: Callable[..., Page]):
    page = new_page(width=320)
    page.goto("/look/guide?errors=1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page):
    page.goto("/look/guide")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_errors_take_the_focus_and_lead_to_their_fields(page: Page):
    page.goto("/look/guide?errors=1")
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").first.click()
    expect(page.locator("#id_name")).to_be_focused()


def test_a_draft_is_saved_after_typing_stops(page: Page):
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.fulfill(status=200, json={})

    page.route("**/draft", answer)
    page.goto("/scripts")
    page.fill("#t", "Mornings go well")
    expect(page.locator("[data-draft-state]")).to_contain_text("Draft saved", timeout=5000)
    assert len(sent) == 1 and "Mornings go well" in sent[0] and "note:1" in sent[0]


def test_signed_out_while_writing_keeps_the_text_and_sends_it_on_return(page: Page):
    state = {"status": 401}
    page.route("**/draft", lambda route: route.fulfill(status=state["status"], json={}))
    page.goto("/scripts")
    page.fill("#t", "Do not lose this")
    panel = page.locator("#signed-out")
    expect(panel).to_be_visible(timeout=5000)
    expect(page.locator("#alarm")).to_contain_text("your text stays here")
    assert page.input_value("#t") == "Do not lose this"
    state["status"] = 200
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(panel).to_be_hidden()
    expect(page.locator("[data-draft-state]")).to_contain_text("Draft saved")


@pytest.mark.complaints_expected
def test_without_a_network_the_draft_waits_and_is_sent_when_it_is_back(page: Page):
    state = {"off": True}
    page.route("**/draft", lambda r: r.abort() if state["off"] else r.fulfill(status=200, json={}))
    page.goto("/scripts")
    page.fill("#t", "On the stairs")
    expect(page.locator("[data-draft-state]")).to_have_text("Not saved yet", timeout=5000)
    state["off"] = False
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-draft-state]")).to_contain_text("Draft saved")


def test_what_cannot_be_taken_back_is_asked_first_and_no_is_the_first_answer(page: Page):
    page.goto("/scripts")
    page.get_by_role("button", name="End", exact=True).click()
    dialog = page.get_by_role("dialog", name="End it?")
    expect(dialog.get_by_role("button", name="No, go back")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert "done" not in page.url
    page.get_by_role("button", name="End", exact=True).click()
    dialog.get_by_role("button", name="End now").click()
    page.wait_for_url("**done=1")


def test_a_card_moves_by_button_and_the_result_is_said(page: Page):
    page.route("**/move", lambda route: route.fulfill(status=204))
    page.goto("/scripts")
    page.get_by_role("button", name="Move to Second").press("Enter")
    expect(page.locator("[data-place=b] [data-card='1']")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Card one is now in Second")


def test_a_card_the_server_refuses_goes_back_to_its_place(page: Page):
    page.route("**/move", lambda route: route.fulfill(status=409))
    page.goto("/scripts")
    page.get_by_role("button", name="Move to Second").click()
    expect(page.locator("[data-place=a] [data-card='1']")).to_be_visible()
    expect(page.locator("#alarm")).to_have_text("Not moved")


def test_a_part_opens_and_closes_and_says_so(page: Page):
    page.goto("/scripts")
    button = page.get_by_role("button", name="More")
    button.click()
    expect(page.locator("#more")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(page.locator("#more")).to_be_hidden()
