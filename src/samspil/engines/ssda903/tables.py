"""The tables of the return: their columns, which of them are dates, and how a table is known by its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    dates: frozenset[str]
    optional: tuple[str, ...] = ()
    key: str = ""  # the date that tells the rows of one child apart; "" where a child has one row
    numbers: frozenset[str] = frozenset()

    @property
    def known(self) -> tuple[str, ...]:
        return self.columns + self.optional

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


def _table(
    name: str, columns: str, dates: str = "", optional: str = "", key: str = "", numbers: str = ""
) -> Table:
    days = frozenset(dates.split())
    return Table(name, tuple(columns.split()), days, tuple(optional.split()), key, frozenset(numbers.split()))


_HEALTH = "CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED"

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(
            "header",
            "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
            "DOB MC_DOB",
            "UASC",
            numbers="SEX MOTHER UASC",
        ),
        _table(
            "episodes",
            "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
            "DECOM DEC",
            "PL_LA PL_DISTANCE PL_LOCATION",
            key="DECOM",
            numbers="URN",
        ),
        _table("reviews", "CHILD DOB REVIEW REVIEW_CODE", "DOB REVIEW", key="REVIEW"),
        _table("missing", "CHILD DOB MISSING MIS_START MIS_END", "DOB MIS_START MIS_END", key="MIS_START"),
        _table("oc2", f"CHILD DOB SDQ_SCORE SDQ_REASON {_HEALTH}", "DOB", numbers=f"SDQ_SCORE {_HEALTH}"),
        _table("oc3", "CHILD DOB IN_TOUCH ACTIV ACCOM", "DOB", numbers="ACTIV ACCOM"),
        _table(
            "ad1",
            "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
            "DOB DATE_INT DATE_MATCH",
            numbers="FOSTER_CARE NB_ADOPTR",
        ),
        _table("uasc", "CHILD SEX DOB DUC", "DOB DUC", numbers="SEX"),
        _table(
            "placed_for_adoption",
            "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
            "DOB DATE_PLACED DATE_PLACED_CEASED",
            key="DATE_PLACED",
        ),
        _table(
            "previous_permanence", "CHILD DOB PREV_PERM LA_PERM DATE_PERM", "DOB DATE_PERM", numbers="LA_PERM"
        ),
        _table(
            "social_workers",
            "CHILD SW_ID SW_DECOM SW_DEC SW_REASON",
            "SW_DECOM SW_DEC",
            key="SW_DECOM",
        ),
    )
}

_ALIASES = {"CHILDID": "CHILD", "CHILD_ID": "CHILD", "PL": "PLACE", "NB_ADOPTER": "NB_ADOPTR"}
_SHARED = {"CHILD", "DOB", "SEX"}


def column_name(text: str) -> str:
    """The column a heading means, whatever its case and spaces: `Child id` is CHILD. An unknown heading stays as written."""
    name = re.sub(r"[\s\-]+", "_", text.strip().lstrip("\ufeff").strip()).upper()
    name = _ALIASES.get(name, name)
    return name if name in _ALL_COLUMNS else text.strip()


def table_of(columns: Iterable[str]) -> Table | None:
    """The table these columns belong to, by the columns only it has; None when they belong to none."""
    own = set(columns) - _SHARED
    best = max(TABLES.values(), key=lambda table: len(own & set(table.known)))
    return best if own & set(best.known) else None


_ALL_COLUMNS = frozenset(column for table in TABLES.values() for column in table.known)
