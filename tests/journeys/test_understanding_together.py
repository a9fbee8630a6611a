"""Understanding together, the whole way: three workers of three institutions fill a map at once, one presents it, they
decide, a plan with a step of every day is agreed, the mother answers on her phone in her language, the worker sees it,
everybody looks again, and the circle is walked both ways. Its pages are also the pictures of the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
import time_machine
from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from samspil.formulations import service as maps
from samspil.meetings.models import Decision
from samspil.meetings.terms import Invitee
from samspil.plans.models import PlanLink, Result, Tick
from tests.cast import NOW, Cast, call
from tests.rooms.ecomaps.scene import LATELY, Around, draw, know
from tests.rooms.meetings.stage import called, worker
from tests.support.pictures import documented
from tests.support.words import english_on, say

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Said:
    """What the people of the walk write, in their language."""

    now: str
    alone: str
    lost: str
    before: tuple[tuple[str, str, str], ...]
    think: tuple[str, str, str]
    goal: str
    levels: tuple[str, ...]
    meeting: str
    decided: str
    step: str
    needs: str


CS = Said(
    "Od září chyběla 14 prvních hodin", "Ráno je doma sama a usne znovu", "Neví, co se bere",
    (("predisposing", "Čtyři roky, tři školy", "mother"), ("precipitating", "Máma začala ranní směny", "mother"),
     ("perpetuating", "Když se o škole mluví, skončí to hádkou", "mother"),
     ("protective", "Babička bydlí o zastávku dál", "mother"), ("predicting", "Bez změny přijde o spolužačky", "school"),
     ("protective", "Chci tam chodit. Jenom ne první hodinu.", "child")),
    ("Ráno ji nikdo nevzbudí podruhé", "Babička přijde v půl sedmé", "V osm je ve třídě"),
    "Tereza přijde do školy vyspaná",
    ("Ani jedno ráno", "2 rána z 5", "4 rána z 5", "Všechna rána týdne", "Všechna rána měsíce"),
    "Jak se Tereza ráno dostane do školy", "Babička ji bude ráno budit", "Večer společně čteme", "Knížka",
)  # fmt: skip
EN = Said(
    "Missed 14 first lessons since September", "Alone in the morning, she falls asleep again",
    "She no longer knows the topics",
    (("predisposing", "Four years, three schools", "mother"), ("precipitating", "Her mother began early shifts", "mother"),
     ("perpetuating", "Talking about school ends in a quarrel", "mother"),
     ("protective", "Grandmother lives one stop away", "mother"),
     ("predicting", "If nothing changes she loses her classmates", "school"),
     ("protective", "I want to go there. Just not to the first lesson.", "child")),
    ("Nobody wakes her a second time", "Grandmother comes at half past six", "At eight she is in class"),
    "Tereza comes to school rested",
    ("No morning", "2 mornings of 5", "4 mornings of 5", "All mornings of a week", "All mornings of a month"),
    "How Tereza gets to school in the morning", "Grandmother wakes her in the morning", "We read together at night",
    "A book",
)  # fmt: skip
LEVELS = ("much_less", "less", "expected", "more", "much_more")


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@dataclass
class Walk:
    """What all parts of the way share."""

    cast: Cast
    around: Around
    language: str
    said: Said
    say: Callable[..., str]
    axe: Callable[[Page], None]

    @property
    def file(self) -> str:
        return f"/cases/{self.cast.case.pk}/"

    def look(self, page: Page, name: str = "") -> None:
        """As it stands: accessible, in one language, no wider than its window; perhaps a picture of the documentation."""
        page.wait_for_load_state()
        self.axe(page)
        wide: Any = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"
        if self.language != "en":
            assert not english_on(page, self.language)
        elif name:
            documented(page, name)

    def press(self, page: Page, words: str) -> None:
        page.get_by_role("button", name=self.say(words), exact=True).first.click()


@pytest.mark.parametrize(("language", "said"), [("cs", CS), ("en", EN)], ids=["cs", "en"])
def test_three_houses_understand_together_and_the_mother_answers_on_her_phone(
    new_page: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], None],
    language: str,
    said: Said,
):
    cast = call(language=language)
    around = draw(cast, school="škola" if language == "cs" else "school")
    for person in ("hana", "vera"):
        know(cast, around.people[person], to=cast.club)
    walk = Walk(cast, around, language, said, partial(say, language), axe)
    jana, petra, lukas = new_page(1280, 860), new_page(), new_page()
    for page, who in ((jana, cast.jana), (petra, cast.petra), (lukas, cast.lukas)):
        sign_in(page, who)
    fill_the_map(walk, jana, petra, lukas)
    think(walk, jana)
    jana.goto(walk.file + "network/")
    walk.look(jana, "network")
    set_a_goal(walk, jana)
    present_and_decide(walk, jana)
    address = agree(walk, jana)
    answer(walk, new_page(390, 844), address)
    see_the_answer_and_look_again(walk, jana)
    go_round(walk, jana)


def fill_the_map(walk: Walk, jana: Page, petra: Page, lukas: Page) -> None:
    """Each writes in a browser of their own; everybody sees every card, and the loop that one of them closes."""
    by = {"by": walk.cast.actor(walk.cast.jana), "at": NOW}
    board = maps.start(**by, case=walk.cast.case)
    for field, text, voice in walk.said.before:
        maps.add_factor(**by, map=board, field=field, text=text, voice=voice, said_on=LATELY)
    for page in (jana, petra, lukas):
        page.goto(walk.file + "map/")
        page.locator("[data-enter]:not([hidden])").first.wait_for(state="attached")
    card(jana, "presenting", walk.said.now)
    card(petra, "perpetuating", walk.said.alone)
    card(lukas, "perpetuating", walk.said.lost)
    found = {c.text: c for c in maps.on_board(board)}
    now, alone, lost = (found[text] for text in (walk.said.now, walk.said.alone, walk.said.lost))
    maps.link(**by, source=now, target=lost, kind="sets_off")
    maps.link(**by, source=lost, target=alone, kind="keeps_going")
    petra.locator(f"#card-{alone.number} [data-key=open]").click()
    petra.locator("#link-kind").select_option("keeps_going")
    petra.locator("#link-target").select_option(str(now.pk))
    petra.locator("form[action$='/link'] button").click()
    petra.wait_for_load_state()
    petra.goto(walk.file + "map/")
    for page, looks in ((jana, "crd loop fresh"), (lukas, "crd loop fresh"), (petra, "crd loop")):
        for text in found:
            expect(page.locator(".six")).to_contain_text(text)
        expect(page.get_by_role("heading", name=walk.say("A loop that keeps itself going"))).to_be_visible()
        expect(page.locator(f"#card-{now.number}")).to_have_class(looks)
    expect(jana.locator("[data-here]").first).to_contain_text("Lukáš")
    petra.close()
    lukas.close()


def card(page: Page, field: str, text: str) -> None:
    page.locator(f"#new-{field} > summary").click()
    page.locator(f"#new-{field}-text").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-place={field}] .cards")).to_contain_text(text)


def choose(field: Locator, words: str) -> None:
    """The choice that has these words in it."""
    field.select_option(field.locator("option").filter(has_text=words).get_attribute("value"))


def think(walk: Walk, jana: Page) -> None:
    """What they think, in three parts, resting on two cards of the map."""
    jana.goto(walk.file + "map/hypothesis/")
    for name, words in zip(("keeps", "address", "achieve"), walk.said.think, strict=True):
        jana.locator(f"#id_{name}").fill(words)
    for words in (walk.said.now, walk.said.alone):
        jana.get_by_label(words).check()
    walk.look(jana)
    walk.press(jana, "Save the assumption")
    expect(jana.locator("#side")).to_contain_text(walk.said.think[0])
    walk.look(jana, "six-p-board")


def set_a_goal(walk: Walk, jana: Page) -> None:
    """The goal comes from what keeps it going; what counts as reached is written in five levels."""
    jana.goto(walk.file + "plan/")
    walk.press(jana, "Start the plan")
    jana.locator("#goal_text").fill(walk.said.goal)
    choose(jana.locator("#goal_factor"), walk.said.alone)
    jana.locator(".levels summary").click()
    for name, words in zip(LEVELS, walk.said.levels, strict=True):
        jana.locator(f"#goal_{name}").fill(words)
    walk.press(jana, "Add goal")
    expect(jana.locator(".goal")).to_contain_text(walk.said.goal)


def present_and_decide(walk: Walk, jana: Page) -> None:
    """On the projector: the map, the network, what we think, the goals; on the last view they decide."""
    cast, said = walk.cast, walk.said
    homes = ((cast.jana, cast.authority), (cast.petra, cast.support), (cast.lukas, cast.club))
    mother = Invitee(person=walk.around.people["hana"].pk, role="parent")
    held = called(
        cast, goal=said.meeting, on=NOW.date(), time=NOW.time().replace(hour=11), late_reason="",
        invited=[*(worker(account, home) for account, home in homes), mother],
    )  # fmt: skip
    jana.goto(f"/meetings/{held.pk}/present/")
    walk.press(jana, "Begin")
    views = (
        ("happening", ".facs", said.now, ""),
        ("keeps", ".facs", said.alone, "meeting-present"),
        ("helps", ".facs", said.before[3][1], ""),
        ("network", "figure svg", "Klub Kotelna", "meeting-network"),
        ("think", ".thinks", said.think[1], ""),
        ("goals", ".facs", said.goal, ""),
    )
    for step, where, words, name in views:
        jana.wait_for_url(f"**step={step}*")
        expect(jana.locator(where).first).to_contain_text(words)
        if step not in ("happening", "helps"):  # these look as "keeps" does
            walk.look(jana, name)
        jana.keyboard.press("ArrowRight")
    jana.locator("details.jot:has(#id_text) summary").click()
    jana.locator("#id_text").fill(said.decided)
    jana.locator("#id_matter").select_option("support_at_home")
    walk.press(jana, "Keep the decision")
    expect(jana.locator(".dec b").first).to_have_text(said.decided)
    walk.look(jana)
    walk.press(jana, "End the meeting")
    jana.wait_for_url("**#minutes")
    assert Decision.objects.get(meeting=held).text == said.decided


def agree(walk: Walk, jana: Page) -> str:
    """A step of every day for the mother; the plan is agreed; the address of her own page is shown once."""
    mother = f"p:{walk.around.people['hana'].pk}"
    jana.goto(walk.file + "plan/")
    jana.locator(".goal details.adder summary").click()
    form = jana.locator(".goal details.adder form")
    form.locator("[name=what]").fill(walk.said.step)
    form.locator("[name=who]").select_option(mother)
    form.locator("[name=due_on]").fill("31. 1. 2027")
    choose(form.locator("[name=aim]"), walk.said.alone)
    form.locator("[name=rhythm]").select_option("daily")
    form.locator("[name=needs]").fill(walk.said.needs)
    form.locator("[name=needs_there]").select_option("yes")
    walk.press(jana, "Add step")
    walk.press(jana, "The plan is agreed")
    jana.get_by_text(walk.say("Give somebody a page of their own")).click()
    walk.look(jana)
    jana.locator("#link_person").select_option(mother)
    jana.locator("#link_language").select_option(walk.language)
    walk.press(jana, "Make the address")
    return jana.locator(".secret-address").inner_text().strip()


def answer(walk: Walk, phone: Page, address: str) -> None:
    """Her own page: one tap, undone, and again; then yesterday."""
    phone.goto("/plan/" + address.split("/plan/")[1])
    walk.look(phone)
    yes, today = walk.say("Yes, done"), phone.get_by_text(walk.say("Today: yes"))
    phone.get_by_role("button", name=yes).click()
    expect(today).to_be_visible()
    phone.get_by_role("button", name=walk.say("Undo")).click()
    expect(today).to_have_count(0)
    assert not Tick.objects.exists()
    phone.get_by_role("button", name=yes).click()
    expect(today).to_be_visible()
    phone.locator(".before button[value=yes]").click()
    expect(phone.locator(".week .yes")).to_have_count(2)
    walk.look(phone, "plan-own-page")
    assert [(NOW.date() - t.day).days for t in Tick.objects.order_by("-day")] == [0, 1]
    assert PlanLink.objects.get().opened_at.date() == NOW.date()


def see_the_answer_and_look_again(walk: Walk, jana: Page) -> None:
    """The worker sees the two days of the mother, says how far it got and how it goes on."""
    jana.goto(walk.file + "plan/")
    with translation.override(walk.language):
        days = translation.ngettext("This week %(n)s day", "This week %(n)s days", 2) % {"n": 2}
    expect(jana.locator(".plansteps > li")).to_contain_text(days)
    walk.look(jana, "plan")
    jana.get_by_text(walk.say("Decide how it goes on")).click()
    jana.locator(".review-level label").filter(has_text=walk.said.levels[3]).click()
    jana.locator("#review_review_on").fill("31. 3. 2027")
    walk.press(jana, "Save the decision")
    expect(jana.locator("#reviews .chip")).to_have_count(1)
    walk.look(jana)
    assert Result.objects.get().level == 1


def go_round(walk: Walk, jana: Page) -> None:
    """Forward from the assumption until it comes round; in one of the languages also back by the other way."""
    jana.get_by_role("link", name=walk.say("How it hangs together")).click()
    expect(jana.locator(".piece.here.hypothesis")).to_be_visible()
    sides = {
        words: jana.locator(".walk section").filter(has=jana.get_by_role("heading", name=walk.say(words)))
        for words in ("Leads to", "Comes from")
    }
    for kind in ("factor", "goal", "step", "result", "hypothesis"):
        sides["Leads to"].locator(f"a.piece.{kind}").filter(has_not_text=walk.said.now).first.click()
        expect(jana.locator(f".piece.here.{kind}")).to_be_visible()
    walk.look(jana)
    for kind in ("result", "step", "goal", "factor", "hypothesis") if walk.language == "en" else ():
        sides["Comes from"].locator(f"a.piece.{kind}").first.click()
        expect(jana.locator(f".piece.here.{kind}")).to_be_visible()
        if kind == "goal":
            walk.look(jana, "plan-circle")
