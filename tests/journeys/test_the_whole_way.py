"""The whole way: from a citizen's request to an agreed plan, with everybody who takes part, in a real browser.

In Czech and in English, on a wide screen and on a phone; every page passed is checked for accessibility and for
sideways scrolling. Two of the four walks begin at the request; the other two begin with the case already open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
import time_machine
from django.core import mail
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from samspil.cases.models import Case
from samspil.meetings.models import Decision, Dissent, Invitation
from samspil.notices import service as notices
from samspil.people import service as people
from samspil.plans.models import Plan, Step
from tests.cast import NOW, Cast, call
from tests.rooms.plans.scene import LEVEL_FIELDS
from tests.support.words import say

pytestmark = pytest.mark.django_db(transaction=True)
LOCALES = {"cs": "cs-CZ", "en": "en-GB"}
WALKS = [("en", 1280, True), ("cs", 390, True), ("cs", 1280, False), ("en", 390, False)]
ASKED = "Matěj už týden nebyl ve škole a večer bývá venku sám."
NOTE = "Matka řekla, že ráno odchází do práce v pět a kluk vstává sám."
CARD = "Ráno je doma sám a zaspí"
DECIDED = "Babička bude Matěje ráno budit"
DISSENT = "Babička to každý den nezvládne"
GOAL = "Matěj chodí do školy vyspaný"


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@dataclass
class Person:
    """Somebody with a browser of their own. `goes` and `presses` check each page they come to."""

    page: Page
    say: Callable[..., str]
    axe: Callable[[Page], None] | None
    """By all rules once at each width and in each language; the other two walks look for what those might hide."""

    def look(self) -> None:
        if self.axe:
            self.axe(self.page)
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"

    def goes(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None and answer.status == 200, f"{path} answered {answer and answer.status}"
        self.look()

    def follows(self, words: str, inside: Locator | None = None) -> None:
        self.leads_on(
            (inside or self.page.locator("main")).get_by_role("link", name=self.say(words), exact=True)
        )

    def presses(self, words: str, inside: Locator | None = None) -> None:
        self.leads_on(
            (inside or self.page.locator("main")).get_by_role("button", name=self.say(words), exact=True)
        )

    def leads_on(self, to: Locator) -> None:
        """A press that leads to another page, which is looked at."""
        with self.page.expect_navigation():
            to.first.click()
        self.look()

    def types(self, **fields: str) -> None:
        for name, words in fields.items():
            self.page.locator(f"#id_{name}").fill(words)

    def picks(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"#id_{name}").select_option(value)

    def sees(self, words: str, where: str = "main") -> None:
        expect(self.page.locator(where).first).to_contain_text(words)


@dataclass
class Company:
    """The people of one walk, each signed in on their own device."""

    cast: Cast
    citizen: Person
    jana: Person
    petra: Person


@pytest.mark.parametrize(
    ("language", "width", "whole"), WALKS, ids=[f"{tongue}-{wide}" for tongue, wide, _ in WALKS]
)
def test_from_a_request_to_an_agreed_plan(
    new_page: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], None],
    language: str,
    width: int,
    whole: bool,
):
    cast = call(language=language)
    height = 800 if width > 600 else 844
    people_of = [
        Person(
            new_page(width, height, locale=LOCALES[language]), partial(say, language), axe if whole else None
        )
        for _ in range(3)
    ]
    citizen, jana, petra = people_of
    sign_in(jana.page, cast.jana)
    sign_in(petra.page, cast.petra)
    company = Company(cast, citizen, jana, petra)
    if whole:
        asks(company)
        case = takes_on_and_opens(company)
        brings_in(company, case)
    else:
        case = str(cast.case.pk)
    mother = mother_of(cast, case)
    writes_and_shares(company, case)
    draw_the_map_together(company, case)
    meeting = calls_a_meeting(company, case)
    answers(company, meeting)
    presents_and_decides(company, meeting)
    makes_a_plan(company, case, mother)
    the_day_of_each(company, case)


def asks(c: Company) -> None:
    """A neighbour, signed in nowhere, finds the form on the front page."""
    c.citizen.goes("/")
    c.citizen.leads_on(c.citizen.page.locator(f"a[href='/ask/{c.cast.authority.slug}/']"))
    c.citizen.page.locator("label.radio:has([name=source])").first.click()
    c.citizen.page.locator("label.radio:has([name=urgency])").nth(1).click()
    c.citizen.types(text=ASKED, child_name="Matěj Dostál", child_age="9")
    c.citizen.presses("Send")
    assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}", c.citizen.page.locator(".code").inner_text().strip())


def takes_on_and_opens(c: Company) -> str:
    """The request waits on the day of the worker, who takes it on, accepts it and opens a case from it."""
    jana = c.jana
    jana.goes("/day/")
    jana.sees("Matěj Dostál", ".todo")
    jana.goes("/requests/")
    jana.leads_on(jana.page.locator(".todo li", has_text="Matěj Dostál").get_by_role("link"))
    jana.sees(ASKED)
    jana.presses("I take it on")
    jana.follows("Accept")
    jana.presses("Accept and open a case")
    jana.sees(ASKED)
    jana.types(given_name="Matěj", family_name="Dostál", born_on="3. 4. 2017")
    jana.types(next_on="26. 11. 2026", next_what="Návštěva doma")
    jana.picks(place="home", competence="statutory_child_protection")
    jana.presses("Open the case")
    expect(jana.page).to_have_url(re.compile(r"/cases/[0-9a-f-]{36}/$"))
    for fact in ("Návštěva doma", "Jana Dvořáková"):
        jana.sees(fact, ".factbar")
    return str(re.findall(r"/cases/([0-9a-f-]{36})/", jana.page.url)[0])


def brings_in(c: Company, case: str) -> None:
    """A family support service and a club come to the table, each in its competence; the first names its worker."""
    for name, competence in (("SAS Brno", "family_support"), ("NZDM Brno", "low_threshold_youth_work")):
        c.jana.page.locator("main details[data-menu] summary").click()
        c.jana.follows("Bring in an institution")
        c.jana.page.locator("#id_institution").select_option(label=name)
        c.jana.picks(competence=competence, basis="statute")
        c.jana.types(purpose="ráno a škola", basis_note="359/1999 Sb., § 51")
        c.jana.leads_on(c.jana.page.locator("main form .btn-primary"))
        expect(c.jana.page.locator(".parts")).to_contain_text(name)
    c.petra.goes("/children/?who=all")
    c.petra.leads_on(c.petra.page.get_by_role("link", name="Matěj D."))
    c.petra.page.locator("main details[data-menu] summary").click()
    c.petra.follows("Name a worker")
    c.petra.page.locator("#id_worker").select_option(label="Petra Malá")
    c.petra.leads_on(c.petra.page.locator("main form .btn-primary"))
    c.petra.sees("Petra Malá", ".parts")


def mother_of(cast: Cast, case: str) -> Any:
    child = Case.objects.get(pk=case).child
    by = {"by": cast.actor(cast.jana), "at": NOW}
    mother = people.add(**by, given_name="Hana", family_name="Dostálová")
    people.bind(**by, person=mother, to=child, kind="mother")
    return mother


def writes_and_shares(c: Company, case: str) -> None:
    """What is written stays with whoever wrote it until it is shared, and then says with whom."""
    c.jana.goes(f"/cases/{case}/")
    c.jana.page.locator("textarea[name=text]").fill(NOTE)
    c.jana.presses("Save entry")
    entry = c.jana.page.locator("article.entry", has_text=NOTE)
    expect(entry).to_have_count(1)
    c.petra.goes(f"/cases/{case}/")
    expect(c.petra.page.get_by_text(NOTE)).to_have_count(0)

    c.jana.follows("Share", entry)
    c.jana.page.locator("label.tile", has_text="SAS Brno").click()
    c.jana.types(purpose="ráno", statute="359/1999 Sb., § 51")
    c.jana.presses("Share the entry")
    expect(c.jana.page.locator("article.entry", has_text=NOTE).locator(".vis")).to_contain_text("SAS")
    c.petra.goes(f"/cases/{case}/")
    c.petra.sees(NOTE, "#timeline")


def draw_the_map_together(c: Company, case: str) -> None:
    """The one who began has the map open while the other adds to it, and sees the card come."""
    c.jana.follows("Map (6P)")
    c.jana.presses("Start the map")
    add_card(c.jana, "presenting", "Chybí na první hodiny")
    c.petra.goes(f"/cases/{case}/map/")
    add_card(c.petra, "perpetuating", CARD)
    expect(c.jana.page.locator("[data-place=perpetuating] [data-cards]").first).to_contain_text(CARD)
    add_card(c.jana, "protective", "Babička bydlí o ulici dál")
    expect(c.petra.page.locator("[data-place=protective] [data-cards]").first).to_contain_text("Babička")
    c.jana.look()
    c.petra.look()


def add_card(person: Person, place: str, words: str) -> None:
    person.page.locator(f"#new-{place} > summary").click()
    person.page.locator(f"#new-{place}-text").fill(words)
    person.page.locator(f"#new-{place} form .btn-primary").click()
    expect(person.page.locator(f"[data-place={place}] [data-cards]").first).to_contain_text(words)


def calls_a_meeting(c: Company, case: str) -> str:
    """Everybody invited gets a mail with a date that their calendar accepts, and nothing of the matter."""
    c.jana.goes(f"/cases/{case}/meetings/")
    c.jana.follows("Call a meeting")
    c.jana.types(goal="Jak se ráno dostane do školy", on="24. 11. 2026", time="11.00", place="Cejl 75")
    c.jana.page.locator("label.choice", has_text="Petra Malá").locator("input").check()
    c.jana.presses("Call and send invitations")
    expect(c.jana.page).to_have_url(re.compile(r"/meetings/[0-9a-f-]{36}/$"))
    notices.deliver_waiting(at=NOW)
    (letter,) = [m for m in mail.outbox if m.to == [c.cast.petra.email]]
    parts = [p for p in letter.message().walk() if p.get_content_type() == "text/calendar"]
    invited = Calendar.from_ical(parts[0].get_payload(decode=True))
    (event,) = invited.walk("VEVENT")
    assert invited["METHOD"] == "REQUEST" and event["DTSTART"].dt.hour in (10, 11)
    assert "Matěj" not in str(letter.message()) and "Tereza" not in str(letter.message())
    return c.jana.page.url.split("/")[-2]


def answers(c: Company, meeting: str) -> None:
    """The one invited finds it on her day and says yes; whoever called sees it."""
    c.petra.goes("/day/")
    c.petra.leads_on(c.petra.page.locator(f".todo a[href*='{meeting}']"))
    c.petra.presses("Yes, I come")
    assert Invitation.objects.get(meeting=meeting, account=c.cast.petra).answer == "yes"
    c.jana.page.reload()
    expect(c.jana.page.locator(".invited li", has_text="Petra Malá").locator(".chip.ok")).to_be_visible()


def presents_and_decides(c: Company, meeting: str) -> None:
    """On the projector the map leads through its questions to the last page: a decision, and who sees it differently."""
    c.jana.follows("On the projector")
    c.jana.presses("Begin", c.jana.page.locator("body"))
    for card in ("Chybí na první hodiny", CARD, "Babička bydlí o ulici dál"):
        expect(c.jana.page.locator(".facs").first).to_contain_text(card)
        c.jana.leads_on(c.jana.page.locator("[data-key=next]"))
    while not c.jana.page.locator("#id_text").count():
        c.jana.leads_on(c.jana.page.locator("[data-key=next]"))
    c.jana.page.locator("details.jot:has(#id_text) summary").click()
    c.jana.types(text=DECIDED)
    c.jana.picks(matter="support_at_home")
    c.jana.presses("Keep the decision", c.jana.page.locator("body"))
    c.jana.page.locator("details.differ summary").click()
    c.jana.page.locator("details.differ select[name=invitation]").select_option(label="Petra Malá")
    c.jana.page.locator("input[name=words]").fill(DISSENT)
    c.jana.presses("Keep their words", c.jana.page.locator("body"))
    expect(c.jana.page.locator(".dissent")).to_contain_text(DISSENT)
    c.jana.presses("End the meeting", c.jana.page.locator("body"))
    decision = Decision.objects.get(meeting=meeting)
    assert decision.text == DECIDED
    assert [(d.who, d.words) for d in Dissent.objects.filter(decision=decision)] == [("Petra Malá", DISSENT)]


def makes_a_plan(c: Company, case: str, mother: Any) -> None:
    """A step of the family, one of the service, and one beyond a competence: told so, and kept on purpose."""
    jana = c.jana
    jana.goes(f"/cases/{case}/plan/")
    jana.presses("Start the plan")
    jana.page.locator("#goal_text").fill(GOAL)
    jana.page.locator(".levels summary").click()
    for name, said in LEVEL_FIELDS.items():
        jana.page.locator(f"#goal_{name}").fill(said)
    jana.presses("Add goal")
    add_step(jana, "Snídáme spolu", f"p:{mother.pk}")
    add_step(jana, "Zajdu ráno třikrát týdně", f"a:{c.cast.support.pk}:{c.cast.petra.pk}", due="24. 11. 2026")
    add_step(jana, "Domluvit vyšetření", f"i:{c.cast.club.pk}", competence="health")
    expect(jana.page.locator(".plansteps > li")).to_have_count(2)
    jana.page.get_by_label(jana.say("Keep it all the same. That you were told is recorded.")).check()
    jana.presses("Add step")
    expect(jana.page.locator(".plansteps > li")).to_have_count(3)
    expect(jana.page.locator(".plansteps .chip.warn")).to_have_count(1)

    jana.page.locator("#agreements summary").click()
    jana.page.locator("#answer_who").select_option(f"p:{mother.pk}")
    jana.page.locator("#answer_answer").select_option("agrees")
    jana.presses("Save answer")
    jana.presses("The plan is agreed")
    plan = Plan.objects.get(case=case)
    assert plan.state == "agreed" and Step.objects.filter(goal__plan=plan).count() == 3


def add_step(person: Person, what: str, who: str, due: str = "4. 12. 2026", competence: str = "") -> None:
    person.page.locator(".goal details.adder summary").click()
    form = person.page.locator(".goal details.adder form")
    form.locator("[name=what]").fill(what)
    form.locator("[name=who]").select_option(who)
    form.locator("[name=due_on]").fill(due)
    if competence:
        form.locator("[name=competence]").select_option(competence)
    person.leads_on(form.locator(".btn-primary"))


def the_day_of_each(c: Company, case: str) -> None:
    """My day says what is due, what is new, and what others changed since I last looked."""
    c.petra.goes("/day/")
    c.petra.sees("Zajdu ráno třikrát týdně", ".todo")
    c.petra.sees(DECIDED, ".feed")
    expect(c.petra.page.locator(f".feed a[href*='{case}']").first).to_be_visible()
    c.petra.presses("Mark as seen")
    c.petra.sees(DECIDED, ".feed")  # what was seen stays for a day
    step = c.petra.page.locator(".todo li", has_text="Zajdu ráno třikrát týdně")
    step.get_by_role("button").click()
    expect(step).to_have_count(0)

    c.jana.goes("/day/")
    expect(c.jana.page.locator(".todo li").first).to_be_visible()
    c.jana.sees("SAS", ".feed")
    expect(c.jana.page.locator(f".feed a[href*='{case}']").first).to_be_visible()
