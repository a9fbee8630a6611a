"""What people do to programs: sign out while writing, press twice, go back, type odd dates and names, write at once."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
import time_machine
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.cases.models import Entry
from samspil.formulations import service as maps
from samspil.ground import clock
from samspil.meetings.models import Meeting
from samspil.people import service as people
from samspil.plans import service as plans
from tests.cast import NOW, Cast, call
from tests.rooms.meetings.stage import begun
from tests.rooms.plans.scene import REVIEW

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "The mother rang at seven and was crying."
ODD_NAMES = [
    ("<script>alert(1)</script>", "<b>Novák</b>"),
    ("Zoë 🦊", "Ødegård-Ščerba"),
    ("ליאת", "عبد الله"),
]


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return call()


def writing(page: Page, cast: Cast) -> None:
    page.goto(f"/cases/{cast.case.pk}/")
    page.locator("textarea[name=text]").fill(WORDS)


def test_a_draft_outlives_signing_out(page: Page, cast: Cast, sign_in: Callable[..., None]):
    sign_in(page, cast.jana)
    writing(page, cast)
    expect(page.locator("[data-draft-state]")).to_contain_text("Draft saved")
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.locator("form[data-sign-out]")).to_have_count(0)
    page.goto(f"/cases/{cast.case.pk}/")
    expect(page.locator("textarea[name=text]")).to_have_count(0)
    sign_in(page, cast.jana)
    page.goto("/day/")
    page.get_by_role("region", name="Drafts").get_by_role("link").first.click()
    expect(page.locator("textarea[name=text]")).to_have_value(WORDS)
    page.get_by_role("button", name="Save entry").click()
    expect(page.locator("article.entry", has_text=WORDS)).to_have_count(1)
    expect(page.locator("textarea[name=text]")).to_have_value("")


def test_signed_out_while_writing_keeps_the_text(page: Page, cast: Cast, sign_in: Callable[..., None], axe):
    sign_in(page, cast.jana)
    page.goto(f"/cases/{cast.case.pk}/")
    page.context.clear_cookies(name="sessionid")
    page.locator("textarea[name=text]").fill(WORDS)
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    axe(page)
    sign_in(page, cast.jana)
    page.locator("textarea[name=text]").press_sequentially(" Later again.")
    expect(page.get_by_role("heading", name="You are signed out")).to_be_hidden()
    page.get_by_role("button", name="Save entry").click()
    expect(page.locator("article.entry", has_text=f"{WORDS} Later again.")).to_have_count(1)


def test_two_who_correct_one_note_both_see_both(new_page, cast: Cast, sign_in: Callable[..., None], axe):
    entry = cases.write(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, kind="note", text="She left at six."
    )
    one, other = new_page(), new_page()
    for page in (one, other):
        sign_in(page, cast.jana)
        page.goto(f"/cases/{cast.case.pk}/entries/{entry.pk}/correct/")
    for page, text in ((one, "She left at seven."), (other, "She left at six, with her aunt.")):
        page.locator("main textarea[name=text]").fill(text)
        page.locator("main form .btn-primary").click()
        page.wait_for_load_state()
    expect(other.get_by_text("She left at seven.").first).to_be_visible()
    expect(other.locator("main textarea[name=text]")).to_have_value("She left at six, with her aunt.")
    axe(other)
    other.locator("main form .btn-primary").click()
    other.wait_for_url(re.compile(rf"/cases/{cast.case.pk}/(#.*)?$"))
    entry.refresh_from_db()
    assert entry.text == "She left at six, with her aunt."
    other.goto(f"/cases/{cast.case.pk}/entries/{entry.pk}/versions/")
    for text in ("six", "seven", "aunt"):
        expect(other.locator("main")).to_contain_text(text)


@pytest.fixture
def slow(monkeypatch) -> None:
    """A server that takes its time, so that an impatient hand presses again."""
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: (time.sleep(0.4), now())[1])


def press_twice(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    for _press in range(2):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(200)


def test_pressing_save_twice_makes_one_entry(
    page: Page, cast: Cast, sign_in: Callable[..., None], slow: None
):
    sign_in(page, cast.jana)
    writing(page, cast)
    press_twice(page, "Save entry")
    expect(page.locator("article.entry", has_text=WORDS)).to_have_count(1, timeout=20_000)
    page.wait_for_load_state("networkidle")
    assert Entry.objects.filter(text=WORDS).count() == 1


def test_pressing_twice_calls_one_meeting(page: Page, cast: Cast, sign_in: Callable[..., None], slow: None):
    sign_in(page, cast.jana)
    page.goto(f"/cases/{cast.case.pk}/meetings/new/")
    for name, words in (("goal", "Mornings"), ("on", "1. 12. 2026"), ("time", "11.00"), ("place", "Cejl 75")):
        page.locator(f"#id_{name}").fill(words)
    page.locator("label.choice", has_text="Petra Malá").locator("input").check()
    press_twice(page, "Call and send invitations")
    page.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}/"))
    page.wait_for_load_state("networkidle")
    assert Meeting.objects.count() == 1


def test_going_back_after_saving_offers_no_second_copy(page: Page, cast: Cast, sign_in: Callable[..., None]):
    sign_in(page, cast.jana)
    page.goto("/day/")
    writing(page, cast)
    page.get_by_role("button", name="Save entry").click()
    expect(page.locator("article.entry", has_text=WORDS)).to_have_count(1)
    page.go_back()
    page.wait_for_load_state("networkidle")
    expect(page.locator("textarea[name=text]")).to_have_value("")
    page.reload()
    page.go_forward()
    page.wait_for_load_state("networkidle")
    assert Entry.objects.filter(text=WORDS).count() == 1


@pytest.mark.parametrize(("given", "family"), ODD_NAMES, ids=["script", "emoji", "right-to-left"])
def test_a_name_is_shown_as_it_is_written_everywhere(
    page: Page, cast: Cast, sign_in: Callable[..., None], given: str, family: str
):
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    by = {"by": cast.actor(cast.jana), "at": NOW}
    people.correct(
        **by, person=cast.tereza, revision=cast.tereza.revision, given_name=given, family_name=family
    )
    cases.write(**by, case=cast.case, kind="note", text=f"{given} {WORDS}")
    maps.add_factor(
        **by, map=maps.start(**by, case=cast.case), field="presenting", text=f"{given} misses school"
    )
    plan = plans.draft(**by, case=cast.case.pk, review_on=REVIEW)
    plans.add_goal(**by, plan=plan, text=f"{given} sleeps")
    meeting = begun(cast)
    sign_in(page, cast.jana)
    case = f"/cases/{cast.case.pk}/"
    for path in ("/children/", case, f"{case}map/", f"{case}plan/", f"{case}plan/family/", f"{case}access/",
                 f"/meetings/{meeting.pk}/", f"/meetings/{meeting.pk}/present/?step=happening", "/day/"):  # fmt: skip
        answer = page.goto(path)
        assert answer is not None and answer.status == 200
        expect(page.locator("body")).to_contain_text(given)
        assert page.evaluate("[...document.scripts].every((s) => !s.textContent.includes('alert(1)'))")


@pytest.mark.parametrize(
    ("path", "typed", "wrong"),
    [
        ("", {"text": WORDS, "happened_on": "31. 2. 2026"}, "happened_on"),
        ("next/", {"next_on": "when she can", "next_what": "Home visit"}, "next_on"),
        ("moved/", {"text": "with her aunt", "since": "32. 13. 2026"}, "since"),
        ("meetings/new/", {"goal": "Mornings", "on": "31 Feb 2026", "time": "25.70"}, "on"),
    ],
    ids=["entry", "next-date", "moved", "meeting"],
)
def test_a_day_that_does_not_exist_is_said_and_what_was_typed_stays(
    page: Page, cast: Cast, sign_in: Callable[..., None], axe, path: str, typed: dict[str, str], wrong: str
):
    sign_in(page, cast.jana)
    page.goto(f"/cases/{cast.case.pk}/{path}")
    before = Entry.objects.count()
    page.evaluate("document.querySelectorAll('main form details').forEach((part) => { part.open = true; })")
    form = page.locator("main form").filter(has=page.locator(f"[name={wrong}]"))
    for name, words in typed.items():
        form.locator(f"[name={name}]").fill(words)
    with page.expect_navigation():
        form.locator(".btn-primary").click()
    for name, words in typed.items():
        expect(page.locator(f"main [name={name}]")).to_have_value(words)
    expect(page.locator(f"main [name={wrong}]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".error-summary")).to_be_visible()
    assert Entry.objects.count() == before
    axe(page)
