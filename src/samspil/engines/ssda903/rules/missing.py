"""Rules about times when a child was missing or away without authorisation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from samspil.engines.ssda903.facts import Facts
from samspil.engines.ssda903.rules.registry import Hit, blank, filled, on, rule

on("564", "missing", "MIS_START", "needed", lambda m, f: m.missing in ("M", "A") and blank(m, "MIS_START"))
on("565", "missing", "MISSING", "needed", lambda m, f: filled(m, "MIS_START") and not m.missing)
on("566", "missing", "MISSING", "needed", lambda m, f: filled(m, "MIS_END") and not m.missing)
on(
    "567",
    "missing",
    "MIS_END MIS_START",
    "before",
    lambda m, f: m.mis_end and m.mis_start and m.mis_end < m.mis_start,
)
on("570", "missing", "MIS_START", "after_year", lambda m, f: m.mis_start and m.mis_start > f.year.end)
on("571", "missing", "MIS_END", "does_not_fit", lambda m, f: m.mis_end and m.mis_end not in f.year)
on(
    "586",
    "missing",
    "MIS_START",
    "before_birth",
    lambda m, f: m.mis_start and (m.dob or f.dob) and m.mis_start < (m.dob or f.dob),
)
on(
    "577",
    "missing",
    "MIS_END",
    "needed",
    lambda m, f: blank(m, "MIS_END") and m.mis_start and f.left and m.mis_start <= f.left,
)
on("578", "missing", "MIS_START", "history", lambda m, f: m.mis_start and f.left and m.mis_start > f.left)
on(
    "581",
    "missing",
    "MIS_START",
    "history",
    lambda m, f: m.mis_start and f.episodes and m.mis_start < f.episodes[0].decom,
)


def _overlapping(facts: Facts) -> Iterator[Hit]:
    dated = [m for m in facts.child.missing if m.mis_start]
    dated.sort(key=lambda m: m.mis_start or facts.year.start)
    for first, second in pairwise(dated):
        if first.mis_end is None or (second.mis_start and second.mis_start < first.mis_end):
            yield Hit(second, "MIS_START", "MIS_END", first)


rule("574", "overlap", _overlapping)


def _placement_ended(facts: Facts) -> Iterator[Hit]:
    for period in facts.child.missing:
        if period.mis_start and blank(period, "MIS_END"):
            begun_in = [
                e for e in facts.episodes if e.decom and e.dec and e.decom <= period.mis_start <= e.dec
            ]
            if begun_in:
                yield Hit(period, "MIS_END", "DEC", begun_in[-1])


rule("575", "needed", _placement_ended)


def _missing_at_the_end(facts: Facts) -> Iterator[Hit]:
    last = facts.last
    if (
        last
        and facts.left
        and last.rec != "E8"
        and any(m.mis_end == facts.left for m in facts.child.missing if m.missing == "M")
    ):
        yield Hit(last, "REC")


rule("580", "history", _missing_at_the_end)
