"""Those who work nowhere and can see something of a record: who is told is who can open it, at every moment asked."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from samspil.cases import service as cases
from samspil.ground import fence
from samspil.look import service as look
from samspil.meetings import service as meetings
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.rights import service as rights
from tests.cast import NOW
from tests.law import walking
from tests.law.secret_pages import give

MINUTE = dt.timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW + MINUTE, tick=False)


def told(kind, record, at=NOW + MINUTE):
    return sorted((s.name, str(s.rule)) for s in look.others(kind, record, at=at))


def test_who_holds_a_page_or_reads_their_file_is_told_as_long_as_they_can(cast):
    given = give(cast)
    plan, link, reader = given.of["plan"], given.of["link"], given.of["reader"]
    holds = ("Kateřina Nováková", "by a secret address that somebody gave them")
    reads = ("parent with authority over the child", "in the person's own view")
    assert told("plan", plan) == [holds, reads] and told("file", cast.case) == [reads]
    with fence.acting(cast.actor(cast.lukas), at=NOW + MINUTE):
        assert told("plan", plan) == [holds, reads], "whoever at the table asks"
    people.forget([given.of["mother"]], institution=cast.support.pk, by=cast.actor(cast.petra), at=NOW)
    assert told("plan", plan) == [holds, reads], (
        "a mother is a mother to the law, also for who knows her no more"
    )
    assert told("plan", plan, NOW - MINUTE) == []
    by, at = cast.actor(cast.petra), NOW + 2 * MINUTE
    plans.end_link(by=by, at=at, link=link)
    rights.end_reading(by=cast.actor(cast.jana), at=at + MINUTE, reader=reader)
    assert told("plan", plan, at - MINUTE) == [holds, reads], "a moment of the past is answered as it was"
    assert told("plan", plan, at) == [reads] and told("plan", plan, at + MINUTE) == []


def test_guests_of_a_meeting_are_told_from_being_let_in_until_the_screen_is_closed(cast):
    given = give(cast)
    meeting, invitation = given.of["meeting"], given.of["invitation"]
    by_link = (invitation.name, "by the link of their invitation")
    assert told("meeting", meeting) == [by_link]
    browser, here = Client(), reverse("meetings:join", kwargs=given.secrets["meetings:join"])
    browser.post(here, {"invitation": str(invitation.pk)})
    guest = meetings.sheet(meeting.pk, for_=cast.actor(cast.petra), at=NOW + MINUTE).screen.guests.get()
    facts = {"by": cast.actor(cast.petra), "meeting": meeting}
    meetings.let_in(**facts, at=NOW + 2 * MINUTE, guest=guest.pk)
    meetings.close_screen(**facts, at=NOW + 4 * MINUTE)
    on_screen = (invitation.name, "as a guest on the shared screen")
    found = [told("meeting", meeting, NOW + n * MINUTE) for n in (1, 2, 3, 4)]
    assert found == [[by_link], [on_screen, by_link], [on_screen, by_link], [by_link]]


def test_the_pages_name_them_and_a_statement_is_read_by_who_wrote_it(cast):
    given = give(cast)
    reader = given.of["reader"]
    lens = rights.lens(rights.reader(reader.pk, at=NOW, visit=reader.pk), NOW)
    said = rights.say(by=lens, at=NOW, reader=reader, text="I see it otherwise.", language="en")
    wrote = [("parent with authority over the child", "in the person's own view")]
    assert told("entry", said.entry) == told("statement", said) == wrote
    petra, jana = walking.visitor(cast, "petra"), walking.visitor(cast, "jana")
    page = petra.get(reverse("plans:who", args=[given.of["plan"].pk])).text
    assert "Kateřina Nováková" in page and "By a secret address" in page
    page = jana.get(reverse("rights:statement_who", args=[said.pk]))
    assert page.status_code == 200 and "parent with authority" in page.text and "SAS Brno" in page.text
    page = petra.get(reverse("cases:entry", args=[cast.case.pk, said.entry_id])).text
    assert "parent with authority" in page and "Kateřina" not in page.split("<h1>")[1].split("acc")[0]


def test_who_knows_a_person_elsewhere_is_nobody_s_to_read(cast):
    """Names of institutions come from a common table; that somebody else knows the person is not told."""
    jana = cast.actor(cast.jana)
    people.make_known([cast.tereza], to=cast.elsewhere.pk, by=jana, at=NOW)
    cases.part_ways(by=jana, at=NOW, part=cast.case.participations.get(institution=cast.club))
    page = walking.visitor(cast, "petra").get(reverse("people:who", args=[cast.tereza.pk])).text
    assert "Petra Malá" in page and "OSPOD Brno-sever" in page and "Oulu" not in page and "NZDM" not in page
    past = {"on": "23 Nov 2026"}
    page = walking.visitor(cast, "petra").get(reverse("people:who", args=[cast.tereza.pk]), past).text
    assert "Oulu" not in page
    people.make_known([cast.tereza], to=cast.club.pk, by=jana, at=NOW)
    page = walking.visitor(cast, "petra").get(reverse("people:who", args=[cast.tereza.pk])).text
    assert "NZDM" not in page, "it sat at the table once; what it does since then is its own"
    address = people.lives_at(
        by=jana, at=NOW, person=cast.tereza, since=NOW.date(), city="Brno", protected=True
    )
    place = reverse("people:address_who", args=[cast.tereza.pk, address.pk])
    assert walking.visitor(cast, "petra").get(place).status_code == 404
    page = walking.visitor(cast, "jana").get(place).text
    assert "Jana Dvořáková" in page and "SAS Brno" not in page


def test_the_page_of_a_share_is_for_both_ends_and_for_nobody_else(cast):
    jana = cast.actor(cast.jana)
    ground = cases.Ground("joint plan", "statute", NOW + dt.timedelta(days=1), statute="§ 51")
    share = cases.share_facts(
        by=jana, at=NOW, case=cast.case, person=cast.tereza, fields=["name"], to=cast.elsewhere, ground=ground
    )
    place = reverse("sharing:share_who", args=[share.pk])
    pages = {name: walking.visitor(cast, name).get(place) for name in ("jana", "olga", "petra")}
    assert [p.status_code for p in pages.values()] == [200, 200, 404]
    assert "Olga Virtanen" in pages["olga"].text and "OSPOD Brno-sever" in pages["olga"].text
    assert "Youth services Oulu" in pages["jana"].text and "Olga" not in pages["jana"].text
    place = reverse("cases:place_who", args=[cast.case.pk])
    assert "NZDM Brno" in walking.visitor(cast, "petra").get(place).text
    case = type(cast.case).objects.get(pk=cast.case.pk)
    cases.moved(
        by=jana,
        at=NOW,
        case=case,
        revision=case.revision,
        place="relatives",
        since=NOW.date(),
        text="x",
        secret=True,
    )
    assert walking.visitor(cast, "petra").get(place).status_code == 404
    page = walking.visitor(cast, "jana").get(place).text
    assert "Jana Dvořáková" in page and "NZDM Brno" not in page.split("acc")[-1]
