"""A request for help on its way: from a citizen to the organisation that accepts it, in Czech and in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from playwright.sync_api import Page, expect

from samspil.referrals.models import Referral
from tests.cast import call

pytestmark = pytest.mark.django_db(transaction=True)
LOCALES = {"cs": "cs-CZ", "en": "en-GB"}
WIDTHS = {"en": (1280, 800), "cs": (390, 844)}


@pytest.fixture(params=list(LOCALES))
def language(request: pytest.FixtureRequest) -> Any:
    """What the pages say is looked up in the language they are read in."""
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def open_page(language: str, new_page: Callable[..., Page]) -> Callable[[], Page]:
    return lambda: new_page(*WIDTHS[language], locale=LOCALES[language])


def field(page: Page, label: str) -> Any:
    return page.get_by_label(label, exact=False)


def test_a_citizen_asks_and_the_second_organisation_accepts(
    open_page: Callable[[], Page], language: str, axe: Callable[[Page], None], sign_in: Callable[..., None]
):
    cast = call(language=language)
    citizen, jana, lukas = open_page(), open_page(), open_page()

    citizen.goto("/")
    axe(citizen)
    citizen.locator(f"a[href='/ask/{cast.authority.slug}/']").click()
    citizen.get_by_text(_("I am worried about a child")).click()
    expect(citizen.locator("#danger-now")).to_be_hidden()
    citizen.get_by_text(_("A child is in danger now")).click()
    expect(citizen.locator("#danger-now")).to_be_visible()
    expect(citizen.locator("#danger-now")).to_contain_text("112")
    axe(citizen)
    citizen.get_by_role("button", name=_("Send"), exact=True).click()
    expect(citizen.locator(".error-summary")).to_be_focused()
    axe(citizen)
    field(citizen, _("What is going on, and what help is needed?")).fill("Křik za zdí. 😢")
    field(citizen, _("Name of the child")).fill("Tomáš")
    citizen.get_by_role("button", name=_("Send"), exact=True).click()
    code = citizen.locator(".code").inner_text()
    axe(citizen)

    sign_in(jana, cast.jana)
    jana.goto("/requests/")
    row = jana.locator(".todo li", has_text="Tomáš")
    expect(row).to_contain_text(str(_("danger now")))
    expect(row.locator(".when")).not_to_be_empty()
    axe(jana)
    row.get_by_role("link").click()
    expect(jana.locator(".factbar")).to_contain_text("Jana Dvořáková")  # she opened it first
    axe(jana)
    jana.get_by_role("button", name=_("I take it on")).click()
    expect(jana.locator(".messages")).to_contain_text(str(_("It is yours now.")))
    jana.get_by_role("link", name=_("Pass on")).click()
    axe(jana)
    jana.get_by_label(_("Which organisation fits better?")).select_option(label="NZDM Brno")
    field(jana, _("Reason")).fill("Chce chodit do klubu.")
    jana.get_by_text(_("Names, contact and place go along")).click()
    jana.get_by_label(_("On which basis you tell who it is")).select_option("statute")
    law = jana.locator("#id_rule option", has_text="§ 51 (4) d)").get_attribute("value")
    jana.locator("#id_rule").select_option(law)
    axe(jana)
    jana.get_by_role("button", name=_("Pass it on")).click()
    expect(jana.locator(".steps")).to_contain_text("NZDM Brno")
    axe(jana)

    sign_in(lukas, cast.lukas)
    lukas.goto("/requests/")
    lukas.locator(".todo li", has_text="Tomáš").get_by_role("link").click()
    expect(lukas.locator(".steps")).to_contain_text("Chce chodit do klubu.")
    lukas.get_by_role("link", name=_("Accept"), exact=True).click()
    axe(lukas)
    lukas.get_by_role("button", name=_("Accept"), exact=True).click()
    expect(lukas.locator(".messages")).to_contain_text(str(_("Accepted.")))

    jana.reload()
    expect(jana.locator(".steps")).to_contain_text(str(_("accepted")) if language == "en" else "přijato")
    citizen.goto("/ask/answer/")
    field(citizen, _("Your code")).fill(code)
    citizen.get_by_role("button").filter(has_text=_("Show how far it is")).click()
    expect(citizen.locator(".state")).to_have_text(str(_("It is answered.")))
    axe(citizen)


def test_a_young_person_asks_without_a_name(
    open_page: Callable[[], Page], language: str, axe: Callable[[Page], None]
):
    cast = call(language=language)
    page = open_page()
    page.goto(f"/ask/{cast.club.slug}/young/")
    assert cast.club.name not in page.title()
    leave = page.get_by_role("link", name=_("Leave now"))
    box = leave.bounding_box()
    assert box and box["y"] < 60 and box["x"] + box["width"] > page.viewport_size["width"] * 0.75
    assert f"{language}.wikipedia.org" in leave.get_attribute("href") and "noreferrer" in leave.get_attribute(
        "rel"
    )
    axe(page)
    page.get_by_text(_("I am in danger now")).click()
    expect(page.get_by_role("link", name="112")).to_be_visible()
    page.get_by_text(_("I just want to talk, no hurry")).click()
    expect(page.get_by_role("link", name="112")).to_be_hidden()
    field(page, _("What is going on?")).fill("doma se řve")
    page.get_by_role("button", name=_("Send"), exact=True).click()
    expect(page.locator(".code")).to_be_visible()
    axe(page)
    kept = Referral.objects.get()
    assert (kept.source, kept.child_name, kept.asker_name, kept.asker_contact) == ("young", "", "", "")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.complaints_expected
def test_leaving_goes_away_at_once_and_leaves_nothing_behind_the_back_button(page: Page):
    cast = call()
    page.goto("/")
    page.goto(f"/ask/{cast.club.slug}/young/")
    with page.expect_request("https://en.wikipedia.org/**") as gone:
        page.keyboard.press("Escape")
    assert "referer" not in gone.value.headers
    page.wait_for_timeout(300)
    page.go_back()
    assert page.url.endswith("/") and "/ask/" not in page.url
