import datetime as dt

import pytest

from samspil.formulations import service as maps
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from tests.cast import NOW

LATER = NOW + dt.timedelta(minutes=1)


@pytest.fixture
def board(cast):
    return maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)


def put(cast, board, text="At school 6 of 20 days", field="presenting", who=None, at=NOW, **more):
    by = cast.actor(who or cast.jana)
    return maps.add_factor(by=by, at=at, map=board, field=field, text=text, **more)


def texts(cast, who=None):
    cards = maps.factors(cast.case, for_=cast.actor(who or cast.jana), at=LATER)
    return [c.text for c in cards]


def test_everybody_at_the_table_sees_the_whole_map_and_a_stranger_sees_none(cast, board):
    put(cast, board)
    put(cast, board, "Grandmother lives near", "protective", who=cast.petra)
    for who in (cast.jana, cast.petra, cast.lukas):
        assert texts(cast, who) == ["At school 6 of 20 days", "Grandmother lives near"]
    assert texts(cast, cast.olga) == []
    with pytest.raises(NotFound):
        maps.get(board.pk, for_=cast.actor(cast.olga), at=LATER)


def test_one_map_runs_per_case(cast, board):
    again = maps.start(by=cast.actor(cast.petra), at=LATER, case=cast.case)
    assert again.pk == board.pk


@pytest.mark.parametrize("name", ["jana", "mark", "ada", "petra", "lukas", "olga"])
def test_what_may_be_read_is_what_is_listed(cast, board, name):
    actor = cast.actor(getattr(cast, name))
    listed = maps.current(cast.case, for_=actor, at=LATER) is not None
    assert maps.can(actor, "read", board, at=LATER) is listed


def test_two_people_at_once_meet_as_a_conflict_and_both_texts_are_kept(cast, board):
    card = put(cast, board)
    same = {"kind": "fact", "voice": "school"}
    maps.change_factor(
        by=cast.actor(cast.petra), at=LATER, factor=card, revision=1, text="Petra's text", **same
    )
    with pytest.raises(Conflict) as conflict:
        maps.change_factor(
            by=cast.actor(cast.jana), at=LATER, factor=card, revision=1, text="Jana's text", **same
        )
    assert conflict.value.current.text == "Petra's text"
    maps.keep_loser(by=cast.actor(cast.jana), at=LATER, factor=conflict.value.current, text="Jana's text")
    kept = {(v.text, v.never_stood) for v in maps.history(card)}
    assert kept == {("At school 6 of 20 days", False), ("Jana's text", True)}
    assert texts(cast) == ["Petra's text"]


def test_the_childs_own_words_are_changed_only_by_who_took_them_down(cast, board):
    card = put(cast, board, "My stomach hurts on Sundays", voice="child", who=cast.lukas)
    change = {"factor": card, "text": "Stomach ache", "kind": "opinion", "voice": "child"}
    with pytest.raises(Refused):
        maps.change_factor(by=cast.actor(cast.jana), at=LATER, revision=1, **change)
    with pytest.raises(Refused):
        maps.remove_factor(by=cast.actor(cast.jana), at=LATER, factor=card, why="double")
    assert maps.change_factor(by=cast.actor(cast.lukas), at=LATER, revision=1, **change).revision == 2


def test_nobody_else_can_put_words_into_the_childs_mouth(cast, board):
    card = put(cast, board, who=cast.lukas)
    with pytest.raises(Invalid) as invalid:
        maps.change_factor(
            by=cast.actor(cast.jana), at=LATER, factor=card, revision=1, text="x", kind="fact", voice="child"
        )
    assert set(invalid.value.problems) == {"voice"}


def test_a_moved_card_takes_its_place_and_the_others_make_room(cast, board):
    first, second = (put(cast, board, t, "perpetuating") for t in ("a", "b"))
    third = put(cast, board, "c", "protective")
    maps.move_factor(by=cast.actor(cast.jana), at=LATER, factor=third, field="perpetuating", position=1)
    maps.move_factor(by=cast.actor(cast.jana), at=LATER, factor=first, field="perpetuating", position=99)
    assert texts(cast) == ["c", "b", "a"]
    found = maps.factors(cast.case, for_=cast.actor(cast.jana), at=LATER, fields=("perpetuating",))
    assert [c.position for c in found] == [0, 1, 2]
    assert second.number == 2


def test_a_removed_card_stays_in_the_history_with_its_reason(cast, board):
    card = put(cast, board)
    maps.remove_factor(by=cast.actor(cast.jana), at=LATER, factor=card, why="said twice")
    assert texts(cast) == []
    assert [(c.number, c.removed_why) for c in maps.removed(board)] == [(1, "said twice")]
    assert put(cast, board, "next").number == 2


def test_what_cannot_be_kept_says_what_to_do(cast, board):
    with pytest.raises(Invalid) as invalid:
        put(cast, board, "x" * 20_000, "nowhere", kind="rumour", said_on=dt.date(2027, 1, 1))
    assert set(invalid.value.problems) == {"text", "field", "kind", "said_on"}
    with pytest.raises(Invalid):
        put(cast, board, "   ")


def test_loops_are_found_and_protection_is_no_part_of_one(cast, board):
    cards = [put(cast, board, t) for t in "abcd"]
    by = cast.actor(cast.jana)
    for source, target in ((0, 1), (1, 2), (2, 0)):
        maps.link(by=by, at=NOW, source=cards[source], target=cards[target], kind="sets_off")
    maps.link(by=by, at=NOW, source=cards[3], target=cards[0], kind="protects")
    maps.link(by=by, at=NOW, source=cards[0], target=cards[3], kind="keeps_going")
    found = maps.loops(maps.on_board(board), maps.links(board))
    assert [loop.numbers for loop in found] == [(1, 2, 3)]
    with pytest.raises(Invalid):
        maps.link(by=by, at=NOW, source=cards[0], target=cards[0], kind="sets_off")
    maps.unlink(by=by, at=NOW, link=maps.links(board)[0])
    assert len(maps.links(board)) == 4


def test_a_hypothesis_rests_on_a_presenting_and_a_perpetuating_card(cast, board):
    now, keeps = put(cast, board), put(cast, board, "Calm at home", "perpetuating")
    three = {"keeps": "a", "address": "Grandmother wakes her every morning", "achieve": "c"}
    by = cast.actor(cast.jana)
    with pytest.raises(Invalid) as invalid:
        maps.state_hypothesis(by=by, at=NOW, map=board, grounds=[now], **three | {"achieve": " "})
    assert set(invalid.value.problems) == {"grounds", "achieve"}
    first = maps.state_hypothesis(by=by, at=NOW, map=board, grounds=[now, keeps], **three)
    with pytest.raises(Conflict):
        maps.state_hypothesis(by=by, at=LATER, map=board, grounds=[now, keeps], **three)
    second = maps.state_hypothesis(
        by=by, at=LATER, map=board, grounds=[now, keeps], status="tested", replaces=first.pk, **three
    )
    assert maps.hypothesis(board).pk == second.pk
    assert [h.pk for h in maps.earlier_hypotheses(board)] == [first.pk]


def test_what_looks_like_something_that_did_not_last_is_named_and_not_blocked(cast, board):
    by = cast.actor(cast.jana)
    for what, outcome in (
        ("A neighbour was waking her in the mornings", "did_not_last"),
        ("Homework club", "lasted"),
    ):
        maps.note_tried(by=by, at=NOW, map=board, what=what, outcome=outcome)
    tried = maps.tried(board)
    assert [t.what[:11] for t in maps.looks_like("Grandmother wakes... waking each morning", tried)] == [
        "A neighbour"
    ]
    assert maps.looks_like("Homework club again", tried) == []


def test_a_kept_version_cannot_be_changed(cast, board):
    put(cast, board)
    kept = maps.keep_version(by=cast.actor(cast.jana), at=NOW, map=board, why="before the meeting")
    put(cast, board, "later")
    assert [c["text"] for c in maps.version(board, 1).content["cards"]] == ["At school 6 of 20 days"]
    kept.why = "another reason"
    with pytest.raises(TypeError):
        kept.save()


def test_a_meeting_gets_the_map_in_its_own_order_with_the_unknown_apart(cast, board):
    put(cast, board)
    put(cast, board, "b", "perpetuating")
    first = put(cast, board, "a", "perpetuating")
    put(cast, board, "What happened in September", "perpetuating", unknown=True)
    put(cast, board, "I want to go there", "presenting", voice="child", who=cast.lukas)
    maps.move_factor(by=cast.actor(cast.jana), at=LATER, factor=first, field="perpetuating", position=0)
    shown = maps.for_presentation(cast.case, for_=cast.actor(cast.petra), at=LATER)
    assert [li.text for li in shown.keeps] == ["a", "b"]
    assert [li.text for li in shown.unknown] == ["What happened in September"]
    assert [(li.text, li.voice_name) for li in shown.own_words] == [("I want to go there", "Tereza")]
    assert maps.for_presentation(cast.case, for_=cast.actor(cast.olga), at=LATER) is None


def test_a_partner_that_left_no_longer_sees_the_map(cast, board):
    from samspil.cases import service as cases

    header = cases.header(cast.case.pk, for_=cast.actor(cast.jana), at=LATER)
    part = next(p for p in header.parts if p.institution_id == cast.club.pk)
    cases.part_ways(by=cast.actor(cast.jana), at=LATER, part=part)
    after = LATER + dt.timedelta(seconds=1)
    assert maps.current(cast.case, for_=cast.actor(cast.lukas), at=after) is None
    with pytest.raises(Refused):
        put(cast, board, who=cast.lukas, at=after)


def test_who_writes_on_a_card_is_seen_for_two_minutes(cast, board):
    card = put(cast, board)
    maps.here(by=cast.actor(cast.petra), at=NOW, map=board, factor=card)
    seen = maps.present(board, for_=cast.actor(cast.jana), at=NOW + dt.timedelta(seconds=119))
    assert seen.writing == {card.pk: "Petra"}
    later = maps.present(board, for_=cast.actor(cast.jana), at=NOW + dt.timedelta(seconds=121))
    assert later.writing == {} and later.names == ()
    assert maps.present(board, for_=cast.actor(cast.petra), at=NOW).names == ()


def test_my_day_hears_of_an_assumption_whose_testing_ends(cast, board):
    grounds = [put(cast, board), put(cast, board, "Calm at home", "perpetuating")]
    maps.state_hypothesis(
        by=cast.actor(cast.petra), at=NOW, map=board, keeps="a", address="b", achieve="c", grounds=grounds,
        status="tested", test_until=NOW.date() + dt.timedelta(days=8),
    )  # fmt: skip
    asked = {"for_": cast.actor(cast.jana), "at": LATER}
    assert maps.waiting(today=NOW.date(), **asked) == []
    found = maps.waiting(today=NOW.date() + dt.timedelta(days=1), **asked)
    assert [(t.due, t.case) for t in found] == [(NOW.date() + dt.timedelta(days=8), cast.case.pk)]
    assert maps.waiting(for_=cast.actor(cast.mark), at=LATER, today=NOW.date() + dt.timedelta(days=1)) == []
