"""Three institutions draw the map of a situation at once, and each sees what the others do."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspil.formulations import service as maps
from samspil.ground import clock
from tests.cast import NOW, Cast, call

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(monkeypatch) -> Cast:
    """The people of the tests, with a clock that runs from their day on."""
    begun = time.monotonic()
    monkeypatch.setattr(clock, "now", lambda: NOW + dt.timedelta(seconds=time.monotonic() - begun))
    return call()


@pytest.fixture
def board(told: Cast):
    by = told.actor(told.jana)
    board = maps.start(by=by, at=NOW, case=told.case)
    cards = {}
    for field, text, more in (
        ("presenting", "At school 6 of 20 days", {"kind": "fact", "voice": "school"}),
        ("presenting", "My stomach hurts on Sundays", {"kind": "opinion", "voice": "child"}),
        ("perpetuating", "It is calm at home when she stays", {}),
        ("perpetuating", "Homework piles up", {"kind": "opinion", "voice": "mother"}),
        ("protective", "Grandmother lives near", {"kind": "fact", "voice": "mother"}),
    ):
        card = maps.add_factor(by=by, at=NOW, map=board, field=field, text=text, said_on=NOW.date(), **more)
        cards[card.number] = card
    for one, other in ((1, 4), (4, 2), (2, 3), (3, 1)):
        maps.link(by=by, at=NOW, source=cards[one], target=cards[other], kind="sets_off")
    maps.contest(by=by, at=NOW, factor=cards[4], words="father: she is just tired")
    maps.note_tried(
        by=by, at=NOW, map=board, what="Neighbour waking her in the mornings", outcome="did_not_last", period="spring"
    )  # fmt: skip
    maps.state_hypothesis(
        by=by, at=NOW, map=board, keeps="Calm at home", address="Grandmother starts waking her, two mornings a week",
        achieve="Three days a week", grounds=[cards[1], cards[3]], status="tested",
    )  # fmt: skip
    maps.keep_version(by=by, at=NOW, map=board, why="before the meeting")
    return cards


def address(told: Cast, more: str = "") -> str:
    return f"/cases/{told.case.pk}/map/{more}"


def opened(page: Page, told: Cast, who: object, sign_in: Callable[..., None], script: bool = True) -> Page:
    sign_in(page, who)
    page.goto(address(told))
    if script:
        page.locator("[data-enter]:not([hidden])").first.wait_for(state="attached")
    return page


@pytest.mark.smoke
def test_two_people_see_each_others_cards_as_they_are_written_and_moves_by_keyboard_and_mouse(
    new_page, sign_in, told, board
):
    jana = opened(new_page(), told, told.jana, sign_in)
    petra = opened(new_page(), told, told.petra, sign_in)
    expect(jana.get_by_text("Petra is here now")).to_be_visible()

    petra.locator("#new-precipitating > summary").click()
    petra.keyboard.type("New class teacher")
    petra.keyboard.press("Enter")
    expect(petra.locator("[data-place=precipitating] .crd")).to_contain_text("New class teacher")
    expect(jana.locator("[data-place=precipitating] .crd")).to_contain_text("New class teacher", timeout=4000)
    expect(petra.locator("#new-precipitating-text")).to_be_focused()
    expect(petra.locator("#new-precipitating-text")).to_have_value("")

    jana.locator("#card-6 summary").focus()
    jana.keyboard.press("Enter")
    jana.locator("#card-6 [data-move-to=perpetuating]").focus()
    jana.keyboard.press("Enter")
    expect(jana.locator("#said")).to_have_text("Card 6 is now in Keeps it going")
    expect(petra.locator("[data-place=perpetuating] #card-6")).to_contain_text("Last", timeout=4000)
    expect(jana.locator("#card-6 [data-move-to=perpetuating]")).to_be_focused()
    jana.locator("#card-6 [data-key=up]").focus()
    jana.keyboard.press("Enter")
    expect(petra.locator("[data-place=perpetuating] .crd").nth(1)).to_have_attribute(
        "id", "card-6", timeout=4000
    )
    jana.reload()
    expect(jana.locator("[data-place=perpetuating] .crd").nth(1)).to_have_attribute("id", "card-6")
    jana.wait_for_function("window.Sortable?.get(document.querySelector('[data-cards]'))")
    for card, words in (("#card-2", "h2"), ("#card-1", "[data-cards]")):  # over its name, over its cards
        with jana.expect_response("**/move"):
            drag(jana, card, f"[data-place=predisposing] {words}")
        expect(petra.locator(f"[data-place=predisposing] {card}")).to_be_visible(timeout=4000)


def drag(page: Page, what: str, into: str) -> None:
    """As a hand does with a mouse: press, pull a little, over the place, let go."""
    page.evaluate(
        "window.scrollTo(0, 0)"
    )  # a page loaded again stands where it stood: the mouse reaches what is in view
    card, place = page.locator(what).bounding_box(), page.locator(into).bounding_box()
    assert card and place
    page.mouse.move(card["x"] + 60, card["y"] + 14)
    page.mouse.down()
    page.mouse.move(card["x"] + 70, card["y"] + 22, steps=4)
    page.mouse.move(place["x"] + 60, place["y"] + place["height"] / 2, steps=10)
    page.mouse.up()


def test_a_form_that_is_being_written_in_stays_while_others_change_the_board(new_page, sign_in, told, board):
    jana = opened(new_page(), told, told.jana, sign_in)
    jana.locator("#new-protective > summary").click()
    jana.keyboard.type("Handball, also on days")
    maps.add_factor(
        by=told.actor(told.petra), at=clock.now(), map=board[1].map, field="protective", text="Aunt calls"
    )
    expect(jana.locator("[data-place=protective] .cards")).to_contain_text("Aunt calls", timeout=4000)
    expect(jana.locator("#new-protective-text")).to_be_focused()
    with jana.expect_response(lambda r: "/drafts/" in r.url and "days away" in (r.request.post_data or "")):
        jana.keyboard.type(" away")
    expect(jana.locator("#new-protective-text")).to_have_value("Handball, also on days away")
    expect(jana.locator("#new-protective [data-draft-state]")).to_contain_text("Draft saved", timeout=6000)
    jana.reload()
    expect(jana.locator("#new-protective-text")).to_have_value("Handball, also on days away")


def test_two_on_one_card_both_texts_are_shown_and_kept(new_page, sign_in, told, board, axe):
    jana, petra = (opened(new_page(), told, who, sign_in) for who in (told.jana, told.petra))
    jana.locator("#card-5 [data-key=open]").click()
    jana.locator("[name=text]").fill("Grandmother lives 400 metres away")
    expect(petra.locator("#card-5")).to_contain_text("Jana is writing here now", timeout=5000)
    petra.locator("#card-5 [data-key=open]").click()
    expect(petra.get_by_text("Jana is writing here now")).to_be_visible()
    petra.locator("[name=text]").fill("Grandmother lives round the corner")
    petra.get_by_role("button", name="Save card").click()
    jana.get_by_role("button", name="Save card").click()
    expect(
        jana.get_by_role("heading", name="Petra Malá changed this card while you were writing")
    ).to_be_visible()
    axe(jana)
    jana.get_by_role("button", name="Save my text").click()
    expect(jana.locator("#card-5")).to_contain_text("400 metres")
    jana.locator("#card-5 [data-key=open]").click()
    expect(jana.locator("#history").locator("..").locator("..")).to_contain_text("round the corner")


def test_the_childs_own_words_have_no_form_for_others(new_page, sign_in, told, board):
    petra = opened(new_page(), told, told.petra, sign_in)
    petra.locator("#card-2 [data-key=open]").click()
    expect(petra.get_by_text("These are the child's own words.")).to_be_visible()
    expect(petra.locator("[name=text]")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_the_map_is_accessible_and_speaks_of_its_loop(
    new_page, sign_in, told, board, axe, width
):
    page = opened(new_page(width, 844), told, told.jana, sign_in)
    expect(
        page.get_by_role("img", name="Loop: 1 At school 6 of 20 days leads to 4 Homework piles up")
    ).to_be_visible()
    expect(page.get_by_text("Looks like something tried before.")).to_be_visible()
    page.locator("#card-3 summary").click()
    page.locator("#new-protective > summary").click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    maps.keep_version(by=told.actor(told.petra), at=clock.now(), map=board[1].map, why="after")
    for more in (
        "?as=list",
        f"cards/{board[1].pk}/",
        "hypothesis/",
        "tried/",
        "versions/",
        "compare/?a=1&b=2",
    ):
        page.goto(address(told, more))
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, more


def test_from_the_childs_file_a_card_is_two_clicks_and_typing(new_page, sign_in, told, board):
    page = new_page()
    sign_in(page, told.jana)
    page.goto(f"/cases/{told.case.pk}/")
    page.get_by_role("link", name="Map (6P)").click()
    page.locator("[data-enter]:not([hidden])").first.wait_for(state="attached")
    page.get_by_role("link", name="New card").click()
    page.keyboard.type("Up at night")
    page.keyboard.press("Enter")
    expect(page.locator("[data-place=presenting]")).to_contain_text("Up at night")


def test_without_script_a_card_is_written_moved_and_linked(new_page, sign_in, told, board):
    page = opened(new_page(java_script_enabled=False), told, told.jana, sign_in, script=False)
    page.get_by_role("link", name="New card").click()
    expect(page.locator("#new-presenting-text")).to_be_focused()
    page.locator("#new-presenting-text").fill("Up at night")
    page.locator("#new-presenting").get_by_role("button", name="Save card").click()
    expect(page.locator("[data-place=presenting]")).to_contain_text("Up at night")
    page.locator("#card-6 summary").click()
    page.locator("#card-6").get_by_role("button", name="Trigger").click()
    expect(page.locator("[data-place=precipitating] #card-6")).to_be_visible()


def test_a_partner_that_is_taken_off_the_case_is_told_that_the_map_is_gone(new_page, sign_in, told, board):
    from samspil.cases import service as cases

    lukas = opened(new_page(), told, told.lukas, sign_in)
    header = cases.header(told.case.pk, for_=told.actor(told.jana), at=clock.now())
    part = next(p for p in header.parts if p.institution_id == told.club.pk)
    cases.part_ways(by=told.actor(told.jana), at=clock.now(), part=part)
    expect(lukas.get_by_text("This map can no longer be reached.")).to_be_visible(timeout=5000)
