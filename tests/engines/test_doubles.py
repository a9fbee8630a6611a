import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import doubles as bench
from samspil.engines.doubles.check import faults, missed
from samspil.engines.doubles.problem import Band, Level, People, Somebody
from samspil.engines.doubles.solve import solve
from samspil.engines.doubles.weights import BITS, band_of, total


def pair(one: dict, other: dict):
    """What is said of two people, or None."""
    problem = People((Somebody("a", **one), Somebody("b", **other)))
    answer = solve(problem)
    assert faults(problem, answer) == [] and missed(problem, answer) == []
    return answer.pairs[0] if answer.pairs else None


TEREZA = {"given": "Tereza", "family": "Nováková", "born": "20130502"}


@pytest.mark.parametrize(
    ("one", "other", "feature", "level"),
    [
        ({}, {}, "family", Level.SAME),
        ({}, {"family": "NOVAKOVA"}, "family", Level.SAME),
        ({}, {"family": "Nowakova"}, "family", Level.SOUNDS),
        ({}, {"family": "Novák"}, "family", Level.ENDING),
        ({"family": "Hájková"}, {"family": "Hájek"}, "family", Level.ENDING),
        ({"family": "Svobodová"}, {"family": "Svoboda"}, "family", Level.ENDING),
        ({"family": "Černá"}, {"family": "Černý"}, "family", Level.ENDING),
        ({"family": "Petrovič"}, {"family": "Petrovna"}, "family", Level.ENDING),
        ({"family": "Einarsson"}, {"family": "Einarsdóttir"}, "family", Level.ENDING),
        ({"family": "Møller"}, {"family": "Moeller"}, "family", Level.SOUNDS),
        ({"family": "Řehořová"}, {"family": "Rehorova"}, "family", Level.SAME),
        ({"family": "Åkerlund"}, {"family": "Aakerlund"}, "family", Level.SOUNDS),
        ({"family": "Шевченко"}, {"family": "Shevchenko"}, "family", Level.SAME),
        ({"family": "Ковальчук"}, {"family": "Kovaltschuk"}, "family", Level.SOUNDS),
        ({"family": "Dijkstra"}, {"family": "Dykstra"}, "family", Level.SOUNDS),
        ({}, {"family": "Nováková-Svobodová"}, "family", Level.PART),
        ({}, {"family": "Svobodová Nováková"}, "family", Level.PART),
        ({}, {"family": "Novákvoá"}, "family", Level.NEARLY),
        ({}, {"given": "Nováková", "family": "Tereza"}, "family", Level.SWAPPED),
        ({}, {"given": "Terka"}, "given", Level.SHORT),
        ({}, {"given": "Terezka"}, "given", Level.SHORT),
        ({"given": "William"}, {"given": "Bill"}, "given", Level.SHORT),
        ({"given": "Олександр"}, {"given": "Saša"}, "given", Level.SHORT),
        ({}, {"given": "Tereza Marie"}, "given", Level.PART),
        ({}, {"given": "Anna", "called": "Tereza"}, "given", Level.SAME),
        ({}, {"born": "20130205"}, "born", Level.TURNED),
        ({}, {"born": "20135002"}, "born", Level.TURNED),
        ({}, {"born": "20130503"}, "born", Level.DIGIT),
        ({}, {"born": "2013"}, "born", Level.YEAR),
        ({}, {"born": ""}, "born", Level.UNKNOWN),
    ],
)
def test_a_double_is_found_and_says_why(one, other, feature, level):
    found = pair(TEREZA | one, TEREZA | other)
    assert found is not None and dict(found.features)[feature] == level


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"given": "Adam", "born": "20110101"}),
        ({"phone": "601 222 333", "street": "Tichá 3", "place": "Brno"},
         {"given": "Adam", "born": "20110101", "phone": "601 222 333", "street": "Tichá 3", "place": "Brno"}),
        ({"street": "Tichá 3", "phone": "601222333", "born": ""},
         {"given": "Jakub", "born": "", "street": "Tichá 3", "phone": "601222333"}),
        ({}, {"given": "Tereza", "family": "Dvořáková", "born": "20110917"}),
        ({}, {"born": "19790917"}),
    ],
)  # fmt: skip
def test_sisters_and_brothers_neighbours_and_namesakes_are_no_doubles(one, other):
    assert pair(TEREZA | one, TEREZA | other) is None


def test_twins_a_father_and_a_son_and_a_couple_are_never_very_likely():
    home = {"street": "Tichá 3", "place": "602 00 Brno", "phone": "601222333", "email": "n@example.org"}
    for other in ({"given": "Barbora"}, {"born": "19800101"}, {"sex": "male"}):
        found = pair(TEREZA | home | {"sex": "female"}, TEREZA | home | {"sex": "female"} | other)
        assert found is not None and found.band == Band.POSSIBLE


def test_one_name_and_one_birth_are_very_likely_and_a_name_alone_is_possible():
    assert pair(TEREZA, TEREZA).band == Band.VERY_LIKELY
    assert pair(TEREZA, TEREZA | {"born": ""}).band == Band.POSSIBLE
    assert pair(TEREZA, {"given": "Tereza"}) is None


def test_for_somebody_of_whom_little_is_known_two_near_names_are_enough():
    two = (Somebody("a", **TEREZA), Somebody("b", given="Terka", family="Novák"))
    assert solve(People(two)).pairs == ()
    problem = People(two, names_suffice=True)
    (found,) = solve(problem).pairs
    assert found.band == Band.POSSIBLE and faults(problem, solve(problem)) == []
    other = (two[0], dataclasses.replace(two[1], born="19790917"))
    assert solve(People(other, names_suffice=True)).pairs == ()


def test_only_the_pairs_with_one_person_are_given_when_asked():
    people = tuple(Somebody(k, **TEREZA) for k in "abcd")
    assert len(solve(People(people)).pairs) == 6
    assert {(p.first, p.second) for p in solve(People(people, only="b")).pairs} == {
        ("a", "b"),
        ("b", "c"),
        ("b", "d"),
    }


def test_a_block_that_is_too_large_is_left_out_and_counted():
    people = tuple(Somebody(f"{n:03}", given="Jan", family="Novák") for n in range(30))
    answer = solve(People(people, largest=10))
    assert answer.pairs == () and answer.left_out > 0
    born = tuple(dataclasses.replace(p, born=f"{1990 + n // 3}0101") for n, p in enumerate(people))
    assert len(solve(People(born, largest=10)).pairs) >= 30


@pytest.mark.parametrize(("name", "recall"), [("dataset1", 0.94), ("dataset3", 0.91)])
def test_the_published_sets_are_found_as_well_as_the_readme_says(name, recall):
    people = tuple(bench.somebody(row) for row in bench.read(bench.DATA / f"{name}.csv.gz"))
    true, answer = bench.true_pairs(people), solve(People(people))
    assert faults(People(people), answer) == []
    found = bench.score({(p.first, p.second) for p in answer.pairs}, true)
    sure = bench.score({(p.first, p.second) for p in answer.pairs if p.band == Band.VERY_LIKELY}, true)
    assert found.precision >= 0.995 and found.recall >= recall
    assert sure.precision == 1.0 and sure.recall >= 0.75


NAMES = st.sampled_from(
    [
        "",
        "Jan",
        "Jana",
        "Honza",
        "Tereza",
        "Terka",
        "Novák",
        "Nováková",
        "Nowak",
        "Hájek",
        "Hájková",
        "Anna Marie",
        "Ňu",
    ]
)
PEOPLE = st.builds(
    Somebody, key=st.just(""), given=NAMES, family=NAMES, called=st.sampled_from(["", "", "Terka"]),
    born=st.sampled_from(["", "2013", "20130502", "20130205", "20130503", "19800101"]),
    sex=st.sampled_from(["", "female", "male"]), phone=st.sampled_from(["", "601222333", "+420 601 222 333", "601222334"]),
    street=st.sampled_from(["", "Tichá 3", "3 Ticha", "Dlouhá 8"]), place=st.sampled_from(["", "Brno", "602 00 Brno"]),
)  # fmt: skip


@given(st.lists(PEOPLE, max_size=12), st.randoms())
def test_every_answer_holds_and_does_not_hang_on_the_order(people, dice):
    everybody = [dataclasses.replace(p, key=f"{n:02}") for n, p in enumerate(people)]
    answer = solve(People(tuple(everybody)))
    assert faults(People(tuple(everybody)), answer) == []
    dice.shuffle(everybody)
    assert solve(People(tuple(everybody))) == answer


@given(PEOPLE, PEOPLE, st.sampled_from(["born", "sex", "phone", "email", "street", "place"]))
def test_what_becomes_unknown_counts_as_nothing(one, other, field):
    from samspil.engines.doubles.compare import features, ready

    said = features(ready(one), ready(other))
    less = features(ready(dataclasses.replace(one, **{field: ""})), ready(other))
    assert dict(less)[field] == Level.UNKNOWN
    assert total(less) == pytest.approx(total(said) - BITS[field].get(dict(said)[field], 0))


def test_the_witness_notices_a_wrong_answer():
    problem = People((Somebody("a", **TEREZA), Somebody("b", **TEREZA)))
    answer = solve(problem)
    (right,) = answer.pairs
    for wrong in (
        dataclasses.replace(right, bits=1.0),
        dataclasses.replace(right, first="b", second="a"),
        dataclasses.replace(right, features=(*right.features[:-1], ("place", Level.SAME))),
    ):
        assert faults(problem, dataclasses.replace(answer, pairs=(wrong,)))
    assert missed(problem, dataclasses.replace(answer, pairs=())) == [("a", "b")]
    assert band_of((("family", Level.DIFFERS), ("given", Level.DIFFERS), ("born", Level.SAME))) is None
