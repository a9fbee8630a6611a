"""Rules that compare a date with the child's age: born after placement, too young for a place, too old for care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samspil.engines.ssda903.facts import ADOPTED, SHORT_BREAK, Facts, birthday, has_reached, is_under
from samspil.engines.ssda903.rules.registry import Hit, blank, on, rule

_GUARDIANSHIP = ("E45", "E46", "E47", "E48")


def _after_birthday(dob: date | None, age: int, day: date | None) -> bool:
    return bool(dob and day and day > birthday(dob, age))


def _left_in_year(f: Facts) -> bool:
    return f.last is not None and f.left in f.year and f.last.ls not in SHORT_BREAK


_SPEAKING = tuple(f"PN{number}" for number in range(1, 8))

on("301", "header", "DOB", "after_year", lambda h, f: h.dob and h.dob > f.year.end)
on("351", "header", "DOB", "age", lambda h, f: h.dob and has_reached(h.dob, 26, f.year.start),
   part="25 is counted as the whole year of life")  # fmt: skip
on(
    "302",
    "episodes",
    "DECOM",
    "before_birth",
    lambda e, f: f.dob and e.decom and e.decom < f.dob and e is f.episodes[0],
)
on("352", "episodes", "DECOM", "age", lambda e, f: e.rne == "S" and has_reached(f.dob, 18, e.decom))
on("358", "episodes", "LS", "age", lambda e, f: e.ls in ("J1", "J2", "J3") and is_under(f.dob, 10, e.decom))
on("359", "episodes", "DEC", "age",
   lambda e, f: f.dob and e.decom and birthday(f.dob, 18) < (e.dec or f.year.end) and not (e.ls == "V2" and e.place == "K2"))  # fmt: skip
on("371", "episodes", "PLACE", "age", lambda e, f: e.place == "H5" and is_under(f.dob, 16, e.decom))
on("372", "episodes", "PLACE", "age", lambda e, f: e.place == "R5" and is_under(f.dob, 10, e.decom))
on("373", "episodes", "PLACE", "age", lambda e, f: e.place == "S1" and is_under(f.dob, 4, e.decom))
on("374", "episodes", "PLACE", "age", lambda e, f: e.place == "P3" and is_under(f.dob, 14, e.decom))
on("386", "episodes", "REC", "age", lambda e, f: e.rec in ADOPTED and has_reached(f.dob, 18, e.dec))
on(
    "387",
    "episodes",
    "REC",
    "age",
    lambda e, f: e.rec in ("E5", "E6") and is_under(f.dob, 14, e.dec or f.year.end),
)
on("389", "episodes", "REC", "age", lambda e, f: e.rec == "E7" and is_under(f.dob, 16, e.dec or f.year.end))
on("407", "episodes", "REC", "age", lambda e, f: e.rec in _GUARDIANSHIP and has_reached(f.dob, 18, e.dec))
on("460", "episodes", "REC", "age", lambda e, f: e.rec == "E17" and is_under(f.dob, 18, e.dec))

on(
    "440",
    "reviews",
    "REVIEW_CODE",
    "age",
    lambda r, f: r.review_code == "PN0" and has_reached(r.dob or f.dob, 4, r.review),
)
on(
    "441",
    "reviews",
    "REVIEW_CODE",
    "age",
    lambda r, f: r.review_code in _SPEAKING and is_under(r.dob or f.dob, 4, r.review),
)

on("303", "header", "UASC", "does_not_fit",
   lambda h, f: "UASC" in h.row.values and h.uasc != "1" and any(not blank(u, "DUC") for u in f.child.uasc))  # fmt: skip
on(
    "304",
    "uasc",
    "DUC",
    "age",
    lambda u, f: _after_birthday(u.dob or f.dob, 18, u.duc),
)

on("174", "header", "MC_DOB SEX", "does_not_fit", lambda h, f: not blank(h, "MC_DOB") and h.sex in ("1", "M"))
on("611", "header", "MC_DOB", "needed", lambda h, f: h.mother == "1" and blank(h, "MC_DOB"))
on("612", "header", "MC_DOB MOTHER", "does_not_fit", lambda h, f: not blank(h, "MC_DOB") and h.mother != "1")
on("620", "header", "MOTHER", "age", lambda h, f: h.mother == "1" and is_under(h.dob, 11, f.year.end),
   part="the age at the end of the year is taken")  # fmt: skip
on("621", "header", "MC_DOB DOB", "before", lambda h, f: h.mc_dob and h.dob and h.mc_dob < h.dob)
on(
    "625",
    "header",
    "MC_DOB",
    "after_year",
    lambda h, f: h.mc_dob and h.mc_dob > min(f.left or f.year.end, f.year.end),
)
on("628", "header", "MOTHER", "not_expected", lambda h, f: h.mother and f.child.oc3 and not f.child.episodes)

on("209", "header", "UPN", "age", lambda h, f: h.upn == "UN1" and has_reached(h.dob, 5, f.year.start),
   part="school age is taken as 5 at the start of the year")  # fmt: skip
on("210", "header", "UPN", "does_not_fit",
   lambda h, f: h.upn == "UN4" and f.in_care_on(f.year.end) and f.began and (f.year.end - f.began).days > 7)  # fmt: skip
on("442", "header", "UPN", "needed", lambda h, f: not h.upn and f.full_care)
on(
    "393",
    "header",
    "MOTHER",
    "needed",
    lambda h, f: (
        f.female and not h.mother and any(e.dec is None or e.dec >= f.year.start for e in f.full_care)
    ),
)
on(
    "607",
    "header",
    "MOTHER",
    "needed",
    lambda h, f: f.female and not h.mother and _left_in_year(f),
)


def _not_for_short_breaks(facts: Facts) -> Iterator[Hit]:
    if facts.only_short_breaks:
        if facts.header and facts.header.mother:
            yield Hit(facts.header, "MOTHER")
        for review in facts.child.reviews:
            yield Hit(review, "REVIEW")


rule("399", "not_expected", _not_for_short_breaks)
