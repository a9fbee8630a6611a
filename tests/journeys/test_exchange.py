"""A team leader brings a list and a statutory return in by the browser, in Czech and in English, at both widths."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from samspil.cases.models import Case
from samspil.exchange.models import ReturnedChild, Run
from samspil.exchange.tasks import work
from tests.cast import Cast, call
from tests.rooms.exchange.small import part
from tests.rooms.exchange.test_list import GOOD
from tests.support.browser import EITHER

pytestmark = pytest.mark.django_db(transaction=True)
SAYS = {
    "en": {
        "look": "Look at the list", "take": "Take it all over", "busy": "It is being taken over", "done": "Everything is taken over",
        "columns": "What each column holds", "again": "Look again with these columns", "here": "already here",
        "return": "Look at the return", "kept": "From the statutory return", "big": "The largest that can be read is",
    },
    "cs": {
        "look": "Prohlédnout seznam", "take": "Převzít vše", "busy": "Právě se přebírá", "done": "Vše je převzato",
        "columns": "Co který sloupec obsahuje", "again": "Podívat se znovu s těmito sloupci", "here": "už zde",
        "return": "Prohlédnout výkaz", "kept": "Ze zákonného výkazu", "big": "Největší soubor, který lze přečíst",
    },
}  # fmt: skip


def picture(page: Page, name: str) -> None:
    """For whoever wants to look: kept where SAMSPIL_PICTURES says, else nowhere."""
    folder = os.environ.get("SAMSPIL_PICTURES")
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}-{page.viewport_size['width']}.png"), full_page=True)


def background() -> None:
    assert work.func(str(Run.objects.order_by("-began_at").first().pk))


@pytest.mark.parametrize(
    ("any_width", "language"), EITHER, indirect=["any_width"], ids=["1280px-en", "390px-cs"]
)
def test_a_list_is_looked_at_mended_and_taken_over(
    any_width: Page, sign_in: Callable[..., None], axe: Callable[[Page], None], language: str
):
    told: Cast = call(language=language)
    says, page = SAYS[language], any_width
    sign_in(page, told.mark)
    page.goto("/import/")
    axe(page)
    picture(page, f"imports-{language}")
    page.locator("#list-file").set_input_files(
        {"name": "seznam.csv", "mimeType": "text/csv", "buffer": (GOOD + "3;<script>;😀;31.2.2014;;;;\n").encode("cp1250", "replace")}
    )  # fmt: skip
    page.get_by_role("button", name=says["look"]).click()
    expect(page.get_by_text("Ema Malá")).to_be_visible()
    expect(page.get_by_role("heading", name=says["columns"])).to_be_visible()
    axe(page)
    picture(page, f"list-{language}")
    page.locator("#column_4").select_option("")
    page.get_by_role("button", name=says["again"]).click()
    expect(page.locator("#column_4")).to_have_value("")
    assert Case.objects.count() == 1
    page.get_by_role("button", name=says["take"]).click()
    expect(page.get_by_text(says["busy"])).to_be_visible()
    picture(page, f"busy-{language}")
    axe(page)
    background()
    expect(page.get_by_role("heading", name=says["done"])).to_be_visible(
        timeout=8000
    )  # by itself, without a reload
    axe(page)
    picture(page, f"done-{language}")
    assert Case.objects.count() == 3


@pytest.mark.smoke
@pytest.mark.parametrize(
    ("any_width", "language"), EITHER, indirect=["any_width"], ids=["1280px-en", "390px-cs"]
)
def test_a_return_is_looked_at_taken_over_and_seen_in_the_file(
    any_width: Page, sign_in: Callable[..., None], axe: Callable[[Page], None], language: str
):
    told: Cast = call(language=language)
    says, page = SAYS[language], any_width
    sign_in(page, told.mark)
    page.goto("/import/")
    page.locator("#return-file").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in part().items()]
    )
    page.get_by_role("button", name=says["return"]).click()
    expect(page.get_by_role("button", name=says["take"])).to_be_visible()
    page.locator(".problems summary").first.click()
    axe(page)
    picture(page, f"return-{language}")
    assert not ReturnedChild.objects.exists()
    page.get_by_role("button", name=says["take"]).click()
    background()
    expect(page.get_by_role("heading", name=says["done"])).to_be_visible(timeout=8000)
    child = ReturnedChild.objects.order_by("number").first()
    page.goto(f"/cases/{child.case_id}/")
    picture(page, f"case-{language}")
    page.get_by_role("link", name=says["kept"]).click()
    expect(page.get_by_role("heading", level=1, name=says["kept"])).to_be_visible()
    axe(page)
    picture(page, f"kept-{language}")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(
    page: Page, sign_in: Callable[..., None], settings, tmp_path: Path
):
    settings.SAMSPIL_LARGEST_UPLOAD = 1_000_000
    sign_in(page, call().mark)
    page.goto("/import/")
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * 1_200_000)
    page.locator("#list-file").set_input_files(str(large))
    expect(page.locator("#list-file-error")).to_contain_text(SAYS["en"]["big"])
    assert page.locator("#list-file").input_value() == ""
