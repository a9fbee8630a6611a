"""Taking back one invitation: one person's calendar, link and page lose the meeting; everybody else keeps it."""

import email
import email.policy

import pytest
import time_machine
from django.core import mail

from samspil.ground.errors import Refused
from samspil.meetings import service as meetings
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.operations.telling import link_of
from samspil.meetings.terms import Invitee
from samspil.notices import service as notices
from samspil.trail.models import Entry
from tests.cast import NOW, TODAY
from tests.rooms.meetings.stage import SOON, called, sheet, worker
from tests.rooms.meetings.strict import check


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(SOON, tick=False):
        yield


@pytest.fixture
def jana(cast, client):
    client.force_login(cast.jana)
    return client


def by(cast, account=None):
    return {"by": cast.actor(account or cast.jana), "at": SOON}


def one(cast, meeting, name):
    return next(i for i in sheet(cast, meeting).invitations if i.name == name)


def sent():
    notices.deliver_waiting(at=SOON)
    found = [
        email.message_from_bytes(m.message().as_bytes(linesep="\r\n"), policy=email.policy.default)
        for m in mail.outbox
    ]
    mail.outbox.clear()
    return {m["To"]: m for m in found}


def part(message):
    return next(p for p in message.walk() if p.get_content_type() == "text/calendar")


def taken_back(cast, jana, meeting, name):
    invitation = one(cast, meeting, name)
    answer = jana.post(f"/meetings/{meeting.pk}/uninvite/", {"invitation": str(invitation.pk)})
    return invitation, answer


def test_one_person_alone_gets_a_cancellation_that_calendars_take(cast, jana):
    meeting = called(cast)
    sent()
    hana, answer = taken_back(cast, jana, meeting, "Hana Nováková")
    assert answer.status_code == 303 and answer["Location"] == f"/meetings/{meeting.pk}/#invited"
    ((to, message),) = sent().items()
    calendar = part(message)
    (event,) = check(calendar.get_payload(decode=True), uninvites=True).walk("VEVENT")
    assert to == "hana@example.org" and calendar["Content-Type"].params["method"] == "CANCEL"
    assert (event["UID"], event["SEQUENCE"], event["ATTENDEE"]) == (meeting.uid, 1, "mailto:hana@example.org")
    words = message.get_body(("plain",)).get_content()
    assert "Na toto setkání už vás nezveme" in words or "no longer invited" in words
    assert not [w for w in ("Tereza", "Cejl", "OSPOD", "Jana") if w in message.as_string()]
    assert Entry.objects.filter(
        act="meetings.uninvite", case=cast.case.pk, details__contains=str(hana.pk)
    ).exists()


def test_the_answer_link_is_dead_and_the_others_answer_as_before(cast, jana):
    meeting = called(cast)
    petra = one(cast, meeting, "Petra Malá")
    hana, _answer = taken_back(cast, jana, meeting, "Hana Nováková")
    page = jana.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "No longer invited. A mail says so" in page and page.count("Take back the invitation") == 3
    path = link_of(hana).removeprefix("http://localhost:8000")
    assert jana.get(path).status_code == 404 and jana.post(path, {"answer": "yes"}).status_code == 404
    assert jana.get(link_of(petra).removeprefix("http://localhost:8000")).status_code == 200
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"


def test_the_calendar_of_the_uninvited_no_longer_holds_the_meeting(cast, jana):
    meeting = called(cast)
    _feed, secret = meetings.make_feed(by=cast.actor(cast.petra), at=NOW)
    assert meeting.uid in jana.get(f"/calendar/{secret}.ics").content.decode()
    taken_back(cast, jana, meeting, "Petra Malá")
    assert meeting.uid not in jana.get(f"/calendar/{secret}.ics").content.decode()


def test_whoever_came_from_elsewhere_finds_the_meeting_no_more(cast, jana):
    meeting = called(cast)
    meetings.invite_more(**by(cast), meeting=meeting, invited=[worker(cast.olga, cast.elsewhere)])
    assert [m.pk for m in meetings.coming(for_=cast.actor(cast.olga), at=SOON)] == [meeting.pk]
    taken_back(cast, jana, meeting, "Olga Virtanen")
    assert meetings.coming(for_=cast.actor(cast.olga), at=SOON) == []
    client = type(jana)()
    client.force_login(cast.olga)
    assert client.get(f"/meetings/{meeting.pk}/").status_code == 404


def test_invited_again_their_calendar_takes_the_newer_word(cast, jana):
    meeting = called(cast)
    taken_back(cast, jana, meeting, "Hana Nováková")
    sent()
    again = Invitee(name="Hana Nováková", email="hana@example.org", role="parent")
    meetings.invite_more(**by(cast), meeting=meeting, invited=[again])
    (event,) = check(part(sent()["hana@example.org"]).get_payload(decode=True)).walk("VEVENT")
    assert event["SEQUENCE"] == 1


def test_without_an_address_who_leads_is_told_to_say_it_in_person(cast, jana):
    meeting = called(cast)
    meetings.invite_more(**by(cast), meeting=meeting, invited=[Invitee(name="Babička", role="support")])
    sent()
    taken_back(cast, jana, meeting, "Babička")
    assert "tell them in person" in jana.get(f"/meetings/{meeting.pk}/").content.decode() and not sent()


def begin(cast, meeting):
    meetings.begin(**by(cast), meeting=meeting, present=[one(cast, meeting, "Jana Dvořáková").pk])


def give_task(cast, meeting):
    hana = one(cast, meeting, "Hana Nováková")
    meetings.note_task(**by(cast), meeting=meeting, text="Ring", invitation=hana.pk, due_on=TODAY)


def alone(cast, meeting):
    for name in ("Petra Malá", "Lukáš Horák", "Jana Dvořáková"):
        Invitation.objects.filter(meeting=meeting, name=name).delete()
    Invitation.objects.filter(meeting=meeting).exclude(name="Hana Nováková").delete()


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (begin, "The meeting has begun"),
        (give_task, "written down with Hana Nováková"),
        (alone, "Nobody else is invited"),
        (lambda cast, m: meetings.hold(**by(cast), meeting=m), "The meeting was held already"),
        (lambda cast, m: meetings.cancel(**by(cast), meeting=m), "The meeting was cancelled"),
    ],
)
def test_an_invitation_stays_where_something_rests_on_it(cast, jana, before, reason):
    meeting = called(cast)
    before(cast, meeting)
    sent()
    hana, answer = taken_back(cast, jana, meeting, "Hana Nováková")
    assert answer.status_code == 403 and reason in answer.content.decode()
    assert Invitation.objects.filter(pk=hana.pk).exists() and not sent()


def test_only_who_may_lead_takes_an_invitation_back(cast, jana):
    meeting = called(cast)
    hana = one(cast, meeting, "Hana Nováková")
    with pytest.raises(Refused):
        meetings.uninvite(**by(cast, cast.lukas), meeting=meeting, invitation=hana.pk)
    jana.force_login(cast.lukas)
    assert "Take back the invitation" not in jana.get(f"/meetings/{meeting.pk}/").content.decode()
    other = called(cast)
    wrong = jana.post(
        f"/meetings/{meeting.pk}/uninvite/", {"invitation": str(one(cast, other, "Hana Nováková").pk)}
    )
    assert wrong.status_code == 404 and Invitation.objects.filter(name="Hana Nováková").count() == 2
