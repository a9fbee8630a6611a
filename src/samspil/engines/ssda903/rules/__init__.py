"""The rules, table by table. Importing this package puts every rule on the list."""

from __future__ import annotations

from samspil.engines.ssda903.rules import (
    adoption,
    ages,
    episodes,
    formats,
    identity,
    missing,
    outcomes,
    own,
    placements,
)
from samspil.engines.ssda903.rules.registry import RULES, Hit, Official, Rule, official_rules

__all__ = [
    "RULES",
    "Hit",
    "Official",
    "Rule",
    "covered_codes",
    "official_rules",
    "partial_codes",
    "uncovered_codes",
]

_FAMILIES = (adoption, ages, episodes, formats, identity, missing, outcomes, own, placements)


def covered_codes() -> tuple[str, ...]:
    """The official codes that are checked, in the order of the official list."""
    return tuple(code for code in official_rules() if code in RULES)


def uncovered_codes() -> tuple[str, ...]:
    return tuple(code for code in official_rules() if code not in RULES)


def partial_codes() -> dict[str, str]:
    """Covered official codes of which only a part is checked -> what is left out."""
    return {code: RULES[code].part for code in covered_codes() if RULES[code].part}
