"""A year of supervision in Danish: Vesthimmerland's twenty-one families in groups, one family's reading goal, København's course."""

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect

from samspil.carers.models import FosterFamily
from samspil.ground import clock, fence, ids
from samspil.programmes import service as programmes
from samspil.story.programmes import tell_programmes
from samspil.story.scenes.vejle import VEJLE
from samspil.story.scenes.vesthimmerland import VESTHIMMERLAND
from samspil.story.supervision import tell_families, tell_supervision
from samspil.story.telling import Stage, play
from samspil.supervision import service
from samspil.supervision.models import Attendance, Goal, Group, Membership, Question, Session, Tap
from samspil.supervision.terms import What
from tests.cast import NOW, TODAY
from tests.rooms.supervision.recount import recounted
from tests.support.browser import NARROW
from tests.support.pictures import picture
from tests.support.words import english_on, say

pytestmark = pytest.mark.django_db(transaction=True)
da = partial(say, "da")
SESSION = dt.datetime(2026, 11, 26, 9, 30, tzinfo=ZoneInfo("Europe/Copenhagen"))
FIRST_SHOWN = dt.date(2026, 10, 26)
"""The Monday with which the page of November begins."""
RESPITE = "Gruppe 5 · Aflastning"
HERE = {"locale": "da-DK", "timezone_id": "Europe/Copenhagen"}
LARGEST = """() => {
  const said = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const own = [...document.querySelectorAll("main *, .acute *")].filter(said);
  return own.sort((a, b) => parseFloat(getComputedStyle(b).fontSize) - parseFloat(getComputedStyle(a).fontSize))[0].textContent.trim();
}"""
"""What is written largest on the page."""
KEPT = """async () => {
  const kept = await caches.open("at-home");
  const files = performance.getEntriesByType("resource").map((one) => one.name).filter((url) => url.includes("/static/"));
  const all = async () => (await Promise.all(["/at-home/", ...files].map((url) => kept.match(url)))).every(Boolean);
  await navigator.serviceWorker.ready;
  while (!(await all())) await new Promise((then) => setTimeout(then, 50));
}"""
"""Waits until the phone has kept the page and all it is drawn with."""


@pytest.fixture
def told(transactional_db) -> Stage:
    stage = Stage(now=NOW)
    with (
        ids.repeatable(1),
        translation.override("da"),
        fence.lifted("the story is told in the name of many institutions"),
    ):
        for scene in (VEJLE, VESTHIMMERLAND):
            for _child in play(scene, stage):
                pass
        tell_programmes(stage)
        tell_supervision(stage, tell_families(stage))
    return stage


@pytest.mark.complaints_expected  # without a connection
def test_a_year_in_vesthimmerland_and_a_course_in_koebenhavn(
    told: Stage,
    new_page: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], None],
    monkeypatch,
):
    moment = [NOW]
    monkeypatch.setattr(clock, "now", lambda: moment[0])

    def at_the_desk(who: str, *size: int) -> Page:
        page = new_page(*size, **HERE)
        page.clock.set_fixed_time(moment[0])
        sign_in(page, told.workers[who])
        return page

    def look(page: Page, name: str) -> None:
        axe(page)
        assert not english_on(page, "da")
        picture(page, f"supervision-{name}-da")

    kirsten, hanne = at_the_desk("kirsten"), at_the_desk("hanne-bro", *NARROW)
    _the_year(kirsten)
    look(kirsten, "year")
    _a_holiday(kirsten)
    _without_a_connection(hanne)
    look(hanne, "home")
    _calendar(hanne)
    look(hanne, "calendar")
    _asked(hanne, at_the_desk("bjarke"))
    look(hanne, "asked")
    moment[0] = SESSION + dt.timedelta(hours=3)
    ole = at_the_desk("ole")
    _the_session(ole, look)
    _who_missed(kirsten)
    _next_year(at_the_desk("karen"), kirsten)
    _in_the_capital(at_the_desk("astrid"))
    _delivered(told, kirsten, moment[0])
    look(kirsten, "delivered")


def _the_year(kirsten: Page) -> None:
    kirsten.goto(reverse("supervision:year"))
    for words in (
        "Temaår 2026",
        "21 familier i grupper",
        "Mentalisering",
        "Gruppe 4 · Farsø",
        "12 af 13",
        "1 mangler",
    ):
        expect(kirsten.get_by_text(words).filter(visible=True).first).to_be_visible()
    expect(kirsten.get_by_text("Nygaard")).to_have_count(0)


def _a_holiday(kirsten: Page) -> None:
    """An individual session is agreed; Christmas Day is none of its days."""
    family = FosterFamily.objects.get(name="Bro")
    kirsten.goto(reverse("supervision:family", args=[family.pk]))
    expect(kirsten.get_by_text("Vi læser en bog med barnet hver dag").first).to_be_visible()
    kirsten.get_by_text(da("Agree on a session")).click()
    form = kirsten.locator("form", has=kirsten.locator("input[name=act][value=meet]"))
    form.locator("[name=day]").fill("25. december 2026")
    form.locator("[name=time]").fill("10")
    form.get_by_role("button").click()
    expect(kirsten.get_by_text("Juledag").first).to_be_visible()
    form.locator("[name=day]").fill("1. december 2026")
    form.get_by_role("button").click()
    expect(kirsten.locator("section[aria-labelledby=ses]").get_by_text("1. dec.")).to_be_visible()
    assert Session.objects.filter(family=family, state="planned", kind="individual").count() == 1


def _without_a_connection(hanne: Page) -> None:
    """The number is the largest thing; the last state is there without a connection, and a tap waits for one."""
    hanne.goto(reverse("fostering:home"))
    assert hanne.evaluate(LARGEST) == "+45 5550 1440"
    for words in ("Har vi læst i dag?", "Mentalisering", da("Ask a specialist"), "Gruppe 1 · Aars"):
        expect(hanne.get_by_text(words).first).to_be_visible()
    app = hanne.request.get(hanne.locator("link[rel=manifest]").get_attribute("href")).json()
    assert (app["display"], app["start_url"], app["lang"]) == ("standalone", "/at-home/", "da")
    hanne.evaluate(KEPT)
    hanne.context.set_offline(True)
    hanne.reload()
    expect(hanne.get_by_text("Ingen forbindelse.")).to_be_visible()
    hanne.get_by_role("button", name=da("Yes, today")).click()
    expect(hanne.locator("[data-waiting]")).to_contain_text("1")
    assert not Tap.objects.filter(day=TODAY).exists()
    hanne.context.set_offline(False)
    expect(hanne.get_by_role("button", name=da("Said: yes"))).to_be_visible()
    assert Tap.objects.get(day=TODAY).did


def _calendar(hanne: Page) -> None:
    """A month of check-ins stands in the family's own calendar; a day is mended with a tap."""
    goal = Goal.objects.get(question="Har vi læst i dag?")
    assert Tap.objects.filter(goal=goal).count() == 31
    hanne.goto(reverse("supervision:own_plan"))
    hanne.get_by_role("link", name=da("My calendar")).click()
    expect(hanne.get_by_role("heading", name="November 2026")).to_be_visible()
    missed = Tap.objects.filter(goal=goal, did=False, day__lt=TODAY).latest("day")
    went = Tap.objects.filter(goal=goal, did=True, day__gte=FIRST_SHOWN)
    cells = hanne.locator(".mday.did")
    expect(cells).to_have_count(went.count())
    hanne.locator(f"a[href='?day={missed.day}#day']").click()
    hanne.locator("#day").get_by_role("button", name=da("Yes")).click()
    expect(hanne.locator("#day .chip.ok")).to_be_visible()
    expect(cells).to_have_count(went.count())
    assert Tap.objects.get(pk=missed.pk).did
    hanne.locator("a[href='?day=2026-11-26#day']").click()
    hanne.locator("#day").get_by_role("link", name="Gruppesupervision").click()
    hanne.get_by_role("button", name=da("I come")).first.click()
    expect(hanne.get_by_text(da("You come")).first).to_be_visible()


def _asked(hanne: Page, bjarke: Page) -> None:
    """Without a name, answered in the time that was agreed, found useful."""
    hanne.goto(reverse("supervision:own_specialist") + "?about=adhd")
    hanne.get_by_label(da("What do you want to know?")).fill("Hvordan får vi ro i ti minutter?")
    hanne.get_by_label(da("Without my name, first")).check()
    hanne.get_by_role("button", name=da("Send it")).click()
    expect(hanne.get_by_text("svar senest fre. 27. nov.")).to_be_visible()
    asked = Question.objects.get(text__startswith="Hvordan får vi ro")
    bjarke.goto(reverse("supervision:question", args=[asked.pk]))
    expect(bjarke.get_by_text("Bro", exact=False)).to_have_count(0)
    bjarke.get_by_label(da("Your answer")).fill("En ting ad gangen, og et ur, I begge kan se.")
    bjarke.get_by_role("button", name=da("Send the answer")).click()
    expect(bjarke.get_by_role("heading", name=da("The answer"))).to_be_visible()
    hanne.reload()
    hanne.get_by_role("button", name=da("It helps")).first.click()
    expect(hanne.get_by_text("En ting ad gangen")).to_be_visible()
    assert Question.objects.get(pk=asked.pk).useful


def _the_session(ole: Page, look: Callable[[Page, str], None]) -> None:
    """It opens on the goals; who came is written down, apart from what is kept in confidence."""
    session = Session.objects.get(group__name="Gruppe 1 · Aars", state="planned")
    ole.goto(reverse("supervision:session", args=[session.pk]))
    first = ole.locator("main section").first
    expect(first.get_by_role("heading", name=da("How the goals went"))).to_be_visible()
    expect(first.get_by_text("Vi læser en bog med barnet hver dag")).to_be_visible()
    look(ole, "session")
    for one in ole.locator("#came .attend").all():
        away = "Lykke" in one.inner_text()
        one.locator(f"input[value={'missed' if away else 'came'}]").check(force=True)
    ole.get_by_role("button", name=da("Save who was there")).click()
    ole.get_by_label(da("What you want to keep")).fill("En træt familie; jeg ringer.")
    ole.locator("section[aria-labelledby=conf] button").click()
    expect(ole.get_by_text("En træt familie")).to_be_visible()
    rows = Attendance.objects.filter(session=session)
    assert (rows.filter(came="came").count(), rows.filter(came="missed").count()) == (4, 1)


def _who_missed(kirsten: Page) -> None:
    """Who was not there is noticed on My day, asked, and the reason stands."""
    kirsten.goto(reverse("desk:day"))
    expect(kirsten.get_by_text(da("Ask why the family was not there")).first).to_be_visible()
    session = Session.objects.get(attendances__family__name="Lykke", quarter=4, kind="group")
    kirsten.goto(reverse("supervision:group", args=[session.group_id]))
    asks = kirsten.locator("section.framed", has_text="Lykke").first
    asks.locator("select").select_option("care")
    asks.get_by_role("button").click()
    expect(kirsten.locator("section.framed", has_text="Lykke")).to_have_count(0)
    assert Attendance.objects.get(family__name="Lykke", came="missed", session__quarter=4).why == "care"


def _next_year(karen: Page, kirsten: Page) -> None:
    """Roskilde left early and stays with its reason; families for respite come in next year, in a group of their own."""
    karen.goto(reverse("programmes:list"))
    expect(karen.get_by_text(re.compile(r"Roskilde \(gik ud før tid\)"))).to_be_visible()
    karen.get_by_role("link", name="Samarbejder mellem").click()
    gone = karen.locator("tr.gone", has_text="Roskilde")
    expect(gone).to_contain_text("gik ud før tid")
    expect(karen.locator("tr.gone")).to_have_count(5)
    if not Group.objects.filter(name=RESPITE).exists():  # the story may have told it
        _form_for_next_year(karen, kirsten)
    group = Group.objects.get(name=RESPITE)
    assert Membership.objects.filter(group=group, since=dt.date(2027, 1, 1)).count() == 2
    kirsten.goto(reverse("supervision:year") + f"?programme={group.programme_id}&year=2027")
    expect(kirsten.get_by_role("link", name=RESPITE)).to_be_visible()


def _form_for_next_year(karen: Page, kirsten: Page) -> None:
    karen.goto(reverse("programmes:list"))
    karen.get_by_role("link", name="Aflastnings- og netværksfamilier").click()
    form = karen.locator("form", has=karen.locator("[name=joined_on]"))
    karen.get_by_text("Tag en kommune med").first.click()
    form.locator("[name=name]").fill("Vesthimmerland")
    form.locator("[name=institution]").select_option(label="Plejefamilieteamet Vesthimmerland")
    form.locator("[name=joined_on]").fill("1. januar 2027")
    form.get_by_role("button").click()
    expect(karen.get_by_role("link", name="Vesthimmerland", exact=True)).to_be_visible()
    kirsten.goto(reverse("supervision:new"))
    kirsten.get_by_role("link", name="Aflastnings- og netværksfamilier").click()
    kirsten.locator("[name=since]").fill("1. januar 2027")
    kirsten.locator("[name=name]").fill(RESPITE)
    for name in ("Kvist", "Lund"):
        kirsten.get_by_role("checkbox", name=name).check()
    kirsten.get_by_role("button", name=da("Form the group")).click()
    expect(kirsten.get_by_role("heading", name=RESPITE)).to_be_visible()


def _in_the_capital(astrid: Page) -> None:
    """København: no groups; one family's course with somebody of the institution."""
    family = FosterFamily.objects.get(name="Nygaard")
    astrid.goto(reverse("supervision:family", args=[family.pk]))
    rows = astrid.locator("section[aria-labelledby=ses] li")
    expect(rows).to_have_count(6)
    expect(rows.locator(".chip.ok")).to_have_count(4)
    astrid.goto(reverse("supervision:year"))
    expect(astrid.get_by_text("Gruppe 1 · Aars")).to_have_count(0)


def _delivered(told: Stage, kirsten: Page, at: dt.datetime) -> None:
    """What was delivered, as it stands on the page, equals a recount from the rows."""
    actor = told.actor("kirsten", at)
    programme = service.programmes_here(for_=actor, at=at)[0]
    page = service.year_page(programme.pk, 2026, for_=actor, at=at)
    rows = Session.objects.filter(programme=programme, kind="group", year=2026, state="held")
    assert page.held == rows.count() == 13
    assert page.came == Attendance.objects.filter(session__in=rows, came="came").count()
    part = programmes.own_part(programme.pk, for_=actor, on=dt.date(2026, 6, 1))
    assert part is not None
    told_rows = service.picture(programme.pk, 2026, for_=actor, at=at)[1]
    figures = dict(next(one for one in told_rows if one.part.pk == part.pk).rows)
    kirsten.goto(reverse("supervision:delivery", args=[programme.pk]) + "?year=2026")
    for q in (1, 2, 3, 4):
        shown = {what: lines[q - 1] for what, lines in figures.items()}
        recounted(shown, programme, part, q, at)
        for what, line in shown.items():
            link = kirsten.locator(
                f"a[href='{reverse('supervision:behind', args=[part.pk, 2026, q, What(what).value])}']"
            )
            expect(link).to_contain_text(f"{line.part} af {line.whole}")
