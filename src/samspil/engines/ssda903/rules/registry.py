"""How a rule is written down: an official code, where it is seen, why, and a test. The official message comes from the rule list."""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from samspil.engines.ssda903.facts import Facts
from samspil.engines.ssda903.problem import Record, Severity
from samspil.engines.ssda903.reasons import REASONS


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule broken: by which record, seen in which column; `other` is the column it is compared with."""

    record: Record
    column: str
    other: str = ""
    other_record: Record | None = None


Check = Callable[[Facts], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    reason: str
    severity: Severity
    message: str
    check: Check
    part: str = ""  # what of the official rule is not checked


@dataclass(frozen=True, slots=True)
class Official:
    """A line of the official rule list."""

    code: str
    message: str
    columns: tuple[str, ...]
    tables: tuple[str, ...]


RULES: dict[str, Rule] = {}


@cache
def official_rules() -> Mapping[str, Official]:
    """The 312 rules of the 2024 to 2025 collection, by code."""
    text = files("samspil.engines.ssda903.rules").joinpath("903_2024_25_rule_info.csv").read_text("utf-8-sig")
    listed = {}
    for line in csv.DictReader(text.splitlines()):
        code = line["Rule code"].strip()
        columns, tables = (tuple(ast.literal_eval(line[name])) for name in ("Affected fields", "Tables"))
        listed[code] = Official(code, line["Rule message"].strip(), columns, tables)
    return listed


def rule(
    code: str, reason: str, check: Check, *, part: str = "", doubtful: bool = False, message: str = ""
) -> None:
    """Puts a rule on the list. An official rule that says of itself that it may be wrong is doubtful."""
    assert code not in RULES, code
    assert reason in REASONS, reason
    if not code.startswith("S-"):
        message = official_rules()[code].message
        doubtful = doubtful or "NOTE" in message or message.startswith("WARNING")
    RULES[code] = Rule(code, reason, "doubtful" if doubtful else "wrong", message, check, part)


Test = Callable[[Any, Facts], Any]


def on(
    code: str, table: str, column: str, reason: str, test: Test, *, part: str = "", doubtful: bool = False
) -> None:
    """A rule about single rows: `test(record, facts)` is true where it is broken. `column` may be "COLUMN OTHER"."""
    seen, _, other = column.partition(" ")

    def check(facts: Facts) -> Iterator[Hit]:
        for record in facts.child.table(table):
            if test(record, facts):
                yield Hit(record, seen, other)

    rule(code, reason, check, part=part, doubtful=doubtful)


def between(
    code: str,
    column: str,
    reason: str,
    test: Callable[[Any, Any, Facts], Any],
    *,
    earlier: bool = False,
    part: str = "",
) -> None:
    """A rule about two episodes that follow each other; the later one is named unless `earlier`. `column` may be "LATER EARLIER"."""
    seen, _, other = column.partition(" ")

    def check(facts: Facts) -> Iterator[Hit]:
        for first, second in facts.pairs:
            if test(first, second, facts):
                named, against = (first, second) if earlier else (second, first)
                yield Hit(named, seen, other, against)

    rule(code, reason, check, part=part)


def about(
    code: str, table: str, column: str, reason: str, test: Callable[[Facts], Any], *, part: str = ""
) -> None:
    """A rule about the child as a whole, told once, at its first row in `table` (or the first it has)."""

    def check(facts: Facts) -> Iterator[Hit]:
        if test(facts):
            record = next(iter(facts.child.table(table)), None) or next(facts.child.records(), None)
            if record is not None:
                yield Hit(record, column)

    rule(code, reason, check, part=part)


def blank(record: Record, *columns: str) -> bool:
    """Whether all these cells are empty."""
    return not any(record.row.text(column) for column in columns)


def filled(record: Record, *columns: str) -> bool:
    """Whether any of these cells is filled in."""
    return any(record.row.text(column) for column in columns)
