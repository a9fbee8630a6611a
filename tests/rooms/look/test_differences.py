"""Two versions of a text can be told apart word by word, and nothing of either is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samspil.look.differences import Piece, by_paragraph, differences

TEXT = st.text(alphabet="ab c.\nž", max_size=60)


def test_an_added_word_is_marked_and_the_rest_stays():
    assert differences("a fight", "still a fight") == [Piece("added", "still "), Piece("same", "a fight")]


def test_a_replaced_word_is_removed_and_added():
    assert differences("at home", "at school") == [
        Piece("same", "at "),
        Piece("removed", "home"),
        Piece("added", "school"),
    ]


def test_equal_texts_are_one_piece_and_empty_ones_none():
    assert differences("same\ntext", "same\ntext") == [Piece("same", "same\ntext")]
    assert differences("", "") == []


def test_a_new_paragraph_leaves_its_neighbours_unchanged():
    found = by_paragraph("one\ntwo", "one\nnew\ntwo")
    assert [(p.changed, p.after) for p in found] == [(False, "one\n"), (True, "new\n"), (False, "two")]


@given(TEXT, TEXT)
def test_both_texts_can_be_read_back_from_the_pieces(before, after):
    pieces = differences(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after


@given(TEXT, TEXT)
def test_both_texts_can_be_read_back_from_the_paragraphs(before, after):
    found = by_paragraph(before, after)
    assert "".join(p.before for p in found) == before
    assert "".join(p.after for p in found) == after
