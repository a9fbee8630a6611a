"""Rules about health and behaviour (OC2), care leavers (OC3), previous permanence and social workers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from samspil.engines.ssda903.facts import Facts, birthday, has_reached, is_under
from samspil.engines.ssda903.rules.adoption import AD1
from samspil.engines.ssda903.rules.formats import FLAGS
from samspil.engines.ssda903.rules.registry import Hit, about, blank, filled, on, rule

_CORE = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
_NOT_FOR_LEAVERS = ("ad1", "missing", "oc2", "placed_for_adoption", "previous_permanence", "reviews")
_OC3 = ("IN_TOUCH", "ACTIV", "ACCOM")
_PREVIOUS = ("PREV_PERM", "LA_PERM", "DATE_PERM")
_PERMANENCE_FROM = date(2016, 4, 1)


def _reaches(dob: date | None, age: int, f: Facts) -> bool:
    """Whether the child has that birthday in the year."""
    return dob is not None and birthday(dob, age) in f.year


def _turns_4_or_17(dob: date | None, f: Facts) -> bool:
    return any(_reaches(dob, age, f) for age in (4, 17))


def _sdq_age(dob: date | None, f: Facts) -> bool:
    return has_reached(dob, 4, f.year.start) and is_under(dob, 17, f.year.end)


def _bad_flag(facts: Facts) -> Iterator[Hit]:
    for outcomes in facts.child.oc2:
        for column in FLAGS:
            if getattr(outcomes, column.lower()) not in ("", "0", "1"):
                yield Hit(outcomes, column)


rule("181", "not_in_list", _bad_flag)
on(
    "182",
    "oc2",
    "IMMUNISATIONS",
    "not_all",
    lambda o, f: filled(o, *FLAGS) and any(blank(o, c) for c in _CORE),
)
on("544", "oc2", "CONVICTED", "not_all", lambda o, f: o.convicted and any(blank(o, c) for c in _CORE))
on("547", "oc2", "HEALTH_CHECK", "not_all", lambda o, f: o.health_check and any(blank(o, c) for c in _CORE))
on(
    "158",
    "oc2",
    "INTERVENTION_OFFERED INTERVENTION_RECEIVED",
    "not_expected",
    lambda o, f: o.intervention_received == "1" and o.intervention_offered,
)
on("159", "oc2", "INTERVENTION_OFFERED INTERVENTION_RECEIVED", "needed",
   lambda o, f: o.substance_misuse == "1" and o.intervention_received == "0" and not o.intervention_offered)  # fmt: skip
on(
    "192",
    "oc2",
    "INTERVENTION_RECEIVED SUBSTANCE_MISUSE",
    "needed",
    lambda o, f: o.substance_misuse == "1" and not o.intervention_received,
)
on("193", "oc2", "INTERVENTION_RECEIVED SUBSTANCE_MISUSE", "not_expected",
   lambda o, f: o.substance_misuse != "1" and filled(o, "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"))  # fmt: skip

on(
    "157",
    "oc2",
    "SDQ_REASON",
    "age",
    lambda o, f: o.sdq_reason == "SDQ1" and f.continuous and _sdq_age(o.dob or f.dob, f),
)
on("185", "oc2", "SDQ_SCORE", "not_continuous", lambda o, f: o.sdq_score and not f.continuous)
on(
    "186",
    "oc2",
    "SDQ_SCORE",
    "needed",
    lambda o, f: not o.sdq_score and f.continuous and _sdq_age(o.dob or f.dob, f),
)
on(
    "188",
    "oc2",
    "SDQ_SCORE",
    "age",
    lambda o, f: filled(o, "SDQ_SCORE", "SDQ_REASON") and is_under(o.dob or f.dob, 4, f.year.end),
)
on(
    "189",
    "oc2",
    "SDQ_SCORE",
    "age",
    lambda o, f: filled(o, "SDQ_SCORE", "SDQ_REASON") and has_reached(o.dob or f.dob, 17, f.year.start),
)
on("190", "oc2", "CONVICTED", "not_continuous", lambda o, f: filled(o, *FLAGS) and not f.continuous)
on("191", "oc2", "IMMUNISATIONS", "needed", lambda o, f: f.continuous and any(blank(o, c) for c in _CORE))
on("197a", "oc2", "SDQ_REASON SDQ_SCORE", "not_expected", lambda o, f: o.sdq_score and o.sdq_reason)
on("197B", "oc2", "SDQ_REASON", "needed",
   lambda o, f: blank(o, "SDQ_SCORE", "SDQ_REASON") and f.continuous and _turns_4_or_17(o.dob or f.dob, f))  # fmt: skip
on("198", "oc2", "SDQ_REASON", "not_continuous", lambda o, f: o.sdq_reason and not f.continuous)
on("542", "oc2", "CONVICTED", "age", lambda o, f: o.convicted and is_under(o.dob or f.dob, 10, f.year.end))
on(
    "543",
    "oc2",
    "CONVICTED",
    "needed",
    lambda o, f: not o.convicted and f.continuous and has_reached(o.dob or f.dob, 10, f.year.end),
)
on(
    "545",
    "oc2",
    "HEALTH_CHECK",
    "needed",
    lambda o, f: not o.health_check and f.continuous and is_under(o.dob or f.dob, 5, f.year.end),
)
on(
    "546",
    "oc2",
    "HEALTH_CHECK",
    "age",
    lambda o, f: o.health_check and f.continuous and has_reached(o.dob or f.dob, 5, f.year.end),
)
on(
    "215",
    "oc2",
    "CONVICTED",
    "not_expected",
    lambda o, f: filled(o, *FLAGS) and any(filled(c, *_OC3) for c in f.child.oc3),
)

on(
    "153",
    "oc3",
    "IN_TOUCH",
    "not_all",
    lambda c, f: filled(c, *_OC3) and any(blank(c, column) for column in _OC3),
)
on(
    "344",
    "oc3",
    "ACTIV IN_TOUCH",
    "not_expected",
    lambda c, f: c.in_touch in ("DIED", "RHOM") and (c.activ not in ("", "0") or c.accom not in ("", "0")),
)
on(
    "345",
    "oc3",
    "ACTIV IN_TOUCH",
    "needed",
    lambda c, f: c.in_touch == "YES" and (c.activ == "0" or c.accom == "0"),
)
on(
    "347",
    "oc3",
    "ACCOM",
    "age",
    lambda c, f: c.accom in ("T1", "T2") and is_under(c.dob or f.dob, 18, f.year.end),
)
on("3001", "oc3", "ACCOM", "age", lambda c, f: c.accom in ("Z1", "Z2") and _reaches(c.dob or f.dob, 17, f))
on(
    "391",
    "oc3",
    "DOB",
    "age",
    lambda c, f: (c.dob or f.dob) and not any(_reaches(c.dob or f.dob, age, f) for age in range(17, 22)),
)
on(
    "134",
    "oc3",
    "IN_TOUCH",
    "not_expected",
    lambda c, f: filled(c, *_OC3) and any(filled(a, *AD1) for a in f.child.ad1),
)
on(
    "1000",
    "oc3",
    "IN_TOUCH",
    "history",
    lambda c, f: filled(c, *_OC3) and any(e.rec == "E2" for e in f.episodes),
)
on("1007", "oc3", "IN_TOUCH", "history", lambda c, f: _at_birthday(c.dob or f.dob, f) == "stays")
on("1016", "oc3", "IN_TOUCH", "history", lambda c, f: _at_birthday(c.dob or f.dob, f) == "left later")
on("1011", "oc3", "IN_TOUCH", "history", lambda c, f: filled(c, *_OC3) and f.last and f.last.rec == "E3")
on("1014", "uasc", "DUC", "not_expected", lambda u, f: f.child.oc3 and not f.child.episodes)
about("187", "oc3", "CHILD", "not_expected", lambda f: f.continuous and (f.child.oc3 or f.child.ad1))
about("1012", "oc3", "CHILD", "record_not_expected",
      lambda f: f.child.oc3 and not f.child.episodes and any(f.child.table(name) for name in _NOT_FOR_LEAVERS),
      part="an episode of any year counts")  # fmt: skip


def _at_birthday(dob: date | None, f: Facts) -> str:
    """Whether the child was looked after on the 17th or 18th birthday of the year: "stays", "left later" or ""."""
    for age in (17, 18):
        if dob and _reaches(dob, age, f) and f.in_care_on(birthday(dob, age)):
            return "left later" if f.left else "stays"
    return ""


about(
    "630",
    "episodes",
    "RNE",
    "no_record",
    lambda f: _started(f) and not any(p.prev_perm for p in f.child.previous_permanence),
)
on(
    "634",
    "previous_permanence",
    "PREV_PERM",
    "history",
    lambda p, f: filled(p, *_PREVIOUS) and _started_earlier(f),
    part="only where the episodes show when care began",
)
on(
    "635",
    "previous_permanence",
    "PREV_PERM",
    "not_expected",
    lambda p, f: p.prev_perm == "Z1" and filled(p, "LA_PERM", "DATE_PERM"),
)


def _started_earlier(f: Facts) -> bool:
    """Surely before: an episode from before that day, and no new start since."""
    first = f.episodes[0].decom if f.episodes else None
    return first is not None and first < _PERMANENCE_FROM and not _started(f)


def _started(f: Facts) -> bool:
    return any(e.rne == "S" and e.decom and e.decom >= _PERMANENCE_FROM for e in f.episodes)


on(
    "SW09STG2",
    "social_workers",
    "SW_DEC SW_DECOM",
    "same_day",
    lambda s, f: s.sw_dec and s.sw_dec == s.sw_decom,
)


def _workers(facts: Facts, *, still_open: bool) -> Iterator[Hit]:
    dated = sorted(
        (s for s in facts.child.social_workers if s.sw_decom), key=lambda s: s.sw_decom or date.min
    )
    for first, second in pairwise(dated):
        if still_open and blank(first, "SW_DEC"):
            yield Hit(first, "SW_DEC")
        if not still_open and first.sw_dec and second.sw_decom and second.sw_decom < first.sw_dec:
            yield Hit(second, "SW_DECOM", "SW_DEC", first)


rule("SW108STG2", "still_open", lambda f: _workers(f, still_open=True))
rule("SW10STG2", "overlap", lambda f: _workers(f, still_open=False))
