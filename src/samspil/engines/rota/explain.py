"""Why somebody has a shift, and what it would cost to free her of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from samspil.engines.rota.answer import Freed, Plan, Reason, never
from samspil.engines.rota.check import against
from samspil.engines.rota.parts import Told
from samspil.engines.rota.price import cost
from samspil.engines.rota.problem import Rota
from samspil.engines.rota.solve import solve

EFFORT = 6
Changed = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def why(problem: Told, plan: Plan, person: str, shift: str) -> Reason:
    """What stands against each other person having the shift instead, and what it would cost where nothing does."""
    if person not in plan.who.get(shift, ()):
        raise ValueError(f"{person} does not have {shift}")
    left = tuple(who for who in plan.who[shift] if who != person)
    without = replace(plan, who={**plan.who, shift: left})
    others = [p.key for p in problem.people if p.key not in plan.who[shift]]
    instead = {other: against(problem, without, other, shift) for other in others}
    dearer = {
        other: cost(problem, {**plan.who, shift: (*left, other)}) - plan.cost
        for other, grounds in instead.items()
        if not grounds
    }
    about = [wish for wish in problem.wishes if wish.person == person and shift in wish.shifts]
    return Reason(
        person, shift, cost(problem, without.who) - plan.cost, instead, dearer,
        tuple(b for b in plan.burdens if b.person == person),
        tuple(wish.key for wish in about if wish.wanted), tuple(wish.key for wish in about if not wish.wanted),
    )  # fmt: skip


def free(
    problem: Rota, plan: Plan, person: str, shift: str, seed: int = 0, effort: int = EFFORT, enough: Callable[[], bool] = never
) -> Freed:  # fmt: skip
    """The cheapest rota in which she does not have it, sought from this one; `held` shifts of the question stay."""
    pair = (person, shift)
    asked = replace(problem, held=problem.held - {pair}, barred=problem.barred | {pair})
    new = solve(asked, seed, effort, enough, plan.who)
    if not new.who:
        return Freed(person, shift, new, 0, 0, ())
    return Freed(person, shift, new, new.cost - plan.cost, new.bound - plan.cost, changes(plan.who, new.who))


def changes(before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> Changed:
    """The shifts that other people have now: who had them, who has them."""
    return tuple(
        (key, tuple(before.get(key, ())), tuple(after[key]))
        for key in sorted(after)
        if set(before.get(key, ())) != set(after[key])
    )
