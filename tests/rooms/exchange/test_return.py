"""A statutory return is taken over without loss or doubles and written out as it was, but for what was corrected here."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection

from samspil.cases import service as cases
from samspil.cases.models import Case
from samspil.engines.ssda903 import REASONS
from samspil.exchange import service as exchange
from samspil.exchange.models import KeptRow, ReturnedChild
from samspil.exchange.operations import returns
from samspil.exchange.terms import REASON_WORDS, TABLE_WORDS, Kind
from samspil.fostering import service as fostering
from samspil.fostering.models import Absence, Placement, Review
from samspil.people import service as people
from samspil.people.models import Person
from samspil.trail.models import Deed
from samspil.trail.models import Entry as TrailEntry
from tests.cast import NOW
from tests.rooms.exchange.small import lead, out, part, read, take, whole

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


def one(
    dec: str = "", rec: str = "", place: str = "U4", dob: str = "01/02/2010", number: str = "7"
) -> dict[str, bytes]:
    return {
        "header.csv": f"{HEADER}{number},2,{dob},WBRI,A123,,\n".encode(),
        "episodes.csv": f"{EPISODES}{number},03/04/2017,S,C2,N1,{place},PR1,{dec},{rec},,E1 1AA,E2 2BB,SC1\n".encode(),
    }


def the_case(cast, number: str = "7") -> Case:
    return ReturnedChild.objects.select_related("case").get(number=number).case


def counted() -> float:
    """How many rows PostgreSQL believes the table of returned children to have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'exchange_returnedchild'::regclass")
        found: float = cursor.fetchone()[0]
        return found


def test_a_dry_run_says_what_would_come_and_changes_nothing(cast):
    before = Case.objects.count(), Person.objects.count(), TrailEntry.objects.count()
    found = exchange.foresee_return(read(part()), for_=lead(cast), at=NOW)
    assert found.counts["children_created"] == 40 and found.counts["rows_created"] > 100
    assert (Case.objects.count(), Person.objects.count(), TrailEntry.objects.count()) == before
    assert take(cast, part())["rows_created"] == found.counts["rows_created"]


def test_every_child_becomes_a_case_with_its_history_on_the_timeline(cast):
    files = part()
    take(cast, files)
    assert ReturnedChild.objects.count() == 40 == Case.objects.count() - 1
    for table, kind in ("episodes.csv", Placement), ("reviews.csv", Review), ("missing.csv", Absence):
        assert kind.objects.count() == files[table].count(b"\n") - 1
    case = cases.get(Placement.objects.first().case_id, for_=lead(cast), at=NOW)
    page = cases.timeline(case, cases.TimelineFilter(), for_=lead(cast), at=NOW)
    assert {"cases.opened", "fostering.placed"} <= {entry.code for entry in page.items}


def test_taking_the_same_return_over_again_does_nothing(cast):
    take(cast, part())
    before = Case.objects.count(), KeptRow.objects.count(), Review.objects.count()
    again = take(cast, part())
    assert (
        again["children_unchanged"] == 40
        and not again.get("children_created")
        and not again.get("children_changed")
    )
    assert (Case.objects.count(), KeptRow.objects.count(), Review.objects.count()) == before


def test_what_comes_out_is_what_went_in_to_the_byte(cast):
    files = part()
    take(cast, files)
    assert out(cast) == {name: data for name, data in files.items() if data.count(b"\n") > 1}


def test_a_return_as_xml_comes_out_saying_the_same_and_brings_nothing_new(cast):
    take(cast, part())
    xml = out(cast, xml=True)
    assert exchange.new_breaks(part(), xml, year_end=read(part()).year_end) == ()
    again = exchange.foresee_return(read(xml), for_=lead(cast), at=NOW).counts
    assert (
        again["children_created"] == 0
        and again.get("rows_created", 0) == 0
        and again.get("rows_changed", 0) == 0
    )


def test_the_whole_set_goes_in_and_out_and_in_without_a_change(cast):
    files = whole()
    assert take(cast, files)["children_created"] == 2675
    assert connection.vendor != "postgresql" or counted() > 1000  # it counts again while so much comes
    written = out(cast)
    assert written == files
    assert exchange.new_breaks(files, written, year_end=read(files).year_end) == ()
    again = take(cast, written)
    assert again == {"children_unchanged": 2675}


def test_that_a_return_left_is_recorded_for_every_child(cast):
    take(cast, part())
    out(cast)
    left = TrailEntry.objects.filter(act="exchange.compose_return", deed=Deed.LEFT)
    assert left.count() == 40 and left.first().case is not None


def test_an_open_case_without_worker_and_date_says_since_when(cast):
    take(cast, one())
    case = the_case(cast)
    assert case.closed_at is None and case.place == "foster" and case.place_since == dt.date(2017, 4, 3)
    assert case.worker_missing_since == NOW and case.next_missing_since == NOW
    assert case.opened_at.date() == dt.date(2017, 4, 3)
    board = cases.board(for_=lead(cast), at=NOW, today=NOW.date(), whole=True)
    assert case.pk in {c.pk for c in board.worker}


@pytest.mark.parametrize(
    ("rec", "reason"),
    [("E11", "adopted"), ("E2", "died"), ("E17", "of_age"), ("E4A", "care_ended"), ("E3", "handed_over")],
)
def test_care_that_ended_closes_the_case_with_the_reason_returned(cast, rec, reason):
    take(cast, one(dec="05/06/2018", rec=rec))
    case = the_case(cast)
    assert case.close_reason == reason and case.closed_at.date() == dt.date(2018, 6, 5)
    assert (case.child.died_on == dt.date(2018, 6, 5)) == (rec == "E2")


def test_an_episode_that_only_moves_on_leaves_the_case_open(cast):
    take(cast, one(dec="05/06/2018", rec="X1"))
    case = the_case(cast)
    assert case.closed_at is None and case.place == "not_known"


def test_a_later_return_that_ends_care_closes_the_case(cast):
    take(cast, one())
    assert take(cast, one(dec="05/06/2018", rec="E4A"))["rows_changed"] == 1
    case = the_case(cast)
    assert case.close_reason == "care_ended" and case.place == "home"
    assert Placement.objects.get(case=case).until == dt.date(2018, 6, 5)
    page = cases.timeline(case, cases.TimelineFilter(), for_=lead(cast), at=NOW)
    assert [e.code for e in page.items].count("fostering.ended") == 1


def test_a_return_whose_lines_have_moved_adds_nothing(cast):
    files = part()
    take(cast, files)
    before = Placement.objects.count(), Review.objects.count(), KeptRow.objects.count()
    head, *rows = files["episodes.csv"].decode().splitlines(keepends=True)
    files["episodes.csv"] = (head + "".join(reversed(rows))).encode()
    take(cast, files)
    assert (Placement.objects.count(), Review.objects.count(), KeptRow.objects.count()) == before
    assert out(cast)["episodes.csv"] == files["episodes.csv"]


def test_what_people_correct_here_goes_out_and_a_return_does_not_undo_it(cast):
    take(cast, one(dec="05/06/2018", rec="X1"))
    placement = Placement.objects.get(case=the_case(cast))
    placement.until = dt.date(2018, 7, 1)
    placement.save()
    written = out(cast)["episodes.csv"].decode()
    assert "01/07/2018,X1" in written and "05/06/2018" not in written
    take(cast, one(dec="05/06/2018", rec="X1", place="K2"))  # says another place, and the same old end
    placement.refresh_from_db()
    assert placement.code == "K2" and placement.until == dt.date(2018, 7, 1)


def test_a_corrected_date_of_birth_goes_into_every_row_that_repeats_it(cast):
    files = one() | {"reviews.csv": b"CHILD,DOB,REVIEW,REVIEW_CODE\n7,01/02/2010,01/01/2018,PN1\n"}
    take(cast, files)
    person = the_case(cast).child
    people.correct(
        by=lead(cast), at=NOW, person=person, revision=person.revision, born_on=dt.date(2011, 2, 1)
    )
    written = out(cast)
    assert (
        b"7,2,01/02/2011,WBRI" in written["header.csv"]
        and b"7,01/02/2011,01/01/2018" in written["reviews.csv"]
    )


def test_a_placement_noted_here_is_written_out_too(cast):
    take(cast, one())
    case = the_case(cast)
    Placement.objects.create(case=case, institution=cast.authority, since=dt.date(2020, 1, 2), code="K2")
    assert b"7,02/01/2020,,,,K2,,,,,,,\n" in out(cast)["episodes.csv"]


def test_a_child_is_known_again_by_a_number_noted_before(cast):
    people.note_outside_id(by=lead(cast), at=NOW, person=cast.tereza, scheme="ssda903", value="7")
    take(cast, one())
    assert the_case(cast).pk == cast.case.pk and Person.objects.filter(family_name="7").count() == 0


def test_a_child_is_found_by_its_number(cast):
    take(cast, one(number="566910"))
    assert [p.family_name for p in people.search("566910", for_=lead(cast))] == ["566910"]


def test_one_child_that_cannot_be_kept_does_not_keep_the_others_out(cast, monkeypatch):
    files = part()
    bad = sorted(read(files).children)[7]
    true_follow = returns._history

    def breaks(child, case):
        if child.number == bad:
            raise DatabaseError("no room for this one")
        return true_follow(child, case)

    monkeypatch.setattr(returns, "_history", breaks)
    by, failed, counts = lead(cast), [], {}
    run = exchange.begin(by=by, at=NOW, kind=Kind.RETURN, file_name="x")
    for step in exchange.accept_return(by=by, at=NOW, run=run, reading=read(files), failed=failed):
        counts = step[2]
    assert [number for number, _why in failed] == [bad] and counts["children_created"] == 39
    assert (
        not ReturnedChild.objects.filter(number=bad).exists()
        and not Person.objects.filter(family_name=bad).exists()
    )


def test_rows_without_child_or_day_are_kept_listed_and_written_out(cast):
    files = one()
    files["episodes.csv"] += b",04/04/2017,S,C2,N1,U4,PR1,,,,,,\n7,31/02/2018,P,C2,N1,U4,PR1,,,,,,\n"
    reading = read(files)
    assert reading.unusable == 2
    assert {f.row for f in reading.findings if f.severity == "unusable"} == {3, 4}
    take(cast, files)
    assert Placement.objects.filter(case=the_case(cast)).count() == 1
    assert out(cast)["episodes.csv"] == files["episodes.csv"]


def test_the_31st_of_february_and_a_placement_before_birth_are_told(cast):
    found = read(one(dec="31/02/2018", dob="01/02/2018")).findings
    told = {(f.column, f.reason_code) for f in found}
    assert ("DEC", "not_a_date") in told and any(code == "before_birth" for _column, code in told)
    take(cast, one(dec="31/02/2018", dob="01/02/2018"))
    assert b"31/02/2018" in out(cast)["episodes.csv"]


@pytest.mark.parametrize(
    "name", ["=1+1", "<script>alert(1)</script>", "😀", "\u200fمحمد", "{column}", "%(x)s"]
)
def test_a_strange_number_is_harmless(cast, name):
    take(cast, one(number=name))
    assert the_case(cast, name).child.family_name == name
    assert out(cast) == one(number=name)


def test_a_number_too_long_to_be_one_is_listed_and_kept(cast):
    reading = read(
        one(number="9" * 80) | {"reviews.csv": b"CHILD,DOB,REVIEW,REVIEW_CODE\n7,01/02/2010,01/01/2018,PN1\n"}
    )
    assert set(reading.children) == {"7"} and len(reading.adrift) == 2
    assert {f.rule for f in reading.findings if f.severity == "unusable"} == {"S-NUMBER"}


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_another_encoding_or_delimiter_is_read(encoding, delimiter):
    files = {name: data.decode().replace(",", delimiter).encode(encoding) for name, data in one().items()}
    assert set(read(files).children) == {"7"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<EXPSSDA903><CHILD><HEADER>", "xml_broken"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><EXPSSDA903>&b;</EXPSSDA903>', "xml_forbidden"),
        (b"", "empty_file"),
    ],
)
def test_a_broken_file_is_told_in_words_and_gives_no_child(data, says):
    reading = read({"return.xml": data})
    assert not reading.children and says in {f.reason_code for f in reading.findings}


def test_a_file_that_is_too_large_is_not_read():
    reading = read(one() | {"reviews.csv": b"x" * 2_000_001}, limit=2_000_000)
    assert "too_big" in {f.reason_code for f in reading.findings}


def test_another_institution_sees_nothing_of_the_return(cast):
    take(cast, one())
    petra = cast.actor(cast.petra)
    assert exchange.from_the_return(the_case(cast).pk, for_=petra, at=NOW) == []
    assert fostering.history(the_case(cast), for_=petra, at=NOW).placements == []
    shown = exchange.from_the_return(the_case(cast).pk, for_=lead(cast), at=NOW)
    assert shown[0].name == "header" and ("ETHNIC", "WBRI", "White British") in shown[0].rows[0]


def test_every_reason_of_the_engine_has_its_sentence_in_words_of_the_reader():
    assert {code: str(words) for code, words in REASON_WORDS.items()} == dict(REASONS)
    assert set(TABLE_WORDS) == set(exchange.TABLE_NAMES)
