"""What a rota costs, price by price, and what is told about it."""

from collections.abc import Iterable, Mapping

from samspil.engines.rota.answer import Burden, Gap, Paid, Plan, Status, What
from samspil.engines.rota.parts import Need, Told
from samspil.engines.rota.share import fair_price, fair_shares

Who = Mapping[str, Iterable[str]]


def filled(told: Told, need: Need, who: Who) -> int:
    """How many people with the skill stand on the shifts of a need."""
    skilled = {person.key for person in told.people if not need.skill or need.skill in person.skills}
    return sum(1 for shift in need.shifts for person in who.get(shift, ()) if person in skilled)


def gaps(told: Told, who: Who) -> tuple[Gap, ...]:
    short = ((need, need.people - filled(told, need, who)) for need in told.needs)
    return tuple(Gap(need.key, need.shifts, missing, need.skill) for need, missing in short if missing > 0)


def burdens(told: Told, who: Who) -> tuple[Burden, ...]:
    counts = {shift.key: shift.counts for shift in told.shifts}
    found = []
    for fair in told.fair:
        shares = fair_shares(told, fair)
        here = dict.fromkeys(shares, 0)
        for shift, people in who.items():
            if fair.counts in counts[shift]:
                for key in people:
                    if key in here:
                        here[key] += 1
        for person in told.people:
            if (share := shares.get(person.key)) is not None:
                number = here[person.key]
                carried = person.carried.get(fair.counts, 0)
                price = fair_price(fair, number, share)
                found.append(Burden(person.key, fair.counts, number, carried, float(share), price))
    return tuple(found)


def paid(told: Told, who: Who) -> tuple[Paid, ...]:
    """Everything that costs something, by name."""
    found = []
    for need in told.needs:
        number = filled(told, need, who)
        if number < need.people:
            found.append(Paid(What.MISSING, need.key, need.price * (need.people - number)))
        elif need.over and number > need.people:
            found.append(Paid(What.TOO_MANY, need.key, need.over * (number - need.people)))
    for wish in told.wishes:
        against = sum((wish.person in who.get(shift, ())) != wish.wanted for shift in wish.shifts)
        if against and wish.price:
            found.append(Paid(What.WISH, wish.key, wish.price * against, wish.person))
    found += [Paid(What.FAIR, b.counts, b.price, b.person) for b in burdens(told, who) if b.price]
    return tuple(found)


def cost(told: Told, who: Who) -> int:
    return sum(one.price for one in paid(told, who))


def tell(told: Told, who: Who, bound: int, seed: int = 0) -> Plan:
    """A rota with everything that is told about it."""
    known = {shift.key: tuple(sorted(who.get(shift.key, ()))) for shift in told.shifts}
    each = paid(told, known)
    price = sum(one.price for one in each)
    bound = min(bound, price)
    status = Status.OPTIMAL if bound == price else Status.GAP
    return Plan(known, price, bound, status, each, gaps(told, known), burdens(told, known), seed)
