"""A worker has the people looked through, joins two records, reads them side by side, and shows them apart again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspil.people import service as people
from samspil.people.models import DoublesLook
from samspil.people.tasks import look
from tests.cast import NOW, call
from tests.journeys.test_exchange import picture
from tests.support.browser import EITHER

pytestmark = pytest.mark.django_db(transaction=True)
SAYS = {
    "en": {
        "doubles": "Possible doubles", "now": "Look now", "again": "Look again", "both": "Look at both", "one": "Show as one person",
        "records": "2 records of one person", "apart": "Show apart again", "them": "Show them apart again",
        "why": "How do you know?",
        "why-missing": "Write how you know that this is one person.",
    },
    "cs": {
        "doubles": "Možné duplicity", "now": "Prohledat teď", "again": "Podívat se znovu", "both": "Podívat se na oba",
        "one": "Zobrazovat jako jednu osobu",
        "records": "2 záznamy o jedné osobě", "apart": "Znovu zobrazit zvlášť",
        "them": "Znovu je zobrazit zvlášť", "why": "Podle čeho to víte?",
        "why-missing": "Napište, podle čeho víte, že jde o jednu osobu.",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("any_width", "language"), EITHER, indirect=["any_width"], ids=["1280px-en", "390px-cs"]
)
def test_two_records_are_looked_at_joined_and_parted(
    any_width: Page, sign_in: Callable[..., None], axe: Callable[[Page], None], language: str
):
    cast, says, page = call(language=language), SAYS[language], any_width
    by = cast.actor(cast.jana)
    earlier = {"by": by, "at": NOW - dt.timedelta(days=3)}
    people.add(
        given_name="Terezka", family_name="Novák", born_on=dt.date(2013, 2, 5), phone="601 222 333", **earlier
    )
    people.add(given_name="Tereza", family_name="Nowaková", sex="female", **earlier)
    sign_in(page, cast.jana)
    page.goto("/children/")
    page.get_by_role("link", name=says["doubles"]).click()
    page.get_by_role("button", name=says["now"]).click()
    assert look.func(str(DoublesLook.objects.get().pk))
    expect(page.get_by_role("button", name=says["again"])).to_be_visible(timeout=10_000)
    axe(page)
    picture(page, f"doubles-{language}")
    page.get_by_role("link", name=says["both"]).filter(has_text="Terezka Novák").first.click()
    axe(page)
    picture(page, f"decide-{language}")
    button = page.get_by_role("button", name=says["one"])
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(says["why-missing"]).first).to_be_visible()
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.get_by_label(says["why"]).first.fill("stejná matka, ověřeno ve škole")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/people/doubles/$"))
    page.goto(f"/people/{cast.tereza.pk}/")
    expect(page.get_by_role("heading", name=says["records"])).to_be_visible()
    axe(page)
    picture(page, f"one-{language}")
    page.get_by_role("link", name=says["apart"]).click()
    axe(page)
    picture(page, f"part-{language}")
    page.get_by_label(says["why"]).fill("dvě sestřenice")
    page.get_by_role("button", name=says["them"]).click()
    expect(page.get_by_role("heading", name=says["records"])).to_have_count(0)
    page.goto(f"/people/{cast.tereza.pk}/same/")
    axe(page)
    picture(page, f"same-{language}")
