"""The shared file in the browser: write, share, read it elsewhere, meet in a correction, find a child, draft survives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.documents.models import Draft
from samspil.ground import clock
from tests.rooms.cases.pages import note
from tests.rooms.consents import recorded

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage(transactional_db: None, time_machine: Any) -> Any:
    """The cast on the day of the story; the server under test asks the same clock."""
    import datetime as dt

    from tests.cast import call

    time_machine.move_to(dt.datetime(2026, 11, 24, 9, 40, tzinfo=dt.UTC))
    return call()


def file_of(stage: Any) -> str:
    return reverse("cases:file", args=[stage.case.pk])


@pytest.mark.smoke
def test_a_note_is_written_shared_and_read_by_the_other_institution(
    any_width: Page,
    new_page: Callable[..., Page],
    stage: Any,
    sign_in: Callable[..., None],
    axe: Callable[..., None],
):
    page = any_width
    recorded(stage)
    sign_in(page, stage.jana)
    page.goto(file_of(stage))
    axe(page)
    page.get_by_label("Text", exact=True).fill("Rang school at 8.20. She has been in every day.")
    page.get_by_role("button", name="Save entry").click()
    entry = page.locator("article.entry", has_text="Rang school")
    expect(entry.get_by_text("Only OSPOD Brno-sever")).to_be_visible()

    entry.get_by_role("link", name="Share").click()
    axe(page)
    page.get_by_label("SAS Brno").check()
    expect(page.get_by_label("Which consent")).to_contain_text(
        "Joint plan (Getting to school), Hana Nováková"
    )
    expect(page.get_by_label("What it is needed for")).to_be_hidden()
    page.get_by_label("How things are at school").check()
    page.get_by_role("button", name="Share the entry").click()
    expect(page.get_by_role("heading", name=re.compile("people can see it now"))).to_be_visible()
    axe(page)

    other = new_page(page.viewport_size["width"], page.viewport_size["height"])  # type: ignore[index]
    sign_in(other, stage.petra)
    other.goto(file_of(stage))
    expect(
        other.locator("article.entry", has_text="Rang school").get_by_text("Shared with you until")
    ).to_be_visible()

    page.goto(reverse("cases:access", args=[stage.case.pk]))
    axe(page)
    page.get_by_role("button", name=re.compile("^End now")).click()
    expect(page.get_by_text("You share no single entry and no facts now.")).to_be_visible()
    other.reload()
    expect(other.locator("article.entry", has_text="Rang school")).to_have_count(0)


def test_two_corrections_meet_and_both_texts_are_on_the_page(
    any_width: Page, stage: Any, sign_in: Callable[..., None], axe: Callable[..., None]
):
    page, entry = any_width, note(stage, text="First.")
    sign_in(page, stage.jana)
    page.goto(reverse("cases:correct", args=[stage.case.pk, entry.pk]))
    page.get_by_label("Text", exact=True).fill("Jana's version.")
    cases.correct(
        by=stage.actor(stage.mark), at=clock.now(), entry=entry, revision=1, text="Marek's version."
    )
    page.get_by_role("button", name="Save the correction").click()
    expect(page.get_by_role("alert").filter(has_text="Somebody corrected this entry")).to_be_focused()
    expect(page.locator("#theirs")).to_have_text("Marek's version.")
    expect(page.get_by_label("Text", exact=True)).to_have_value("Jana's version.")
    axe(page)
    page.get_by_role("button", name="Save mine in its place").click()
    card = page.locator("article.entry", has_text="Jana's version.")
    card.get_by_role("link", name="see the difference").click()
    expect(page.locator("del.removed").first).to_be_visible()
    axe(page)


def test_a_child_is_found_and_seen_where_it_is(
    any_width: Page, stage: Any, sign_in: Callable[..., None], axe: Callable[..., None]
):
    page = any_width
    sign_in(page, stage.jana)
    page.goto(reverse("cases:children"))
    axe(page)
    page.get_by_role("searchbox").fill("novakova")
    page.get_by_role("searchbox").press("Enter")
    row = page.get_by_role("row", name=re.compile("Tereza")) if page.viewport_size["width"] > 960 else page  # type: ignore[index]
    expect(row.get_by_text("At home")).to_be_visible()
    assert "nov" not in page.url.split("/children/")[1].lower().replace("search/", "")[:3]
    axe(page)
    page.get_by_role("link", name="Tereza Nováková").click()
    expect(page.get_by_role("heading", name="Tereza Nováková")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Tereza Nováková")).to_be_visible()


@pytest.mark.smoke
def test_a_draft_survives_signing_out(any_width: Page, stage: Any, sign_in: Callable[..., None]):
    page = any_width
    sign_in(page, stage.jana)
    page.goto(file_of(stage))
    page.get_by_label("Contact", exact=True).check()
    page.get_by_label("Text", exact=True).press_sequentially("Half a sentence about")
    expect(page.get_by_text("safe if you sign out")).to_be_visible()
    assert Draft.objects.get().fields["text"] == "Half a sentence about"
    page.context.clear_cookies()
    page.goto(file_of(stage))
    expect(page.get_by_text("Half a sentence about")).to_have_count(0)
    sign_in(page, stage.jana)
    page.goto(file_of(stage))
    expect(page.get_by_label("Text", exact=True)).to_have_value("Half a sentence about")
    expect(page.get_by_label("Contact", exact=True)).to_be_checked()
    expect(page.get_by_text("is back")).to_be_visible()
    page.get_by_role("button", name="Save entry").click()
    expect(page.locator("article.entry", has_text="Half a sentence about")).to_be_visible()
    page.goto(file_of(stage))
    expect(page.get_by_label("Text", exact=True)).to_have_value("")


def test_a_contact_by_phone_takes_two_picks_from_its_page(
    any_width: Page, stage: Any, sign_in: Callable[..., None], axe: Callable[..., None]
):
    page = any_width
    sign_in(page, stage.jana)
    page.goto(reverse("cases:contact"))
    axe(page)
    page.get_by_label("Tereza N.").check()
    page.get_by_label("Text", exact=True).fill("School rang: she is there.")
    page.get_by_role("button", name="Save the contact").click()
    card = page.locator("article.entry", has_text="School rang")
    expect(card.get_by_text("Phone")).to_be_visible()


def test_facts_are_changed_by_keyboard_and_a_wrong_date_is_explained(
    any_width: Page, stage: Any, sign_in: Callable[..., None], axe: Callable[..., None]
):
    page = any_width
    sign_in(page, stage.jana)
    page.goto(file_of(stage))
    page.get_by_text("Change", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Set the next date").press("Enter")
    day = page.get_by_label("Day", exact=True)
    day.fill("31.2.2027")
    day.press("Enter")
    expect(page.locator(".field-error")).to_contain_text("This day does not exist.")
    axe(page)
    day.fill("1. 12. 2026")
    day.press("Enter")
    expect(page.locator(".factbar")).to_contain_text("Tue 1 Dec")
