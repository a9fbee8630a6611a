"""From an enquiry in Dutch to approval by another person and the first child, in a real browser."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from samspil.accounts.models import Account
from samspil.carers.models import FosterFamily
from samspil.cases import service as cases
from samspil.fostering import service as fostering
from samspil.fostering.models import Care
from samspil.fostering.terms import ITEMS, Answered
from samspil.ground import clock
from samspil.notices.models import Letter
from samspil.people import service as people
from tests.cast import NOW, PASSWORD, TODAY
from tests.rooms.carers.house import found
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_dutch_family_asks_prepares_is_approved_by_two_people_and_a_child_comes(
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

    act(hilde, "guide", account=str(house.hilde.pk))
    act(hilde, "invite", member=carer, email="els@example.org", language="nl")
    els = new_page(locale="nl-NL")
    els.goto("/" + Letter.objects.get(to="els@example.org").body.split("://")[1].split()[0].split("/", 1)[1])
    expect(els.get_by_role("heading", name="Welkom, Els")).to_be_visible()
    look(els, "invited")
    for box in ("password", "again"):
        els.locator(f"[name={box}]").fill(PASSWORD)
    els.get_by_role("button", name="Beginnen").click()
    expect(els).to_have_url(re.compile("/at-home/$"))

    hilde.goto(f"/cases/{waits(house).pk}/placement/")
    hilde.locator("[name=place]").select_option(index=0)
    hilde.locator("[name=arrives_on]").fill("vandaag")
    if (why := hilde.locator("[name=undecided_why]")).count():
        why.fill("Het gezin is voor dit kind gevraagd.")
    hilde.locator("form:has([name=arrives_on]) button.btn-primary").click()
    expect(hilde.get_by_role("heading", name="Hofman")).to_be_visible()
    told(house, Care.objects.get())
    els.reload()
    els.goto(f"/at-home/{Care.objects.get().pk}/child/")
    els.locator("[name=read]").check()
    els.get_by_role("button", name="gelezen").click()
    els.get_by_role("button", name="Ja, het kind kan komen").click()
    expect(els.get_by_text("U zei ja")).to_be_visible()
    look(els, "first-child")
    hilde.reload()
    hilde.locator("details:has([value=arrive]) summary").click()
    hilde.locator("form:has([value=arrive]) button").click()
    expect(hilde.locator("dl.kv").first).to_contain_text("Daar sinds")
    assert Care.objects.get().arrived_on == TODAY


def waits(house: Any) -> Any:
    """A child for whom the service looks."""
    by = house.actor(house.hilde)
    child = people.add(by=by, at=NOW, given_name="Sem", family_name="Bakker", born_on=dt.date(2022, 3, 1))
    return cases.open(
        by=by, at=NOW, child=child, competence="foster_care", place="home", place_since=dt.date(2026, 1, 1), next_on=TODAY,
    )  # fmt: skip


def told(house: Any, care: Any) -> None:
    """What the carer must know before the child comes."""
    for item in ITEMS:
        fostering.tell(
            by=house.actor(house.hilde),
            at=NOW,
            care=care,
            item=item,
            state=Answered.TOLD,
            text="Rustig.",
            source="Moeder",
        )
