"""A plan that is followed: a goal from what keeps it going, its levels, a step of every day; the mother taps on her phone;
everybody looks again; the circle is walked both ways. Czech on the phone of the mother, the worker in two languages."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspil.formulations import service as maps
from samspil.ground import clock
from samspil.plans.models import PlanLink, Result, Tick
from tests.cast import NOW, TODAY, call
from tests.rooms.plans.scene import LEVEL_FIELDS, card_of, mother_of

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {"start": "Start the plan", "goal": "Add goal", "add": "Add a step", "step": "Add step",
           "agreed": "The plan is agreed", "link": "Give somebody a page of their own", "make": "Make the address",
           "review": "Decide how it goes on", "save": "Save the decision", "circle": "How it hangs together",
           "after": "Leads to", "before": "Comes from"},
    "cs": {"start": "Začít plán", "goal": "Přidat cíl", "add": "Přidat krok", "step": "Přidat krok",
           "agreed": "Plán je dohodnutý", "link": "Dát někomu vlastní stránku", "make": "Vytvořit adresu",
           "review": "Rozhodnout, jak dál", "save": "Uložit rozhodnutí", "circle": "Jak to spolu souvisí",
           "after": "Kam to vede", "before": "Odkud to je"},
}  # fmt: skip


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("cs", 390)])
def test_a_plan_is_followed_from_what_keeps_it_going_to_what_came_of_it(
    new_page: Callable[..., Page], sign_in: Callable[..., None], axe: Callable[[Page], None], language: str,
    width: int, monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = call(language=language)
    mother, words = mother_of(cast), WORDS[language]
    card, issue = card_of(cast, "Usíná po půlnoci"), card_of(cast, "Chybí ve škole", "presenting")
    board = maps.current(cast.case, for_=cast.actor(cast.jana), at=NOW)
    maps.state_hypothesis(
        by=cast.actor(cast.jana), at=NOW, map=board, keeps="Usíná po půlnoci", address="Klidný večer",
        achieve="Ráno vstane", grounds=[card, issue],
    )  # fmt: skip
    page = new_page(width, 900)
    sign_in(page, cast.jana)
    write(page, words, cast, mother, card, axe)
    address = give(page, words, mother)
    tap(new_page(390, 844), address, axe)
    look_again(page, words, cast, axe)
    walk(page, words, axe)


def write(page: Page, words: dict[str, str], cast, mother, card, axe) -> None:
    page.goto(f"/cases/{cast.case.pk}/plan/")
    page.get_by_role("button", name=words["start"]).click()
    page.locator("#goal_text").fill("Ráno vstává a jde do školy")
    page.locator("#goal_factor").select_option(str(card.pk))
    page.locator(".levels summary").click()
    for name, said in LEVEL_FIELDS.items():
        page.locator(f"#goal_{name}").fill(said)
    page.get_by_role("button", name=words["goal"]).click()
    page.locator(".goal details.adder summary").filter(has_text=words["add"]).click()
    form = page.locator(".goal details form")
    form.locator("[name=what]").fill("Večer společně čteme")
    form.locator("[name=who]").select_option(f"p:{mother.pk}")
    form.locator("[name=due_on]").fill("31. 1. 2027")
    form.locator("[name=rhythm]").select_option("daily")
    form.locator("[name=needs]").fill("Knížka")
    form.locator("[name=needs_there]").select_option("yes")
    form.get_by_role("button", name=words["step"], exact=True).click()
    page.get_by_role("button", name=words["agreed"]).click()
    page.wait_for_load_state("networkidle")
    axe(page)


def give(page: Page, words: dict[str, str], mother) -> str:
    """The address for the mother, shown once."""
    page.get_by_text(words["link"]).click()
    page.locator("#link_person").select_option(f"p:{mother.pk}")
    page.locator("#link_language").select_option("cs")
    page.get_by_role("button", name=words["make"]).click()
    return page.locator(".secret-address").inner_text().strip()


def tap(phone: Page, address: str, axe: Callable[[Page], None]) -> None:
    """Her own page: one tap, undone, and again; then yesterday."""
    phone.goto("/plan/" + address.split("/plan/")[1])
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.get_by_role("button", name="Ano, hotovo").click()
    expect(phone.get_by_text("Dnes: ano")).to_be_visible()
    phone.get_by_role("button", name="Vrátit").click()
    assert not Tick.objects.exists()
    phone.get_by_role("button", name="Ano, hotovo").click()
    expect(phone.get_by_text("Dnes: ano")).to_be_visible()
    phone.locator(".before button[value=yes]").click()
    expect(phone.locator(".week .yes")).to_have_count(2)
    axe(phone)
    assert {t.day for t in Tick.objects.all()} == {TODAY, TODAY - dt.timedelta(days=1)}
    assert PlanLink.objects.get().opened_at == NOW


def look_again(page: Page, words: dict[str, str], cast, axe: Callable[[Page], None]) -> None:
    page.goto(f"/cases/{cast.case.pk}/plan/")
    page.get_by_text(words["review"]).click()
    page.locator(".review-level label").filter(has_text="All mornings of a week").click()
    page.locator("#review_review_on").fill("31. 3. 2027")
    page.get_by_role("button", name=words["save"]).click()
    expect(page.locator("#reviews .chip")).to_have_count(1)
    axe(page)
    assert Result.objects.get().level == 1


def walk(page: Page, words: dict[str, str], axe: Callable[[Page], None]) -> None:
    """Forward from the assumption until it comes round, then back by the other way."""
    page.get_by_role("link", name=words["circle"]).click()
    axe(page)
    after = page.locator(".walk section").filter(has=page.get_by_role("heading", name=words["after"]))
    before = page.locator(".walk section").filter(has=page.get_by_role("heading", name=words["before"]))
    for kind in ("factor", "goal", "step", "result", "hypothesis"):
        after.locator(f"a.piece.{kind}").filter(has_not_text="Chybí ve škole").first.click()
        expect(page.locator(f".piece.here.{kind}")).to_be_visible()
    for kind in ("result", "step", "goal", "factor", "hypothesis"):
        before.locator(f"a.piece.{kind}").first.click()
        expect(page.locator(f".piece.here.{kind}")).to_be_visible()
