"""A mother reads her own file on her phone, writes her words and asks; the worker answers; she reads the answer."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.ground import clock
from samspil.people import service as people
from tests.cast import NOW, call
from tests.rooms.consents import given, mother
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)

OWN = "Není pravda, že mi na Tereze nezáleží. Bála jsem se otevřít."
NOT_TRUE = "Na schůzce jsem byla."
ANSWER = "Máte pravdu, opravili jsme to."
NOTE = "Tohle si SAS píše pro sebe."


@pytest.mark.smoke
def test_the_mother_reads_writes_asks_and_is_answered(
    page: Page,
    phone: Page,
    new_page: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], None],
    monkeypatch,
):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = call(language="cs")
    hana = mother(cast)
    cases.write(by=cast.actor(cast.petra), at=NOW, case=cast.case, kind="note", text=NOTE)

    def look(where: Page, name: str) -> None:
        axe(where)
        width = where.viewport_size["width"]
        assert where.evaluate("document.documentElement.scrollWidth") <= width
        picture(where, f"own-file-{name}-{width}")

    # Jana invites her: the rule of this country is not set, so she decides, with a reason.
    sign_in(page, cast.jana)
    page.goto(f"/cases/{cast.case.pk}/access/")
    look(page, "access")
    page.goto(f"/cases/{cast.case.pk}/rights/")
    look(page, "empty")
    page.get_by_role("link", name="Někoho pozvat").click()
    page.get_by_label("Kdo", exact=True).select_option(str(hana.pk))
    page.get_by_role("button", name="Vytvořit odkaz").click()
    expect(page.locator(".error-summary")).to_be_visible()
    look(page, "invite")
    page.get_by_label(re.compile("Proč tento člověk smí číst")).fill("Má Terezu v péči, viděno v rozsudku.")
    page.get_by_role("button", name="Vytvořit odkaz").click()
    look(page, "letter")
    link = page.locator(".letter-link").inner_text()
    assert "Hana" not in page.locator(".letter").inner_text()

    # She opens it on her phone with her date of birth.
    phone.goto(link)
    look(phone, "opening")
    phone.get_by_label("Vaše datum narození").fill("2. 3. 1988")
    phone.get_by_role("button", name="Otevřít").click()
    expect(phone.locator(".error-summary")).to_be_visible()
    phone.get_by_label("Vaše datum narození").fill("1. 3. 1988")
    phone.get_by_role("button", name="Otevřít").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Co o vás máme napsané")
    expect(phone).to_have_title("Moje stránka · Samspil")
    look(phone, "file")

    main = phone.locator("main")

    # Her own words.
    phone.get_by_role("navigation", name="Hlavní nabídka").get_by_role("link", name="Moje slova").click()
    phone.get_by_label("Co chcete říct").fill(OWN)
    phone.get_by_role("button", name="Uložit moje slova").click()
    expect(phone.locator("blockquote.own")).to_have_text(OWN)
    look(phone, "words")

    # What is not true.
    phone.get_by_role("link", name="Složka").click()
    assert NOTE not in phone.content()
    phone.get_by_role("link", name="Tohle není pravda").last.click()
    phone.get_by_label(re.compile("Napište to vlastními slovy")).fill(NOT_TRUE)
    look(phone, "ask")
    phone.get_by_role("button", name="Odeslat").click()
    expect(main).to_contain_text("24. prosince")
    look(phone, "asked")

    # Petra reads her words on the timeline; Jana finds the question in My day and answers it.
    helper = new_page()
    sign_in(helper, cast.petra)
    helper.goto(f"/cases/{cast.case.pk}/")
    expect(helper.locator(".entry.voice")).to_contain_text(OWN)
    page.goto("/day/")
    page.get_by_role("link", name=re.compile("Dotaz: Tohle není pravda")).click()
    look(page, "answer")
    page.get_by_label("Ano", exact=True).check()
    page.get_by_label("Slovy, kterým tento člověk rozumí").fill(ANSWER)
    page.get_by_role("button", name="Odeslat odpověď").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    look(page, "answered")

    # She reads the answer.
    phone.get_by_role("link", name="Složka").click()
    phone.get_by_role("link", name=re.compile("Je tu pro vás odpověď")).click()
    expect(main).to_contain_text(ANSWER)
    look(phone, "read")
    phone.get_by_role("button", name="Zavřít složku").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tady není nic otevřené")
    look(phone, "closed")


def test_a_girl_of_thirteen_leaves_at_once_and_a_consent_is_taken_back(
    phone: Page, page: Page, sign_in: Callable[..., None], axe: Callable[[Page], None], monkeypatch
):
    from samspil.consents import service as consents
    from samspil.rights import service as rights

    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = call(language="cs")
    by = cast.actor(cast.jana)
    consents.record(
        by=by, at=NOW, person=cast.tereza,
        given=given(cast, cast.tereza, given_as="self", judged_by="Jana", judged_words="Ví, o co jde."),
    )  # fmt: skip
    asked = rights.Asked(person=cast.tereza, relation="child", language="cs", why="Chce to sama číst.")
    _reader, secret = rights.invite(by=by, at=NOW, case=cast.case, asked=asked)
    phone.goto(f"/my/open/{secret}/")
    phone.get_by_label("Vaše datum narození").fill("2. 5. 2013")
    phone.get_by_role("button", name="Otevřít").click()
    expect(phone.get_by_role("link", name="Odejít hned")).to_be_visible()
    axe(phone)
    picture(phone, "own-file-young-390")
    phone.get_by_role("link", name=re.compile("Odvolat souhlas")).click()
    axe(phone)
    picture(phone, "own-file-consent-390")
    phone.get_by_role("button", name="Odvolat hned").click()
    expect(phone.get_by_role("link", name=re.compile("Odvolat souhlas"))).to_have_count(0)
    assert people.get(cast.tereza.pk, for_=by) and dt.date(2013, 5, 2) == cast.tereza.born_on


def test_a_copy_is_blacked_out_looked_at_and_made(
    any_width: Page, sign_in: Callable[..., None], axe: Callable[[Page], None], monkeypatch
):
    from samspil.rights import service as rights

    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = call(language="cs")
    by, page = cast.actor(cast.jana), any_width
    width = page.viewport_size["width"]
    cases.write(by=by, at=NOW, case=cast.case, kind="note", text="Volala sousedka Zdena. Tereza spala dobře.")
    asked = rights.Asked(person=mother(cast), relation="parent", language="cs", why="Má Terezu v péči.")
    rights.invite(by=by, at=NOW, case=cast.case, asked=asked)
    sign_in(page, cast.jana)
    page.goto(f"/cases/{cast.case.pk}/rights/copy/")
    axe(page)
    page.get_by_role("button", name="Shromáždit kopii").click()
    passage = page.locator(".passage", has_text="sousedka Zdena")
    passage.locator("summary").click()
    axe(page)
    passage.get_by_role("checkbox", name="Volala sousedka Zdena.").check()
    passage.get_by_role("button", name="Začernit").click()
    expect(page.locator("del.black")).to_have_text("Volala sousedka Zdena.")
    picture(page, f"own-file-copy-{width}")
    page.get_by_role("link", name="Prohlédnout strany").click()
    expect(page.locator(".sheets img").first).to_have_js_property("complete", True)
    axe(page)
    picture(page, f"own-file-pages-{width}")
    page.get_by_role("button", name="Vytvořit soubor").click()
    expect(page.get_by_role("link", name="Stáhnout")).to_be_visible()
    axe(page)
