"""From an empty plan to an agreed one with a step of the family, in a real browser, in two languages and widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspil.ground import clock
from samspil.plans.models import Plan
from tests.cast import NOW, call
from tests.rooms.plans.scene import LEVEL_FIELDS, mother_of
from tests.support.browser import EITHER

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {"start": "Start the plan", "goal": "Add goal", "add": "Add a step", "step": "Add step",
           "agreed": "The plan is agreed", "answer": "Write down an answer", "save": "Save answer",
           "keep": "Keep it all the same", "done": "Mark as done"},
    "cs": {"start": "Začít plán", "goal": "Přidat cíl", "add": "Přidat krok", "step": "Přidat krok",
           "agreed": "Plán je dohodnutý", "answer": "Zapsat odpověď", "save": "Uložit odpověď",
           "keep": "Přesto ponechat", "done": "Označit jako hotové"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("any_width", "language"), EITHER, indirect=["any_width"], ids=["1280px-en", "390px-cs"]
)
def test_a_plan_is_agreed_with_the_mother(
    any_width: Page, sign_in: Callable[..., None], axe: Callable[[Page], None], language: str, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = call(language=language)
    mother = mother_of(cast)
    words, page = WORDS[language], any_width
    sign_in(page, cast.jana)
    page.goto(f"/cases/{cast.case.pk}/plan/")
    check(page, axe)
    page.get_by_role("button", name=words["start"]).click()
    page.locator("#goal_text").fill("Tereza chodí do školy vyspaná")
    page.locator(".levels summary").click()
    for name, words_of_level in LEVEL_FIELDS.items():
        page.locator(f"#goal_{name}").fill(words_of_level)
    page.get_by_role("button", name=words["goal"]).click()
    check(page, axe)

    add_step(page, words, "Společná snídaně", f"p:{mother.pk}", "4. 12. 2026")
    add_step(page, words, "Promluvit s lékařkou", f"i:{cast.club.pk}", "4. 12. 2026", competence="health")
    page.get_by_label(words["keep"]).check()
    check(page, axe)
    page.get_by_role("button", name=words["step"], exact=True).click()
    expect(page.locator(".plansteps > li")).to_have_count(2)
    expect(page.locator(".plansteps .chip.warn")).to_have_count(1)

    page.get_by_text(words["answer"]).click()
    page.locator("#answer_who").select_option(f"p:{mother.pk}")
    page.locator("#answer_answer").select_option("agrees")
    page.get_by_role("button", name=words["save"]).click()
    agreed = page.get_by_role("button", name=words["agreed"])
    agreed.click()
    expect(agreed).to_have_count(0)  # the page that follows no longer asks for it
    page.get_by_role("button", name=words["done"]).first.click()
    expect(page.locator(".plansteps > li.done")).to_have_count(1)
    check(page, axe)
    assert Plan.objects.get().state == "agreed"

    page.goto(f"/cases/{cast.case.pk}/plan/family/")
    expect(page.get_by_text("Společná snídaně")).to_be_visible()
    check(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.goto("/day/")
    check(page, axe)


def check(page: Page, axe: Callable[[Page], None]) -> None:
    """Accessible as it stands when its scripts have run."""
    page.wait_for_load_state("networkidle")
    axe(page)


def add_step(page: Page, words: dict[str, str], what: str, who: str, due: str, competence: str = "") -> None:
    page.locator(".goal details summary").filter(has_text=words["add"]).click()
    form = page.locator(".goal details form")
    form.locator("[name=what]").fill(what)
    form.locator("[name=who]").select_option(who)
    form.locator("[name=due_on]").fill(due)
    if competence:
        form.locator("[name=competence]").select_option(competence)
    form.get_by_role("button", name=words["step"], exact=True).click()
