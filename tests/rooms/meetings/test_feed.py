"""The calendar address of a worker: what it says, to whom, until when; and mails and files strictly read."""

import datetime as dt
import json
import re

import pytest
import time_machine
from django.core import mail

from samspil.accounts import service as accounts
from samspil.meetings import service as meetings
from samspil.meetings.models import Feed
from samspil.notices import service as notices
from samspil.trail.models import Entry
from tests.cast import MACHINE, NOW
from tests.rooms.meetings.stage import SOON, called, worker
from tests.rooms.meetings.strict import check


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(SOON, tick=False):
        yield


@pytest.fixture
def address(cast):
    _feed, secret = meetings.make_feed(by=cast.actor(cast.petra), at=NOW)
    return f"/calendar/{secret}.ics"


def events(answer):
    return check(answer.content).walk("VEVENT")


def test_the_address_answers_with_the_own_meetings_and_no_word_about_anybody(cast, client, address):
    meeting = called(cast)
    called(cast, invited=[worker(cast.lukas, cast.club)])
    answer = client.get(address)
    (found,) = events(answer)
    assert (found["UID"], found["SUMMARY"], found["STATUS"]) == (meeting.uid, "Case conference", "TENTATIVE")
    assert found.decoded("DTSTART") == meeting.starts_at
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    words = answer.content.replace(b"\r\n ", b"").decode()
    assert not [w for w in ("Tereza", "Novák", "Cejl", "school", "Petra", "Hana", "OSPOD") if w in words]


def test_meetings_of_two_time_zones_stand_on_their_own_clocks(cast, client, address):
    first = called(cast)
    other = called(cast, on=dt.date(2027, 3, 28), time=dt.time(9))
    type(other).objects.filter(pk=other.pk).update(time_zone="Europe/Helsinki")
    found = {e["UID"]: e for e in events(client.get(address))}
    assert found[other.uid].decoded("DTSTART") == other.starts_at
    assert found[first.uid].decoded("DTSTART") == first.starts_at
    assert {e["DTSTART"].params["TZID"] for e in found.values()} == {"Europe/Prague", "Europe/Helsinki"}


def test_a_change_a_no_and_a_cancellation_reach_the_program(cast, client, address):
    by = {"by": cast.actor(cast.jana), "at": SOON}
    meeting, off, refused = called(cast), called(cast), called(cast)
    meetings.change(
        **by,
        meeting=meeting,
        revision=1,
        goal="x",
        on=dt.date(2026, 12, 2),
        time=dt.time(9),
        minutes=60,
        place="y",
    )
    meetings.cancel(**by, meeting=off)
    meetings.answer(by=cast.actor(cast.petra), at=SOON, meeting=refused, answer="no")
    (found,) = events(client.get(address))
    assert (found["UID"], found["SEQUENCE"], found.decoded("DTSTAMP")) == (meeting.uid, 1, SOON)


def test_the_program_is_told_that_nothing_changed(cast, client, address):
    meeting = called(cast)
    first = client.get(address)
    with time_machine.travel(SOON + dt.timedelta(hours=1), tick=False):
        same = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    meetings.answer(by=cast.actor(cast.petra), at=SOON, meeting=meeting, answer="yes")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_each_reading_stands_in_the_record_and_one_of_nothing_new_does_not(cast, client, address):
    called(cast)
    tag = client.get(address)["ETag"]
    client.get(address, headers={"If-None-Match": tag})
    (entry,) = Entry.objects.filter(act="meetings.hand_out_feed")
    assert (entry.account, entry.deed, json.loads(entry.details)) == (cast.petra.pk, "left", {"meetings": 1})


def test_the_address_sets_no_cookie_and_the_store_holds_only_its_hash(cast, client, address):
    answer = client.get(address)
    assert not answer.cookies and not client.cookies
    assert answer["Cache-Control"] == "private, no-cache"
    secret = re.search(r"/calendar/(.+)\.ics", address)[1]
    kept = Feed.objects.get().secret_hash
    assert len(secret) >= 43 and secret not in kept and kept == accounts.secret_hash(secret)


@pytest.mark.parametrize("end", ["ended", "new", "locked", "released"])
def test_an_address_that_ended_answers_at_once_like_one_that_never_was(cast, client, address, end):
    assert client.get(address).status_code == 200
    petra = cast.actor(cast.petra)
    if end == "ended":
        meetings.end_feed(by=petra, at=SOON)
    elif end == "new":
        meetings.make_feed(by=petra, at=SOON)
    elif end == "locked":
        type(cast.petra).objects.filter(pk=cast.petra.pk).update(is_active=False)
    else:
        member = accounts.workplaces(cast.petra, at=SOON)[0]
        accounts.release(by=MACHINE, at=SOON, membership=member)
    after, never = client.get(address, headers={"If-None-Match": "*"}), client.get("/calendar/nothing.ics")
    assert (after.status_code, after.content, dict(after.headers)) == (
        404,
        never.content,
        dict(never.headers),
    )


def test_the_address_is_shown_once_and_never_again(cast, client):
    client.force_login(cast.petra)
    page = client.post("/meetings/calendar/make/").content.decode()
    (address,) = re.findall(r"http://testserver(/calendar/[\w-]+\.ics)", page)
    assert client.get(address).status_code == 200
    assert "/calendar/" not in re.sub(
        r"/meetings/calendar/", "", client.get("/meetings/calendar/").content.decode()
    )
    assert client.post("/meetings/calendar/end/").status_code == 303
    assert client.get(address).status_code == 404


def parts():
    notices.deliver_waiting(at=SOON)
    found = [
        part.get_payload(decode=True)
        for letter in mail.outbox
        for part in letter.message().walk()
        if part.get_content_type() == "application/ics"
    ]
    mail.outbox.clear()
    return found


def test_mails_and_the_file_hold_before_a_strict_reader(cast, client):
    by = {"by": cast.actor(cast.jana), "at": SOON}
    meeting = called(cast, place="ž" * 80)
    requests = parts()
    meetings.change(
        **by,
        meeting=meeting,
        revision=1,
        goal="x",
        on=dt.date(2026, 12, 2),
        time=dt.time(9),
        minutes=60,
        place="y",
    )
    updates = parts()
    client.force_login(cast.petra)
    check(client.get(f"/meetings/{meeting.pk}/meeting.ics").content)
    meetings.cancel(**by, meeting=meeting)
    cancels = parts()
    assert [len(each) for each in (requests, updates, cancels)] == [4, 4, 4]
    for raw in (*requests, *updates, *cancels):
        check(raw)


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        (b"\r\nORGANIZER", b"\r\nX-NO-ORGANIZER"), (b"\r\n", b"\n"), (b"STATUS:TENTATIVE", b"STATUS:MAYBE"),
        (b"TZID:Europe/Prague", b"TZID:Europe/Praha"), (b"\r\nSUMMARY", b"\r\nSUMMARY:x\r\nSUMMARY"),
        (b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0500"), (b"END:VEVENT", b"END:VTODO"),
    ],
)  # fmt: skip
def test_the_strict_reader_notices(cast, client, address, found, instead):
    called(cast)
    raw = client.get(address).content
    check(raw)
    assert found in raw
    with pytest.raises((AssertionError, KeyError, ValueError)):
        check(raw.replace(found, instead))
