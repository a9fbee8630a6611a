"""Dates and durations are written as people in each country write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from samspil.look import dates

TODAY = date(2026, 11, 24)  # a Tuesday
NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "26 Nov 2026, 15.30"),
        ("cs", "26. 11. 2026 15.30"),
        ("da", "26. nov. 2026 kl. 15.30"),
        ("nl", "26 nov 2026, 15.30"),
        ("fi", "26.11.2026 klo 15.30"),
        ("en-gb", "26 Nov 2026, 15.30"),
        ("sv", "26 Nov 2026, 15.30"),
    ],
)
def test_a_moment_is_written_in_the_way_of_its_language(language, written):
    assert dates.moment(datetime(2026, 11, 26, 15, 30), language) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Tuesday 24 November"),
        ("cs", "úterý 24. listopadu"),
        ("da", "tirsdag 24. november"),
        ("nl", "dinsdag 24 november"),
        ("fi", "tiistai 24. marraskuuta"),
    ],
)
def test_a_long_day_names_its_weekday_and_the_year_only_when_it_is_another(language, written):
    assert dates.day_long(TODAY, language, TODAY) == written
    assert dates.day_long(TODAY, language, date(2027, 1, 2)) == f"{written} 2026"


def test_the_clock_has_no_leading_hour_zero_and_always_two_minute_digits():
    assert dates.clock(datetime(2026, 11, 24, 8, 5)) == "8.05"


@pytest.mark.parametrize(
    ("language", "today", "yesterday", "near", "far"),
    [
        ("en", "today 8.12", "yesterday 18.40", "Thu 26 Nov, 15.30", "26 Jan 2027, 15.30"),
        ("cs", "dnes 8.12", "včera 18.40", "čt 26. 11. 15.30", "26. 1. 2027 15.30"),
        ("da", "i dag kl. 8.12", "i går kl. 18.40", "tor. 26. nov. kl. 15.30", "26. jan. 2027 kl. 15.30"),
        ("nl", "vandaag 8.12", "gisteren 18.40", "do 26 nov, 15.30", "26 jan 2027, 15.30"),
        ("fi", "tänään klo 8.12", "eilen klo 18.40", "to 26.11. klo 15.30", "26.1.2027 klo 15.30"),
    ],
)
def test_when_is_relative_only_for_today_and_yesterday(language, today, yesterday, near, far):
    assert dates.when(datetime(2026, 11, 24, 8, 12), language, TODAY) == today
    assert dates.when(datetime(2026, 11, 23, 18, 40), language, TODAY) == yesterday
    assert dates.when(datetime(2026, 11, 26, 15, 30), language, TODAY) == near
    assert dates.when(datetime(2027, 1, 26, 15, 30), language, TODAY) == far


def test_a_weekday_is_named_up_to_seven_days_away_in_both_directions_and_not_further():
    def written(days: int) -> str:
        return dates.near_day(TODAY + timedelta(days=days), "en", TODAY)

    assert written(7) == "Tue 1 Dec"
    assert written(-7) == "Tue 17 Nov"
    assert written(8) == "2 Dec 2026"
    assert written(-8) == "16 Nov 2026"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", f"2{NB}h{NB}58{NB}min"),
        ("cs", f"2{NB}h{NB}58{NB}min"),
        ("da", f"2{NB}t{NB}58{NB}min"),
        ("nl", f"2{NB}u{NB}58{NB}min"),
        ("fi", f"2{NB}t{NB}58{NB}min"),
    ],
)
def test_a_duration_is_in_words(language, written):
    assert dates.minutes(178, language) == written


def test_a_duration_leaves_out_what_is_zero_unless_all_is():
    assert dates.minutes(120, "en") == f"2{NB}h"
    assert dates.minutes(timedelta(minutes=45), "en") == f"45{NB}min"
    assert dates.minutes(0, "en") == f"0{NB}min"


@pytest.mark.parametrize(
    ("language", "nine", "three", "seven_months", "twelve_days"),
    [
        ("en", "9 years", "3 years", "7 months", "12 days"),
        ("cs", "9 let", "3 roky", "7 měsíců", "12 dní"),
        ("da", "9 år", "3 år", "7 måneder", "12 dage"),
        ("nl", "9 jaar", "3 jaar", "7 maanden", "12 dagen"),
        ("fi", "9 vuotta", "3 vuotta", "7 kuukautta", "12 päivää"),
    ],
)
def test_an_age_counts_years_then_months_then_days(language, nine, three, seven_months, twelve_days):
    ages = [
        dates.age(born, language, TODAY)
        for born in (date(2017, 5, 2), date(2023, 11, 24), date(2026, 4, 20), date(2026, 11, 12))
    ]
    assert [a.replace(NB, " ") for a in ages] == [nine, three, seven_months, twelve_days]


def test_the_day_before_a_birthday_is_still_the_old_age():
    assert dates.age(date(2017, 11, 25), "en", TODAY) == f"8{NB}years"
    assert dates.age(date(2025, 11, 24), "cs", TODAY) == f"12{NB}měsíců"


@pytest.mark.parametrize("language", sorted(dates.WORDS))
def test_every_language_has_all_its_days_and_months(language):
    words = dates.WORDS[language]
    assert [len(w.split()) for w in (words.weekdays, words.weekdays_short)] == [7, 7]
    assert [len(w.split()) for w in (words.months, words.months_short)] == [12, 12]
