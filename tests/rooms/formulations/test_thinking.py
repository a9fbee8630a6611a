"""The hypothesis stands where somebody put it with a reason; what was kept or stated cannot be changed by anybody."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from samspil.formulations import service as maps
from samspil.formulations.models import Finding, Hypothesis, MapVersion
from samspil.ground.errors import Conflict, Invalid, Refused
from tests.cast import NOW

LATER = NOW + dt.timedelta(minutes=1)


@pytest.fixture
def board(cast):
    return maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)


@pytest.fixture
def cards(cast, board):
    by = cast.actor(cast.jana)
    return [
        maps.add_factor(by=by, at=NOW, map=board, field=field, text=field, voice="mother")
        for field in ("presenting", "perpetuating", "protective")
    ]


@pytest.fixture
def stated(cast, board, cards):
    return maps.state_hypothesis(
        by=cast.actor(cast.jana), at=NOW, map=board, keeps="a", address="b", achieve="c", grounds=cards[:2]
    )


def judge(cast, stated, status="supported", why="Three mornings a week since May", who=None, **more):
    by = cast.actor(who or cast.petra)
    return maps.judge(by=by, hypothesis=stated, status=status, why=why, **({"at": LATER} | more))


def test_where_it_stands_is_said_with_a_reason_and_every_step_is_kept(cast, board, stated):
    judge(cast, stated, "tested", "We begin on Monday", test_until=dt.date(2026, 12, 15))
    judge(cast, stated, at=LATER + dt.timedelta(minutes=1))
    standing = maps.hypotheses(board)[0]
    assert (standing.pk, standing.number, standing.status) == (stated.pk, 1, "supported")
    assert standing.test_until is None
    told = [(f.status, f.why, f.author.name) for f in maps.findings(standing)]
    assert told == [
        ("supported", "Three mornings a week since May", "Petra Malá"),
        ("tested", "We begin on Monday", "Petra Malá"),
        ("draft", "", "Jana Dvořáková"),
    ]
    with pytest.raises(Invalid) as invalid:
        judge(cast, stated, "proved", " ")
    assert set(invalid.value.problems) == {"status", "why"}


def test_a_new_wording_is_a_draft_or_being_tested_and_never_supported_at_once(cast, board, cards):
    with pytest.raises(Invalid) as invalid:
        maps.state_hypothesis(
            by=cast.actor(cast.jana), at=NOW, map=board, keeps="a", address="b", achieve="c", grounds=cards,
            status="supported",
        )  # fmt: skip
    assert set(invalid.value.problems) == {"status"}


def test_a_wording_that_was_replaced_can_no_longer_be_judged(cast, board, cards, stated):
    maps.state_hypothesis(
        by=cast.actor(cast.jana), at=LATER, map=board, keeps="a2", address="b", achieve="c", grounds=cards[:2],
        replaces=stated.pk,
    )  # fmt: skip
    with pytest.raises(Conflict) as conflict:
        judge(cast, stated)
    assert conflict.value.current.number == 2


def test_neither_the_code_nor_the_database_changes_what_was_stated_or_kept(cast, board, stated):
    kept = maps.keep_version(by=cast.actor(cast.jana), at=NOW, map=board, why="before")
    for row in (stated, kept, Finding.objects.get()):
        with pytest.raises(TypeError):
            row.save()
    for rows, change in (
        (Hypothesis.objects.all(), {"keeps": "other"}),
        (MapVersion.objects.all(), {"why": "other"}),
        (Finding.objects.all(), {"why": "other"}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    assert maps.hypothesis(board).keeps == "a"


def test_voices_that_differ_stand_apart_and_whole(cast, board, cards):
    card = cards[0]
    maps.contest(by=cast.actor(cast.jana), at=NOW, factor=card, voice="father", words="She is just tired")
    childs = maps.contest(
        by=cast.actor(cast.lukas),
        at=LATER,
        factor=card,
        voice="child",
        who="Tereza",
        words="My stomach hurts",
    )
    found = maps.factor(card.pk, for_=cast.actor(cast.petra), at=LATER)
    assert [v.said for v in found.voices] == ["father: She is just tired", "Tereza: My stomach hurts"]
    assert found.text == "presenting"
    with pytest.raises(Refused):
        maps.take_back(by=cast.actor(cast.jana), at=LATER, differing=childs)
    maps.take_back(by=cast.actor(cast.lukas), at=LATER, differing=childs)
    assert (
        maps.factors(cast.case, for_=cast.actor(cast.jana), at=LATER)[0].contested
        == "father: She is just tired"
    )
    with pytest.raises(Invalid):
        maps.contest(by=cast.actor(cast.jana), at=NOW, factor=card, voice="father", words="x" * 601)


def test_of_two_who_move_a_card_at_once_the_second_is_told_and_nothing_is_undone(cast, board, cards):
    card = cards[0]
    maps.move_factor(
        by=cast.actor(cast.petra), at=NOW, factor=card, field="protective", position=0, seen="presenting"
    )
    with pytest.raises(Conflict) as conflict:
        maps.move_factor(
            by=cast.actor(cast.jana), at=NOW, factor=card, field="perpetuating", position=0, seen="presenting"
        )
    assert conflict.value.current.field == "protective"
    assert maps.factor(card.pk, for_=cast.actor(cast.jana), at=NOW).field == "protective"


def test_completeness_counts_known_only_unknown_and_empty_fields_of_own_cases(cast, board, cards):
    by = cast.actor(cast.jana)
    maps.add_factor(by=by, at=NOW, map=board, field="predicting", text="What comes?", unknown=True)
    found = maps.completeness(for_=by, at=LATER)
    assert found.maps == 1
    assert {f.field: (f.known, f.only_unknown, f.empty) for f in found.fields} == {
        "presenting": (1, 0, 0), "predisposing": (0, 0, 1), "precipitating": (0, 0, 1), "perpetuating": (1, 0, 0),
        "protective": (1, 0, 0), "predicting": (0, 1, 0),
    }  # fmt: skip
    assert maps.completeness(for_=cast.actor(cast.petra), at=LATER).maps == 0
    assert maps.completeness(for_=cast.actor(cast.olga), at=LATER).maps == 0
