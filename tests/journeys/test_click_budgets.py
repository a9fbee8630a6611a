"""How many presses and picks the frequent deeds take, counted from My day by the browser itself. Typing costs none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import time_machine
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.cases.models import Entry, Share
from samspil.formulations import service as maps
from samspil.formulations.models import Factor
from samspil.referrals.models import Referral
from tests.cast import NOW, Cast, call
from tests.rooms.meetings.stage import called
from tests.rooms.sharing import agreed, asked, written

pytestmark = pytest.mark.django_db(transaction=True)

SAID = "Ráno prý nikdo nevstává."
COUNT = """
const count = () => sessionStorage.setItem("presses", Number(sessionStorage.getItem("presses") || 0) + 1);
addEventListener("pointerdown", (event) => { if (event.isTrusted) count(); }, true);
addEventListener("change", (event) => { if (event.target.matches("select")) count(); }, true);
"""


@dataclass
class Counted:
    """A page that counts, and the people of the tests."""

    page: Page
    cast: Cast

    @property
    def presses(self) -> int:
        return int(self.page.evaluate("Number(sessionStorage.getItem('presses') || 0)"))

    def press(self, role: str, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("main").get_by_role(role, name=name).first.click()  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def day(page: Page, sign_in: Callable[..., None], db: None) -> Callable[[], Counted]:
    """Call it when the scene is set: My day of Jana, with nothing pressed yet."""
    cast = call()

    def open_() -> Counted:
        page.add_init_script(COUNT)
        sign_in(page, cast.jana)
        page.goto("/day/")
        return Counted(page, cast)

    open_.cast = cast  # type: ignore[attr-defined]
    return open_


def test_the_counter_counts_presses_and_picks(page: Page):
    page.add_init_script(COUNT)
    page.goto("/")
    page.locator("h1").click()
    page.locator("h1").click()
    assert page.evaluate("sessionStorage.getItem('presses')") == "2"


def test_a_contact_by_phone_is_logged_with_three(day):
    on = day()
    on.press("link", "Log a contact")
    on.page.locator("label.tile", has_text="Tereza").click()
    on.page.locator("textarea[name=text]").fill("The school rang.")
    on.press("button", "Save the contact")
    on.page.wait_for_url(re.compile("#timeline"))
    kept = Entry.objects.get(text="The school rang.")
    assert (kept.kind, kept.mode) == ("contact", "phone")
    assert on.presses <= 3


def test_where_a_child_is_is_found_with_two(day):
    on = day()
    on.page.get_by_role("searchbox").click()
    on.page.keyboard.type("novakova")
    on.page.keyboard.press("Enter")
    expect(on.page.get_by_role("row", name="Tereza")).to_contain_text("At home")
    assert on.presses <= 2


def test_who_can_see_a_record_and_why_is_two_away(day):
    cast = day.cast
    cases.write(by=cast.actor(cast.petra), at=NOW - dt.timedelta(hours=1), case=cast.case, kind="note",
                text="She slept at her aunt's.", for_all=True)  # fmt: skip
    on = day()
    on.page.locator(".feed li", has_text="aunt").get_by_role("link").first.click()
    on.page.locator("article.entry", has_text="aunt").get_by_role("link", name="Who can see this").click()
    expect(on.page.get_by_role("table").first).to_contain_text("SAS Brno")
    assert on.presses <= 2


def test_a_share_ends_with_three(day):
    cast = day.cast
    by = {"by": cast.actor(cast.jana), "at": NOW - dt.timedelta(hours=1)}
    entry = cases.write(**by, case=cast.case, kind="note", text="Words of the school")
    share = cases.share(
        **by,
        entry=entry,
        to=cast.support,
        purpose="mornings",
        basis="statute",
        statute="§ 51",
        until=NOW + dt.timedelta(days=90),
    )
    on = day()
    to_the_file(on)
    on.press("link", "Sharing and access")
    on.page.locator("#shares").get_by_role("button", name=re.compile("End now")).click()
    expect(on.page.locator("#shares button")).to_have_count(0)
    assert Share.objects.get(pk=share.pk).until <= NOW + dt.timedelta(minutes=5)
    assert on.presses <= 3


def test_a_question_of_another_organisation_is_answered_with_three(page, sign_in, db):
    cast = call()
    consent = agreed(cast)
    written(cast)
    asked(cast, basis="consent", consent=consent)
    page.add_init_script(COUNT)
    sign_in(page, cast.lukas)
    page.goto("/day/")
    on = Counted(page, cast)
    on.press("link", "Answer")
    on.page.get_by_label(SAID).check()
    on.press("button", "Share what I ticked")
    expect(page.locator(".crossed")).to_have_text(SAID)
    assert on.presses <= 3


def test_a_meeting_is_on_the_projector_with_two(day):
    called(day.cast, on=NOW.date(), time=dt.time(11))
    on = day()
    on.page.locator("ol.day a[href$='/present/']").click()
    on.page.get_by_role("button", name="Begin").click()
    expect(on.page.get_by_role("heading", level=1)).to_have_text("What is happening?")
    assert on.presses <= 2


def test_a_factor_is_on_the_map_with_three(day):
    cast = day.cast
    maps.start(by=cast.actor(cast.jana), at=NOW - dt.timedelta(days=1), case=cast.case)
    on = day()
    to_the_file(on)
    on.press("link", "Map (6P)")
    on.page.locator("[data-enter]:not([hidden])").first.wait_for(state="attached")
    on.press("link", "New card")
    on.page.keyboard.type("Up at night")
    on.page.keyboard.press("Enter")
    expect(on.page.locator(".crd", has_text="Up at night")).to_be_visible()
    assert Factor.objects.get().text == "Up at night"
    assert on.presses <= 3


def test_a_young_person_writes_the_first_message_with_two(page: Page):
    cast = call()
    page.add_init_script(COUNT)
    page.goto(f"/ask/{cast.club.slug}/young/")
    page.get_by_text("I just want to talk, no hurry").click()
    page.get_by_label("What is going on?").fill("they shout at home")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".code")).to_be_visible()
    assert Referral.objects.get().source == "young"
    assert Counted(page, cast).presses <= 2


def to_the_file(on: Counted) -> None:
    """The child's file is one press from My day: in what waits, what is missing, what changed, or today."""
    on.page.locator(f"main a[href^='/cases/{on.cast.case.pk}/']").first.click()
    on.page.wait_for_url(re.compile(f"/cases/{on.cast.case.pk}/"))
