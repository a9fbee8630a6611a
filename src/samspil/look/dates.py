"""How dates and times are written in the five languages. Pure: no clock, no settings, no time zone.

Every function takes the value, the language ("en", "nl", "da", "cs", "fi"; "en-gb" works too) and, where the
answer depends on it, today's date. Datetimes must already be in the reader's time zone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

SPACE = "\N{NO-BREAK SPACE}"


class Words(NamedTuple):
    weekdays: str
    weekdays_short: str
    months: str
    months_short: str
    day: str  # 26 Nov 2026
    day_this_year: str  # 26 Nov
    day_long: str  # Thursday 26 November
    year: str  # how the long day continues with its year
    at: str  # what stands between the day and the clock
    today: str
    yesterday: str
    hour: str
    minute: str


WORDS = {
    "en": Words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tue Wed Thu Fri Sat Sun",
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "{d} {mon} {y}",
        "{d} {mon}",
        "{weekday} {d} {month}",
        " {y}",
        ", ",
        "today",
        "yesterday",
        "h",
        "min",
    ),
    "nl": Words(
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "ma di wo do vr za zo",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "{d} {mon} {y}",
        "{d} {mon}",
        "{weekday} {d} {month}",
        " {y}",
        ", ",
        "vandaag",
        "gisteren",
        "u",
        "min",
    ),
    "da": Words(
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "man. tir. ons. tor. fre. lør. søn.",
        "januar februar marts april maj juni juli august september oktober november december",
        "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
        "{d}. {mon} {y}",
        "{d}. {mon}",
        "{weekday} {d}. {month}",
        " {y}",
        " kl. ",
        "i dag",
        "i går",
        "t",
        "min",
    ),
    "cs": Words(
        "pondělí úterý středa čtvrtek pátek sobota neděle",
        "po út st čt pá so ne",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12.",
        "{d}. {mon} {y}",
        "{d}. {mon}",
        "{weekday} {d}. {month}",
        " {y}",
        " ",
        "dnes",
        "včera",
        "h",
        "min",
    ),
    "fi": Words(
        "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
        "ma ti ke to pe la su",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
        "marraskuuta joulukuuta",
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12.",
        "{d}.{mon}{y}",
        "{d}.{mon}",
        "{weekday} {d}. {month}",
        " {y}",
        " klo ",
        "tänään",
        "eilen",
        "t",
        "min",
    ),
}

# Ages: the forms for one, for a few (2 to 4, only Czech differs) and for many.
YEARS = {
    "en": ("year", "years", "years"),
    "nl": ("jaar", "jaar", "jaar"),
    "da": ("år", "år", "år"),
    "cs": ("rok", "roky", "let"),
    "fi": ("vuosi", "vuotta", "vuotta"),
}
MONTHS = {
    "en": ("month", "months", "months"),
    "nl": ("maand", "maanden", "maanden"),
    "da": ("måned", "måneder", "måneder"),
    "cs": ("měsíc", "měsíce", "měsíců"),
    "fi": ("kuukausi", "kuukautta", "kuukautta"),
}
DAYS = {
    "en": ("day", "days", "days"),
    "nl": ("dag", "dagen", "dagen"),
    "da": ("dag", "dage", "dage"),
    "cs": ("den", "dny", "dní"),
    "fi": ("päivä", "päivää", "päivää"),
}


def key(language: str | None) -> str:
    short = (language or "en").split("-")[0].lower()
    return short if short in WORDS else "en"


def _fill(pattern: str, value: date, words: Words) -> str:
    return pattern.format(
        d=value.day,
        y=value.year,
        mon=words.months_short.split()[value.month - 1],
        month=words.months.split()[value.month - 1],
        weekday=words.weekdays.split()[value.weekday()],
    )


def day(value: date, language: str) -> str:
    """26 Nov 2026"""
    words = WORDS[key(language)]
    return _fill(words.day, value, words)


def day_long(value: date, language: str, today: date) -> str:
    """Thursday 26 November; with the year when it is another year than today's."""
    words = WORDS[key(language)]
    pattern = words.day_long if value.year == today.year else words.day_long + words.year
    return _fill(pattern, value, words)


_MONTHS_ALONE = {
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
}
"""What a month is called by itself, where that differs from its form in a date."""


def month(value: date, language: str) -> str:
    known = _MONTHS_ALONE.get(key(language), WORDS[key(language)].months)
    return known.split()[value.month - 1]


def weekday(number: int, language: str, *, short: bool = False) -> str:
    """0 is Monday."""
    words = WORDS[key(language)]
    return (words.weekdays_short if short else words.weekdays).split()[number]


def clock(value: time | datetime) -> str:
    """8.05 (the same in all five languages)"""
    return f"{value.hour}.{value.minute:02d}"


def moment(value: datetime, language: str) -> str:
    """26 Nov 2026, 15.30"""
    return day(value, language) + WORDS[key(language)].at + clock(value)


def near_day(value: date, language: str, today: date) -> str:
    """today, yesterday, Thu 26 Nov within seven days, else 26 Nov 2026"""
    words = WORDS[key(language)]
    plain = value.date() if isinstance(value, datetime) else value
    distance = plain - today
    if distance == timedelta(0):
        return words.today
    if distance == timedelta(days=-1):
        return words.yesterday
    if abs(distance) <= timedelta(days=7):
        weekday = words.weekdays_short.split()[plain.weekday()]
        return f"{weekday} {_fill(words.day_this_year, plain, words)}"
    return day(plain, language)


def when(value: date, language: str, today: date) -> str:
    """near_day, followed by the clock when the value has one: today 8.12; Thu 26 Nov, 15.30"""
    near = near_day(value, language, today)
    if not isinstance(value, datetime):
        return near
    words = WORDS[key(language)]
    at = " " if near in (words.today, words.yesterday) and words.at == ", " else words.at
    return near + at + clock(value)


def minutes(value: float | timedelta, language: str) -> str:
    """2 h 58 min; below one hour 45 min; whole hours 3 h"""
    words = WORDS[key(language)]
    total = round(value.total_seconds() / 60) if isinstance(value, timedelta) else round(value)
    hours, rest = divmod(abs(total), 60)
    parts = [f"{hours}{SPACE}{words.hour}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{SPACE}{words.minute}")
    sign = "\N{MINUS SIGN}" if total < 0 else ""
    return sign + SPACE.join(parts)


def _counted(number: int, forms: dict[str, tuple[str, str, str]], language: str) -> str:
    one, few, many = forms[key(language)]
    form = one if number == 1 else few if 2 <= number <= 4 else many
    return f"{number}{SPACE}{form}"


def age(born: date, language: str, today: date) -> str:
    """9 years; below two years in months, below one month in days"""
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months >= 24:
        return _counted(months // 12, YEARS, language)
    if months >= 1:
        return _counted(months, MONTHS, language)
    return _counted(max((today - born).days, 0), DAYS, language)
