"""Days and times are read the way people write them in the five languages."""

import datetime as dt

import pytest
from django.utils import translation

from samspil.look import dates
from samspil.look.service import DateField, NotADay, TimeField, read_day, read_time

TODAY = dt.date(2026, 11, 24)
LANGUAGES = ("en", "nl", "da", "cs", "fi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "written",
    ["24. 11. 2026", "24.11.2026", "24/11/2026", "24-11-2026", "2026-11-24", "24 11 2026", " 24.11.2026. "],
)
def test_numbers_are_read_in_every_language(language, written):
    assert read_day(written, language, TODAY) == TODAY


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "24 Nov 2026"), ("en", "24th November 2026"), ("en", "Today"), ("nl", "24 nov 2026"),
        ("nl", "24 november 2026"), ("nl", "vandaag"), ("da", "24. nov. 2026"), ("da", "24. november 2026"),
        ("da", "i dag"), ("cs", "24. listopadu 2026"), ("cs", "24. listopad 2026"), ("cs", "dnes"),
        ("fi", "24. marraskuuta 2026"), ("fi", "tänään"),
    ],
)  # fmt: skip
def test_names_of_months_and_near_days_are_read(language, written):
    assert read_day(written, language, TODAY) == TODAY


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_write_ourselves_is_read_back_for_every_day_of_a_year(language):
    for offset in range(366):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=offset)
        assert read_day(dates.day(day, language), language, TODAY) == day
        assert read_day(dates._fill("{d}. {month} {y}", day, dates.WORDS[language]), language, TODAY) == day


@pytest.mark.parametrize(
    ("written", "why"),
    [("31.2.2026", "calendar"), ("30 Feb 2026", "calendar"), ("29.2.2025", "calendar"), ("24.11.26", "year"),
     ("24.11.", "year"), ("24 Nov", "year"), ("soon", "form"), ("24. smarch 2026", "form"), ("11/2026", "form"),
     ("<b>", "form"), ("9999999999", "form")],
)  # fmt: skip
def test_what_is_no_day_says_why(written, why):
    with pytest.raises(NotADay) as problem:
        read_day(written, "en", TODAY)
    assert problem.value.why == why


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This day does not exist. Check day and month."),
        ("nl", "Deze dag bestaat niet. Controleer dag en maand."),
        ("da", "Den dag findes ikke. Tjek dag og måned."),
        ("cs", "Takový den neexistuje. Zkontrolujte den a měsíc."),
        ("fi", "Tällaista päivää ei ole. Tarkista päivä ja kuukausi."),
    ],
)
def test_the_31st_of_february_is_refused_in_the_language_of_the_reader(language, words):
    from django import forms

    with translation.override(language), pytest.raises(forms.ValidationError) as problem:
        DateField().clean("31.2.2026")
    assert problem.value.messages == [words]


@pytest.mark.parametrize(
    ("written", "time"),
    [("15.30", (15, 30)), ("15:30", (15, 30)), ("1530", (15, 30)), ("9", (9, 0)), ("kl. 9.05", (9, 5)),
     ("klo 9.05", (9, 5)), ("3.30 pm", (15, 30)), ("12 am", (0, 0)), ("8h15", (8, 15)), ("9 u", (9, 0))],
)  # fmt: skip
def test_times_are_read_as_people_write_them(written, time):
    assert read_time(written) == dt.time(*time)


@pytest.mark.parametrize("written", ["25.00", "12.60", "noonish", "1.2.3", "-1"])
def test_what_is_no_time_is_refused(written):
    from django import forms

    with pytest.raises(forms.ValidationError):
        TimeField().clean(written)
