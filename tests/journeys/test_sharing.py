"""Sharing in Czech: what may be told is said before the act, what is shared ends by itself to the second, a question can be
answered by phone or with a no. The whole walk from question to withdrawal is in test_who_may_see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.cases.models import Share
from samspil.ground import clock
from tests.cast import NOW, call
from tests.rooms.sharing import agreed, asked, part, written
from tests.support.pictures import picture
from tests.support.words import english_on, say

pytestmark = pytest.mark.django_db(transaction=True)
SAID = "Ráno prý nikdo nevstává."


def cs(words: str, **values: Any) -> str:
    return say("cs", words, **values)


@pytest.fixture
def stage(transactional_db: None, time_machine: Any) -> Any:
    """Hana has agreed at the club that the club may tell SAS about visits and school; Lukáš has written a note."""
    time_machine.move_to(NOW + dt.timedelta(hours=1))
    cast = call(language="cs")
    agreed(cast)
    written(cast)
    return cast


def whole(page: Page, axe: Callable[..., None], name: str) -> None:
    """A page as it should be: reachable by everybody, in Czech throughout, no wider than the window."""
    axe(page)
    assert english_on(page, "cs") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(page, f"sharing-{name}-cs-{page.viewport_size['width']}")  # type: ignore[index]


def test_what_was_shared_ends_by_itself_to_the_second(
    page: Page, stage: Any, sign_in: Callable[..., None], time_machine: Any
):
    question = asked(stage, basis="request")
    part(stage, question, written(stage), SAID)
    share = Share.objects.get()
    address = reverse("sharing:one", args=[share.pk])
    for moment, status in ((share.until - dt.timedelta(seconds=1), 200), (share.until, 404)):
        time_machine.move_to(moment, tick=False)
        sign_in(page, stage.petra)
        answer = page.goto(address)
        assert answer and answer.status == status


def test_a_list_open_in_another_tab_leaves_the_screen_by_itself(
    new_page: Callable[..., Page], stage: Any, sign_in: Callable[..., None], time_machine: Any
):
    """My day and the children, untouched: at the second a share ends, and soon after somebody ends one early."""
    day, tell = (
        new_page(1280, 900),
        {"by": stage.actor(stage.lukas), "entry": written(stage), "to": stage.support},
    )
    tell |= {"purpose": "škola", "basis": "statute", "statute": "§ 51", "fields": ["text"]}
    time_machine.move_to(now := NOW + dt.timedelta(hours=2))
    cases.share(**tell, at=now, until=now + dt.timedelta(seconds=4))
    early = cases.share(**tell, at=now, until=now + dt.timedelta(days=1))
    sign_in(day, stage.petra)
    day.goto("/day/")
    told = day.locator(".feed").get_by_text(SAID)
    expect(told).to_be_visible()
    began = day.evaluate("performance.timeOrigin")
    day.wait_for_function("before => performance.timeOrigin > before", arg=began, timeout=8000)
    expect(told).to_be_visible()  # the other share tells it still
    cases.end_share(by=tell["by"], at=clock.now(), share=early)
    day.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(told).to_have_count(0)


def test_what_may_we_tell_is_said_before_the_act_and_leads_to_it(
    any_width: Page, stage: Any, sign_in: Callable[..., None], axe: Callable[..., None]
):
    page = any_width
    sign_in(page, stage.lukas)
    page.goto(reverse("cases:access", args=[stage.case.pk]))
    whole(page, axe, "access")
    page.get_by_role("link", name=cs("What may we tell?")).first.click()
    page.get_by_label(cs("To whom")).select_option(label="SAS Brno")
    for kind in ("how things are at school", "what endangers the child"):
        words = cs(kind)
        page.get_by_label(words[:1].upper() + words[1:]).check()
    page.get_by_role("button", name=cs("Show what we may tell")).click()
    way = page.locator(".way.open")
    expect(way).to_contain_text("§ 100")
    expect(way).to_contain_text(cs("what endangers the child"))
    expect(way.get_by_role("link", name=cs("Ask for a consent"))).to_be_visible()
    whole(page, axe, "tell")
    way.get_by_role("link", name=cs("Choose what to share")).click()
    whole(page, axe, "now")
    page.get_by_label(SAID).check()
    expect(page.get_by_label(cs("What it is needed for"))).to_be_hidden()
    page.get_by_label(cs("1 week")).check()
    page.get_by_role("button", name=cs("Share what I ticked")).click()
    expect(page.locator("#shares")).to_contain_text("SAS Brno")
    assert Share.objects.get().excerpt == SAID


@pytest.mark.parametrize("how", ["phone", "no"])
def test_by_phone_and_no_take_no_more_picks(page: Page, stage: Any, sign_in: Callable[..., None], how: str):
    asked(stage, basis="request")
    sign_in(page, stage.lukas)
    page.goto("/day/")
    page.get_by_role("link", name=cs("Answer")).first.click()
    page.locator(f"#how-{how}").check()
    if how == "no":
        page.get_by_role("textbox", name=cs("Reason")).fill("Tereza si to nepřeje.")
    page.get_by_role("button", name=cs("I answered by phone" if how == "phone" else "Say no")).click()
    expect(page.get_by_role("heading", name=cs("The answer"))).to_be_visible()
    assert not Share.objects.exists()
