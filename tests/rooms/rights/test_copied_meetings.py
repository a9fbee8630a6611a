"""What of meetings is open in a copy from the start: what the person was given and what they said; nothing else."""

import datetime as dt

import pytest

from samspil.ecomaps import service as ecomaps
from samspil.meetings import service as meetings
from samspil.meetings.terms import Invitee
from samspil.people import service as people
from samspil.rights import service as rights
from tests.cast import NOW, TODAY
from tests.rooms.consents import mother
from tests.rooms.meetings.stage import SOON, begun, guests, sheet
from tests.rooms.rights import invited

GOAL, MINUTES = "How Tereza gets to school in the morning", "Nobody wakes her in the morning."
DECIDED, RISK = "Grandmother drives on Tuesdays", "She runs away again"
PETRAS, HANAS, REMARK, OTHERS = "Ring the school", "Find the bus card", "I was not asked", "It went too fast"
ALL = {GOAL, MINUTES, DECIDED, RISK, PETRAS, HANAS, REMARK, OTHERS}


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(SOON, tick=False)


def held(cast, person, gets, *, disagrees=False):
    """A meeting with everything in it; Hana sits there as the person of the family, or only by her name."""
    hana = Invitee(name="Hana Nováková", email="hana@example.org", role="parent", person=person and person.pk)
    meeting = begun(cast, invited=[*guests(cast)[:2], hana])
    by = {"by": cast.actor(cast.jana), "at": SOON, "meeting": meeting}
    seats = {i.name.split()[0]: i for i in sheet(cast, meeting).invitations}
    if gets:
        meetings.give(**by, invitation=seats["Hana"].pk, gets=gets)
    decision = meetings.decide(
        **by, text=DECIDED, matter="joint_plan", institution=cast.authority.pk, reasons="The bus is late."
    )
    if disagrees:
        meetings.dissent(**by, decision=decision.pk, words="She gets up alone", invitation=seats["Hana"].pk)
    meetings.note_risk(**by, text=RISK, measure="Petra rings at once", institution=cast.support.pk)
    for who, text in (("Petra", PETRAS), ("Hana", HANAS)):
        due = TODAY + dt.timedelta(days=3)
        meetings.note_task(**by, text=text, invitation=seats[who].pk, due_on=due)
    meetings.write_minutes(**by, revision=1, text=MINUTES)
    done = meetings.hold(**by)
    meetings.close_minutes(by=by["by"], at=SOON, meeting=done, revision=done.revision)
    for who, words in (("Hana", REMARK), ("Petra", OTHERS)):
        meetings.note_comment(**by, invitation=seats[who].pk, words=words)
    return done


def copy(cast, person):
    reader, _secret = invited(cast, SOON, person=person)
    return rights.begin_copy(
        by=cast.actor(cast.jana), at=SOON, case=cast.case, person=reader.person, language="en"
    )


def opened(pack, *sections):
    """The texts of meetings, and what the timeline says of them, as they would be read: the black taken out."""
    marks = list(pack.marks.all())
    for n, passage in enumerate(pack.passages):
        if passage["section"] in (sections or ("meetings", "entries")):
            text = list(passage["text"])
            for mark in (m for m in marks if m.passage == n):
                text[mark.start : mark.end] = "█" * (mark.end - mark.start)
            yield "".join(text)


def read(pack):
    said = "\n".join(opened(pack))
    return {words for words in ALL if words in said}


@pytest.mark.parametrize(
    ("gets", "given"),
    [
        ("", ALL),  # whom it concerns is given everything, unless somebody decides otherwise
        ("agreed", {GOAL, DECIDED, PETRAS, HANAS, REMARK}),
        ("own", {GOAL, HANAS, REMARK}),
    ],
)
def test_a_copy_opens_of_a_meeting_what_the_person_was_given(cast, gets, given):
    person = mother(cast)
    held(cast, person, gets)
    pack = copy(cast, person)
    assert read(pack) == given
    assert all(words in str(pack.passages) for words in ALL), "the worker sees what is black, and why"
    in_meetings = {n for n, p in enumerate(pack.passages) if p["section"] in ("meetings", "entries")}
    assert {m.why for m in pack.marks.all() if m.passage in in_meetings} <= {"third"}


def test_of_a_meeting_without_the_person_nothing_is_open_until_a_worker_opens_it(cast):
    person = mother(cast)
    held(cast, None, "")
    pack = copy(cast, person)
    assert read(pack) == set()
    away = [m.pk for m in pack.marks.all() if DECIDED in pack.passages[m.passage]["text"]]
    rights.uncover(by=cast.actor(cast.jana), at=SOON, pack=pack, marks=away)
    assert read(pack) == {DECIDED}


def test_a_decision_the_person_disagreed_with_is_open_with_their_words(cast):
    person = mother(cast)
    held(cast, person, "own", disagrees=True)
    said = "\n".join(opened(copy(cast, person)))
    assert DECIDED in said and "She gets up alone" in said and MINUTES not in said


def test_withheld_minutes_take_along_what_was_said_at_the_meeting_but_for_own_words(cast):
    person = mother(cast)
    meeting = held(cast, person, "")
    rights.withhold(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, what="minutes", record=meeting.pk, why="safety",
        words="It would endanger the grandmother.",
    )  # fmt: skip
    pack = copy(cast, person)
    assert read(pack) == {HANAS, REMARK}
    assert {m.why for m in pack.marks.all()} == {"safety"}


def test_whether_others_agree_and_which_contact_they_want_is_black_and_ones_own_is_open(cast):
    by = cast.actor(cast.jana)
    person = mother(cast)
    aunt = people.add(by=by, at=SOON, given_name="Zdena", family_name="Tichá")
    for who, consent, wish in ((person, "agrees", "wants"), (aunt, "declines", "none")):
        ecomaps.note_tie(
            by=by, at=SOON, case=cast.case, person=who, to=cast.tereza, since=TODAY,
            saying=ecomaps.Saying(quality="strong", consent=consent, wish=wish),
        )  # fmt: skip
    said = "\n".join(opened(copy(cast, person), "family"))
    assert "agrees, wants contact" in said and "strong" in said
    assert "does not agree" not in said and "no contact" not in said and "Zdena" not in said
