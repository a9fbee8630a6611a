"""The witness: what must hold of any answer, seen without the loop."""

from samspil.engines.beds.problem import NO_END, Answer, Place, Problem


def faults(problem: Problem, answer: Answer) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    if answer.unstable:
        loads = [problem.load(n) for n, unit in enumerate(problem.units) if unit.room == NO_END]
        loads += [problem.load(-1)] if problem.teams else []
        found = [] if any(load >= 1 for load in loads) else ["called unstable, and nothing is"]
        return found + (["simulated all the same"] if answer.units else [])
    places = [*answer.units, *([answer.teams] if answer.teams else [])]
    found = [fault for place in places for fault in _of_place(place)]
    if abs(sum(answer.shares) - 1) > 1e-6:
        found.append("the shares of time do not make a whole")
    if answer.taken and abs(sum(u.taken.mean for u in answer.units) - answer.taken.mean) > 1e-6 * max(
        1, answer.taken.mean
    ):
        found.append("the beds taken in the units are not those taken together")
    if answer.full and abs(answer.full.mean - answer.shares[-1]) > 1e-9:
        found.append("full is not the last of the shares")
    return found + _flows(problem, answer)


def _of_place(place: Place) -> list[str]:
    found = []
    if abs(sum(place.shares) - 1) > 1e-6 or len(place.shares) != place.beds + 1:
        found.append(f"{place.name}: the shares of time do not make a whole")
    if abs(sum(n * s for n, s in enumerate(place.shares)) - place.taken.mean) > 1e-6 * max(1, place.beds):
        found.append(f"{place.name}: the mean taken is not that of the shares")
    all_told = (place.asked, place.given, place.refused_share, place.waited, place.wait, place.taken)
    if any(not told.low - 1e-9 <= told.mean <= told.high + 1e-9 for told in all_told):
        found.append(f"{place.name}: an interval does not hold its mean")
    return found


def _flows(problem: Problem, answer: Answer) -> list[str]:
    """All who asked were given a bed, refused, or are still in a line that moves: at most one line's length apart."""
    asked = sum(u.asked.mean for u in answer.units)
    gone = sum(u.given.mean + u.refused.mean for u in answer.units)
    found = (
        []
        if abs(asked - gone) <= 1e-6 * max(1.0, asked)
        else ["who asked is not who was given a bed or refused one"]
    )
    for n, unit in enumerate(problem.units):
        place = answer.units[n]
        if unit.room == 0 and place.waited.mean:
            found.append(f"{place.name}: somebody waited where nobody can")
        if unit.room == NO_END and place.refused.mean:
            found.append(f"{place.name}: somebody was sent away where all wait")
    return found
