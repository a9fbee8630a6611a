"""What differs between two answers, who gains and who makes room: change by change, in chains that hang together."""

from collections import defaultdict
from collections.abc import Iterable

from samspil.engines.matching.problem import Answer, Because, Chain, Change, Matching, Unit
from samspil.engines.matching.rooms import split_cost, unit_worth


def explain(problem: Matching, before: Answer, after: Answer) -> list[Chain]:
    """The chains that save most first. Children whose place is the same in both are not named."""
    unit_of = {child: unit for unit in problem.units for child in unit.children}
    moved = sorted(child for child in unit_of if before.places.get(child) != after.places.get(child))
    into: dict[str, list[str]] = defaultdict(list)
    for child in moved:
        if child in after.places:
            into[after.places[child]].append(child)
    chains = []
    for some in _together(moved, unit_of, before, after):
        units = {unit_of[child].key: unit_of[child] for child in some}
        old = [unit_worth(problem, unit, before.places) for unit in units.values()]
        new = [unit_worth(problem, unit, after.places) for unit in units.values()]
        changes = tuple(_change(problem, child, unit_of[child], before, after, into) for child in some)
        waiting = sum(w.waiting for w in old) - sum(w.waiting for w in new)
        chains.append(Chain(changes, waiting, sum(w.unmet for w in old) - sum(w.unmet for w in new)))
    return sorted(chains, key=lambda c: (-c.waiting_less, -c.unmet_less, c.changes[0].child))


def _together(
    moved: list[str], unit_of: dict[str, Unit], before: Answer, after: Answer
) -> Iterable[list[str]]:
    """Who hangs together: brothers and sisters, and whoever leaves or takes a place in the same home."""
    near: dict[tuple[str, str], list[str]] = defaultdict(list)
    for child in moved:
        for knot in _knots(child, unit_of, before, after):
            near[knot].append(child)
    seen: set[str] = set()
    for child in moved:
        if child in seen:
            continue
        seen.add(child)
        group = [child]
        for one in group:
            fresh = {o for knot in _knots(one, unit_of, before, after) for o in near[knot]} - seen
            seen |= fresh
            group.extend(sorted(fresh))
        yield sorted(group)


def _knots(child: str, unit_of: dict[str, Unit], before: Answer, after: Answer) -> list[tuple[str, str]]:
    homes = {before.places.get(child), after.places.get(child)} - {None}
    return [("unit", unit_of[child].key), *(("home", str(home)) for home in sorted(map(str, homes)))]


def _change(
    problem: Matching, child: str, unit: Unit, before: Answer, after: Answer, into: dict[str, list[str]]
) -> Change:
    here, there = before.places.get(child), after.places.get(child)
    old = None if here is None else problem.unmet[child][here]
    new = None if there is None else problem.unmet[child][there]
    whom = _for_whom(child, before, into)
    closer = split_cost(unit, after.places) < split_cost(unit, before.places)
    return Change(child, unit.key, here, there, old, new, _because(old, new, closer, bool(whom)), whom)


def _because(old: int | None, new: int | None, closer: bool, room: bool) -> Because:
    if old is None:
        return Because.FINDS_A_HOME
    if new is None:
        return Because.WAITS_FOR_OTHERS
    if new < old:
        return Because.BETTER
    if closer:
        return Because.TOGETHER
    return Because.MAKES_ROOM if room or new > old else Because.EVEN


def _for_whom(child: str, before: Answer, into: dict[str, list[str]]) -> tuple[str, ...]:
    """Who comes where this child was, then who comes where those were, and so on."""
    chain = [child]
    for one in chain:
        chain += [other for other in into.get(before.places.get(one, ""), []) if other not in chain]
    return tuple(chain[1:])
