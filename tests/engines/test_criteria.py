"""The comparison: who is on the table, what is known of whom, and that unknown and protected count for nothing."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.engines.criteria import (
    Apart,
    Approval,
    Asks,
    Ban,
    Check,
    Child,
    Criterion,
    Fact,
    Family,
    Mark,
    Point,
    Search,
    Standing,
    birthday,
    compare,
    contradictions,
    step,
    ways,
)  # fmt: skip

TODAY = dt.date(2026, 11, 24)
BEFORE = dt.date(2025, 1, 1)
SEM, LOTTE = Child("sem", dt.date(2018, 3, 1), "file"), Child("lotte", dt.date(2021, 6, 1), "file")
SEARCH = Search("search", (SEM, LOTTE), TODAY, TODAY, checks=("vgb",))
GOOD = Family(
    "vries", (Approval("file", 0, 12, BEFORE, source="panel"),), {"file": 2}, {"vgb": Check(True, dt.date(2028, 1, 1))},
    area="Groningen", point=Point(53.22, 6.57),
)  # fmt: skip


def row(family=GOOD, search=SEARCH):
    table = compare(search, [family])
    return next(iter((*table.found, *table.ask, *table.out)))


def hard(family=GOOD, search=SEARCH):
    found = row(family, search)
    return found.standing, [(c.mark, c.why) for c in found.hard if c.mark is not Mark.MET]


def test_a_family_that_meets_every_hard_condition_is_on_the_table():
    assert hard() == (Standing.IN, [])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"approvals": (Approval("file", 0, 6, BEFORE),)}, "age"),
        ({"approvals": (Approval("file", 0, 12, BEFORE, dt.date(2026, 11, 3)),)}, "approval_over"),
        ({"approvals": (Approval("file", 0, 12, dt.date(2027, 1, 1)),)}, "approval_later"),
        ({"approvals": (Approval("crisis", 0, 12, BEFORE),)}, "other_kind"),
        ({"approvals": (Approval("file", 0, 12, BEFORE, only=frozenset({"sem"})),)}, "other_children"),
        ({"free": {"file": 1}}, "places"),
        ({"free": {}}, "places"),
        ({"checks": {"vgb": Check(True, TODAY)}}, "expired"),
        ({"checks": {"vgb": Check(False)}}, "refused"),
        ({"rests_until": dt.date(2027, 2, 1)}, "rests"),
        ({"closed": True}, "closed"),
    ],
)
def test_a_family_that_is_out_says_why(change, why):
    assert hard(replace(GOOD, **change)) == (Standing.OUT, [(Mark.NOT, why)])


def test_every_reason_is_said_and_unknown_keeps_a_family_off_the_table_without_putting_it_out():
    worse = replace(GOOD, free={"file": 0}, checks={}, closed=True)
    assert hard(worse) == (
        Standing.OUT,
        [(Mark.NOT, "places"), (Mark.UNKNOWN, "check"), (Mark.NOT, "closed")],
    )
    for change in ({"checks": {}}, {"checks": {"vgb": Check(None)}}, {"free": {"file": None}}):
        standing, [(mark, _why)] = hard(replace(GOOD, **change))
        assert (standing, mark) == (Standing.ASK, Mark.UNKNOWN)
    unborn = replace(SEARCH, children=(replace(SEM, born_on=None),))
    assert hard(search=unborn) == (Standing.ASK, [(Mark.UNKNOWN, "no_birth")])


def test_a_birthday_before_the_day_of_coming_changes_the_range_and_one_soon_after_is_told():
    to_eight = replace(GOOD, approvals=(Approval("file", 0, 8, BEFORE),))
    cell = row(to_eight).hard[0]
    assert (cell.mark, cell.why, cell.told[:2]) == (Mark.MET, "turns", ("sem", dt.date(2027, 3, 1)))
    later = replace(SEARCH, on=dt.date(2027, 3, 1))
    assert hard(to_eight, later) == (Standing.OUT, [(Mark.NOT, "age")])
    assert birthday(dt.date(2020, 2, 29), 6) == dt.date(2026, 3, 1)


def test_a_ban_puts_out_by_person_by_family_and_by_area_and_one_child_is_enough():
    for ban in (
        Ban("lotte", "b", people=frozenset({"uncle"})), Ban("lotte", "b", families=frozenset({"vries"})),
        Ban("lotte", "b", areas=frozenset({"Groningen"})),
    ):  # fmt: skip
        family = replace(GOOD, people=frozenset({"uncle", "aunt"}))
        assert hard(family, replace(SEARCH, bans=(ban,))) == (Standing.OUT, [(Mark.NOT, "ban")])
    by_area = replace(SEARCH, bans=(Ban("lotte", "b", areas=frozenset({"Groningen"})),))
    assert hard(replace(GOOD, area=""), by_area) == (Standing.ASK, [(Mark.UNKNOWN, "area")])
    assert hard(replace(GOOD, area="Leek"), by_area) == (Standing.IN, [])


def test_children_who_must_not_live_together_keep_each_other_out():
    other = Apart("x", "tim", "sem")
    there = replace(GOOD, children=frozenset({"tim"}))
    assert hard(there, replace(SEARCH, aparts=(other,))) == (Standing.OUT, [(Mark.NOT, "lives_there")])
    sole = replace(SEARCH, children=(SEM,), aparts=(Apart("y", "sem", sole=True),))
    assert hard(there, sole) == (Standing.OUT, [(Mark.NOT, "sole")])
    assert hard(GOOD, sole) == (Standing.IN, [])
    each_other = replace(SEARCH, aparts=(Apart("z", "sem", "lotte"),))
    assert hard(GOOD, each_other) == (Standing.OUT, [(Mark.NOT, "siblings")])


def cells(criteria, family=GOOD, **facts):
    found = row(replace(family, facts=facts), replace(SEARCH, criteria=tuple(criteria)))
    return [c.mark for c in found.cells], found


def test_facts_answer_what_is_asked_and_what_nobody_asked_is_unknown():
    asked = [
        Criterion("a", Asks.YES, "yard"), Criterion("b", Asks.NO, "dog"), Criterion("c", Asks.AT_LEAST, "done", 2, 1),
        Criterion("d", Asks.ONE_OF, "speaks", frozenset({"da"}), frozenset({"no", "sv"})), Criterion("e", Asks.SAID),
        Criterion("f", Asks.AT_MOST, "others", 1, 2),
    ]  # fmt: skip
    marks, _ = cells(
        asked,
        yard=Fact("met", on=TODAY),
        dog=Fact("met", on=TODAY),
        done=Fact(1, on=TODAY),
        speaks=Fact(["sv"], on=TODAY),
        others=Fact(3, on=TODAY),
    )
    assert marks == [Mark.MET, Mark.NOT, Mark.PARTLY, Mark.PARTLY, Mark.UNKNOWN, Mark.NOT]
    marks, found = cells(asked, dog=Fact(None), yard=Fact("met"))
    assert set(marks) == {Mark.UNKNOWN} and found.standing is Standing.IN, (
        "considerations put nobody out, unknown is not met, and what nobody knows when counts as unknown"
    )


def test_an_old_answer_counts_as_unknown_and_still_says_what_it_was_and_a_new_one_wins():
    old = Fact("met", "visit", TODAY - dt.timedelta(days=366))
    marks, found = cells([Criterion("a", Asks.YES, "yard")], yard=old)
    assert marks == [Mark.UNKNOWN]
    assert (found.cells[0].why, found.cells[0].told[0], found.cells[0].on) == ("stale", Mark.MET, old.on)
    marks, _ = cells(
        [Criterion("a", Asks.YES, "yard")], **{"yard": old, "=a": Fact("partly", "asked", TODAY)}
    )
    assert marks == [Mark.PARTLY]


def test_a_must_that_is_partly_met_puts_out_and_one_unknown_is_asked():
    must = Criterion("a", Asks.YES, "yard", must=True)
    for value, standing in (
        ("met", Standing.IN), ("partly", Standing.OUT), ("not", Standing.OUT), (None, Standing.ASK),
    ):  # fmt: skip
        assert cells([must], yard=Fact(value, on=TODAY))[1].standing is standing


def test_distance_is_told_in_steps_and_of_a_protected_place_nothing_at_all():
    school = Point(53.25, 6.60)
    near = Criterion("d", Asks.WITHIN, wanted=10, partly=20, point=school)
    marks, found = cells([near])
    assert marks == [Mark.MET] and found.cells[0].told == (5,)
    assert step(Point(53.2, 6.5), Point(53.2, 6.5)) == 2 and step(Point(50, 14), Point(53, 6)) is None
    families = [replace(GOOD, key=str(n), point=Point(50 + n, 6)) for n in range(6)]
    hidden = [replace(f, protected=True) for f in families]
    for must in (False, True):
        by = replace(SEARCH, criteria=(replace(near, must=must),))
        moved = [replace(f, point=None) for f in hidden]
        assert compare(by, hidden) == compare(by, moved), "where they live changes nothing"
        blind = compare(replace(SEARCH, criteria=(replace(near, must=must, point=None),)), families)
        assert {c.why for r in (*blind.found, *blind.ask) for c in r.cells} == {"not_told"}


def test_the_order_is_the_same_for_one_search_whatever_comes_first_and_another_for_the_next():
    families = [replace(GOOD, key=str(n)) for n in range(40)]
    table = compare(SEARCH, families)
    assert table == compare(SEARCH, families[::-1])
    assert [r.family for r in table.found] != [
        r.family for r in compare(replace(SEARCH, key="other"), families).found
    ]


def test_no_family_at_all_is_a_result():
    assert compare(SEARCH, []).none and compare(SEARCH, [replace(GOOD, closed=True)]).none


def test_splitting_says_whom_it_parts_and_whether_there_are_families_for_it():
    banned = replace(SEARCH, bans=(Ban("sem", "b", families=frozenset({"vries"})),))
    small = replace(GOOD, key="small", free={"file": 1})
    together, apart = ways(banned, [GOOD, small])
    assert (together.parts, together.parted, together.families, together.possible) == (
        (("sem", "lotte"),), (), (0,), False,
    )  # fmt: skip
    assert (apart.parted, apart.families, apart.possible) == ((("sem", "lotte"),), (1, 2), True)
    assert ways(banned, [small])[1].possible is False, "one family is not two"


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.integers(0, 9), st.integers(0, 9), st.sampled_from(["", "sem", "lotte"])
        ),
        max_size=6,
    )
)
def test_splitting_counts_what_comparing_each_part_would_find(drawn):
    families = [
        replace(GOOD, key=str(n), free={"file": free}, approvals=(Approval("file", low, low + span, BEFORE),))
        for n, (free, low, span, _ban) in enumerate(drawn)
    ]
    bans = tuple(Ban(c, "b", families=frozenset({str(n)})) for n, (*_x, c) in enumerate(drawn) if c)
    search = replace(SEARCH, bans=bans)
    for way in ways(search, families):
        for part, count in zip(way.parts, way.families, strict=True):
            of_part = replace(
                search,
                children=tuple(c for c in search.children if c.key in part),
                bans=tuple(b for b in bans if b.child in part),
            )
            assert len(compare(of_part, families).found) == count


def test_what_cannot_be_true_at_once_is_named_also_through_a_third_child():
    together = [("wish", frozenset({"a", "b"})), ("order", frozenset({"b", "c"}))]
    [one] = contradictions([Apart("harm", "a", "c")], together)
    assert (one.one, one.other, one.children) == ("harm", "order", ("a", "c"))
    [two] = contradictions([Apart("alone", "b", sole=True)], together[:1])
    assert two.children == ("b", "a")
    assert contradictions([Apart("harm", "a", "d")], together) == ()
