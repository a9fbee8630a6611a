"""Rules about one cell: is it a date, a code of the list, well formed, filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from samspil.engines.ssda903.assembly import read_date
from samspil.engines.ssda903.codes import CODES, SEX
from samspil.engines.ssda903.facts import FEMALE
from samspil.engines.ssda903.rules.registry import filled, on

# code, table, column, needed: a blank cell is also wrong
DATES = (
    ("102", "header", "DOB", True), ("104", "uasc", "DUC", False), ("112", "ad1", "DATE_INT", False), ("113", "ad1", "DATE_MATCH", False),
    ("115", "placed_for_adoption", "DATE_PLACED", False), ("116", "placed_for_adoption", "DATE_PLACED_CEASED", False),
    ("141", "episodes", "DECOM", True), ("147", "episodes", "DEC", False), ("166", "reviews", "REVIEW", True),
    ("171", "header", "MC_DOB", False), ("1004", "missing", "MIS_START", False), ("1005", "missing", "MIS_END", False),
    ("SW04STG1", "social_workers", "SW_DECOM", False), ("SW05STG1", "social_workers", "SW_DEC", False),
)  # fmt: skip

LISTS = (
    ("101", "header", "SEX", True), ("103", "header", "ETHNIC", True), ("114", "ad1", "FOSTER_CARE", False),
    ("120", "placed_for_adoption", "REASON_PLACED_CEASED", False), ("131", "oc3", "IN_TOUCH", False), ("132", "oc3", "ACTIV", False),
    ("133", "oc3", "ACCOM", False), ("143", "episodes", "RNE", True), ("144", "episodes", "LS", True), ("145", "episodes", "CIN", True),
    ("146", "episodes", "PLACE", True), ("149", "episodes", "REC", False), ("167", "reviews", "REVIEW_CODE", True),
    ("175", "ad1", "NB_ADOPTR", False), ("176", "ad1", "SEX_ADOPTR", False), ("177", "ad1", "LS_ADOPTR", False),
    ("178", "episodes", "PLACE_PROVIDER", False), ("196", "oc2", "SDQ_REASON", False), ("631", "previous_permanence", "PREV_PERM", False),
    ("1006", "missing", "MISSING", False), ("1009", "episodes", "REASON_PLACE_CHANGE", False),
)  # fmt: skip

FLAGS = (
    "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)  # fmt: skip

_UPN = re.compile(r"[A-HJ-NP-RT-Z](\d{12}|\d{11}[A-Z])|UN[1-5]")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
_URN = re.compile(r"\d{7}|SC\d{6}|X{7}", re.IGNORECASE)
_LA = re.compile(r"\d{3}|NIR|NUK|SCO|WAL")
_ROUGH_DAY = re.compile(r"([0-3X]\d|XX|ZZ)/([01]\d|XX|ZZ)/(\d{4}|ZZZZ)", re.IGNORECASE)


def _is_no_date(column: str, needed: bool) -> Callable[[Any, Any], bool]:
    return lambda record, facts: (read_date(text) is None) if (text := record.row.text(column)) else needed


def _is_no_code(column: str, needed: bool) -> Callable[[Any, Any], bool]:
    codes = SEX if column == "SEX" else CODES[column]
    field = column.lower()
    return lambda record, facts: (text not in codes) if (text := getattr(record, field)) else needed


for _code, _table, _column, _needed in DATES:
    on(_code, _table, _column, "not_a_date", _is_no_date(_column, _needed))
for _code, _table, _column, _needed in LISTS:
    on(_code, _table, _column, "not_in_list", _is_no_code(_column, _needed))

on("105", "header", "UASC", "not_in_list", lambda h, f: "UASC" in h.row.values and h.uasc not in ("0", "1"))
on("165", "header", "MOTHER SEX", "does_not_fit", lambda h, f: h.mother and (h.mother not in ("0", "1") or h.sex not in FEMALE),
   part="care leavers are not looked at")  # fmt: skip
on("168", "header", "UPN", "not_well_formed", lambda h, f: h.upn and not _UPN.fullmatch(h.upn))
on(
    "180",
    "oc2",
    "SDQ_SCORE",
    "out_of_range",
    lambda o, f: (
        o.sdq_score and not (o.sdq_score.isascii() and o.sdq_score.isdigit() and int(o.sdq_score[:4]) <= 40)
    ),
)
on("392c", "episodes", "PL_POST HOME_POST", "not_well_formed",
   lambda e, f: any(post and not _POSTCODE.fullmatch(post) for post in (e.home_post, e.pl_post)),
   part="the form of the postcode is checked, not whether it exists")  # fmt: skip
on("1008", "episodes", "URN", "not_well_formed", lambda e, f: e.urn and not _URN.fullmatch(e.urn),
   part="the form of the number is checked; the list of providers is not part of the return")  # fmt: skip
on("632", "previous_permanence", "DATE_PERM", "not_a_date",
   lambda p, f: (text := p.row.text("DATE_PERM")) and p.date_perm is None and not _ROUGH_DAY.fullmatch(text),
   part="the date is not compared with the start of care")  # fmt: skip
on("633", "previous_permanence", "LA_PERM", "not_in_list", lambda p, f: p.la_perm and not _LA.fullmatch(p.la_perm),
   part="three digits are accepted as an English authority")  # fmt: skip
on(
    "SW02STG1",
    "social_workers",
    "SW_ID",
    "not_well_formed",
    lambda s, f: s.sw_id and not s.sw_id.upper().startswith(("SW", "XX")),
)
on("SW03STG1", "social_workers", "SW_ID SW_DECOM", "not_all", lambda s, f: not s.sw_id or not filled(s, "SW_DECOM"),
   part="the reason may be empty")  # fmt: skip
