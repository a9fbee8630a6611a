"""A look in an emergency, in Czech: it opens, it is told, somebody else reviews it; and what has ended leaves open pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.cases.models import Entry
from samspil.ground import clock
from tests.cast import call
from tests.support.pictures import picture
from tests.support.words import english_on, say

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "Babička drží klíč u sousedky."


def cs(words: str, **values: Any) -> str:
    return say("cs", words, **values)


@pytest.fixture
def stage(transactional_db: None) -> Any:
    cast = call(language="cs")
    by, now = cast.actor(cast.jana, clock.now()), clock.now()
    cases.write(by=by, at=now - dt.timedelta(minutes=5), case=cast.case, kind="note", text=NOTE)
    return cast


def note(stage: Any) -> Any:
    return Entry.objects.get(text=NOTE)


def whole(page: Page, axe: Callable[..., None], name: str) -> None:
    axe(page)
    assert english_on(page, "cs") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(page, f"emergency-{name}-cs-{page.viewport_size['width']}")  # type: ignore[index]


def test_somebody_looks_in_an_emergency_and_somebody_else_reviews_it(
    any_width: Page, new_page: Callable[..., Page], sign_in: Any, stage: Any, axe: Callable[..., None]
) -> None:
    page = any_width
    sign_in(page, stage.olga)
    page.goto(reverse("cases:emergency"))
    page.get_by_label(cs("Given name of the child")).fill("Tereza")
    page.get_by_label(cs("Family name of the child")).fill("Nováková")
    page.get_by_label(cs("Date of birth")).fill("2. 5. 2013")
    page.get_by_label(cs("What has happened, and what you need to know")).fill(
        "Sousedka slyší křik, nikdo neotvírá."
    )
    whole(page, axe, "find")
    page.get_by_role("button", name=cs("Open the file")).click()
    expect(page.get_by_text(cs("You look into this file in an emergency."))).to_be_visible()
    whole(page, axe, "now")
    page.get_by_role("link", name=cs("Read the file")).click()
    expect(page.get_by_text(NOTE)).to_be_visible()
    page.goto(reverse("cases:urgent", args=[stage.case.pk]))
    page.get_by_role("button", name=cs("I am done")).click()
    assert (
        page.request.get(
            page.url.split("/emergency/")[0] + reverse("cases:file", args=[stage.case.pk])
        ).status
        == 404
    )

    review = new_page(width=page.viewport_size["width"])  # type: ignore[index]
    sign_in(review, stage.dana)
    review.goto("/day/")
    review.get_by_role("link", name=cs("Review it")).first.click()
    expect(review.get_by_text("Sousedka slyší křik")).to_be_visible()
    assert "Tereza" not in review.content() and NOTE not in review.content()
    whole(review, axe, "review")
    review.get_by_label("bylo to oprávněné", exact=False).first.check()
    review.get_by_label(cs("How you came to this")).fill("Volání je v knize pohotovosti, otevřela jen spis.")
    review.get_by_role("button", name=cs("Close the review")).click()
    expect(review.get_by_text(cs("No look waits for review."))).to_be_visible()
    whole(review, axe, "reviews")

    sign_in(page, stage.jana)
    page.goto(reverse("cases:entry", args=[stage.case.pk, note(stage).pk]))
    expect(page.get_by_text(cs("Look in an emergency")).first).to_be_visible()
    whole(page, axe, "who")
    page.goto(reverse("cases:who", args=[stage.case.pk]))
    whole(page, axe, "who-file")


def test_what_has_ended_leaves_an_open_page_by_itself(page: Page, sign_in: Any, stage: Any) -> None:
    now = clock.now()
    share = cases.share(
        by=stage.actor(stage.jana, now), at=now, entry=note(stage), to=stage.support, purpose="p", basis="statute",
        statute="§ 51",
        until=now + dt.timedelta(seconds=25),
    )  # fmt: skip
    sign_in(page, stage.petra)
    page.goto(reverse("cases:file", args=[stage.case.pk]))
    beside = page.context.new_page()
    beside.goto(reverse("sharing:one", args=[share.pk]))
    for tab in (page, beside):
        expect(tab.get_by_text(NOTE)).to_be_visible()
    for tab in (page, beside):
        expect(tab.get_by_text(NOTE)).to_have_count(0, timeout=40_000)


def test_what_somebody_ends_leaves_the_open_page_soon(page: Page, sign_in: Any, stage: Any) -> None:
    now = clock.now()
    share = cases.share(
        by=stage.actor(stage.jana, now), at=now, entry=note(stage), to=stage.support, purpose="p", basis="statute",
        statute="§ 51",
        until=now + dt.timedelta(days=5),
    )  # fmt: skip
    sign_in(page, stage.petra)
    page.goto(reverse("cases:file", args=[stage.case.pk]))
    expect(page.get_by_text(NOTE)).to_be_visible()
    cases.end_share(by=stage.actor(stage.jana, clock.now()), at=clock.now(), share=share)
    expect(page.get_by_text(NOTE)).to_have_count(0, timeout=40_000)
