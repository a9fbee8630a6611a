"""What would be fair, and what the distance from it costs."""

from fractions import Fraction
from math import floor

from samspil.engines.rota.parts import Fair, Person, Told


def demand(told: Told, counts: str) -> int:
    """How many assignments of the plan are counted as `counts`, when every need is filled."""
    asked: dict[str, int] = {}
    for need in told.needs:
        if not need.skill and len(need.shifts) == 1:
            asked[need.shifts[0]] = max(asked.get(need.shifts[0], 0), need.people)
    return sum(asked.get(shift.key, 0) for shift in told.shifts if counts in shift.counts)


def weight(person: Person, counts: str) -> int:
    return person.weights.get(counts, person.weight)


def fair_shares(told: Told, fair: Fair) -> dict[str, Fraction]:
    """By person: what would be fair in this plan. Below nothing for who has had more than her part already."""
    whole = sum(weight(person, fair.counts) for person in told.people)
    carried = {person.key: person.carried.get(fair.counts, 0) for person in told.people}
    total = demand(told, fair.counts) + sum(
        carried[person.key] for person in told.people if weight(person, fair.counts)
    )
    return {
        person.key: Fraction(weight(person, fair.counts) * total, whole) - carried[person.key]
        for person in told.people
        if weight(person, fair.counts)
    }


def steps_off(here: int, share: Fraction) -> int:
    """How many whole shifts somebody is further from the fair share than the nearest possible number. Who has had too much
    already is nearest with none."""
    off = abs(here - share) if share > 0 else Fraction(here)
    return max(0, -floor(Fraction(1, 2) - off))


def fair_price(fair: Fair, here: int, share: Fraction) -> int:
    """One step costs the price, two steps three times the price, three steps six times: far off is worse than often off."""
    steps = steps_off(here, share)
    return fair.price * steps * (steps + 1) // 2
