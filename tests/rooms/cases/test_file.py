import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from samspil.cases import service as cases
from samspil.cases.models import Case
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from tests.cast import NOW, TODAY

LATER = NOW + dt.timedelta(minutes=1)


def note(cast, account, text="Rang school at 8.20.", **more):
    return cases.write(by=cast.actor(account), at=NOW, case=cast.case, kind="note", text=text, **more)


def read(cast, account, at=LATER):
    page = cases.timeline(cast.case, cases.TimelineFilter(), for_=cast.actor(account), at=at)
    return [e.text for e in page.items if e.text]


def test_a_note_is_private_to_its_institution_until_shared(cast):
    entry = note(cast, cast.petra)
    assert read(cast, cast.petra) == [entry.text]
    assert read(cast, cast.jana) == []
    until = NOW + dt.timedelta(hours=1)
    cases.share(
        by=cast.actor(cast.petra),
        at=NOW,
        entry=entry,
        to=cast.authority,
        purpose="joint plan",
        basis="statute",
        statute="§ 51",
        until=until,
    )
    assert read(cast, cast.jana) == [entry.text]
    assert read(cast, cast.lukas) == []


def test_a_share_ends_by_itself_to_the_second(cast):
    entry = note(cast, cast.petra)
    until = NOW + dt.timedelta(hours=1)
    cases.share(
        by=cast.actor(cast.petra),
        at=NOW,
        entry=entry,
        to=cast.authority,
        purpose="joint plan",
        basis="statute",
        statute="§ 51",
        until=until,
    )
    assert read(cast, cast.jana, at=until - dt.timedelta(seconds=1)) == [entry.text]
    assert read(cast, cast.jana, at=until) == []


def test_a_stranger_gets_the_answer_of_a_missing_case(cast):
    with pytest.raises(NotFound):
        cases.get(cast.case.pk, for_=cast.actor(cast.olga), at=LATER)


def test_the_database_keeps_that_an_open_case_has_a_next_date_or_misses_one_since(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=cast.case.pk).update(next_on=None)


def test_two_writers_meet_as_a_conflict_and_nothing_is_overwritten(cast):
    entry = note(cast, cast.jana, "first")
    mark, jana = cast.actor(cast.mark), cast.actor(cast.jana)
    cases.correct(by=mark, at=LATER, entry=entry, revision=1, text="Marek's version")
    with pytest.raises(Conflict) as conflict:
        cases.correct(by=jana, at=LATER, entry=entry, revision=1, text="Jana's version")
    assert conflict.value.current.text == "Marek's version"
    assert [v.text for v in cases.versions(entry, for_=jana, at=LATER)] == ["first"]


def test_a_case_needs_a_next_date_and_a_competence_that_is_held(cast):
    with pytest.raises(Invalid) as invalid:
        cases.open(
            by=cast.actor(cast.jana), at=NOW, child=cast.tereza, competence="health", place="home",
            place_since=TODAY, next_on=None,
        )  # fmt: skip
    assert set(invalid.value.problems) == {"competence", "next_on"}


def test_the_board_names_what_is_missing(cast):
    actor = cast.actor(cast.jana)
    tomorrow = cast.case.next_on + dt.timedelta(days=1)
    at = dt.datetime.combine(tomorrow, dt.time(9), tzinfo=dt.UTC)
    board = cases.board(for_=actor, at=at, today=tomorrow)
    assert [c.pk for c in board.next] == [cast.case.pk]
    assert board.counts == {"place": 0, "next": 1, "worker": 0}


def test_a_partner_that_left_sees_nothing_more(cast):
    header = cases.header(cast.case.pk, for_=cast.actor(cast.jana), at=LATER)
    part = next(p for p in header.parts if p.institution_id == cast.club.pk)
    cases.part_ways(by=cast.actor(cast.jana), at=LATER, part=part)
    with pytest.raises(NotFound):
        cases.get(cast.case.pk, for_=cast.actor(cast.lukas), at=LATER + dt.timedelta(seconds=1))


def test_the_invariants_hold_and_a_stale_list_is_named(cast):
    from samspil.cases.models import Participation

    assert all(not broken for _, broken in cases.invariants())
    Participation.objects.filter(case=cast.case).update(listed_place="hospital")
    assert [says for says, broken in cases.invariants() if broken] == [
        "lists show the place and the lack of a worker that the case has"
    ]


def test_only_the_leading_institution_brings_others_in(cast):
    with pytest.raises(Refused):
        cases.bring_in(
            by=cast.actor(cast.petra), at=LATER, case=cast.case, institution=cast.elsewhere,
            competence="low_threshold_youth_work", purpose="a visit", basis="statute",
        )  # fmt: skip
