"""The people around Tereza: noted, drawn, moved by keyboard, compared between two days, taken along."""

from __future__ import annotations

import csv
import datetime as dt
import io
import time

import pytest
from playwright.sync_api import expect

from bench.network import DRAWN, WATCH
from samspil.ecomaps import service as ecomaps
from samspil.ground import clock
from tests.cast import NOW, call
from tests.rooms.ecomaps.scene import draw, tie

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running(monkeypatch):
    begun = time.monotonic()
    monkeypatch.setattr(clock, "now", lambda: NOW + dt.timedelta(seconds=time.monotonic() - begun))


def test_a_worker_draws_arranges_and_compares_and_the_table_says_the_same(page, sign_in, axe, running):
    told = call(language="en")
    draw(told)
    sign_in(page, told.jana)
    page.goto(f"/cases/{told.case.pk}/")
    page.get_by_role("link", name="Network", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People around Tereza")
    picture = page.locator("svg.network")
    expect(picture.locator("title")).to_have_text("People around Tereza on 24 Nov 2026")
    axe(page)

    page.get_by_role("link", name="Add a tie").click()
    page.get_by_label("Or a place").fill("Library")
    page.get_by_label("How the tie is").select_option("strong")
    page.get_by_label("Support").select_option("gives")
    page.get_by_label("How often").select_option("weekly")
    page.get_by_role("button", name="Add this tie").click()
    row = page.get_by_role("row", name="Library")
    expect(row).to_contain_text("strong")
    expect(picture).to_contain_text("Library")

    page.get_by_role("button", name="Arrange").click()
    node = picture.get_by_role("button", name="Věra")
    before = node.get_attribute("transform")
    node.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#said")).to_contain_text("is moved")
    expect(picture.get_by_role("button", name="Věra")).to_be_focused()
    expect(picture.get_by_role("button", name="Věra")).not_to_have_attribute("transform", before)
    axe(page)
    club = picture.get_by_role("button", name="Klub Kotelna")
    where, before = club.bounding_box(), club.get_attribute("transform")
    page.mouse.move(where["x"] + 30, where["y"] + 20)
    page.mouse.down()
    page.mouse.move(where["x"] - 10, where["y"] + 60, steps=4)
    page.mouse.up()
    expect(page.locator("[data-picture].moving")).to_have_count(0)
    expect(picture.get_by_role("button", name="Klub Kotelna")).not_to_have_attribute("transform", before)
    kept = ecomaps.arrangement(told.case, "both", for_=told.actor(told.jana), at=NOW)
    assert len(kept) == 2
    page.reload()
    page.get_by_role("button", name="Put back the automatic layout").click()
    expect(page.get_by_role("button", name="Put back the automatic layout")).to_have_count(0)

    page.get_by_text("Other days").click()
    page.locator("#day-on").fill("24/11/2026")
    page.get_by_label("Compare with").fill("1/10/2026")
    page.get_by_role("button", name="Show these days").click()
    expect(page.get_by_role("row", name="Klub Kotelna")).to_contain_text("new")
    expect(page.get_by_role("row", name="Jitka")).to_contain_text("no longer")
    expect(page.locator("svg.network")).to_contain_text("no longer")
    page.get_by_role("row", name="ZŠ Husovice").get_by_role("link", name="Change").click()
    expect(page.get_by_role("heading", name="What was said of it")).to_be_visible()
    axe(page)


def test_on_a_phone_in_czech_the_table_comes_first_and_the_file_is_made_for_who_gets_it(
    phone, sign_in, axe, running
):
    told = call(language="cs")
    draw(told)
    sign_in(phone, told.petra)
    phone.goto(f"/cases/{told.case.pk}/network/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tereza a lidé kolem")
    table = phone.get_by_role("heading", name="Totéž jako tabulka").bounding_box()
    picture = phone.locator("svg.network").bounding_box()
    assert table and picture and table["y"] < picture["y"]
    wide = picture["width"]
    phone.get_by_role("button", name="Větší").click()
    assert phone.locator("svg.network").bounding_box()["width"] > wide
    axe(phone)
    phone.get_by_text("Vzít s sebou").click()
    phone.get_by_label("Formát").select_option("csv")
    phone.get_by_label("Pro koho").select_option("table")
    with phone.expect_download() as waiting:
        phone.get_by_role("button", name="Stáhnout soubor").click()
    assert waiting.value.suggested_filename == "network-2026-11-24.csv"
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))
    assert {line[0] for line in rows[1:]} == {
        "ZŠ Husovice",
        "Klub Kotelna",
    }  # the club knows nobody of the family


def test_sixty_are_laid_out_and_drawn_in_the_browser(page, sign_in, running, record_property):
    told = call(language="en")
    around = draw(told)
    for n in range(53):
        tie(
            told,
            f"Place {n:02d}",
            to=list(around.people.values())[n % 4],
            quality="ordinary",
            support="gives",
        )
    sign_in(page, told.jana)
    page.add_init_script(WATCH)
    page.goto(f"/cases/{told.case.pk}/network/")
    expect(page.locator("svg.network .node")).to_have_count(60)
    layout, _whole = page.evaluate(DRAWN)
    record_property("layout_60_s", round(layout / 1000, 3))
    assert layout > 0  # how long is for `./samspil bench network` to say
