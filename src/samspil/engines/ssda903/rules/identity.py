"""Rules about whether the tables speak of the same child, and once where they should."""

from __future__ import annotations

from collections.abc import Iterator

from samspil.engines.ssda903.facts import Facts
from samspil.engines.ssda903.rules.registry import Check, Hit, about, on, rule

_ORDER = (
    "ad1",
    "placed_for_adoption",
    "episodes",
    "missing",
    "oc2",
    "oc3",
    "previous_permanence",
    "reviews",
    "uasc",
)
_WITH_DOB = ("ad1", "placed_for_adoption", "missing", "oc2", "oc3", "previous_permanence", "reviews", "uasc")
_ONCE = ("ad1", "header", "oc2", "oc3", "previous_permanence", "uasc")


def _more_than_once(table: str) -> Check:
    def check(facts: Facts) -> Iterator[Hit]:
        for record in facts.child.table(table)[1:]:
            yield Hit(record, "CHILD")

    return check


def _differs(column: str, table: str) -> Check:
    def check(facts: Facts) -> Iterator[Hit]:
        header = facts.header
        if header is None:
            return
        for record in facts.child.table(table):
            if getattr(record, column.lower()) != getattr(header, column.lower()):
                yield Hit(record, column, column, header)

    return check


for _number, _table in enumerate(_ORDER, 1):
    on(f"INT0{_number}", _table, "CHILD", "not_in_header", lambda record, f: f.header is None)
for _number, _table in enumerate(_WITH_DOB, 1):
    rule(f"INT1{_number}", "differs_from_header", _differs("DOB", _table))
rule("INT21", "differs_from_header", _differs("SEX", "uasc"))
for _number, _table in enumerate(_ONCE, 1):
    rule(f"INT3{_number}", "twice", _more_than_once(_table))

about(
    "EPI", "header", "CHILD", "no_episodes", lambda f: f.header and not f.child.episodes and not f.child.oc3
)
