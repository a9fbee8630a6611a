"""Invented months for the benchmark: two lines day and night, rules of three countries, wishes, leave, a year's burdens."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterator
from pathlib import Path

from bench.rota_site.public import read
from samspil.engines.rota.parts import Away, Fair, Line, Need, Off, Person, Rules, Shift, Wish, Worked
from samspil.engines.rota.problem import Rota

DAY = 1440
KINDS = {
    "day": ("first", 7 * 60, 15 * 60 + 15, 480),
    "evening": ("first", 15 * 60, 23 * 60 + 15, 480),
    "night": ("first", 23 * 60, 31 * 60 + 15, 480),
    "second day": ("second", 8 * 60, 20 * 60 + 15, 240),
    "second night": ("second", 20 * 60, 32 * 60 + 15, 240),
}
SKILLS = ("adhd", "self-harm", "second language")
RULES = (
    Rules(
        "dk", 660, {"second day": 480, "second night": 480}, most_in_row=5, most_nights_in_row=3, most_weekends=3,
        most_minutes_a_week=2880, rest_a_week=2100,
    ),
    Rules(
        "nl", 660, {"night": 840, "second day": 480, "second night": 480}, most_in_row=6, most_nights_in_row=4, most_weekends=3,
        rest_a_week=2160,
    ),
    Rules(
        "cz", 720, {"second day": 660, "second night": 660}, most_in_row=5, most_nights_in_row=2, most_weekends=3,
        rest_a_week=2100,
    ),
)  # fmt: skip
FIRST = dt.date(2026, 10, 1)
CHANGE = (24, 60)
"""On the night of 24 to 25 October the clock goes back: one hour more."""


def month(people: int, seed: int) -> Rota:
    dice = random.Random(f"rota {people} {seed}")
    shifts = tuple(_shifts())
    crew = tuple(_person(n, people, dice) for n in range(people))
    return Rota(
        31, shifts, tuple(_needs(shifts, people)), crew, RULES, tuple(_wishes(crew, shifts, dice)),
        (Fair("night", 12), Fair("weekend", 8), Fair("holiday", 15), Fair("duty", 5)),
        (Line("first", 15), Line("second", 15)), _weekends(), _weeks(),
    )  # fmt: skip


def date(day: int) -> dt.date:
    return FIRST + dt.timedelta(day)


def at(day: int, minute: int) -> int:
    """A time of the clock as minutes that have passed."""
    clock = day * DAY + minute
    return clock + (CHANGE[1] if clock >= CHANGE[0] * DAY + DAY + 180 else 0)


def _shifts() -> list[Shift]:
    found = []
    for day in range(31):
        for kind, (line, start, end, minutes) in KINDS.items():
            counts = {"duty"}
            counts |= {"night"} if "night" in kind and line == "first" else set()
            counts |= {"weekend"} if date(day).weekday() >= 5 else set()
            counts |= {"holiday"} if date(day).day == 28 else set()
            found.append(
                Shift(
                    f"{day:02d} {kind}",
                    day,
                    kind,
                    at(day, start),
                    at(day, end),
                    minutes,
                    frozenset(counts),
                    line,
                )
            )
    return found


def _needs(shifts: tuple[Shift, ...], people: int) -> list[Need]:
    two = people >= 24
    needs = []
    for shift in shifts:
        many = 2 if two and shift.kind in ("day", "evening") and shift.day % 7 in (3, 4) else 1
        needs.append(Need(shift.key, (shift.key,), many, 5000 if shift.line == "first" else 2000, most=many))
    for day in range(31):
        for kind, skill in (("evening", "adhd"), ("night", "self-harm"), ("day", "second language")):
            both = (f"{day:02d} {kind}", f"{day:02d} second {'day' if kind == 'day' else 'night'}")
            needs.append(Need(f"{day:02d} {skill}", both, 1, 40, skill))
    return needs


def _person(number: int, people: int, dice: random.Random) -> Person:
    rules = RULES[number % 3 if number % 6 else 0].key
    part = dice.choice((100, 100, 100, 80, 50))
    away = []
    if dice.random() < 0.5:
        begin, long = dice.randrange(0, 26), dice.choice((3, 5, 7))
        away.append(Away(at(begin, 0), at(begin + long, 0), Off.LEAVE))
    for _ in range(dice.randrange(0, 4)):
        begin, hour = dice.randrange(31), dice.choice((0, 480, 960))
        away.append(Away(at(begin, hour), at(begin, hour + 480), Off.ELSEWHERE))
    kinds = frozenset(KINDS) - ({"night"} if dice.random() < 0.12 else set())
    if dice.random() < 0.2:
        kinds = kinds - {"second day", "second night"}
    spread = 9 * 30 * part // (100 * people)
    carried = {
        "night": max(0, round(spread * dice.uniform(0.7, 1.3))),
        "weekend": max(0, round(spread * dice.uniform(0.7, 1.3))),
        "holiday": dice.choice((0, 0, 1, 2)),
        "duty": round(5 * spread * dice.uniform(0.9, 1.1)),
    }
    worked = (
        (Worked(-1, "night", at(-1, 23 * 60), at(-1, 31 * 60 + 15), frozenset({"night"})),)
        if number == 0
        else ()
    )
    return Person(
        f"p{number:02d}", rules, frozenset(s for s in SKILLS if dice.random() < 0.45), kinds, tuple(away),
        most=round(9840 * part / 100), weight=part, weights={} if "night" in kinds else {"night": 0}, carried=carried, worked=worked,
    )  # fmt: skip


def _wishes(crew: tuple[Person, ...], shifts: tuple[Shift, ...], dice: random.Random) -> Iterator[Wish]:
    of_day = {day: tuple(s.key for s in shifts if s.day == day) for day in range(31)}
    for person in crew:
        who = person.key
        for n in range(dice.randrange(3, 8)):
            yield Wish(f"{who} off {n}", who, of_day[dice.randrange(31)], False, dice.choice((3, 5, 8, 20)))
        if dice.random() < 0.6:
            weekday = dice.randrange(7)
            keys = tuple(key for day in range(31) if date(day).weekday() == weekday for key in of_day[day])
            yield Wish(f"{who} no such day", who, keys, False, dice.choice((2, 4)))
        if dice.random() < 0.5:
            kind = dice.choice(tuple(KINDS))
            keys = tuple(s.key for s in shifts if s.kind == kind)
            yield Wish(f"{who} no {kind}", who, keys, False, dice.choice((1, 3)))
        for n in range(dice.randrange(0, 4)):
            yield Wish(f"{who} on {n}", who, (dice.choice(shifts).key,), True, dice.choice((2, 4, 6)))


def _weekends() -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(d for d in (day, day + 1) if d < 31) for day in range(31) if date(day).weekday() == 5)


def _weeks() -> tuple[tuple[int, ...], ...]:
    weeks: dict[int, list[int]] = {}
    for day in range(31):
        weeks.setdefault(date(day).isocalendar().week, []).append(day)
    return tuple(map(tuple, weeks.values()))


def data() -> Path:
    """Where the public instances lie: named by the environment, or beside the checkout."""
    told = os.environ.get("SAMSPIL_BENCHMARKS")
    return Path(told) if told else Path(__file__).parents[3] / "shared" / "data" / "benchmarks"


def case(which: str) -> Rota:
    """ "instance2", or "month 12 1": twelve people, the first drawing."""
    if which.startswith("instance"):
        return read(data() / "shift-scheduling" / f"Instance{which.removeprefix('instance')}.txt")
    _month, people, seed = which.split()
    return month(int(people), int(seed))
