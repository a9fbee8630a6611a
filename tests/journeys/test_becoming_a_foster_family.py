"""From an enquiry in Dutch to approval by another person, in a real browser."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from samspil.accounts.models import Account
from samspil.carers.models import FosterFamily
from samspil.ground import clock
from samspil.notices.models import Letter
from tests.cast import NOW
from tests.rooms.carers.house import found
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_dutch_family_asks_prepares_and_is_approved_by_two_people(
    new_page: Callable[..., Page], sign_in: Callable[..., None], axe: Callable[[Page], None], monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cache.clear()
    house = found()
    Account.objects.update(language="nl")
    visitor, hilde, wim = new_page(locale="nl-NL"), new_page(), new_page()

    def look(page: Page, name: str) -> None:
        axe(page)
        picture(page, f"foster-{name}-nl")

    visitor.goto(f"/fostering/{house.service.slug}/")
    look(visitor, "public")
    visitor.get_by_role("link", name="Vraag het jezelf").click()
    visitor.get_by_role("radio", name="nee").first.check()
    visitor.get_by_role("button", name="Bekijk mijn antwoorden").click()
    expect(visitor.get_by_text("Dit is geen test.")).to_be_visible()
    look(visitor, "self-check")
    visitor.goto(f"/fostering/{house.service.slug}/")
    visitor.get_by_label("Je naam").fill("Hofman")
    visitor.get_by_label("E-mail").fill("hofman@example.org")
    visitor.get_by_text("Een kind dat bij ons woont").click()
    visitor.get_by_role("button", name="Versturen").click()
    expect(visitor.get_by_role("heading", name="Je vraag is aangekomen")).to_be_visible()
    link = "/" + Letter.objects.get(to="hofman@example.org").body.split("://")[1].split()[0].split("/", 1)[1]
    visitor.goto(link)
    visitor.get_by_label("Wie worden pleegouder").fill("Els Hofman, 1 mei 1985")
    visitor.get_by_role("button", name="Bewaren en later verder").click()
    expect(visitor.get_by_text("Bewaard. Je kunt deze pagina sluiten")).to_be_visible()
    visitor.goto(link)
    visitor.get_by_role("button", name="Inleveren").click()
    expect(visitor.get_by_text("Hieronder staat wat je schreef")).to_be_visible()
    look(visitor, "application")

    sign_in(hilde, house.hilde)
    hilde.goto("/foster-families/")
    look(hilde, "board")
    hilde.get_by_role("link", name="Hofman").click()
    expect(hilde.get_by_role("heading", name="Hofman", level=1)).to_be_visible()

    def act(page: Page, name: str, **said: str) -> None:
        part = page.locator(f"details#{name}")
        part.locator("summary").click()
        for field, value in said.items():
            box = part.locator(f"[name={field}]")
            box.select_option(value) if box.evaluate("e => e.tagName") == "SELECT" else box.fill(value)
        part.locator("button").click()
        expect(page.locator(f"details#{name}[open]")).to_have_count(0)

    act(hilde, "next", next_what="Bellen", next_on="vandaag")
    act(hilde, "go_on", step="4")
    act(hilde, "member", role="carer", given_name="Els", family_name="Hofman", born_on="1 5 1985")
    carer = str(FosterFamily.objects.get().members.get().pk)
    for check, about in (
        ("no_objection", carer),
        ("not_supervisor", carer),
        ("preparation", ""),
        ("pre_placement", ""),
    ):
        act(hilde, "check", check=check, member=about, evidence="gezien", shown_on="vandaag")
    act(hilde, "report", text="Een rustig huis.", proposes="approved", age_before="7")
    act(hilde, "family_read", on="vandaag", says="Klopt.")
    look(hilde, "family")
    sign_in(wim, house.wim)
    wim.goto(hilde.url.split("#")[0])
    act(wim, "decide", outcome="approved", reasons="Alles is rond.")
    expect(wim.get_by_text("Voorgesteld door Hilde Mulder, besloten door Wim Postma")).to_be_visible()
    expect(wim.get_by_text("1 van 1 vrij")).to_be_visible()
