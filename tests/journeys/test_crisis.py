"""An evening in Groningen, in Dutch: a call at the desk, a worker in the home on the phone without signal, a safety plan with
the grandmother, no bed, mid evaluation, close, and who is asked three months later."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from samspil.beds import service as beds
from samspil.crisis import service as crisis
from samspil.crisis.models import Contact, Crisis
from samspil.ground import clock
from tests.rooms.crisis.team import called_together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def team(transactional_db: None) -> Any:
    return called_together()


def opened(page: Page, name: str) -> Any:
    """A form on the page of a crisis, by what its line says."""
    part = page.locator("details.adder").filter(has=page.locator("summary", has_text=name)).first
    part.locator("summary").click()
    return part


@pytest.mark.complaints_expected
def test_an_evening_call_from_the_desk_over_the_stairs_to_the_follow_up(
    page: Page, phone: Page, sign_in: Any, team: Any, axe: Any
) -> None:
    now = clock.now()
    sign_in(page, team.anneke)
    crisis.stand_ready(
        by=team.actor(team.anneke, now), at=now, until=now + dt.timedelta(hours=3), account=team.sanne.pk
    )
    found = _called(page, team, axe)
    sign_in(phone, team.sanne)
    _on_the_stairs(phone, page, found, axe)
    sign_in(page, team.sanne)
    _decided(page, found, axe)
    _worked_and_closed(page, found)
    later = clock.now() + dt.timedelta(days=95)
    assert [a.months for a in beds.to_ask(for_=team.actor(team.sanne, later), at=later)] == [3]


def _called(page: Page, team: Any, axe: Any) -> Crisis:
    page.goto(reverse("crisis:new") + f"?case={team.case.pk}")
    axe(page)
    page.get_by_label("acuut: iemands leven").check()
    page.get_by_label("Wie is er nu?").fill("moeder, oma Riet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="112")).to_be_visible()
    page.get_by_role("button", name=re.compile("Stuur.*Sanne")).click()
    page.goto(reverse("crisis:board"))
    expect(page.get_by_text("onderweg").first).to_be_visible()
    axe(page)
    return Crisis.objects.get()


def _on_the_stairs(phone: Page, desk: Page, found: Crisis, axe: Any) -> None:
    """Without signal it is kept; with it, it is sent, once; and the board at the desk hears of it by itself."""
    phone.goto(reverse("crisis:phone", args=[found.pk]))
    axe(phone)
    phone.wait_for_function(
        "async () => navigator.serviceWorker.controller && (await (await caches.open('samspil-crisis-1')).keys()).length > 5"
    )
    phone.context.set_offline(True)
    phone.get_by_role("button", name="oma Riet").click()
    phone.locator("#p-min").fill("35")
    for point in ("no_abuse", "care", "network"):
        phone.locator(f"input[name=point_{point}][value=enough]").check()
    phone.locator("#p-note").fill("Oma blijft vannacht slapen.")
    expect(phone.get_by_text("op telefoon bewaard")).to_be_visible()
    phone.reload()
    expect(phone.locator("#p-note")).to_have_value("Oma blijft vannacht slapen.")
    phone.get_by_role("button", name="Klaar, verstuur zodra het kan").click()
    expect(phone.get_by_text("1 wachten op deze telefoon")).to_be_visible()
    expect(phone.get_by_text("Geen bereik.")).to_be_visible()
    phone.reload()
    phone.locator("input[name=mode][value=phone]").check(force=True)
    phone.locator("#p-note").fill("Wijkteam gebeld.")
    phone.get_by_role("button", name="Klaar, verstuur zodra het kan").click()
    expect(phone.get_by_text("2 wachten op deze telefoon")).to_be_visible()
    _called_without_signal(phone)
    assert (Contact.objects.count(), Crisis.objects.count()) == (0, 1)
    phone.goto(reverse("crisis:phone", args=[found.pk]))
    expect(phone.locator("[data-calls] .chip", has_text="nog niet verstuurd")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Alles verstuurd.")).to_be_visible(timeout=20_000)
    called, kept = Contact.objects.order_by("minutes")
    assert (kept.who, kept.minutes, kept.look.points["network"]) == ("oma Riet", 35, "enough")
    assert (called.mode, called.note, called.look) == ("phone", "Wijkteam gebeld.", None)
    expect(phone.get_by_role("link", name="Kies wie gaat")).to_be_visible(timeout=20_000)
    beside = Crisis.objects.exclude(pk=found.pk).get()
    assert (beside.child_name, beside.danger, beside.protected) == ("Buurjongen", "urgent", True)
    assert abs(clock.now() - beside.reported_at) < dt.timedelta(minutes=10)
    assert phone.evaluate(KEPT) == []
    _signed_out(phone)
    expect(desk.get_by_text("Eerste gesprek vandaag").first).to_be_visible(timeout=10_000)


KEPT = """() => new Promise(done => {
    const asked = indexedDB.open("samspil-stairs");
    asked.onsuccess = () => {
        const all = asked.result.transaction("pieces").objectStore("pieces").getAllKeys();
        all.onsuccess = () => { asked.result.close(); done(all.result); };
    };
})"""
"""What is kept on this phone."""


def _called_without_signal(phone: Page) -> None:
    """The neighbours' boy stands on the same stairs: his call is taken there, outlives the page, and waits."""
    phone.goto(reverse("crisis:new"))
    expect(phone.get_by_role("link", name="112")).to_be_visible()
    expect(phone.get_by_text("Geen bereik.")).to_be_visible()
    phone.get_by_label("spoed: zo uit balans").check()
    phone.get_by_label("Om wie gaat het?").fill("Buurjongen")
    phone.get_by_label("Deze plek is beschermd").check()
    expect(phone.locator("[data-typed]")).to_contain_text("op dit apparaat bewaard")
    phone.reload()
    expect(phone.get_by_label("Om wie gaat het?")).to_have_value("Buurjongen")
    expect(phone.get_by_label("Deze plek is beschermd")).to_be_checked()
    expect(phone.get_by_text("Wat je eerder typte, staat hier weer.")).to_be_visible()
    phone.get_by_role("button", name="Bewaar en kies wie gaat").click()
    expect(phone.locator("[data-calls] .chip", has_text="nog niet verstuurd")).to_be_visible()


def _signed_out(phone: Page) -> None:
    """What is half typed leaves the phone with whoever typed it."""
    phone.goto(reverse("crisis:new"))
    phone.get_by_label("Om wie gaat het?").fill("Half")
    expect(phone.locator("[data-typed]")).to_contain_text("op dit apparaat bewaard")
    phone.goto(reverse("account_logout"))
    phone.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    phone.wait_for_url(lambda address: "logout" not in address)
    assert phone.evaluate(KEPT) == []


def _decided(page: Page, found: Crisis, axe: Any) -> None:
    page.goto(reverse("crisis:show", args=[found.pk]))
    axe(page)
    form = opened(page, "Besluit wat er gebeurt")
    texts = {
        "information": "Ruzie, geen geweld.", "judgement": "Veilig met oma.", "decision": "Oma slaapt er, morgen hulp thuis.",
        "child_view": "Als oma er is, slaap ik wel.", "parents_view": "Moeder is het eens.", "second_name": "Wim",
        "scientist_name": "dr. M. Smit",
    }  # fmt: skip
    for name, words in texts.items():
        form.locator(f"[name={name}]").fill(words)
    form.get_by_label("Het netwerk komt het gezin in").check()
    form.get_by_role("button", name="Besluit wat er gebeurt").click()
    expect(page.get_by_text("3 van 3 hebben besloten")).to_be_visible()
    form = opened(page, "Schrijf een veiligheidsplan")
    form.locator("[name=present]").fill("moeder, oma Riet, Milan")
    form.locator("[name=worries]").fill("Dat het weer schreeuwen wordt.")
    form.locator("[name=steps]").fill("Oma Riet slaapt hier tot zondag.")
    form.locator("[name=call]").fill("Spoedteam, 050 000 00 12")
    form.locator("select[name=language]").select_option("nl")
    form.get_by_role("button", name="Schrijf een veiligheidsplan").click()
    page.get_by_role("link", name="Druk af of verstuur, in de taal van het gezin").click()
    expect(page.get_by_role("heading", name="Ons veiligheidsplan")).to_be_visible()


def _worked_and_closed(page: Page, found: Crisis) -> None:
    page.goto(reverse("crisis:show", args=[found.pk]))
    form = opened(page, "Begin hulp thuis")
    form.get_by_role("button", name="Begin hulp thuis").click()
    form = opened(page, "Houd de tussenevaluatie")
    form.locator("[name=words]").fill("Rustiger. Oma komt nog twee avonden.")
    form.get_by_role("button", name="Houd de tussenevaluatie").click()
    expect(page.get_by_text("Rustiger. Oma komt nog twee avonden.")).to_be_visible()
    form = opened(page, "Sluit de crisis af")
    form.get_by_label("thuis", exact=True).check()
    form.locator("[name=alone]").fill("Oma en school gaan verder.")
    form.get_by_role("button", name="Sluit de crisis af").click()
    expect(page.get_by_text("Het kind woont: thuis")).to_be_visible()
    found.refresh_from_db()
    assert not found.gates.exists()


def test_a_bed_is_needed_at_once_and_written_down_after(
    phone: Page, page: Page, sign_in: Any, team: Any
) -> None:
    """On the phone with two taps; the reason, and who decides with her, at the desk afterwards."""
    now = clock.now()
    by = team.actor(team.anneke, now)
    beds.open_unit(by=by, at=now, name="Noorderhuis", beds=1, age_from=0, age_before=18)
    found = team.call(at=now, danger="acute", case=team.case.pk)
    sign_in(phone, team.sanne)
    phone.goto(reverse("crisis:show", args=[found.pk]))
    phone.get_by_label("In welk huis?").first.select_option(label="Noorderhuis")
    phone.get_by_role("button", name="Nu een bed, daarna opschrijven").click()
    expect(phone.get_by_text("Op te schrijven vóór").first).to_be_visible()
    assert beds.board(for_=by, at=clock.now()).taken == 1
    sign_in(page, team.sanne)
    page.goto(reverse("desk:day"))
    page.get_by_role("link", name=re.compile("Schrijf op")).first.click()
    form = opened(page, "Besluit wat er gebeurt")
    texts = {
        "information": "Vader met een mes.", "judgement": "Vannacht niet veilig.", "decision": "Een bed, morgen hulp thuis.",
        "child_view": "Milan is bang.", "parents_view": "Moeder is het eens.", "passed_network": "Niemand in de buurt.",
        "passed_at_home": "Vader is er nog.", "passed_leaves": "Hij gaat niet weg.", "scientist_name": "dr. M. Smit",
    }  # fmt: skip
    form.get_by_label("Het kind verblijft een tijd elders").check()
    for name, words in texts.items():
        form.locator(f"[name={name}]").fill(words)
    form.locator("[name=instead]").select_option("acute_danger")
    form.locator("[name=second]").select_option(label="Tom Hekman")
    form.get_by_role("button", name="Besluit wat er gebeurt").click()
    expect(page.get_by_text("2 van 3 hebben besloten")).to_be_visible()
    sign_in(page, team.tom)
    page.goto(reverse("crisis:show", args=[found.pk]))
    page.get_by_role("button", name="Ik besluit hetzelfde").click()
    expect(page.get_by_text("3 van 3 hebben besloten")).to_be_visible()
    assert found.gates.get().documented_at is not None
