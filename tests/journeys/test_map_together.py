"""A map drawn together when it is not easy: a connection fails, a finger moves a card, two move one; the mother reads hers."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from samspil.formulations import service as maps
from samspil.formulations.terms import NOT_FOR_FAMILIES
from samspil.ground import clock
from samspil.ground.names import fold
from samspil.rights import service as rights
from tests.cast import NOW, Cast, call
from tests.rooms.consents import mother
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(monkeypatch) -> Cast:
    begun = time.monotonic()
    monkeypatch.setattr(clock, "now", lambda: NOW + dt.timedelta(seconds=time.monotonic() - begun))
    return call(language="en")


def opened(page: Page, told: Cast, who: Any, sign_in: Callable[..., None]) -> Page:
    sign_in(page, who)
    page.goto(f"/cases/{told.case.pk}/map/")
    page.locator("[data-enter]:not([hidden])").first.wait_for(state="attached")
    return page


@pytest.mark.complaints_expected
def test_a_board_whose_connection_fails_says_so_asks_on_and_catches_up(new_page, sign_in, told, axe):
    board = maps.start(by=told.actor(told.jana), at=NOW, case=told.case)
    jana = opened(new_page(), told, told.jana, sign_in)
    expect(jana.locator("[data-map-off]")).to_be_hidden()
    for failing in (
        lambda route: route.fulfill(status=502, body="<html>Bad gateway</html>"),
        lambda route: route.fulfill(status=200, body="<html>Sign in to the guest network</html>"),
        lambda route: route.abort(),
    ):
        jana.route("**/map/changes*", failing)
        expect(jana.get_by_text("Not live, trying again.")).to_be_visible(timeout=9000)
        for n in range(3):
            maps.add_factor(
                by=told.actor(told.petra),
                at=clock.now(),
                map=board,
                field="protective",
                text=f"While away {n}",
            )
        jana.unroute("**/map/changes*")
        expect(jana.locator("[data-map-off]")).to_be_hidden(timeout=12_000)
        expect(jana.locator("[data-place=protective] .crd")).to_have_count(
            len(maps.on_board(board)), timeout=5000
        )
    expect(jana.locator("#said")).to_have_text("Live again. Nothing was lost.")


def test_a_card_moves_under_a_finger_that_presses_and_holds(new_page, sign_in, told):
    board = maps.start(by=told.actor(told.jana), at=NOW, case=told.case)
    for text in ("first", "second", "third"):
        maps.add_factor(by=told.actor(told.jana), at=NOW, map=board, field="presenting", text=text)
    phone = opened(new_page(390, 844, is_mobile=True), told, told.jana, sign_in)
    phone.wait_for_function("window.Sortable !== undefined")
    one, other = (phone.locator(f"#card-{n} > p").bounding_box() for n in (1, 3))
    x, y = one["x"] + 20, one["y"] + one["height"] / 2
    goal = other["y"] + other["height"] + 30
    finger = phone.context.new_cdp_session(phone)
    touch = lambda kind, *points: finger.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in points]}
    )
    touch("touchStart", (x, y))
    phone.wait_for_timeout(600)
    for n in range(1, 13):
        touch("touchMove", (x, y + (goal - y) * n / 12))
        phone.wait_for_timeout(40)
    with phone.expect_response("**/move"):
        touch("touchEnd")
    phone.reload()
    assert phone.locator("[data-place=presenting] .crd").last.get_attribute("id") == "card-1"


def test_two_who_move_one_card_at_once_are_told_and_the_first_move_stands(new_page, sign_in, told):
    board = maps.start(by=told.actor(told.jana), at=NOW, case=told.case)
    card = maps.add_factor(by=told.actor(told.jana), at=NOW, map=board, field="presenting", text="one")
    jana = opened(new_page(), told, told.jana, sign_in)
    jana.route("**/map/changes*", lambda route: route.fulfill(status=204))
    maps.move_factor(
        by=told.actor(told.petra),
        at=clock.now(),
        factor=card,
        field="protective",
        position=0,
        seen="presenting",
    )
    jana.locator("#card-1 summary").click()
    jana.locator("#card-1 [data-move-to=perpetuating]").click()
    expect(jana.locator("#main").get_by_text("Somebody else moved card 1 at the same time")).to_be_visible()
    jana.unroute("**/map/changes*")
    expect(jana.locator("[data-place=protective] #card-1")).to_be_visible(timeout=5000)
    words = maps.as_data(None)
    words["en"]["protective"]["name"] = "Strengths"
    maps.publish_words(by=told.actor(told.ada), at=clock.now(), words=words, why="ours", replaces=1)
    maps.take_words(by=told.actor(told.petra), at=clock.now(), map=board, number=2)
    expect(jana.locator("[data-place=protective] h2")).to_contain_text("Strengths", timeout=5000)


def test_the_mother_reads_it_in_plain_words_and_says_that_she_sees_it_differently(
    new_page, sign_in, told, axe
):
    by = told.actor(told.jana)
    hana = mother(told)
    board = maps.start(by=by, at=NOW, case=told.case)
    cards = [
        maps.add_factor(by=told.actor(told.lukas), at=NOW, map=board, field=field, text=text, voice=voice)
        for field, text, voice in (
            ("presenting", "At school 6 of 20 days", "school"),
            ("perpetuating", "It is calm at home when she stays", "worker"),
            ("presenting", "My stomach hurts on Sundays", "child"),
        )
    ]
    said = maps.state_hypothesis(
        by=by, at=NOW, map=board, keeps="Calm at home", address="Grandmother wakes her", achieve="Three days",
        grounds=cards[:2],
    )  # fmt: skip
    page = opened(new_page(), told, told.jana, sign_in)
    page.get_by_role("link", name="Where it stands").click()
    page.get_by_label("supported").check()
    page.get_by_label("What you saw").fill("Three mornings a week since May")
    axe(page)
    page.get_by_role("button", name="Say where it stands").click()
    expect(page.locator("#side")).to_contain_text("supported")
    page.locator("#side a[href$='/family/']").click()
    axe(page)
    page.get_by_role("button", name="Give it to the family").click()
    expect(page.get_by_text("The family can read it now.")).to_be_visible()
    assert said.number == 1

    asked = rights.Asked(
        person=hana, relation="parent", language="en", why="She has care of her, seen in the ruling."
    )
    reader, secret = rights.invite(by=by, at=clock.now(), case=told.case, asked=asked)
    phone = new_page(390, 844)
    phone.goto(f"/my/open/{secret}/")
    phone.get_by_label("Your date of birth").fill("1.3.1988")
    phone.get_by_role("button", name="Open").click()
    phone.get_by_role("link", name="How we see it together").click()
    words = phone.locator("main").inner_text()
    assert "At school 6 of 20 days" in words and "Grandmother wakes her" in words and "stomach" not in words
    assert not [w for w in fold(words).split() if w.strip(".,:").startswith(NOT_FOR_FAMILIES)]
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    picture(phone, "family-situation-390")
    phone.get_by_role("link", name=re.compile("This is not how I see it.*6 of 20")).click()
    phone.get_by_role("textbox", name="How do you see it?").fill("She was ill for two weeks.")
    axe(phone)
    phone.get_by_role("button", name="Save my words").click()
    expect(phone.get_by_text("She was ill for two weeks.")).to_be_visible()
    page.goto(f"/cases/{told.case.pk}/map/")
    expect(page.locator("#card-1")).to_contain_text("At school 6 of 20 days")
    expect(page.locator("#card-1")).to_contain_text("Seen differently: Hana: She was ill for two weeks.")
    assert reader.person_id == hana.pk


def test_a_card_of_20_000_characters_is_refused_with_its_text_kept(new_page, sign_in, told):
    maps.start(by=told.actor(told.jana), at=NOW, case=told.case)
    page = opened(new_page(), told, told.jana, sign_in)
    page.locator("#new-presenting > summary").click()
    page.locator("#new-presenting-text").fill("x" * 20_000)
    page.keyboard.press("Enter")
    expect(page.get_by_text("A card holds one thought, at most 600 characters.")).to_be_visible()
    assert len(page.locator("#new-presenting-text").input_value()) == 20_000
