"""The witness: does what was written out break a rule that what was read in did not?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samspil.engines.ssda903.assembly import identities
from samspil.engines.ssda903.facts import Year
from samspil.engines.ssda903.judge import check_child
from samspil.engines.ssda903.problem import Finding, Return

Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Break:
    """A rule broken by one row; `identity` names the row whatever its file and line (see `assembly.identities`)."""

    rule: str
    child: str
    table: str
    identity: str
    column: str
    finding: Finding

    @property
    def key(self) -> Key:
        return (self.rule, self.child, self.table, self.identity, self.column)


def breaks(return_: Return, *, as_of: date) -> Iterator[Break]:
    """Every rule broken in a return, official or our own."""
    year = Year.around(as_of)
    for number, child in return_.children.items():
        names = identities(child)
        for finding, hit in check_child(child, year):
            yield Break(finding.rule, number, finding.table, names[id(hit.record)], hit.column, finding)


def new_breaks(before: Return, after: Return, *, as_of: date) -> tuple[Break, ...]:
    """The breaks of `after` that `before` does not have. Empty when nothing got worse on the way."""
    known = {entry.key for entry in breaks(before, as_of=as_of)}
    return tuple(entry for entry in breaks(after, as_of=as_of) if entry.key not in known)


def lost_rows(before: Return, after: Return) -> tuple[tuple[str, str, str], ...]:
    """(child, table, identity) of every row of `before` that `after` no longer has."""
    left = set(_names(after))
    return tuple(name for name in _names(before) if name not in left)


def _names(return_: Return) -> Iterator[tuple[str, str, str]]:
    for number, child in return_.children.items():
        names = identities(child)
        for record in child.records():
            yield number, record.row.table, names[id(record)]
