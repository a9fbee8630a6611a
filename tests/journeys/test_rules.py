"""From preparation to work, and a change of a rule by two people, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspil.ground import clock
from samspil.institutions.models import Institution
from samspil.rules.models import Rule
from tests.cast import NOW, call
from tests.support.browser import EITHER
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {"propose": "Propose", "approve": "Approve", "live": "Go live", "decide": "Decide"},
    "cs": {"propose": "Navrhnout", "approve": "Schválit", "live": "Spustit", "decide": "Rozhodnout"},
}


@pytest.mark.parametrize(
    ("any_width", "language"), EITHER, indirect=["any_width"], ids=["1280px-en", "390px-cs"]
)
def test_an_institution_goes_live_by_two_people(
    any_width: Page,
    new_page: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], None],
    language: str,
    monkeypatch,
):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = call(language=language)
    Institution.objects.filter(pk=cast.authority.pk).update(live_since=None)
    Rule.objects.create(
        table="retention", country="CZ", key="request", version=1, since=NOW.date(), source="x", checked="choice",
        value={"record_class": "request", "years": 3, "starts_at": "answered"},
    )  # fmt: skip
    words, page, other = WORDS[language], any_width, new_page()
    width = page.viewport_size["width"]

    def look(where: Page, name: str) -> None:
        axe(where)
        picture(where, f"rules-{name}-{language}-{width}")

    sign_in(page, cast.ada)
    sign_in(other, cast.dana)
    for kept in ("case_file", "order"):
        page.goto("/institution/live/")
        look(page, f"live-{kept}")
        page.locator(f'a[href*="record_class={kept}"]').click()
        expect(page.locator("#id_v-record_class")).to_have_value(kept)
        page.locator("form.panel button[type=submit]").click()
        expect(page.locator(".error-summary").first).to_be_visible()
        look(page, "refused")
        page.locator("#id_v-years").fill("15")
        page.locator("#id_v-starts_at").select_option("case_closed")
        page.locator("#id_reason").fill("Spisový plán 2026")
        page.get_by_role("button", name=words["propose"], exact=True).click()
        expect(page.get_by_role("button", name=words["approve"])).to_have_count(0)
        look(page, "proposed")
        other.goto("/day/")
        other.get_by_role("link", name=words["decide"]).first.click()
        look(other, "decide")
        other.get_by_role("button", name=words["approve"]).click()
        look(other, "history")
    page.goto("/institution/live/")
    page.get_by_role("button", name=words["live"]).click()
    expect(page.get_by_role("button", name=words["live"])).to_have_count(0)
    look(page, "live")
    for table in ("confidentiality", "retention"):
        page.goto(f"/rules/?table={table}")
        look(page, f"list-{table}")
    assert Institution.objects.get(pk=cast.authority.pk).live_since == NOW
    assert Rule.objects.filter(institution=cast.authority).count() == 2
