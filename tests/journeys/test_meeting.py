"""A meeting, the whole way: called by form, the mail arrives, answered by its link, shown on the projector, decided
with dissent. In Czech and in English, on a wide screen and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from playwright.sync_api import Page, expect

from samspil.cases import service as cases
from samspil.formulations import service as maps
from samspil.meetings.models import Decision, Dissent, Invitation
from samspil.notices import service as notices
from tests.cast import NOW, Cast, call
from tests.support.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Words:
    """What the pages say in one language, and what the people of the test write."""

    call: str
    send: str
    title: str
    yes: str
    said_yes: str
    begin: str
    steps: tuple[str, ...]
    jot: str
    task: str
    let_in: str
    knock: str
    keep: str
    differ: str
    keep_words: str
    end: str
    present: str
    hour: str
    goal: str
    cards: tuple[str, ...]
    own: str
    helps: tuple[str, ...]


CS = Words(
    "Svolat setkání", "Svolat a poslat pozvánky", "Setkání", "Ano, přijdu", "Vaše odpověď: ano.", "Začít",
    ("Co se děje?", "Co to drží v chodu?", "Co pomáhá?", "Kdo je kolem?", "Co si myslíme?", "Co má být jinak?",
     "Co uděláme?"), "Zapsat", "Zavolat do školy", "Vpustit", "Zaklepat", "Zapsat rozhodnutí", "Někdo to vidí jinak",
    "Zapsat jejich slova", "Ukončit setkání", "Na plátně jen to, co smí vidět všichni 4 přítomní", "zbývá 1 h",
    "Jak se Tereza ráno dostane do školy",
    ("Tereza od září chybí první hodiny", "Ráno je Tereza doma sama a usne znovu", "Po dvou týdnech pryč neví, co se bere",
     "Když se o škole mluví, skončí to hádkou", "co se stalo v září ve třídě"),
    "Já tam chci chodit. Jenom ne první hodinu, to se na mě všichni otočí.",
    ("doučování v klubu, začalo včera", "babička může v úterý a ve čtvrtek", "třídní drží místo u okna"),
)  # fmt: skip
EN = Words(
    "Call a meeting", "Call and send invitations", "Meeting", "Yes, I come", "Your answer: yes.", "Begin",
    ("What is happening?", "What keeps it going?", "What helps?", "Who is around?", "What do we think?",
     "What should be different?", "What will we do?"), "Write down", "Ring the school", "Let in", "Knock", "Keep the decision",
    "Somebody sees it differently", "Keep their words", "End the meeting",
    "On the screen only what all 4 present may see", "1 h", "How Tereza gets to school in the morning",
    ("Tereza has missed first lessons since September", "In the morning Tereza is alone and falls asleep again",
     "After two weeks away she does not know the topics", "Talking about school ends in a quarrel",
     "what happened in class in September"),
    "I want to go there. Just not to the first lesson, everybody turns round.",
    ("lessons in the club, since yesterday", "grandmother can on Tuesdays", "the teacher keeps the seat by the window"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


def stage(words: Words, language: str) -> Cast:
    """The cast around a map with cards, and the child's own words for everybody at the table."""
    cast = call(language=language)
    by, lukas = cast.actor(cast.jana), cast.actor(cast.lukas)
    cases.write(by=lukas, at=NOW, case=cast.case, kind="voice", text=words.own, for_all=True)
    board = maps.start(by=by, at=NOW, case=cast.case)
    now, *keeps, unknown = words.cards
    facts = {"by": by, "at": NOW, "map": board}
    maps.add_factor(**facts, field="presenting", text=now, voice="school")
    for text, voice in zip(keeps, ("mother", "school", "child"), strict=True):
        maps.add_factor(**facts, field="perpetuating", text=text, voice=voice)
    maps.add_factor(**facts, field="perpetuating", text=unknown, unknown=True)
    for text in words.helps:
        maps.add_factor(**facts, field="protective", text=text)
    return cast


@pytest.mark.smoke
@pytest.mark.parametrize(("language", "words", "width"), [("cs", CS, 390)], ids=["cs"])
def test_a_meeting_goes_its_whole_way(
    new_page: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], None],
    language: str,
    words: Words,
    width: int,
):
    cast = stage(words, language)
    page = new_page(width, 720 if width > 600 else 844)
    look = Looker(page, axe, f"{language}-{width}")
    sign_in(page, cast.jana)
    page.goto(f"/cases/{cast.case.pk}/meetings/")
    look("of-case")
    page.get_by_role("main").get_by_role("link", name=words.call).click()
    page.locator(".kinds a").nth(1).click()
    page.locator("#id_goal").fill(words.goal)
    page.locator("#id_on").fill("24. 11. 2026")
    page.locator("#id_time").fill("11.00")
    page.locator("#id_place").fill("Cejl 75, 2. patro")
    page.locator("details", has=page.locator("#extra_name_1")).locator("summary").click()
    page.locator("#extra_name_1").fill("Hana Nováková")
    page.locator("#extra_email_1").fill("hana@example.org")
    page.locator("#extra_role_1").select_option("parent")
    look("new")
    page.get_by_role("button", name=words.send).click()
    expect(page).to_have_url(re.compile(r"/meetings/[0-9a-f-]{36}/$"))
    look("show")
    meeting_address = page.url

    answer(new_page(width, 844), axe, words, look)

    page.goto("/meetings/")
    look("list")
    page.goto(meeting_address + "present/")
    look("here")
    elsewhere = join(page, new_page, axe, words, look)
    page.get_by_role("button", name=words.begin).click()
    last = len(words.steps) - 1
    for n, question in enumerate(words.steps):
        expect(page.get_by_role("heading", level=1)).to_have_text(question)
        expect(page.get_by_text(words.present)).to_be_visible()
        expect(page.locator("[data-ends]")).to_contain_text(words.hour.replace(" h", "\xa0h"))
        look(f"step-{n + 1}")
        if n < last:
            page.wait_for_load_state()
            page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_have_text(words.steps[-2])
    page.wait_for_load_state()
    page.keyboard.press("ArrowRight")
    decide(page, words, look)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text(words.steps[-1])
    expect(elsewhere.get_by_text(words.task)).to_be_visible()
    assert elsewhere.locator("main form").count() == 0
    page.get_by_role("button", name=words.end).click()
    expect(elsewhere.locator("main .facs")).to_have_count(0)
    expect(page).to_have_url(meeting_address + "#minutes")
    look("held")
    page.goto(meeting_address + "minutes/")
    look("minutes")


def join(
    page: Page, new_page: Callable[..., Page], axe: Callable[[Page], None], words: Words, look: Looker
) -> Page:
    """Somebody of the family joins from elsewhere: knocks, is let in, and follows the room until the meeting is over."""
    page.locator("#join button").click()
    address = page.locator("#join_address").input_value().removeprefix(settings.SITE_URL.rstrip("/"))
    elsewhere = new_page(390, 844)
    elsewhere.goto(address)
    Looker(elsewhere, axe, look.name)("join")
    elsewhere.get_by_label("Hana Nováková").check()
    elsewhere.get_by_role("button", name=words.knock).click()
    Looker(elsewhere, axe, look.name)("knocked")
    page.reload()
    page.get_by_role("button", name=words.let_in).first.click()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text(words.steps[0])
    Looker(elsewhere, axe, look.name)("joined")
    return elsewhere


def answer(page: Page, axe: Callable[[Page], None], words: Words, look: Looker) -> None:
    """Somebody of the family opens the link of the mail, signed in nowhere."""
    notices.deliver_waiting(at=NOW)
    (letter,) = [m for m in mail.outbox if m.to == ["hana@example.org"]]
    assert words.title in letter.subject
    (path,) = re.findall(re.escape(settings.SITE_URL) + r"(/answer/\w+/)", str(letter.body))
    page.goto(path)
    Looker(page, axe, look.name)("answer")
    page.get_by_role("button", name=words.yes).click()
    expect(page.get_by_text(words.said_yes)).to_be_visible()
    Looker(page, axe, look.name)("answered")
    assert Invitation.objects.get(email="hana@example.org").answer == "yes"


def decide(page: Page, words: Words, look: Looker) -> None:
    """A decision and a dissent, without leaving the projector."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words.steps[-1])
    page.locator("#jot_text").fill(words.task)
    page.locator("#jot_invitation").select_option(label="Petra Malá")
    page.locator("#jot_due_on").fill("27. 11. 2026")
    page.get_by_role("button", name=words.jot, exact=True).click()
    expect(page.locator("#tasks")).to_contain_text(words.task)
    page.locator("details.jot summary").click()
    page.locator("#id_text").fill(words.helps[1])
    page.locator("#id_matter").select_option("support_at_home")
    page.get_by_role("button", name=words.keep).click()
    expect(page.locator(".dec b").first).to_have_text(words.helps[1])
    page.get_by_text(words.differ).click()
    page.locator(".differ select[name=invitation]").select_option(label="Hana Nováková")
    page.locator(".differ input[name=words]").fill(words.cards[3])
    page.get_by_role("button", name=words.keep_words).click()
    expect(page.locator(".dissent")).to_contain_text(words.cards[3])
    look("decided")
    assert Decision.objects.get().text == words.helps[1]
    assert Dissent.objects.get().who == "Hana Nováková"


@dataclass(frozen=True)
class Looker:
    """Checks the page as it stands for accessibility and for sideways scrolling."""

    page: Page
    axe: Callable[[Page], None]
    name: str

    def __call__(self, view: str) -> None:
        picture(self.page, f"meeting-{view}-{self.name}")
        self.axe(self.page)
        wide: Any = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{view} scrolls sideways by {wide} px"


def test_on_the_projector_in_two_clicks_from_my_day(page: Page, sign_in: Callable[..., None]):
    from samspil.meetings import service as meetings
    from tests.rooms.meetings.stage import called

    cast = stage(EN, "en")
    called(cast, on=NOW.date(), time=NOW.time().replace(hour=11))
    sign_in(page, cast.jana)
    (now,) = meetings.today(for_=cast.actor(cast.jana), at=NOW, today=NOW.date())
    page.goto(now.extra_url)  # the first click
    page.get_by_role("button", name="Begin").click()  # the second
    expect(page.get_by_role("heading", level=1)).to_have_text("What is happening?")
