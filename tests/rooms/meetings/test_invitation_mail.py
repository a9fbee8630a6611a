"""The mail of an invitation, read back as a calendar program would: RFC 5322, 2046, 5545, 5546."""

import datetime as dt
import email
import email.policy
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core import mail
from icalendar import Calendar

from samspil.meetings import service as meetings
from samspil.meetings.terms import Invitee
from samspil.notices import service as notices
from samspil.notices.models import Letter
from tests.cast import NOW
from tests.rooms.meetings.stage import SOON, called, sheet, worker

SECRETS = ("Tereza", "Novákov", "OSPOD", "SAS", "Cejl", "school", "Petra", "Jana", "conference")


def sent(cast=None):
    notices.deliver_waiting(at=SOON)
    found = [
        email.message_from_bytes(m.message().as_bytes(linesep="\r\n"), policy=email.policy.default)
        for m in mail.outbox
    ]
    mail.outbox.clear()
    return {m["To"]: m for m in found}


def part(message):
    (found,) = [p for p in message.walk() if p.get_content_type() == "text/calendar"]
    return found


def event(message):
    calendar = Calendar.from_ical(part(message).get_content())
    (found,) = calendar.walk("VEVENT")
    return calendar, found


def test_every_invited_person_with_an_address_gets_one_mail_of_their_own(cast):
    called(cast)
    assert set(sent()) == {"jana@example.org", "petra@example.org", "lukas@example.org", "hana@example.org"}


def test_the_mail_offers_text_or_calendar_and_the_calendar_as_a_file(cast):
    called(cast)
    message = sent()["petra@example.org"]
    assert message.get_content_type() == "multipart/mixed"
    alternative, file = message.iter_parts()
    assert alternative.get_content_type() == "multipart/alternative"
    assert [p.get_content_type() for p in alternative.iter_parts()] == ["text/plain", "text/calendar"]
    calendar = part(message)
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert calendar["Content-Type"].params["charset"] == "utf-8"
    assert file.get_content_type() == "application/ics"
    assert file.get_filename() == "invite.ics"
    assert file.get_content().replace(b"\r\n", b"\n") == calendar.get_content().encode().replace(
        b"\r\n", b"\n"
    )


def test_the_calendar_part_says_when_to_whom_and_with_which_answer(cast):
    meeting = called(cast)
    calendar, found = event(sent()["petra@example.org"])
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "REQUEST")
    assert (found["UID"], found["SEQUENCE"], found["STATUS"]) == (meeting.uid, 0, "CONFIRMED")
    assert found.decoded("DTSTART") == dt.datetime(2026, 12, 1, 10, 30, tzinfo=ZoneInfo("Europe/Prague"))
    assert found.decoded("DTEND") - found.decoded("DTSTART") == dt.timedelta(hours=1)
    assert found["DTSTART"].params["TZID"] == "Europe/Prague"
    assert found.decoded("DTSTAMP") == NOW
    assert found["ORGANIZER"] == "mailto:samspil@localhost"
    assert found["ATTENDEE"] == "mailto:petra@example.org"
    asked = found["ATTENDEE"].params
    assert (asked["RSVP"], asked["PARTSTAT"], asked["ROLE"]) == ("TRUE", "NEEDS-ACTION", "REQ-PARTICIPANT")


def test_the_time_zone_travels_with_the_event(cast):
    called(cast, on=dt.date(2027, 3, 29))
    calendar, found = event(sent()["petra@example.org"])
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == found["DTSTART"].params["TZID"]
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    rebuilt = zone.to_tz()
    assert dt.datetime(2027, 3, 29, 10, 30, tzinfo=rebuilt).utcoffset() == dt.timedelta(hours=2)


def test_a_meeting_over_the_change_of_the_clock_keeps_its_length(cast):
    called(cast, on=dt.date(2027, 3, 28), time=dt.time(1, 30), minutes=60)
    _calendar, found = event(sent()["petra@example.org"])
    assert found.decoded("DTEND").replace(tzinfo=None) == dt.datetime(2027, 3, 28, 3, 30)


def test_lines_are_folded_at_75_octets_and_end_in_crlf(cast):
    called(cast)
    raw = bytes(Letter.objects.filter(to="petra@example.org").get().calendar, "utf-8")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert any(line.startswith(b" ") for line in raw.split(b"\r\n"))
    received = part(sent()["petra@example.org"]).get_payload(decode=True)
    assert all(len(line.rstrip(b"\r")) <= 75 for line in received.split(b"\n"))


def test_signs_with_a_meaning_are_escaped(cast):
    meeting = called(cast, place='Room 2; "left", then\nup, čp. 75 \\ b' + "ř" * 60)
    raw = meetings.as_calendar(
        meeting, at=SOON, method="PUBLISH", link="https://x.example/", organizer="", with_place=True
    )
    assert rb"Room 2\; " in raw.replace(b"\r\n ", b"") and rb"then\nup\, " in raw.replace(b"\r\n ", b"")
    assert all(len(line) <= 75 and line.decode() for line in raw.split(b"\r\n")[:-1])
    (found,) = Calendar.from_ical(raw).walk("VEVENT")
    assert found["LOCATION"] == meeting.place


def test_a_change_carries_the_next_sequence_and_the_same_link(cast):
    meeting = called(cast)
    _calendar, before = event(sent()["hana@example.org"])
    meetings.change(
        by=cast.actor(cast.jana), at=SOON, meeting=meeting, revision=1, goal=meeting.goal, minutes=90,
        on=dt.date(2026, 12, 1), time=dt.time(11), place="Cejl 75",
    )  # fmt: skip
    calendar, after = event(sent()["hana@example.org"])
    assert (calendar["METHOD"], after["SEQUENCE"], after["UID"]) == ("REQUEST", 1, before["UID"])
    assert after["URL"] == before["URL"]
    assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")


def test_a_cancellation_takes_it_out_of_the_calendar(cast):
    meeting = called(cast)
    sent()
    meetings.cancel(by=cast.actor(cast.jana), at=SOON, meeting=meeting)
    calendar, found = event(sent()["petra@example.org"])
    assert (calendar["METHOD"], found["STATUS"], found["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert (found["UID"], found["ATTENDEE"]) == (meeting.uid, "mailto:petra@example.org")


def test_the_mail_carries_no_name_no_place_and_nothing_of_the_matter(cast):
    called(cast)
    for to, message in sent().items():
        shown = str(message["Subject"]) + str(message["From"]) + message.get_body().get_content()
        shown += part(message).get_content().replace(to, "")
        assert not [word for word in SECRETS if word.lower() in shown.lower()]


@pytest.mark.parametrize(
    ("language", "word"),
    [("cs", "Setkání"), ("nl", "Overleg"), ("da", "Møde"), ("fi", "Tapaaminen"), ("en", "Meeting")],
)
def test_the_mail_speaks_the_language_of_who_is_invited(cast, language, word):
    cast.petra.language = language
    cast.petra.save()
    called(cast, invited=[worker(cast.petra, cast.support)])
    message = sent()["petra@example.org"]
    _calendar, found = event(message)
    assert str(found["SUMMARY"]) == word
    assert str(message["Subject"]) == word
    assert "answer" in str(found["URL"])


def test_the_secret_of_a_link_is_not_kept(cast):
    meeting = called(cast)
    _calendar, found = event(sent()["hana@example.org"])
    assert str(found["URL"]).startswith(settings.SITE_URL)
    secret = str(found["URL"]).rstrip("/").rsplit("/", 1)[1]
    kept = [i.secret_hash for i in sheet(cast, meeting).invitations]
    assert len(secret) == 64 and secret not in kept
    assert len(set(kept)) == 4


def test_two_people_have_two_links(cast):
    called(cast, invited=[Invitee(name="A", email="a@example.org"), Invitee(name="B", email="b@example.org")])
    assert len({str(event(m)[1]["URL"]) for m in sent().values()}) == 2
