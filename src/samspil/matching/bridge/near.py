"""Respite near by: what families for respite in the same area have free."""

from collections import Counter
from typing import Any

from samspil.carers.terms import Kind


def area(family: Any) -> str:
    return str(family.area).strip().casefold()


def respite_places(families: Any) -> Counter[str]:
    """Free places with families for respite that could be asked today, by area."""
    found: Counter[str] = Counter()
    for one in families:
        if one.area and not one.why_not:
            found[area(one)] += one.free_of(Kind.RESPITE)
    return found
