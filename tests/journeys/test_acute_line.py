"""Vejle, in Danish: the rota of November and December with Christmas, sixty-one days without a call, then the first at 03:12."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from samspil.accounts.models import Account
from samspil.duty import service as duty
from samspil.duty.web import deeds
from samspil.ground import clock
from samspil.line.models import Call
from tests.cast import NOW
from tests.rooms.duty.scene import wall
from tests.rooms.fostering import scene as fostering
from tests.rooms.line import scene as stage
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("Anja Bang", "Ditte Holm", "Poul Sand", "Rikke Olesen")


def test_the_line_of_vejle_from_its_rota_to_a_hand_over_that_is_accepted(
    new_page: Callable[..., Page], sign_in: Callable[..., None], axe: Callable[[Page], None], monkeypatch
):
    moment = [NOW]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    monkeypatch.setattr(deeds, "SECONDS", 0.3)
    scene = stage.call("2026-11-01T00:00")
    for n, name in enumerate(NAMES):
        account = fostering.account(name, scene.members["lars"].institution, "worker")
        duty.join(
            **scene.who("hanne"), roster=scene.roster, account=account.pk, institution=scene.members["lars"].institution_id,
            phone=f"+45 5550 160{n}", since=dt.date(2026, 10, 1), second_line=True,
        )  # fmt: skip
    care = scene.care.place(0, arrives_at=NOW)
    fostering.tell_all(scene.care, care)
    Account.objects.update(language="da")
    hanne, lars, maja = new_page(locale="da-DK"), new_page(locale="da-DK"), new_page(locale="da-DK")

    def look(page: Page, name: str) -> None:
        axe(page)
        picture(page, f"line-{name}-da")

    moment[0] = wall("2026-10-20T12:00")
    sign_in(hanne, scene.care.hanne)
    for month in ("2026-11", "2026-12"):
        hanne.goto(f"/duty/{scene.roster.pk}/?month={month}")
        hanne.get_by_role("button", name="Læg måneden").click()
        hanne.get_by_role("button", name="Foreslå nogen til").click()
        expect(hanne.get_by_text("Er det rimeligt fordelt?").first).to_be_visible()
        if month == "2026-12":
            _christmas(hanne, scene)
            look(hanne, "rota")
        else:
            _named(scene, dt.date(2026, 11, 1))
            hanne.reload()
        hanne.get_by_role("button", name="Udgiv plan").click()
        expect(hanne.get_by_text("udgivet").first).to_be_visible()

    moment[0] = wall("2027-01-01T02:00")
    hanne.goto(f"/line/{scene.line.pk}/quiet/?from=2026-11-01&to=2026-12-31")
    expect(hanne.get_by_role("heading", name="61 dage uden et eneste opkald")).to_be_visible()
    look(hanne, "quiet")

    moment[0] = wall("2027-01-01T03:12")
    sign_in(lars, scene.lars)
    lars.goto(f"/line/{scene.line.pk}/")
    look(lars, "desk")
    for n, key in enumerate("shaw", 1):
        lars.keyboard.press(key)
        expect(lars.locator("section[aria-labelledby=recent-title] li")).to_have_count(n)
    assert set(Call.objects.values_list("kind", "ended_at")) == {
        (kind, moment[0]) for kind in ("silent", "hang_up", "abusive", "wrong")
    }, "one step each, and kept"
    steps = ["n", "Alt+1", "Alt+3", "Control+Enter"]
    assert len(steps) <= 6
    lars.keyboard.press(steps[0])
    lars.wait_for_url("**/line/calls/**")
    lars.keyboard.type("Alma er vågnet og græder. Lampen tændt, sangen hjælper.")
    for step in steps[1:]:
        lars.keyboard.press(step)
    expect(lars.get_by_text("venter på et ja").first).to_be_visible()
    look(lars, "call")
    call = Call.objects.exclude(text="").get()
    assert (call.ends, call.ended_at) == (["advice", "handed"], moment[0])

    moment[0] = wall("2027-01-04T08:05")
    handed = call.handover
    sign_in(maja if handed.to_id == scene.care.maja.pk else hanne, handed.to)
    page = maja if handed.to_id == scene.care.maja.pk else hanne
    page.goto("/day/")
    page.get_by_role("link", name="Sig ja").first.click()
    expect(page.get_by_text("Lampen tændt").first).to_be_visible()
    look(page, "handover")
    page.get_by_role("button", name="Ja, jeg tager den").click()
    expect(page.get_by_text("taget imod").first).to_be_visible()


def _named(scene: stage.Scene, first: dt.date, but: Any = None) -> None:
    """The engine has little time here: what it leaves empty on a busy machine gets a name, as somebody would do by hand."""
    for gap in scene.month(first).unnamed:
        if not gap.shift or gap.shift.pk != but:
            cover = {
                "line": gap.line,
                "since": gap.since,
                "until": gap.until,
                "name": "Hanne Friis",
                "phone": "+45 1",
            }
            duty.name_cover(**scene.who("hanne"), roster=scene.roster, **cover)


def _christmas(hanne: Page, scene: stage.Scene) -> None:
    """The night of the second day of Christmas has nobody: the rota is not published before somebody answers for it."""
    page = scene.month(dt.date(2026, 12, 1))
    night = next(s for s in page.shifts if s.on == dt.date(2026, 12, 26) and s.part == "night")
    if night.member_id:
        duty.give(**scene.who("hanne"), shift=night, member=None)
    _named(scene, dt.date(2026, 12, 1), but=night.pk)
    hanne.goto(f"/duty/{scene.roster.pk}/?month=2026-12&shift={night.pk}")
    expect(hanne.get_by_text("Planen kan først udgives")).to_be_visible()
    hanne.get_by_text("Lad hullet stå").click()
    hanne.get_by_label("Hvem svarer i dette hul").fill("Hanne Friis")
    hanne.get_by_label("På hvilket nummer").fill("+45 5550 1500")
    hanne.locator("form:has([name=since])").get_by_role("button", name="Gem").click()
    expect(hanne.get_by_text("Planen kan først udgives")).to_be_hidden()
