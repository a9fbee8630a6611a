"""Reads days and times the way people write them in the five languages. Pure: no clock, no settings.

`read_day("24. 11. 2026", "cs", today)`; also 24/11/2026, 2026-11-24, 24 Nov 2026, 24. listopadu 2026, today, zítra.
The day stands before the month, as in all five countries. What cannot be a day is a `NotADay` that says why.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta
from typing import Literal

from samspil.look.dates import WORDS, key

Why = Literal["form", "calendar", "year"]

TOMORROW = {"en": "tomorrow", "nl": "morgen", "da": "i morgen", "cs": "zítra", "fi": "huomenna"}
ALSO_TODAY = {"fi": "tänään"}
NOMINATIVE = {
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
}
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-./\s]\s*(\d{1,2})\s*[-./\s]\s*(\d{2,4})\.?")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s*(?:of\s+)?([^\W\d_]+)\.?,?\s*(\d{4})")
_TIME = re.compile(
    r"(?:kl\.?|klo|at|om|v|ve)?\s*(\d{1,2})(?:\s*[.:h]\s*(\d{2})?|(\d{2}))?\s*(?:u|h|hod\.?|uur)?\s*(am|pm)?"
)


class NotADay(ValueError):
    """`why`: form (not understood), calendar (no such day), year (the year is missing or too short)."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _months() -> dict[str, int]:
    """Every name of a month, in every language: people mix them."""
    found: dict[str, int] = {}
    lists = (
        [w.months for w in WORDS.values()]
        + [w.months_short for w in WORDS.values()]
        + list(NOMINATIVE.values())
    )
    for names in lists:
        for number, name in enumerate(names.split(), 1):
            plain = _plain(name).rstrip(".")
            if plain and not plain[0].isdigit():
                found.setdefault(plain, number)
    return found


MONTHS = _months()


def _near(text: str, language: str, today: date) -> date | None:
    for known in {key(language), "en"}:
        words = WORDS[known]
        if text in (_plain(words.today), _plain(ALSO_TODAY.get(known, ""))):
            return today
        if text == _plain(words.yesterday):
            return today - timedelta(days=1)
        if text == _plain(TOMORROW[known]):
            return today + timedelta(days=1)
    return None


def read_day(text: str, language: str, today: date) -> date:
    plain = _plain(" ".join(text.split()))
    near = _near(plain, language, today)
    if near:
        return near
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        if len(found[3]) != 4:
            raise NotADay("year")
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(plain):
        month = MONTHS.get(found[2])
        if month is None:
            raise NotADay("form")
        return _day(int(found[3]), month, int(found[1]))
    if re.fullmatch(r"\d{1,2}\s*[-./ ]\s*(\d{1,2}|[^\W\d_]+)\.?", plain):
        raise NotADay("year")
    raise NotADay("form")


NEAREST, FURTHEST = 1850, 2300
"""Nobody who is in a file lived before or plans after; a clock cannot be put to the edges of the calendar either."""


def _day(year: int, month: int, day: int) -> date:
    if not NEAREST <= year <= FURTHEST:
        raise NotADay("year")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay("calendar") from None


def read_time(text: str) -> time:
    """15.30, 15:30, 1530, 9, kl. 9.05, klo 9.05, 3.30 pm. ValueError for anything else."""
    found = _TIME.fullmatch(_plain(" ".join(text.split())))
    if not found:
        raise ValueError(text)
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if found[4] == "pm" and hour < 12:
        hour += 12
    if found[4] == "am" and hour == 12:
        hour = 0
    return time(hour, minute)
