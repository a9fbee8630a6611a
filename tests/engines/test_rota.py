"""The rota engine against trying everything, against its witness, and against what a person would say."""

from dataclasses import replace

import pytest

from samspil.engines.rota.check import against, faults
from samspil.engines.rota.collide import collide
from samspil.engines.rota.core import Days
from samspil.engines.rota.explain import free, why
from samspil.engines.rota.graph import graphs
from samspil.engines.rota.parts import Away, Fair, Line, Need, Off, Person, Rules, Shift, Wish
from samspil.engines.rota.problem import Ground, Impossible, Law, Rota, Status, What, Wrong
from samspil.engines.rota.repair import repair
from samspil.engines.rota.share import fair_price, fair_shares
from samspil.engines.rota.solve import solve
from tests.engines.rota_cases import DAY, all_months, cheapest, drawn, rota, shifts_of


@pytest.mark.parametrize("seed", range(6))
def test_the_months_it_knows_are_exactly_those_the_rules_allow(seed, monkeypatch):
    problem = weekly(drawn(seed), monkeypatch, (None, 1900, 2400, 2900)[seed % 4], seed in {2, 5})
    days = Days(problem)
    for graph in graphs(days):
        nothing = [graph.np.zeros(table.shape) for table in graph.closed]
        for row, person in enumerate(graph.persons):
            told = graph.within(nothing, row, 0.0, 100_000)
            read = {
                frozenset(days.options[d][o].key for d, o in enumerate(month) if o) for month in told or []
            }
            assert read == {frozenset(s.key for s in month) for month in all_months(problem, person)}
            assert len(told or []) == len(read)


def weekly(problem: Rota, monkeypatch, rest: int | None, asleep: bool = False) -> Rota:
    """With so long a rest in each of its weeks, short as they are; `asleep`: a night does not end it."""
    monkeypatch.setattr("samspil.engines.rota.weekly.WHOLE", 2)
    resting = frozenset({"night"} if asleep else ())
    return replace(problem, rules=tuple(replace(r, rest_a_week=rest, resting=resting) for r in problem.rules))


@pytest.mark.parametrize("seed", [1, 4, 9])
def test_the_cheapest_of_all_comes_out_proven_and_the_witness_agrees(seed, monkeypatch):
    problem = weekly(drawn(seed), monkeypatch, None if seed == 1 else 2400, seed == 9)
    problem = replace(problem, people=tuple(replace(p, most=960) for p in problem.people))
    plan, best = solve(problem, seed), cheapest(problem)
    if best is None:
        assert plan.status == Status.IMPOSSIBLE and not plan.who
    else:
        assert (plan.cost, plan.bound, plan.status) == (best, best, Status.OPTIMAL)
        assert faults(problem, plan) == [] and solve(problem, seed) == plan


def test_stopped_at_once_it_still_keeps_every_rule_and_says_how_much_is_open():
    problem = rota(tuple(Person(f"p{n}", "r") for n in range(4)), 7, fair=(Fair("duty", 3),))
    plan = solve(problem, enough=lambda: True)
    assert faults(problem, plan) == [] and plan.bound <= plan.cost and 0 <= plan.gap <= 1
    crowd = replace(problem, needs=tuple(replace(need, most=None) for need in problem.needs))
    assert solve(crowd).status == Status.OPTIMAL and max(len(who) for who in solve(crowd).who.values()) == 1
    tampered = replace(plan, who={**plan.who, "0 night": ("p0",), "1 day": ("p0",)}, bound=plan.cost + 1)
    assert {"rest: p0 0 night 1 day", "what is said to be proven is not"} <= set(faults(problem, tampered))


def test_a_night_on_which_the_clock_goes_back_leaves_an_hour_less_or_more_of_rest():
    early = Shift("late", 0, "late", 0, 960, 480), Shift("early", 1, "early", 1620, 2100, 480)
    needs = tuple(Need(s.key, (s.key,), most=1) for s in early)
    problem = Rota(2, early, needs, (Person("p", "r"),), (Rules("r", 660),))
    assert solve(problem).gaps == ()
    shorter = replace(problem, shifts=(early[0], replace(early[1], start=1560)))
    assert [gap.missing for gap in solve(shorter).gaps] == [1]


def test_what_contradicts_itself_is_named_all_at_once():
    shift = shifts_of(1)[0]
    with pytest.raises(Impossible) as told:
        Rota(1, (shift, shift), (Need("n", ("nowhere",)),), (Person("p", "none"),), ())
    assert {clash.wrong for clash in told.value.clashes} == {Wrong.TWICE, Wrong.UNKNOWN}
    apart = tuple(replace(s, line="first", start=s.start + n) for n, s in enumerate(shifts_of(2)))
    with pytest.raises(Impossible, match=r"hole: first, 0 day, 0 night"):
        Rota(2, apart, (), (), (), lines=(Line("first", 15),))
    tight = (replace(apart[0], end=apart[1].start + 5), apart[1])
    with pytest.raises(Impossible, match="handover"):
        Rota(2, tight, (), (), (), lines=(Line("first", 15),))
    assert Rota(2, tight, (), (), (), lines=(Line("first", 5),))


def test_fair_is_by_weight_over_the_year():
    people = (
        Person("a", "r", weight=100, carried={"night": 6}),
        Person("b", "r", weight=50),
        Person("c", "r", weights={"night": 0}),
    )
    problem = rota(people, 6, fair=(Fair("night", 4),))
    shares = fair_shares(problem, problem.fair[0])
    assert shares == {"a": 2, "b": 4}
    assert [fair_price(problem.fair[0], n, shares["b"]) for n in range(2, 8)] == [12, 4, 0, 4, 12, 24]


def three() -> Rota:
    people = (
        Person("anja", "r"), Person("lars", "r", away=(Away(0, DAY, Off.LEAVE),)), Person("mette", "r"),
    )  # fmt: skip
    wish = Wish("not on day 1", "anja", ("1 day",), False, 5)
    return rota(people, 3, wishes=(wish,), fair=(Fair("night", 10), Fair("duty", 3)))


def test_it_says_why_somebody_has_a_shift_and_what_freeing_her_costs():
    problem = three()
    plan = solve(problem)
    assert plan.status == Status.OPTIMAL and not plan.gaps
    person = plan.who["0 day"][0]
    reason = why(problem, plan, person, "0 day")
    assert reason.instead["lars"] == (Ground(Law.AWAY, "lars", ("0 day",)),) and reason.without >= 9_000
    assert against(problem, plan, plan.who["0 night"][0], "0 day")[0].law == Law.ONE_A_DAY
    for other, dearer in reason.dearer.items():
        moved = {**plan.who, "0 day": (other,)}
        assert dearer == sum(p.price for p in replace_plan(problem, moved)) - plan.cost
    freed = free(problem, plan, person, "0 day")
    assert person not in freed.plan.who["0 day"] and freed.dearer >= freed.least >= 0
    assert "0 day" in {shift for shift, _before, _after in freed.changes}
    with pytest.raises(ValueError, match="does not have"):
        why(problem, plan, "lars", "0 day")


def replace_plan(problem, who):
    from samspil.engines.rota.price import paid

    return paid(problem, who)


def test_illness_changes_as_little_as_it_can():
    problem = three()
    plan = solve(problem)
    ill = plan.who["1 night"][0]
    people = tuple(
        replace(p, away=(*p.away, Away(DAY + 1000, 2 * DAY + 1000, Off.ILL))) if p.key == ill else p
        for p in problem.people
    )
    now = replace(problem, people=people)
    mended = repair(now, plan)
    assert mended.proven and faults(now, mended.plan) == [] and not mended.plan.gaps
    lost = [key for key in plan.has(ill) if key in ("1 night", "2 day")]
    assert mended.moved >= len(lost) and {"1 night"} <= {shift for shift, _b, _a in mended.changes}
    same = repair(problem, plan)
    assert (same.moved, same.changes, same.plan.who) == (0, (), plan.who)


def test_an_impossible_month_names_the_smallest_set_that_collides():
    people = (
        Person("anja", "r", away=(Away(DAY, 2 * DAY, Off.LEAVE),), most=2400),
        Person("lars", "r", kinds=frozenset({"day"}), most=2400),
    )
    problem = rota(people, 3)
    told = collide(problem)
    assert told is not None and told.smallest
    assert {(g.law, g.person) for g in told.grounds if g.person} <= {
        (Law.AWAY, "anja"), (Law.KINDS, "lars"), (Law.REST, "anja"), (Law.REST, "lars"),
    }  # fmt: skip
    assert told.further and Ground(Law.NEED, "", (told.further[0],)) in told.grounds
    plan = solve(problem)
    assert plan.gaps and sum(p.price for p in plan.paid if p.what == What.MISSING) == 10_000 * len(plan.gaps)
    assert collide(rota((*people, Person("mette", "r"), Person("poul", "r")), 3)) is None
