"""The closing list: one person proposes to erase a file, another confirms, and the proof is there to be printed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspil.cases.models import Case
from samspil.ground import clock
from tests.cast import NOW, call
from tests.rooms.retention.scene import SECRET, full_file, periods
from tests.support.browser import EITHER
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW.replace(year=2046)
WORDS = {
    "en": {"open": "Hold or erase", "propose": "Propose to erase it", "decide": "Decide", "erase": "Erase the file"},
    "cs": {"open": "Pozastavit nebo vymazat", "propose": "Navrhnout výmaz", "decide": "Rozhodnout",
           "erase": "Vymazat spis"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("any_width", "language"), EITHER, indirect=["any_width"], ids=["1280px-en", "390px-cs"]
)
def test_two_people_erase_a_file(
    any_width: Page,
    new_page: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], None],
    language: str,
    monkeypatch,
):
    cast = call(language=language)
    periods()
    full_file(cast)
    monkeypatch.setattr(clock, "now", lambda: LATER)
    words, page, other = WORDS[language], any_width, new_page()
    width = page.viewport_size["width"]

    def look(where: Page, name: str) -> None:
        axe(where)
        picture(where, f"retention-{name}-{language}-{width}")
        assert SECRET not in where.content() and "Nováková" not in where.content()

    sign_in(page, cast.dana)
    sign_in(other, cast.ada)
    page.goto("/retention/")
    look(page, "list")
    page.get_by_role("link", name=words["open"]).click()
    look(page, "file")
    page.get_by_role("button", name=words["propose"]).click()
    look(page, "proposed")
    expect(page.get_by_role("button", name=words["erase"])).to_have_count(0)
    other.goto("/day/")
    other.get_by_role("link", name=words["decide"]).first.click()
    look(other, "decide")
    other.get_by_role("button", name=words["erase"]).click()
    expect(other.locator("code").first).to_be_visible()
    look(other, "proof")
    assert not Case.objects.exists()
    page.goto("/retention/erasures/")
    look(page, "proofs")
