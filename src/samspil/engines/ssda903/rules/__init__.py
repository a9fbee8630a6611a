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


def coverage_text() -> str:
    """The part of the README that lists what is checked; a test holds the README to it."""
    own = [code for code in RULES if code.startswith("S-")]
    lines = [
        f"Official rules checked, {len(covered_codes())} of {len(official_rules())}:",
        "",
        ", ".join(covered_codes()),
        "",
        "Of these, checked in part:",
        "",
        *(f"- {code}: {part}" for code, part in partial_codes().items()),
        "",
        f"Not checked, {len(uncovered_codes())} (most need last year's return, the list of providers or a map of postcodes):",
        "",
        ", ".join(uncovered_codes()),
        "",
        f"Our own: {', '.join(own)}",
    ]
    return "\n".join(lines)
