"""The witness: does an answer keep every word of the question, and is there an obvious swap that would better it?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from samspil.engines.matching.problem import Answer, Matching, Status, Swap, Unit, Worth
from samspil.engines.matching.rooms import Rooms, split_cost, unit_worth, worth

Places = Mapping[str, str]
Part = tuple[Unit, tuple[str, ...], str | None]


def faults(problem: Matching, answer: Answer) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    children = {child for unit in problem.units for child in unit.children}
    homes = {home.key for home in problem.homes}
    wrong = [f"{child} is nobody who waits" for child in sorted(set(answer.places) - children)]
    wrong += [f"{home} is no home" for home in sorted(set(answer.places.values()) - homes)]
    if wrong:
        return wrong
    wrong += [
        f"nothing is said about {child}"
        for child in sorted(children - set(answer.places) - set(answer.waits))
    ]
    wrong += [f"{child} has a home and waits" for child in sorted(set(answer.places) & set(answer.waits))]
    wrong += [*_broken(problem, answer.places), *_together(problem, answer)]
    if not wrong and answer.worth != worth(problem, answer.places):
        wrong.append(f"it comes to {worth(problem, answer.places)}, not to {answer.worth}")
    if answer.bound is not None and answer.worth < answer.bound:
        wrong.append("it is better than its bound")
    if answer.status == Status.OPTIMAL and answer.worth != answer.bound:
        wrong.append("it is called optimal and its bound does not say so")
    return wrong


def _broken(problem: Matching, places: Places) -> Iterator[str]:
    """Each child in turn: may it be where it is, with those who are there before it?"""
    rooms = Rooms(problem)
    for child, home in sorted(places.items()):
        if not rooms.takes((child,), home):
            yield f"{child} may not be in {home} with {', '.join(sorted(rooms.inside[home])) or 'nobody'}"
        rooms.put((child,), home)
    for child, home in sorted(problem.held.items()):
        if places.get(child) != home:
            yield f"{child} is held for {home}"


def _together(problem: Matching, answer: Answer) -> Iterator[str]:
    for unit in problem.units:
        parts = {answer.places.get(child) for child in unit.children}
        if unit.split is None and len(parts) > 1:
            yield f"{unit.key} does not stay together"
        elif answer.split.get(unit.key, 0) != split_cost(unit, answer.places):
            yield f"splitting {unit.key} costs {split_cost(unit, answer.places)}"


def swaps(problem: Matching, answer: Answer) -> tuple[Swap, ...]:
    """Every obvious change that would make the answer better: somebody moves where there is room, or two exchange."""
    return tuple(swap for swap, _places in _swaps(problem, answer.places))


def better_swap(problem: Matching, places: Places) -> dict[str, str] | None:
    """The assignment after the first such change; None when there is none."""
    return next((after for _swap, after in _swaps(problem, places)), None)


def _swaps(problem: Matching, places: Places) -> Iterator[tuple[Swap, dict[str, str]]]:
    rooms = Rooms(problem, places)
    movers = list(_parts(problem, places))
    at: dict[str | None, list[Part]] = defaultdict(list)
    for part in movers:
        at[part[2]].append(part)
    for part in movers:
        unit, who, here = part
        if here is not None:
            rooms.leave(who, here)
        for home in sorted(problem.unmet.get(who[0], {})):
            if home == here or not rooms.eligible(who, home):
                continue
            if rooms.takes(who, home):
                yield from _judged(problem, places, [(part, home)])
            for other in at[home]:
                if here is None or (other[0].key, other[1]) > (unit.key, who):
                    yield from _exchanged(problem, rooms, places, part, other)
        if here is not None:
            rooms.put(who, here)


def _parts(problem: Matching, places: Places) -> Iterator[Part]:
    """Who can move: all of a unit that are in one place, and of a split one each child alone too."""
    for unit in sorted(problem.units, key=lambda u: u.key):
        parts: dict[str | None, list[str]] = defaultdict(list)
        for child in sorted(unit.children):
            parts[places.get(child)].append(child)
        for home, who in parts.items():
            yield unit, tuple(who), home
            if unit.split is not None and len(who) > 1:
                yield from ((unit, (child,), home) for child in who)


def _exchanged(
    problem: Matching, rooms: Rooms, places: Places, part: Part, other: Part
) -> Iterator[tuple[Swap, dict[str, str]]]:
    """The first has left already. Both change homes, where both may."""
    (_unit, who, here), (_other, whom, there) = part, other
    if there is None or set(who) & set(whom) or (here is not None and not rooms.eligible(whom, here)):
        return
    rooms.leave(whom, there)
    possible = rooms.takes(who, there)
    if possible and here is not None:
        rooms.put(who, there)
        possible = rooms.takes(whom, here)
        rooms.leave(who, there)
    rooms.put(whom, there)
    if possible:
        yield from _judged(problem, places, [(part, there), (other, here)])


def _judged(
    problem: Matching, places: Places, moves: list[tuple[Part, str | None]]
) -> Iterator[tuple[Swap, dict[str, str]]]:
    units = {part[0].key: part[0] for part, _to in moves}
    touched = {child for unit in units.values() for child in unit.children}
    before = {child: places[child] for child in touched if child in places}
    after = dict(before)
    for (_unit, who, _here), to in moves:
        for child in who:
            after.pop(child, None)
            if to is not None:
                after[child] = to
    if any(problem.held.get(child, after.get(child)) != after.get(child) for child in touched):
        return
    old, new = _sum(problem, units, before), _sum(problem, units, after)
    if new < old:
        rest = {child: home for child, home in places.items() if child not in touched}
        movers = tuple(child for (_unit, some, _here), _to in moves for child in some)
        homes = tuple(home for _part, home in moves)
        yield Swap(movers, homes, old.waiting - new.waiting, old.unmet - new.unmet), rest | after


def _sum(problem: Matching, units: dict[str, Unit], places: Places) -> Worth:
    each = [unit_worth(problem, unit, places) for unit in units.values()]
    return Worth(sum(w.waiting for w in each), sum(w.unmet for w in each))
