"""Rules about the decision to place a child for adoption, and about the adoption itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from samspil.engines.ssda903.facts import Facts
from samspil.engines.ssda903.problem import PlacedForAdoption
from samspil.engines.ssda903.rules.registry import Hit, about, blank, filled, on, rule

AD1 = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
_COUPLE = ("MM", "FF", "MF")
_SAME = ("MM", "FF")

on(
    "151",
    "ad1",
    "DATE_INT",
    "not_all",
    lambda a, f: filled(a, *AD1) and any(blank(a, column) for column in AD1),
)
on(
    "333",
    "ad1",
    "DATE_INT DATE_MATCH",
    "after",
    lambda a, f: a.date_int and a.date_match and a.date_int > a.date_match,
)
on(
    "511",
    "ad1",
    "SEX_ADOPTR NB_ADOPTR",
    "does_not_fit",
    lambda a, f: a.nb_adoptr == "2" and a.sex_adoptr not in _COUPLE,
)
on(
    "514",
    "ad1",
    "SEX_ADOPTR LS_ADOPTR",
    "does_not_fit",
    lambda a, f: a.ls_adoptr == "L0" and a.sex_adoptr not in ("M1", "F1"),
)
on(
    "517",
    "ad1",
    "SEX_ADOPTR LS_ADOPTR",
    "does_not_fit",
    lambda a, f: a.ls_adoptr == "L3" and a.sex_adoptr != "MF",
)
on(
    "518",
    "ad1",
    "SEX_ADOPTR LS_ADOPTR",
    "does_not_fit",
    lambda a, f: a.ls_adoptr == "L4" and a.sex_adoptr not in _SAME,
)
on(
    "519",
    "ad1",
    "SEX_ADOPTR LS_ADOPTR",
    "does_not_fit",
    lambda a, f: a.ls_adoptr == "L2" and a.sex_adoptr not in _COUPLE,
)
on(
    "520",
    "ad1",
    "SEX_ADOPTR LS_ADOPTR",
    "does_not_fit",
    lambda a, f: a.ls_adoptr == "L11" and a.sex_adoptr != "MF",
)
on(
    "524",
    "ad1",
    "SEX_ADOPTR LS_ADOPTR",
    "does_not_fit",
    lambda a, f: a.ls_adoptr == "L12" and a.sex_adoptr not in _SAME,
)
on(
    "525",
    "ad1",
    "DATE_INT",
    "not_expected",
    lambda a, f: filled(a, *AD1) and any(filled(d, "DATE_PLACED_CEASED") for d in f.placing_decisions),
)
on(
    "602",
    "ad1",
    "CHILD",
    "record_not_expected",
    lambda a, f: filled(a, *AD1) and not any(e.dec in f.year for e in f.adoptions),
)
on("334", "ad1", "DATE_INT", "history", lambda a, f: a.date_int and f.began and a.date_int < f.began)
on("521", "ad1", "DATE_INT", "history", lambda a, f: a.date_int and (day := _placed(f)) and a.date_int > day)
on(
    "331",
    "ad1",
    "DATE_MATCH",
    "history",
    lambda a, f: a.date_match and f.adoptions and (day := _placed(f)) and a.date_match > day,
)
on(
    "582",
    "ad1",
    "DATE_MATCH",
    "history",
    lambda a, f: a.date_match and any(e.dec == a.date_match for e in f.adoptions),
)
on("335", "ad1", "FOSTER_CARE", "history", lambda a, f: f.last and f.adoptions and _carer_differs(a.foster_care, f.adoptions[-1].place),
   part="A1 and A2 are codes no longer in use")  # fmt: skip

_P = "placed_for_adoption"
on(
    "119",
    _P,
    "DATE_PLACED_CEASED REASON_PLACED_CEASED",
    "both_or_none",
    lambda d, f: filled(d, "DATE_PLACED_CEASED") != filled(d, "REASON_PLACED_CEASED"),
)
on(
    "184",
    _P,
    "DATE_PLACED",
    "before_birth",
    lambda d, f: d.date_placed and (d.dob or f.dob) and d.date_placed < (d.dob or f.dob),
)
on(
    "522",
    _P,
    "DATE_PLACED DATE_PLACED_CEASED",
    "after",
    lambda d, f: d.date_placed and d.date_placed_ceased and d.date_placed > d.date_placed_ceased,
)
on(
    "563",
    _P,
    "DATE_PLACED",
    "needed",
    lambda d, f: filled(d, "DATE_PLACED_CEASED", "REASON_PLACED_CEASED") and blank(d, "DATE_PLACED"),
)
on(
    "523",
    _P,
    "DATE_PLACED",
    "does_not_fit",
    lambda d, f: d.date_placed and any(a.date_int and a.date_int != d.date_placed for a in f.child.ad1),
)
on(
    "558",
    _P,
    "DATE_PLACED_CEASED",
    "not_expected",
    lambda d, f: filled(d, "DATE_PLACED_CEASED") and f.adoptions,
)
on("1003", _P, "DATE_PLACED", "history", lambda d, f: d.date_placed and f.began and d.date_placed < f.began)
on("117", _P, "DATE_PLACED DATE_PLACED_CEASED", "history",
   lambda d, f: any(day and day > min(f.left or f.year.end, f.year.end) for day in (d.date_placed, d.date_placed_ceased)))  # fmt: skip
on("118", _P, "DATE_PLACED_CEASED", "history",
   lambda d, f: d.date_placed_ceased and (d.date_placed_ceased < f.year.start or (f.began and d.date_placed_ceased < f.began)))  # fmt: skip
about(
    "557",
    "placed_for_adoption",
    "DATE_PLACED_CEASED",
    "needed",
    lambda f: _on_the_way(f) and f.left and not f.adoptions and not _reversed(f),
    part="decisions and orders of earlier years are not seen",
)

on(
    "552",
    "episodes",
    "DECOM PLACE",
    "history",
    lambda e, f: e in f.adoptive_placements and _decided_after(e.decom, f),
)
about("551", "episodes", "PLACE", "no_record", lambda f: f.adoptive_placements and not f.decided)
about("553", "episodes", "LS", "no_record", lambda f: _under("E1", f) and not f.decided)
about("555", "episodes", "LS", "no_record", lambda f: _under("D1", f) and not f.decided)
about("554", "episodes", "LS", "history", lambda f: _decided_after(_under("E1", f), f))
about("556", "episodes", "LS", "history", lambda f: _decided_after(_under("D1", f), f))
about("601", "episodes", "REC", "no_record",
      lambda f: any(e.dec in f.year for e in f.adoptions) and not any(filled(a, *AD1) for a in f.child.ad1))  # fmt: skip


def _on_the_way(f: Facts) -> bool:
    """Whether there was a decision or an order to place the child for adoption, or such a placement."""
    return f.decided or bool(f.adoptive_placements) or any(e.ls in ("D1", "E1") for e in f.episodes)


def _reversed(f: Facts) -> bool:
    return any(
        not blank(d, "DATE_PLACED_CEASED") and not blank(d, "REASON_PLACED_CEASED")
        for d in f.placing_decisions
    )


def _placed(facts: Facts) -> date | None:
    """The day the child was first placed for adoption."""
    return facts.adoptive_placements[0].decom if facts.adoptive_placements else None


def _under(legal: str, facts: Facts) -> date | None:
    """The first day under a legal status."""
    return next((e.decom for e in facts.episodes if e.ls == legal), None)


def _decided_after(day: date | None, facts: Facts) -> bool:
    """Whether the only decisions to place the child for adoption came after that day."""
    decided = [d.date_placed for d in facts.placing_decisions if d.date_placed]
    return bool(day and decided and min(decided) > day)


def _carer_differs(foster_care: str, place: str) -> bool:
    return (foster_care == "0" and place in ("A3", "A5")) or (foster_care == "1" and place in ("A4", "A6"))


def _decisions(facts: Facts) -> list[tuple[PlacedForAdoption, PlacedForAdoption]]:
    dated = sorted(
        (d for d in facts.placing_decisions if d.date_placed), key=lambda d: d.date_placed or date.min
    )
    return list(pairwise(dated))


def _overlapping(facts: Facts) -> Iterator[Hit]:
    for first, second in _decisions(facts):
        if first.date_placed_ceased is None or (
            second.date_placed and second.date_placed < first.date_placed_ceased
        ):
            yield Hit(second, "DATE_PLACED", "DATE_PLACED_CEASED", first)


def _not_revoked(facts: Facts) -> Iterator[Hit]:
    for first, _second in _decisions(facts):
        if blank(first, "DATE_PLACED_CEASED"):
            yield Hit(first, "DATE_PLACED_CEASED")


rule("579", "overlap", _overlapping)
rule("583", "needed", _not_revoked)
