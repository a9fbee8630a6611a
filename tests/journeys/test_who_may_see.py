"""Who may see what, and who did, as one walk in Czech: SAS asks NZDM for what it may have and gets a part; the consent is taken
back, and the link in the other browser is dead; a look in an emergency is reviewed by another; the mother reads who looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from samspil.cases.models import Share
from samspil.people import service as people
from samspil.people.models import Person
from samspil.rights import service as rights
from samspil.sharing.models import Ask
from tests.cast import NOW, Cast, call
from tests.rooms.sharing import agreed, written
from tests.support.pictures import picture
from tests.support.words import english_on, say

pytestmark = pytest.mark.django_db(transaction=True)
SAID = "Ráno prý nikdo nevstává."
HIDDEN = "Chce volat spolužačce."
AT = NOW + dt.timedelta(hours=1)
Whole = Callable[[Page, str], None]


def cs(words: str, **values: Any) -> str:
    return say("cs", words, **values)


@pytest.fixture
def whole(axe: Callable[[Page], None]) -> Whole:
    """A page as it should be: reachable by everybody, in Czech throughout, no wider than the window."""

    def look(page: Page, name: str) -> None:
        axe(page)
        assert english_on(page, "cs") == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        picture(page, f"who-may-see-{name}-cs-{page.viewport_size['width']}")  # type: ignore[index]

    return look


def ask_the_club(page: Page, cast: Cast, whole: Whole) -> None:
    page.goto(reverse("cases:access", args=[cast.case.pk]))
    page.get_by_role("link", name=cs("Ask another organisation")).click()
    page.get_by_label(cs("Whom you ask")).select_option(label="NZDM Brno")
    page.get_by_role("button", name=cs("Show what they may tell")).click()
    expect(page.locator(".way.open")).to_contain_text("Hana Nováková")
    whole(page, "ask")
    page.get_by_label(cs("What exactly")).fill("Jak to jde ráno?")
    expect(page.get_by_label(cs("What it is needed for"))).to_be_hidden()
    page.get_by_label(cs("1 week")).check()
    page.get_by_label(cs("Needed by")).fill("27. 11. 2026")
    page.get_by_role("button", name=cs("Send the question")).click()
    expect(page.get_by_text(cs("Nobody has opened it there yet."))).to_be_visible()


def answer_in_three_picks(page: Page, whole: Whole) -> None:
    page.goto("/day/")
    page.get_by_role("link", name=cs("Answer")).first.click()
    whole(page, "answer")
    page.get_by_label(SAID).check()
    page.get_by_role("button", name=cs("Share what I ticked")).click()
    expect(page.locator(".crossed")).to_have_text(SAID)


def read_the_part(page: Page, cast: Cast, whole: Whole) -> list[str]:
    """Read what crossed, and nothing else of it; the addresses at which it stands."""
    page.goto(reverse("sharing:with_us"))
    whole(page, "with-us")
    page.get_by_role("link", name=cs("Read")).click()
    expect(page.locator(".crossed")).to_have_text(SAID)
    expect(page.get_by_text(HIDDEN)).to_have_count(0)
    whole(page, "one")
    found = [page.url, reverse("cases:entry", args=[cast.case.pk, Share.objects.get().entry_id])]
    seen = page.goto(found[1])
    assert seen and seen.status == 200
    return found


def take_back(page: Page, cast: Cast, whole: Whole) -> None:
    page.goto(reverse("consents:show", args=[cast.tereza.pk, Ask.objects.get().consent_id]))
    page.get_by_role("link", name=cs("They take it back")).click()
    page.get_by_role("button", name=cs("End it now")).click()
    expect(page.get_by_text("Hana Nováková, 24. 11. 2026")).to_be_visible()
    whole(page, "taken-back")


def nothing_is_left(page: Page, cast: Cast, addresses: list[str], whole: Whole) -> None:
    for dead in addresses:
        answer = page.goto(dead)
        assert answer and answer.status == 404
    page.goto(reverse("cases:file", args=[cast.case.pk]))
    expect(page.get_by_text(SAID)).to_have_count(0)
    page.goto(reverse("sharing:list") + "?box=sent")
    expect(page.get_by_role("table").get_by_text("Ranní vstávání")).to_be_visible()
    whole(page, "list")


def look_in_an_emergency(page: Page, cast: Cast, whole: Whole) -> None:
    page.goto(reverse("cases:emergency"))
    page.get_by_label(cs("Given name of the child")).fill("Tereza")
    page.get_by_label(cs("Family name of the child")).fill("Nováková")
    page.get_by_label(cs("Date of birth")).fill("2. 5. 2013")
    why = page.get_by_label(cs("What has happened, and what you need to know"))
    why.fill("Sousedka slyší křik, nikdo neotvírá.")
    whole(page, "find")
    page.get_by_role("button", name=cs("Open the file")).click()
    expect(page.get_by_text(cs("You look into this file in an emergency."))).to_be_visible()
    whole(page, "now")
    page.get_by_role("link", name=cs("Read the file")).click()
    expect(page.locator("main")).to_contain_text("Tereza")
    page.goto(reverse("cases:urgent", args=[cast.case.pk]))
    page.get_by_role("button", name=cs("I am done")).click()
    answer = page.goto(reverse("cases:file", args=[cast.case.pk]))
    assert answer and answer.status == 404


def review(page: Page, whole: Whole) -> None:
    page.goto("/day/")
    page.get_by_role("link", name=cs("Review it")).first.click()
    expect(page.get_by_text("Sousedka slyší křik")).to_be_visible()
    assert "Tereza" not in page.content()
    whole(page, "review")
    page.get_by_label("bylo to oprávněné", exact=False).first.check()
    page.get_by_label(cs("How you came to this")).fill("Volání je v knize pohotovosti, otevřela jen spis.")
    page.get_by_role("button", name=cs("Close the review")).click()
    expect(page.get_by_text(cs("No look waits for review."))).to_be_visible()
    whole(page, "reviews")


def mother_reads_who_looked(phone: Page, cast: Cast, whole: Whole) -> None:
    """She reads institutions, days and purposes, and no names of staff."""
    hana = Person.objects.get(given_name="Hana")
    people.make_known([hana], to=cast.authority.pk, by=cast.actor(cast.lukas, AT), at=AT)
    asked = rights.Asked(person=hana, relation="parent", language="cs", why="Má Terezu v péči.")
    _reader, secret = rights.invite(by=cast.actor(cast.jana, AT), at=AT, case=cast.case, asked=asked)
    phone.goto(f"/my/open/{secret}/")
    phone.get_by_label("Vaše datum narození").fill("1. 3. 1988")
    phone.get_by_role("button", name="Otevřít").click()
    phone.get_by_role("navigation", name="Hlavní nabídka").get_by_role("link", name="Kdo se díval").click()
    main = phone.locator("main")
    for house in (cast.support, cast.club, cast.elsewhere):
        expect(main).to_contain_text(house.name)
    for account in (cast.petra, cast.lukas, cast.olga, cast.dana):
        expect(main).not_to_contain_text(account.name.split()[-1])
    whole(phone, "looks")


@pytest.mark.smoke
def test_a_part_is_asked_for_given_and_ended_a_look_is_reviewed_and_the_mother_reads_who_looked(
    new_page: Callable[..., Page], phone: Page, sign_in: Callable[..., None], whole: Whole, time_machine: Any
):
    time_machine.move_to(AT)
    cast = call(language="cs")
    agreed(cast)
    written(cast)
    petra, lukas = new_page(locale="cs-CZ"), new_page(390, 844, locale="cs-CZ")
    sign_in(petra, cast.petra)
    sign_in(lukas, cast.lukas)
    ask_the_club(petra, cast, whole)
    answer_in_three_picks(lukas, whole)
    addresses = read_the_part(petra, cast, whole)
    take_back(lukas, cast, whole)
    nothing_is_left(petra, cast, addresses, whole)

    sign_in(lukas, cast.olga)
    look_in_an_emergency(lukas, cast, whole)
    sign_in(petra, cast.dana)
    review(petra, whole)
    mother_reads_who_looked(phone, cast, whole)
