import pytest

from samspil.people import service as people
from samspil.people.terms import short_name
from tests.cast import NOW


@pytest.mark.parametrize("text", ["Novak", "novák", "NOVÁKOVÁ", "tereza nov", "nowakova", "Teresa"])
def test_a_child_is_found_across_diacritics_and_spellings(cast, text):
    assert cast.tereza in people.search(text, for_=cast.actor(cast.jana))


def test_jensen_and_jenssen_find_each_other(cast):
    actor = cast.actor(cast.jana)
    one = people.add(by=actor, at=NOW, given_name="Ida", family_name="Jensen")
    two = people.add(by=actor, at=NOW, given_name="Ida", family_name="Jenssen")
    assert set(people.search("Jensen", for_=actor)) == {one, two} == set(people.search("jenssen", for_=actor))


def test_an_institution_that_does_not_know_the_child_finds_nothing(cast):
    assert people.search("Tereza", for_=cast.actor(cast.olga)) == []


@pytest.mark.parametrize(
    ("family", "short"),
    [("de Vries", "Daan de V."), ("van den Berg", "Daan van den B."), ("El Amrani", "Daan E."), ("novák", "Daan n."), ("", "Daan")],
)  # fmt: skip
def test_lists_show_the_letter_a_family_name_is_known_by(family, short):
    assert short_name("", "Daan", family) == short
