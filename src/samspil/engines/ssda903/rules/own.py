"""Our own rules, for what no official rule says: codes begin with S-."""

from __future__ import annotations

from collections.abc import Iterator

from samspil.engines.ssda903.facts import Facts
from samspil.engines.ssda903.problem import CHILD_TABLES
from samspil.engines.ssda903.rules.registry import Hit, on, rule

on(
    "S-REVIEWBIRTH",
    "reviews",
    "REVIEW",
    "before_birth",
    lambda r, f: r.review and (r.dob or f.dob) and r.review < (r.dob or f.dob),
)
on(
    "S-REVIEWYEAR",
    "reviews",
    "REVIEW",
    "after_year",
    lambda r, f: r.review and r.review > f.year.end,
    doubtful=True,
)
on("S-ENDBIRTH", "episodes", "DEC", "before_birth", lambda e, f: e.dec and f.dob and e.dec < f.dob)
on("S-NOHOLDER", "missing", "MISSING", "no_episodes", lambda m, f: not f.child.episodes)


def _same_rows(facts: Facts) -> Iterator[Hit]:
    for table in CHILD_TABLES:
        seen: dict[tuple[tuple[str, str], ...], object] = {}
        for record in sorted(facts.child.table(table), key=lambda r: (r.row.file, r.row.number)):
            said = tuple(
                sorted((column, text.strip()) for column, text in record.row.values.items() if text.strip())
            )
            if said in seen:
                yield Hit(record, "", "", seen[said])  # type: ignore[arg-type]
            else:
                seen[said] = record


rule("S-SAME", "same_row", _same_rows, doubtful=True)
