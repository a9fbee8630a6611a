"""The minutes: for each recipient what they are given, comments until a day, corrections that keep what stood, signatures."""

import datetime as dt
import io

import pytest
import time_machine
from pypdf import PdfReader

from samspil.ground.errors import Invalid, NotFound
from samspil.meetings import service as meetings
from samspil.meetings.models import Attendance, Meeting, MinutesVersion
from samspil.meetings.terms import Invitee
from samspil.trail.models import Entry
from tests.cast import TODAY
from tests.rooms.meetings.stage import SOON, begun, guests, sheet, worker

LATER = SOON + dt.timedelta(hours=2)


@pytest.fixture(autouse=True)
def afternoon():
    with time_machine.travel(LATER, tick=False):
        yield


def by(cast, account=None, at=LATER):
    return {"by": cast.actor(account or cast.jana), "at": at}


@pytest.fixture
def held(cast):
    """A conference that was held, with everything in it, and minutes that are not closed."""
    people = [
        *guests(cast),
        worker(cast.olga, cast.elsewhere),
        Invitee(name="Teta Eva", role="child_support"),
    ]
    meeting = begun(cast, invited=people)
    facts = by(cast) | {"meeting": meeting}
    decision = meetings.decide(
        **facts, text="Grandmother drives on Tuesdays", matter="joint_plan", institution=cast.authority.pk
    )
    hana = person(cast, meeting, "Hana")
    meetings.dissent(**facts, decision=decision.pk, words="She gets up alone", invitation=hana.pk)
    meetings.note_risk(
        **facts, text="She runs away again", measure="Petra rings at once", institution=cast.support.pk
    )
    task = facts | {"due_on": TODAY + dt.timedelta(days=3)}
    meetings.note_task(**task, text="Ring the school", invitation=person(cast, meeting, "Petra").pk)
    meetings.note_task(**task, text="Tell about outreach", invitation=person(cast, meeting, "Olga").pk)
    meetings.write_minutes(**facts, revision=1, text="Řekli jsme si, že ráno nikdo nebudí.")
    return meetings.hold(**facts)


def person(cast, meeting, first):
    return next(i for i in sheet(cast, meeting).invitations if i.name.startswith(first))


def closed(cast, meeting, **more):
    now = Meeting.objects.get(pk=meeting.pk)
    return meetings.close_minutes(**by(cast), meeting=now, revision=now.revision, **more)


def printed(cast, meeting, first, account=None):
    found = sheet(cast, meeting, account)
    who = next(i for i in found.invitations if i.name.startswith(first))
    reader = PdfReader(io.BytesIO(meetings.print_minutes(**by(cast, account), sheet=found, invitation=who)))
    return reader, " ".join("\n".join(page.extract_text() for page in reader.pages).split())


EVERYTHING = {
    "nikdo nebudí", "Grandmother drives", "She gets up alone", "She runs away again", "Ring the school",
    "Tell about outreach", "Jana Dvořáková",
}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "given"),
    [
        ("Petra", EVERYTHING),
        ("Hana", EVERYTHING),
        ("Teta", EVERYTHING - {"nikdo nebudí", "She runs away again"}),
        ("Olga", {"Tell about outreach", "Jana Dvořáková"}),  # Jana printed it, says the foot
    ],
)
def test_each_is_given_what_is_theirs_and_the_file_holds_nothing_else(cast, held, first, given):
    closed(cast, held)
    _reader, words = printed(cast, held, first)
    assert {w for w in EVERYTHING if w in words} == given


def test_the_sheet_is_tagged_for_screen_readers_with_places_to_sign_and_no_name_in_its_metadata(cast, held):
    closed(cast, held)
    reader, words = printed(cast, held, "Hana")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and reader.trailer["/Root"]["/Lang"] == "en"
    assert "Novák" not in repr(reader.metadata) and "Jana" not in repr(reader.metadata)
    for said in (
        "Minutes: Case conference",
        "Signature",
        "Signature of who took the minutes",
        "Cejl 75",
        "for Hana Nováková",
        "1 / ",
    ):
        assert said in words, words


def test_somebody_decides_otherwise_what_one_is_given(cast, held, client):
    closed(cast, held)
    client.force_login(cast.jana)
    address = f"/meetings/{held.pk}/minutes/papers/"
    assert (
        client.post(address, {"invitation": str(person(cast, held, "Hana").pk), "gets": "own"}).status_code
        == 303
    )
    _reader, words = printed(cast, held, "Hana")
    assert {w for w in EVERYTHING if w in words} == {
        "Grandmother drives",
        "She gets up alone",
        "Jana Dvořáková",
    }
    page = client.get(address).content.decode()
    assert '<option value="own" selected>' in page


def test_the_file_leaves_with_an_entry_and_only_to_who_may_have_it(cast, held, client):
    petra, hana = person(cast, held, "Petra"), person(cast, held, "Hana")
    client.force_login(cast.petra)
    own, other = (f"/meetings/{held.pk}/minutes/papers/{i.pk}.pdf" for i in (petra, hana))
    assert client.get(own).status_code == 404  # not closed yet
    closed(cast, held)
    answer = client.get(own)
    assert (
        answer.status_code == 200
        and answer.content.startswith(b"%PDF")
        and "no-store" in answer["Cache-Control"]
    )
    assert client.get(other).status_code == 404
    assert client.get(f"/meetings/{held.pk}/minutes/papers/").status_code == 404
    (entry,) = Entry.objects.filter(act="meetings.print_minutes")
    assert (entry.deed, entry.case) == ("left", cast.case.pk) and str(petra.pk) in entry.details


def test_comments_are_taken_until_a_day_and_every_one_is_kept(cast, held):
    meeting = closed(cast, held, comments_until=TODAY + dt.timedelta(days=2))
    meetings.agree(**by(cast, cast.petra), meeting=meeting, note="The time is wrong")
    meetings.note_comment(
        **by(cast), meeting=meeting, invitation=person(cast, held, "Hana").pk, words="I said no"
    )
    meetings.agree(**by(cast, cast.petra), meeting=meeting, note="And the place")
    assert {c.words for c in sheet(cast, held).comments} == {
        "The time is wrong",
        "I said no",
        "And the place",
    }
    late = LATER + dt.timedelta(days=3)
    with pytest.raises(Invalid) as wrong:
        meetings.agree(**by(cast, cast.lukas, late), meeting=meeting, note="Too late")
    assert "The time for comments is over" in str(wrong.value.problems["words"])
    meetings.agree(**by(cast, cast.lukas, late), meeting=meeting)  # reading is never too late
    assert person(cast, held, "Lukáš").agreed_at == late


def test_without_a_day_there_is_a_week_and_no_day_of_the_past(cast, held):
    with pytest.raises(Invalid):
        closed(cast, held, comments_until=TODAY - dt.timedelta(days=1))
    assert closed(cast, held).comments_until == TODAY + dt.timedelta(days=7)


def test_a_correction_keeps_what_stood_with_its_reason_and_asks_everybody_again(cast, held, client):
    meeting = closed(cast, held)
    meetings.agree(**by(cast, cast.petra), meeting=meeting)
    client.force_login(cast.jana)
    address = f"/meetings/{held.pk}/minutes/correct/"
    said = {"revision": str(meeting.revision), "text": "The grandmother wakes her.", "why": ""}
    page = client.post(address, said)
    assert page.status_code == 422 and "The grandmother wakes her." in page.content.decode()
    assert client.post(address, said | {"why": "Hana said so"}).status_code == 303
    first, second = MinutesVersion.objects.order_by("number")
    assert (first.text, first.why) == ("Řekli jsme si, že ráno nikdo nebudí.", "")
    assert (second.text, second.why) == ("The grandmother wakes her.", "Hana said so")
    assert person(cast, held, "Petra").agreed_at is None
    eyes = {"for_": cast.actor(cast.petra), "at": LATER, "today": TODAY}
    assert "Read" in [t.verb for t in meetings.waiting(**eyes)]
    _reader, words = printed(cast, held, "Petra")
    assert "Hana said so" in words and "nikdo nebudí" not in words
    again = client.post(address, said | {"why": "late"})
    assert again.status_code == 409 and "What stands now" in again.content.decode()
    with pytest.raises(TypeError):
        first.save()


def test_presence_is_signed_by_oneself_or_on_paper_once(cast, held, client):
    client.force_login(cast.petra)
    assert client.post(f"/meetings/{held.pk}/sign/").status_code == 303
    hana = person(cast, held, "Hana")
    client.force_login(cast.jana)
    assert (
        client.post(f"/meetings/{held.pk}/sign/", {"paper": "1", "signed": [str(hana.pk)]}).status_code == 303
    )
    kept = Attendance.objects.exclude(signed_at=None).values_list("invitation__name", "signed_how")
    assert sorted(kept) == [("Hana Nováková", "paper"), ("Petra Malá", "own")]
    assert "on paper" in printed(cast, held, "Hana")[1]
    with pytest.raises(NotFound):
        meetings.sign_presence(**by(cast, cast.mark), meeting=held)


def test_the_pages_of_the_minutes_show_versions_and_comments(cast, held, client):
    meeting = closed(cast, held)
    meetings.note_comment(
        **by(cast), meeting=meeting, invitation=person(cast, held, "Hana").pk, words="I said no"
    )
    meetings.correct_minutes(
        **by(cast), meeting=meeting, revision=meeting.revision, text="Else", why="Hana said so"
    )
    client.force_login(cast.lukas)
    page = client.get(f"/meetings/{held.pk}/").content.decode()
    assert all(
        w in page
        for w in ("corrected 1 time", "nikdo nebudí", "Hana said so", "I said no", "My minutes as PDF")
    )
