"""Working days and public holidays per country."""

import datetime as dt
from functools import lru_cache

import holidays

_COUNTRIES = {
    "GB": ("GB", "ENG"),
    "CZ": ("CZ", None),
    "DK": ("DK", None),
    "NL": ("NL", None),
    "FI": ("FI", None),
}


_SPOKEN = {"GB": "en_GB", "CZ": "cs", "DK": "da", "NL": "nl", "FI": "fi"}


@lru_cache(maxsize=64)
def _year(country: str, year: int) -> dict[dt.date, str]:
    code, part = _COUNTRIES.get(country, (None, None))
    if code is None:
        return {}
    return dict(holidays.country_holidays(code, subdiv=part, years=year, language=_SPOKEN.get(country)))


def holiday(day: dt.date, country: str) -> str:
    """What a public holiday is called in its country, in its language; empty on any other day."""
    return _year(country, day.year).get(day, "")


_KEPT = {"DK": ("public", "optional"), "NL": ("public", "optional")}
"""Where the library knows days that most people keep although no law makes them holidays, as Christmas Eve in Denmark."""


@lru_cache(maxsize=64)
def _feasts(country: str, year: int) -> dict[dt.date, str]:
    if country not in _KEPT:
        return _year(country, year)
    code, part = _COUNTRIES[country]
    spoken = _SPOKEN.get(country)
    return dict(
        holidays.country_holidays(code, subdiv=part, years=year, language=spoken, categories=_KEPT[country])
    )


def feast(day: dt.date, country: str) -> str:
    """As `holiday`, with days that most people keep although they are working days by law: of a rota, not of a deadline."""
    return _feasts(country, day.year).get(day, "")


def is_working_day(day: dt.date, country: str) -> bool:
    return day.weekday() < 5 and day not in _year(country, day.year)


def working_day_after(day: dt.date, country: str, count: int = 1) -> dt.date:
    """The `count`-th working day strictly after `day`; with 0, `day` itself or the next working day."""
    if count == 0:
        while not is_working_day(day, country):
            day += dt.timedelta(days=1)
        return day
    for _ in range(count):
        day += dt.timedelta(days=1)
        while not is_working_day(day, country):
            day += dt.timedelta(days=1)
    return day
