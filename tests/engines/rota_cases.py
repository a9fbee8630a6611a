"""Small invented rotas, and every way to fill them."""

import random
from collections.abc import Iterator
from itertools import product

from samspil.engines.rota.legal import broken
from samspil.engines.rota.parts import Away, Fair, Need, Off, Person, Rules, Shift, Wish, Worked
from samspil.engines.rota.price import cost
from samspil.engines.rota.problem import Rota

DAY = 1440
HOURS = {"day": (420, 935), "night": (1380, 1875)}


def shifts_of(days: int, kinds: tuple[str, ...] = ("day", "night")) -> tuple[Shift, ...]:
    return tuple(
        Shift(
            f"{day} {kind}", day, kind, day * DAY + HOURS[kind][0], day * DAY + HOURS[kind][1], 480,
            frozenset({kind, "duty"}),
        )
        for day in range(days)
        for kind in kinds
    )  # fmt: skip


def rota(people: tuple[Person, ...], days: int = 4, rules: Rules | None = None, **more: object) -> Rota:
    shifts = shifts_of(days)
    needs = more.pop("needs", tuple(Need(s.key, (s.key,), most=1) for s in shifts))
    return Rota(days, shifts, needs, people, (rules or Rules("r"),), **more)  # type: ignore[arg-type]


def drawn(seed: int) -> Rota:
    """Three people, five days, whatever rules the dice say."""
    dice = random.Random(seed)
    rules = Rules(
        "r", 660, {"night": 1200} if dice.random() < 0.3 else {},
        frozenset({("night", "night")}) if dice.random() < 0.2 else frozenset(),
        dice.choice((None, 2, 3)), dice.choice((1, 1, 2)), dice.choice((1, 1, 2)), dice.choice((None, 1, 2)),
        dice.choice((None, 1)), dice.choice((None, 960)),
    )  # fmt: skip
    people = tuple(
        Person(
            f"p{n}", "r", frozenset({"adhd"} if dice.random() < 0.5 else ()),
            away=(Away(dice.randrange(4) * DAY, 4 * DAY, Off.LEAVE),) if dice.random() < 0.3 else (),
            least=dice.choice((0, 0, 480)), most=dice.choice((None, 1440)),
            most_of={"night": 1} if dice.random() < 0.3 else {}, weight=dice.choice((50, 100)),
            carried={"night": dice.randrange(3)},
            worked=(Worked(-1, "night", -60, 435, frozenset({"night"})),) if dice.random() < 0.3 else (),
        )
        for n in range(3)
    )  # fmt: skip
    shifts = shifts_of(5)
    needs = [Need(s.key, (s.key,), 1, 100, most=1) for s in shifts]
    needs.append(Need("skilled", (shifts[4].key, shifts[5].key), 1, 7, "adhd"))
    keys = [s.key for s in shifts]
    wishes = tuple(
        Wish(
            f"w{n}",
            f"p{dice.randrange(3)}",
            tuple(dice.sample(keys, 2)),
            dice.random() < 0.4,
            dice.randrange(9),
        )
        for n in range(4)
    )
    weekends, weeks = ((0, 1), (3, 4)), ((0, 1, 2), (3, 4))
    fair = (Fair("night", 6), Fair("duty", 2))
    return Rota(5, shifts, tuple(needs), people, (rules,), wishes, fair, (), weekends, weeks)


def all_months(problem: Rota, person: Person) -> Iterator[tuple[Shift, ...]]:
    by_day = [[None, *(s for s in problem.shifts if s.day == day)] for day in range(problem.days)]
    for some in product(*by_day):
        row = tuple(s for s in some if s is not None)
        if not broken(problem, person, row):
            yield row


def cheapest(problem: Rota) -> int | None:
    """By trying everything; None where somebody has no month."""
    best: int | None = None
    for some in product(*(list(all_months(problem, person)) for person in problem.people)):
        who: dict[str, list[str]] = {}
        for person, row in zip(problem.people, some, strict=True):
            for shift in row:
                who.setdefault(shift.key, []).append(person.key)
        if all(len(people) <= 1 for people in who.values()):
            price = cost(problem, who)
            best = price if best is None else min(best, price)
    return best
