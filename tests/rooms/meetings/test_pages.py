"""The pages: the link in the mail, calling by form, the projector, strangers."""

import datetime as dt
import re
import uuid

import pytest
import time_machine
from icalendar import Calendar

from samspil.accounts import service as accounts
from samspil.meetings import service as meetings
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.operations.telling import link_of, secret_of
from samspil.trail.models import Entry
from tests.cast import NOW
from tests.rooms.meetings.stage import SOON, begun, called, sheet, worker


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(SOON, tick=False):
        yield


@pytest.fixture
def as_(client):
    def sign_in(account):
        client.force_login(account)
        return client

    return sign_in


def hana(meeting):
    return meeting.invitations.get(name="Hana Nováková")


def test_the_link_shows_when_and_where_and_no_name(cast, client):
    meeting = called(cast)
    answer = client.get(link_of(hana(meeting)).removeprefix("http://localhost:8000"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "10.30" in page and "Cejl 75" in page
    assert not [
        word for word in ("Tereza", "Hana", "Novák", "OSPOD", "Jana", "school", "conference") if word in page
    ]
    assert answer["Referrer-Policy"] == "same-origin" and "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("said", ["yes", "no", "perhaps"])
def test_the_link_answers_without_signing_in(cast, client, said):
    meeting = called(cast)
    address = f"/answer/{secret_of(hana(meeting))}/"
    assert client.post(address, {"answer": said, "note": "bus at ten"}).status_code == 303
    kept = hana(meeting)
    assert (kept.answer, kept.note) == (said, "bus at ten")
    assert Entry.objects.filter(act="meetings.answer", record=str(meeting.pk)).exists()


def test_opening_the_link_answers_nothing(cast, client):
    meeting = called(cast)
    client.get(f"/answer/{secret_of(hana(meeting))}/")
    assert hana(meeting).answer == "waiting"


def bytes_without_noise(response):
    """What is different on every answer: the token of forms, and the address somebody asked for."""
    page = re.sub(rb'(nonce|content|value)="[\w-]{40,}"', b"", response.content)
    return page.replace(response.wsgi_request.path.encode(), b"")


def test_a_link_that_ended_answers_like_one_that_never_was(cast, client):
    over, gone = called(cast), called(cast)
    meetings.cancel(by=cast.actor(cast.jana), at=SOON, meeting=gone)
    never = client.get(f"/answer/{'0' * 64}/")
    cancelled = client.get(f"/answer/{secret_of(hana(gone))}/")
    with time_machine.travel(over.starts_at + dt.timedelta(hours=1), tick=False):
        passed = client.get(f"/answer/{secret_of(hana(over))}/")
        late = client.post(f"/answer/{secret_of(hana(over))}/", {"answer": "yes"})
    for response in (never, cancelled, passed, late):
        assert response.status_code == 404
        assert bytes_without_noise(response) == bytes_without_noise(never)
    assert hana(over).answer == "waiting"


def test_an_answer_that_is_none_is_said_so(cast, client):
    meeting = called(cast)
    answer = client.post(f"/answer/{secret_of(hana(meeting))}/", {"answer": "maybe"})
    assert answer.status_code == 422 and "Choose one answer." in answer.content.decode()


def test_a_stranger_gets_the_page_of_a_missing_meeting(cast, as_):
    meeting = called(cast)
    client = as_(cast.olga)
    for rest in ("", "present/", "change/", "cancel/", "invite/", "minutes/", "meeting.ics"):
        there = client.get(f"/meetings/{meeting.pk}/{rest}")
        missing = client.get(f"/meetings/{uuid.uuid4()}/{rest}")
        assert there.status_code == missing.status_code == 404, rest
        assert bytes_without_noise(there) == bytes_without_noise(missing), rest
    for rest in (
        "answer/",
        "told/",
        "begin/",
        "hold/",
        "decide/",
        "dissent/",
        "minutes/close/",
        "minutes/agree/",
    ):
        assert client.post(f"/meetings/{meeting.pk}/{rest}", {"answer": "yes"}).status_code == 404, rest
    assert client.get(f"/cases/{cast.case.pk}/meetings/new/").status_code == 404


def test_somebody_from_elsewhere_reads_no_name_of_the_child(cast, as_):
    meeting = called(cast, invited=[worker(cast.olga, cast.elsewhere), worker(cast.petra, cast.support)])
    client = as_(cast.olga)
    for address in (f"/meetings/{meeting.pk}/", "/meetings/"):
        page = client.get(address).content.decode()
        assert meeting.goal in page
        assert "Nováková" not in page and "Tereza N" not in page and cast.petra.name not in page
    assert client.get(f"/meetings/{meeting.pk}/present/").status_code == 404


FORM = {
    "kind": "conference", "goal": "How Tereza gets to school", "on": "1. 12. 2026", "time": "10.30", "minutes": "60",
    "place": "Cejl 75",
}  # fmt: skip


def test_the_form_preselects_who_is_at_the_table(cast, as_):
    page = as_(cast.jana).get(f"/cases/{cast.case.pk}/meetings/new/").content.decode()
    for account, home in ((cast.jana, cast.authority), (cast.petra, cast.support), (cast.lukas, cast.club)):
        assert f'value="w:{account.pk}:{home.pk}" checked' in page
    assert f'value="p:{cast.tereza.pk}"' in page and f'value="p:{cast.tereza.pk}" checked' not in page


def test_the_form_calls_the_meeting(cast, as_):
    data = FORM | {
        "ask": [f"w:{cast.petra.pk}:{cast.support.pk}", f"p:{cast.tereza.pk}"],
        f"role p:{cast.tereza.pk}": "child",
        "extra_name": ["Hana", ""], "extra_email": ["hana@example.org", ""], "extra_why": ["her daughter", ""],
    }  # fmt: skip
    answer = as_(cast.jana).post(f"/cases/{cast.case.pk}/meetings/new/", data)
    assert answer.status_code == 303
    meeting = Meeting.objects.get()
    assert meeting.starts_at == dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
    assert sorted(meeting.invitations.values_list("name", "role")) == [
        ("Hana", "participant"), ("Petra Malá", "participant"), ("Tereza Nováková", "child"),
    ]  # fmt: skip


def test_what_was_typed_stays_after_a_mistake(cast, as_):
    data = FORM | {"on": "31. 2. 2026", "extra_name": ["Hana"], "extra_email": ["hana@"], "extra_why": ["x"]}
    answer = as_(cast.jana).post(f"/cases/{cast.case.pk}/meetings/new/", data)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Meeting.objects.exists()
    assert "31. 2. 2026" in page and 'value="hana@"' in page and FORM["goal"] in page


def test_somebody_who_is_no_candidate_cannot_be_slipped_in(cast, as_):
    data = FORM | {"ask": [f"w:{cast.olga.pk}:{cast.elsewhere.pk}"]}
    assert as_(cast.jana).post(f"/cases/{cast.case.pk}/meetings/new/", data).status_code == 422
    assert not Invitation.objects.exists()


def test_the_calendar_file_is_for_people_who_are_signed_in(cast, as_, client):
    meeting = called(cast)
    assert client.get(f"/meetings/{meeting.pk}/meeting.ics").status_code == 302
    answer = as_(cast.petra).get(f"/meetings/{meeting.pk}/meeting.ics")
    (found,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (found["LOCATION"], found["UID"], found["SUMMARY"]) == ("Cejl 75", meeting.uid, "Meeting")
    assert "ATTENDEE" not in found and found["ORGANIZER"] == "mailto:samspil@localhost"  # RFC 5546, 3.2.1
    assert Entry.objects.filter(act="meetings.ics", deed="left").count() == 1


def test_the_projector_begins_with_who_is_here_and_steps_through_four_questions(cast, as_):
    meeting = called(cast)
    client = as_(cast.jana)
    assert "Who is here?" in client.get(f"/meetings/{meeting.pk}/present/").content.decode()
    present = [str(i.pk) for i in sheet(cast, meeting).invitations[:3]]
    begun_ = client.post(f"/meetings/{meeting.pk}/begin/", {"present": present}, follow=True)
    page = begun_.content.decode()
    assert "What is happening?" in page and "what all 3 present may see" in page and "1\xa0h left" in page
    for step, question in (
        ("keeps", "What keeps it going?"),
        ("helps", "What helps?"),
        ("do", "What will we do?"),
    ):
        page = client.get(f"/meetings/{meeting.pk}/present/?step={step}").content.decode()
        assert f"<h1>{question}</h1>" in page


def test_words_of_the_child_that_not_everybody_may_read_stay_off_the_screen(cast, as_):
    from samspil.cases import service as cases

    meeting = begun(cast, invited=[worker(cast.jana, cast.authority), worker(cast.petra, cast.support)])
    facts = {"by": cast.actor(cast.jana), "at": NOW, "case": cast.case, "kind": "voice"}
    cases.write(**facts, text="Only to Jana.")
    client = as_(cast.jana)
    address = f"/meetings/{meeting.pk}/present/?step=keeps"
    assert "Only to Jana." not in client.get(address).content.decode()
    cases.write(**facts | {"at": SOON}, text="To all of you.", for_all=True)
    assert "To all of you." in client.get(address).content.decode()


def test_the_map_stays_off_while_an_institution_from_outside_is_in_the_room(cast, as_):
    meeting = begun(cast, invited=[worker(cast.jana, cast.authority), worker(cast.olga, cast.elsewhere)])
    page = as_(cast.jana).get(f"/meetings/{meeting.pk}/present/?step=keeps").content.decode()
    assert "Youth services Oulu" in page and "stays off the screen" in page and 'class="cols"' not in page


def test_a_decision_is_written_down_without_leaving_the_projector(cast, as_):
    meeting = begun(cast)
    data = {"text": "Placement", "institution": str(cast.support.pk), "matter": "out_of_home", "screen": "1"}
    answer = as_(cast.jana).post(f"/meetings/{meeting.pk}/decide/", data, follow=True)
    assert answer.redirect_chain == [(f"/meetings/{meeting.pk}/present/?step=do", 303)]
    assert "may not decide this alone" in answer.content.decode()
    wrong = as_(cast.jana).post(f"/meetings/{meeting.pk}/decide/", data | {"text": ""})
    assert wrong.status_code == 422 and b"What will we do?" in wrong.content


def test_minutes_in_conflict_show_both_versions(cast, as_):
    meeting = begun(cast)
    meetings.write_minutes(
        by=cast.actor(cast.mark), at=SOON, meeting=meeting, revision=1, text="Marek wrote this"
    )
    data = {"text": "Jana wrote that", "revision": "1"}
    answer = as_(cast.jana).post(f"/meetings/{meeting.pk}/minutes/", data)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Marek wrote this" in page and "Jana wrote that" in page
    assert 'name="revision" value="2"' in page
    assert Meeting.objects.get(pk=meeting.pk).minutes_text == "Marek wrote this"


def test_a_refusal_is_said_in_words(cast, as_):
    meeting = called(cast)
    answer = as_(cast.petra).post(f"/meetings/{meeting.pk}/hold/")
    assert answer.status_code == 403 and "Ask one of them." in answer.content.decode()


def test_the_hash_of_the_link_is_the_one_that_is_looked_up(cast):
    meeting = called(cast)
    kept = hana(meeting)
    assert accounts.secret_hash(secret_of(kept)) == kept.secret_hash
