"""Reads the public shift-scheduling instances (Curtois and Qu, schedulingbenchmarks.org) as questions for the engine."""

from __future__ import annotations

import re
from pathlib import Path

from samspil.engines.rota.parts import Away, Need, Off, Person, Rules, Shift, Wish
from samspil.engines.rota.problem import Rota

DAY = 1440


def read(path: Path) -> Rota:
    parts: dict[str, list[list[str]]] = {}
    for row in path.read_text("utf-8").splitlines():
        if row.startswith("SECTION_"):
            here = parts.setdefault(row.strip(), [])
        elif row.strip() and not row.startswith("#"):
            here.append([cell.strip() for cell in row.split(",")])
    days = int(parts["SECTION_HORIZON"][0][0])
    # Only who may follow whom is told, not when shifts are: minutes are spread so that the rest between them says nothing.
    kinds = {kind: int(minutes) for kind, minutes, *_ in parts["SECTION_SHIFTS"]}
    follow = frozenset(
        (k, after) for k, _m, *rest in parts["SECTION_SHIFTS"] for after in "|".join(rest).split("|") if after
    )
    shifts = tuple(
        Shift(f"{day}{kind}", day, kind, day * DAY, day * DAY + 1, minutes)
        for day in range(days)
        for kind, minutes in kinds.items()
    )
    off = {(who, int(day)) for who, *some in parts["SECTION_DAYS_OFF"] for day in some}
    people, rules = [], {}
    for who, most_of, most, least, row, least_row, off_row, weekends in parts["SECTION_STAFF"]:
        key = f"{row} {least_row} {off_row} {weekends}"
        rules[key] = Rules(key, 0, {}, follow, int(row), int(least_row), int(off_row), None, int(weekends))
        limits = {kind: int(n) for kind, n in (one.split("=") for one in re.split(r"\|", most_of))}
        away = tuple(Away(d * DAY, d * DAY + 1, Off.LEAVE) for w, d in sorted(off) if w == who)
        people.append(Person(who, key, away=away, least=int(least), most=int(most), most_of=limits))
    wishes = tuple(
        Wish(f"{section} {n}", who, (f"{day}{kind}",), wanted, int(price))
        for section, wanted in (("SECTION_SHIFT_ON_REQUESTS", True), ("SECTION_SHIFT_OFF_REQUESTS", False))
        for n, (who, day, kind, price) in enumerate(parts.get(section, []))
    )
    needs = tuple(
        Need(f"{day} {kind}", (f"{day}{kind}",), int(people_), int(under), over=int(over))
        for day, kind, people_, under, over in parts["SECTION_COVER"]
    )
    weekends_of = tuple((d, d + 1) for d in range(5, days, 7))
    return Rota(days, shifts, needs, tuple(people), tuple(rules.values()), wishes, weekends=weekends_of)
