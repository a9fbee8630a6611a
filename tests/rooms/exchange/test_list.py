"""An institution's own list becomes people and cases; nothing in a cell does harm, and taking it twice makes no doubles."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook

from samspil.cases.models import Case
from samspil.exchange import service as exchange
from samspil.exchange.terms import Column, Kind
from samspil.people.models import Address, Person
from tests.cast import NOW
from tests.rooms.exchange.small import lead

HEAD = "Číslo;Jméno;Příjmení;Datum narození;Pohlaví;Kde je dítě;Další termín;Město\n"
GOOD = HEAD + "1;Ema;Malá;2. 5. 2014;dívka;doma;24. 12. 2030;Brno\n2;Adam;Starý;3.6.2015;chlapec;u tety;;\n"


def plan(cast, text: str | bytes, name: str = "list.csv", columns=None):
    data = text.encode() if isinstance(text, str) else text
    sheet = exchange.read_sheet(name, io.BytesIO(data), limit=1_000_000)
    columns = exchange.guessed(sheet.headings) if columns is None else columns
    return exchange.plan_list(sheet, columns, for_=lead(cast), at=NOW)


def take(cast, text: str | bytes) -> dict[str, int]:
    by = lead(cast)
    run = exchange.begin(by=by, at=NOW, kind=Kind.LIST, file_name="list.csv")
    failed: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    for step in exchange.accept_list(by=by, at=NOW, run=run, plan=plan(cast, text), failed=failed):
        counts = step[2]
    assert not failed
    return counts


def reasons(found) -> set[tuple[int, str]]:
    return {(r.row, r.reason_code) for r in found.remarks}


def test_a_look_says_what_would_come_and_changes_nothing(cast):
    before = Person.objects.count()
    found = plan(cast, GOOD)
    assert found.counts == {
        "rows": 2, "people_created": 2, "cases_created": 2, "already_here": 0, "rows_left_out": 0,
    }  # fmt: skip
    assert reasons(found) == {(3, "place_not_known")} and Person.objects.count() == before


def test_a_list_becomes_people_and_cases(cast):
    assert take(cast, GOOD) == {"people_created": 2, "cases_created": 2}
    ema = Case.objects.select_related("child").get(child__given_name="Ema")
    assert ema.place == "home" and ema.next_on.isoformat() == "2030-12-24" and ema.worker_missing_since == NOW
    assert ema.child.sex == "female" and Address.objects.get(person=ema.child).city == "Brno"
    adam = Case.objects.get(child__given_name="Adam")
    assert adam.place == "not_known" and adam.next_missing_since == NOW


def test_the_same_list_again_makes_no_doubles(cast):
    take(cast, GOOD)
    assert plan(cast, GOOD).counts["already_here"] == 2
    assert take(cast, GOOD) == {"already_here": 2}


def test_without_numbers_name_and_birth_tell_who_is_here(cast):
    text = "naam;geboortedatum\nTereza Nováková;02-05-2013\nTereza Nováková;02-05-2014\n"
    assert [e.does for e in plan(cast, text).entries] == ["here", "new"]
    take(cast, text)
    assert [e.does for e in plan(cast, text).entries] == ["here", "here"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_any_encoding_and_delimiter_is_read(cast, encoding, delimiter):
    text = GOOD.replace(";", delimiter).encode(encoding)
    assert [e.name for e in plan(cast, text).entries] == ["Ema Malá", "Adam Starý"]


def test_an_excel_list_is_read_as_it_is(cast):
    book = Workbook()
    book.active.append(["first name", "family name", "date of birth", "own number"])
    book.active.append(["Ema", "Malá", NOW.replace(tzinfo=None, year=2014), 7])
    data = io.BytesIO()
    book.save(data)
    entry = plan(cast, data.getvalue(), "list.xlsx").entries[0]
    assert entry.facts["born_on"].year == 2014 and entry.facts["number"] == "7"


def test_every_problem_is_told_by_row_and_column_and_keeps_only_that_row_out(cast):
    text = HEAD + (
        "1;Ema;Malá;31.2.2014;;;;\n2;Ema;Velká;1.1.2031;;;;\n3;;;;;;;\n4;A;B;1.1.2014;;;;\n4;C;D;1.1.2014;;;;\n"
        "5;Jan;Malý;1. 5. 2014;robot;;1.1.2020;\n;;;1.1.2014;;;;\n6;Ok;Ay;brzy;;;;\n"
    )
    found = plan(cast, text)
    assert reasons(found) == {
        (2, "no_such_day"), (3, "birth_to_come"), (5, "says_other"), (6, "says_other"), (7, "no_sex"), (7, "next_passed"),
        (8, "no_name"), (9, "day_unclear"),
    }  # fmt: skip
    assert [e.row for e in found.entries] == [4, 7]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "😀", "\u200fمحمد", "%(x)s {y}"]
)
def test_a_strange_name_is_kept_as_it_is_and_leaves_harmless(cast, name):
    take(cast, f'number;first name;family name\n1;"{name}";X\n')
    assert Person.objects.get(family_name="X").given_name == name
    content, _rows = exchange.compose_list(by=lead(cast), at=NOW, form="csv")
    assert b";=" not in content and b",=" not in content


def test_cells_that_would_be_carried_out_are_text_in_excel_too(cast):
    take(cast, "number;first name;family name\n1;=1+1;X\n")
    content, rows = exchange.compose_list(by=lead(cast), at=NOW, form="xlsx")
    cells = [c for row in load_workbook(io.BytesIO(content)).active.iter_rows() for c in row]
    assert rows == 2 and "'=1+1" in {c.value for c in cells} and all(c.data_type != "f" for c in cells)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty_file"),
        (b"name\n", "no_rows"),
        (b"PK\x03\x04broken", "not_a_list"),
        (b"x" * 1_000_001, "too_big"),
    ],
)
def test_a_file_that_is_no_list_is_told_in_words(cast, data, says):
    assert {r.reason_code for r in plan(cast, data).remarks} == {says}


def test_a_list_of_which_no_column_is_known_asks_for_them(cast):
    found = plan(cast, "a1;b2\nEma;Malá\n")
    assert not found.entries and reasons(found) == {(0, "no_columns")}
    assert (
        plan(cast, "a1;b2\nEma;Malá\n", columns={0: "given_name", 1: "family_name"}).entries[0].name
        == "Ema Malá"
    )


def test_the_empty_list_is_understood_in_every_language(cast):
    from django.utils import translation

    for language in ("en", "nl", "da", "cs", "fi"):
        with translation.override(language):
            sheet = exchange.read_sheet("t.xlsx", io.BytesIO(exchange.template("xlsx")), limit=1_000_000)
            assert len(exchange.guessed(sheet.headings)) == len(Column) - 1, language


def test_a_worker_is_named_by_mail_and_an_unknown_one_is_told(cast):
    text = "name;worker\nEma Malá;jana@example.org\nJan Starý;nobody@example.org\n"
    assert reasons(plan(cast, text)) == {(3, "no_worker")}
    take(cast, text)
    assert Case.objects.get(child__given_name="Ema").worker == cast.jana
