"""The public forms on the front page, by country and place; the reader's own country comes first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from samspil.institutions import service as institutions
from samspil.institutions.terms import LANGUAGES


@dataclass(frozen=True, slots=True)
class Country:
    label: Any
    code: str
    places: list[tuple[str, list[Any]]]
    open: bool


def doors(language: str) -> list[Country]:
    """One query."""
    rows = list(institutions.open_doors())
    found = [_country(code, list(group), language) for code, group in groupby(rows, key=lambda i: i.country)]
    return sorted(found, key=lambda c: (not c.open, str(c.label)))


def _country(code: str, rows: list[Any], language: str) -> Country:
    places = [(place, list(group)) for place, group in groupby(rows, key=lambda i: i.municipality)]
    return Country(rows[0].get_country_display(), code, places, _speaks(code, language))


def _speaks(code: str, language: str) -> bool:
    spoken: Iterable[tuple[Any, str]] = LANGUAGES.items()
    return any(str(c) == code and lang == language for c, lang in spoken)
