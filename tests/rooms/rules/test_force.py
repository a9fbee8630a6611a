"""What is in force on a day, in a country, for an institution."""

import datetime as dt

import pytest

from samspil.rules import service as rules
from samspil.rules.apps import ship
from samspil.rules.models import Rule
from samspil.rules.terms import NO_FILES, Checked, Field, Table
from samspil.trail.models import Entry
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def version(number: int, since: dt.date, years: int, **more) -> Rule:
    said = {"table": Table.RETENTION, "country": "CZ", "key": "case_file", "checked": Checked.CHOICE} | more
    value = {"record_class": "case_file", "years": years, "starts_at": "case_closed"}
    return Rule.objects.create(version=number, since=since, value=value, source="x", **said)


def years(on: dt.date, institution=None):
    period = rules.retention_period("case_file", "CZ", institution, on)
    return period and period.years


def test_the_shipped_rows_are_there_once_however_often_they_are_shipped():
    before = Rule.objects.count()
    assert before > 40
    assert ship() == 0 and Rule.objects.count() == before
    assert not Entry.objects.filter(act="rules.ship").exists(), (
        "what an installation begins with changes nothing"
    )


def test_rules_that_a_new_version_brings_stand_in_the_record():
    Rule.objects.filter(table="retention", country="NL", key="board").delete()
    assert ship() == 1
    entry = Entry.objects.get(act="rules.ship")
    assert (entry.account, entry.deed) == (None, "write") and "retention/NL/board" in entry.details


def test_every_shipped_row_says_what_its_table_asks_for_and_where_it_is_from():
    from samspil.rules.operations.values import checked_value

    for row in Rule.objects.all():
        assert checked_value(row.table, row.value) == row.value
        assert row.source and (row.source_url or row.checked == Checked.CHOICE), row.key


def test_the_czech_matrix_has_its_seven_rows():
    rows = rules.in_force(Table.CONFIDENTIALITY, country="CZ", on=TODAY)
    assert len(rows) == 7
    assert rules.in_force(Table.CONFIDENTIALITY, country="DK", on=TODAY) == []


def test_an_authority_that_ordered_counselling_gets_five_facts_on_written_request():
    ways = rules.paths("CZ", "family_support", "child_protection", TODAY)
    counselling = next(w for w in ways if w.condition == "counselling_ordered")
    assert counselling.section == "§ 100a" and counselling.must_answer and counselling.basis == "request"
    assert counselling.fields == (
        Field.CONTRACT_EXISTS, Field.DURATION, Field.END_DATE, Field.END_REASON, Field.COURSE,
    )  # fmt: skip
    assert [w.must_answer for w in ways] == sorted((w.must_answer for w in ways), reverse=True)


def test_a_club_tells_another_service_only_by_consent_and_a_school_has_a_law_of_its_own():
    assert [w.basis for w in rules.paths("CZ", "youth_club", "family_support", TODAY)] == ["consent"]
    assert rules.paths("CZ", "school", "family_support", TODAY) == []
    assert [w.to_kind for w in rules.paths("CZ", "school", "police", TODAY)] == ["police"]


def test_without_consent_outreach_gets_identification_and_contact_alone():
    (row,) = rules.without_consent("FI", "youth_club", TODAY)
    assert set(row.fields) == {"name", "identity_number", "address", "phone", "email"}
    assert rules.without_consent("FI", "school", TODAY) == []
    assert rules.without_consent("CZ", "youth_club", TODAY) == []


@pytest.mark.parametrize(
    ("age", "relation", "allowed", "consent"),
    [
        (11, "child", False, ""), (12, "child", True, ""), (15, "parent", True, ""), (16, "parent", False, ""),
        (11, "third_party", True, "parents"), (12, "third_party", True, "parents_and_child"),
        (15, "third_party", True, "parents_and_child"), (16, "third_party", True, "child"),
    ],
)  # fmt: skip
def test_dutch_ages_are_those_of_the_youth_act(age, relation, allowed, consent):
    said = rules.may_inspect("NL", TODAY, age, relation)
    assert (said.allowed, said.consent_of) == (allowed, consent)


@pytest.mark.parametrize("country", ["CZ", "DK", "FI", "GB"])
def test_what_was_not_read_is_unset_and_not_guessed(country):
    assert rules.may_inspect(country, TODAY, 14, "child").allowed is None
    known = rules.retention_periods(country, None, TODAY)
    assert set(known) == set(NO_FILES), "how long a child's file is kept is law, and no law was read"
    assert {period.checked for period in known.values()} == {Checked.CHOICE}
    assert rules.clock_for("destruction", country, TODAY) is None


def test_clocks_run_by_months():
    assert rules.clock_for("access", "CZ", TODAY).months == 1
    assert rules.clock_for("destruction", "NL", TODAY).months == 3
    assert rules.due_on(dt.date(2027, 1, 31), 1) == dt.date(2027, 2, 28)
    assert rules.due_on(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert rules.due_on(dt.date(2026, 12, 5), 1) == dt.date(2027, 1, 5)


def test_dutch_files_are_kept_twenty_years_after_care_ends():
    period = rules.retention_period("case_file", "NL", None, TODAY)
    assert (period.years, period.starts_at, period.own) == (20, "care_ended", False)


def test_the_version_of_the_day_counts():
    version(1, TODAY, 5)
    version(2, TODAY + 10 * DAY, 8)
    assert [years(TODAY + n * DAY) for n in (-1, 0, 9, 10, 400)] == [None, 5, 5, 8, 8]


def test_a_version_that_ended_leaves_the_row_unset():
    version(1, TODAY, 5)
    version(2, TODAY + DAY, 8, until=TODAY + 3 * DAY)
    assert [years(TODAY + n * DAY) for n in (0, 1, 2, 3)] == [5, 8, 8, None]


def test_an_own_period_counts_where_the_country_asks_for_less_or_says_nothing(cast):
    version(1, TODAY, 10, institution=cast.authority)
    assert years(TODAY, cast.authority.pk) == 10
    assert years(TODAY, cast.support.pk) is None and years(TODAY) is None
    version(1, TODAY + DAY, 12)
    assert years(TODAY + DAY, cast.authority.pk) == 12, "the country asks for more than the own choice"
    version(2, TODAY + 2 * DAY, 15, institution=cast.authority)
    assert years(TODAY + 2 * DAY, cast.authority.pk) == 15
    assert years(TODAY + 2 * DAY, cast.support.pk) == 12


def test_asking_costs_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        rules.in_force(Table.RETENTION, country="NL", institution=cast.authority.pk, on=TODAY)


@pytest.mark.django_db(transaction=True)
def test_the_first_of_two_tests_that_empty_the_database_leaves_the_rows(db):
    assert Rule.objects.filter(institution=None).count() > 40


@pytest.mark.django_db(transaction=True)
def test_the_second_of_two_tests_that_empty_the_database_finds_the_rows(db):
    assert Rule.objects.filter(institution=None).count() > 40
