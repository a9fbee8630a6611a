"""Files that are wrong in every way a file can be: always a clear finding, never an exception, nothing lost in silence."""

from __future__ import annotations

import io

import pytest

from samspil.engines.ssda903 import Finding, Return, compose_csv, examine, read
from tests.engines.ssda903.support import EPISODE_LINE, HEADER_LINE, YEAR_END, csv_bytes, folder

ROW = "7,2,01/05/2008,WBRI,D051910639385,,"
STAY = "7,10/06/2016,S,C2,N1,U6,PR1,,,,LS1 4AP,LS6 2AA,1234567"


def one(return_: Return, rule: str) -> Finding:
    found = [finding for finding in return_.findings if finding.rule == rule]
    assert len(found) == 1, return_.findings
    assert "{" not in found[0].message
    return found[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_of_any_kind_is_read(encoding: str) -> None:
    return_ = read({"h.csv": csv_bytes(HEADER_LINE, ROW.replace("7,", "Žofie,", 1), encoding=encoding)})
    assert list(return_.children) == ["Žofie"] and return_.findings == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy"), ("cp1252", "Søren Kjær på Ærø, garçon, ñandú")],
)
def test_an_older_encoding_is_recognised_and_said(encoding: str, name: str) -> None:
    return_ = read(
        {
            "h.csv": csv_bytes(
                HEADER_LINE.replace(",", ";"), f'"{name}";2;01/05/2008;WBRI;UN1;;', encoding=encoding
            )
        }
    )
    assert list(return_.children) == [name]
    assert one(return_, "S-ENCODING").params["encoding"] == encoding


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_recognised(delimiter: str) -> None:
    return_ = read({"h.csv": csv_bytes(HEADER_LINE.replace(",", delimiter), ROW.replace(",", delimiter))})
    assert return_.children["7"].header and return_.children["7"].header.ethnic == "WBRI"
    assert return_.findings == ()


def test_column_order_case_and_file_name_do_not_matter() -> None:
    return_ = read(
        {
            "anything.txt": csv_bytes(
                "ethnic, dob ,child id,Upn,MC-DOB,mother,Sex", "WBRI,01/05/2008,7,UN1,,,2"
            )
        }
    )
    header = return_.children["7"].header
    assert header and (header.sex, header.ethnic, header.upn) == ("2", "WBRI", "UN1") and header.dob
    assert return_.findings == ()


def test_missing_unknown_and_double_columns_are_reported_and_kept() -> None:
    return_ = read(
        {
            "h.csv": csv_bytes(
                "CHILD,SEX,DOB,DOB,ETHNIC,UPN,MOTHER,SHOE", "7,2,01/05/2008,02/05/2008,WBRI,UN1,,38"
            )
        }
    )
    reasons = {(finding.reason_code, finding.column, finding.severity) for finding in return_.findings}
    assert reasons == {
        ("column_twice", "DOB", "wrong"),
        ("column_unknown", "SHOE", "doubtful"),
        ("column_missing", "MC_DOB", "wrong"),
    }
    assert b"02/05/2008,38" in compose_csv(return_)["header.csv"].replace(b"38,02/05/2008", b"02/05/2008,38")
    assert read(compose_csv(return_)).content() == return_.content()


def test_a_table_without_child_numbers_is_unusable_row_by_row() -> None:
    return_ = read({"e.csv": csv_bytes(EPISODE_LINE.removeprefix("CHILD,"), STAY.removeprefix("7,"))})
    assert one(return_, "S-COLUMN").severity == "unusable"
    examination = examine(return_, as_of=YEAR_END)
    assert examination.usable == {} and [entry.row.number for entry in examination.unusable] == [2]


def test_ragged_rows_are_read_and_reported_by_line() -> None:
    return_ = read(
        {"h.csv": csv_bytes(HEADER_LINE, "7,2,01/05/2008", "", ROW.replace("7,", "8,", 1) + ",more,,")}
    )
    assert [(f.row, f.reason_code) for f in return_.findings] == [(2, "row_short"), (4, "row_long")]
    assert return_.children["8"].header and return_.children["8"].header.row.extra == ("more", "", "")
    assert read(compose_csv(return_)).content() == return_.content()


def test_a_heading_in_the_middle_is_left_out_and_reported() -> None:
    return_ = read({"h.csv": csv_bytes(HEADER_LINE, ROW, HEADER_LINE, ROW.replace("7,", "8,", 1))})
    assert list(return_.children) == ["7", "8"] and one(return_, "S-HEADING").row == 3


def test_zero_bytes_are_left_out_and_reported() -> None:
    return_ = read({"h.csv": csv_bytes(HEADER_LINE, ROW.replace("WBRI", "WB\0RI"), *["9" + ROW[1:]] * 20)})
    assert return_.children["7"].header and return_.children["7"].header.ethnic == "WBRI"
    assert one(return_, "S-NUL").params["count"] == "1"


def test_an_open_quotation_mark_swallows_nothing() -> None:
    lines = [ROW.replace("7,", f"{number},", 1) for number in range(1, 9)]
    lines[2] = '3,2,01/05/2008,"WBRI,UN1,,'
    return_ = read({"h.csv": csv_bytes(HEADER_LINE, *lines)})
    assert list(return_.children) == [str(number) for number in range(1, 9)]
    assert one(return_, "S-QUOTE").row == 4


def test_a_line_break_inside_a_quoted_cell_is_one_cell() -> None:
    return_ = read({"h.csv": csv_bytes(HEADER_LINE, '7,2,01/05/2008,"WB\nRI",UN1,,', "8" + ROW[1:])})
    assert [child.headers[0].row.number for child in return_.children.values()] == [2, 4]
    assert return_.children["7"].headers[0].ethnic == "WB\nRI"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "S-EMPTY"),
        (b"\n \n", "S-EMPTY"),
        (HEADER_LINE.encode(), "S-NOROWS"),
        (b"a,b\n1,2\n", "S-TABLE"),
        (bytes(range(256)) * 4, "S-TABLE"),
    ],
)
def test_files_with_nothing_in_them_are_told_apart(data: bytes, rule: str) -> None:
    return_ = read({"f.csv": data})
    assert one(return_, rule).file == "f.csv" and return_.children == {}


def test_an_empty_folder_says_that_nothing_is_there() -> None:
    assert one(read({}), "S-NOTHING").severity == "unusable"


class Endless(io.RawIOBase):
    """A stream of two hundred megabytes that counts how much of it is taken."""

    def __init__(self) -> None:
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "read to the end without asking how much there is"
        self.taken += size
        return b"7," * (size // 2) if self.taken < 200_000_000 else b""


def test_a_file_too_large_is_refused_without_being_held() -> None:
    stream = Endless()
    return_ = read({"big.csv": stream}, limit=4_000_000)  # type: ignore[dict-item]
    assert one(return_, "S-SIZE").severity == "unusable" and stream.taken < 8_000_000


def test_a_seekable_file_too_large_is_refused_unread() -> None:
    class Big(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise AssertionError("was read")

    assert one(read({"big.csv": Big(b"x" * 5000)}, limit=4000), "S-SIZE").message.startswith(
        "The file is larger"
    )


def test_one_file_too_large_does_not_hide_the_others() -> None:
    return_ = read({"a.csv": b"x" * 5000, "h.csv": csv_bytes(HEADER_LINE, ROW)}, limit=4000)
    assert list(return_.children) == ["7"] and one(return_, "S-SIZE").file == "a.csv"


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", " =1"])
def test_a_formula_is_kept_as_text_and_reported(cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    return_ = read({"h.csv": csv_bytes(HEADER_LINE, f"7,2,01/05/2008,{quoted},UN1,,")})
    finding = one(return_, "S-FORMULA")
    assert (finding.row, finding.column, finding.severity) == (2, "ETHNIC", "doubtful")
    assert return_.children["7"].headers[0].row.values["ETHNIC"] == cell
    assert read(compose_csv(return_)).content() == return_.content()


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "👩‍👧", "سارة", "Nov\u202eák", 'O\'Brien, "Meg"']
)
def test_scripts_emoji_and_right_to_left_names_pass_unchanged(name: str) -> None:
    return_ = read({"h.csv": csv_bytes(HEADER_LINE, '"' + name.replace('"', '""') + '"' + ROW[1:])})
    assert list(return_.children) == [name] and return_.findings == ()


def test_a_wrong_date_is_reported_with_its_row_and_column() -> None:
    return_ = read(
        {
            "h.csv": csv_bytes(HEADER_LINE, ROW),
            "e.csv": csv_bytes(EPISODE_LINE, STAY, STAY.replace("10/06/2016", "31/02/2015")),
        }
    )
    examination = examine(return_, as_of=YEAR_END)
    wrong = [finding for finding in examination.findings if finding.rule == "141"]
    assert [(f.file, f.row, f.column, f.params["value"]) for f in wrong] == [
        ("e.csv", 3, "DECOM", "31/02/2015")
    ]
    assert [entry.row.number for entry in examination.unusable] == [3]
    assert len(examination.usable["7"].episodes) == 1 and examination.usable["7"].header


def test_dates_in_other_forms_are_read_and_said() -> None:
    for text in ("1.5.2008", "01-05-2008", "2008-05-01", "2008-05-01 00:00:00"):
        return_ = read({"h.csv": csv_bytes(HEADER_LINE, ROW.replace("01/05/2008", text))})
        assert str(return_.children["7"].dob) == "2008-05-01" and one(return_, "S-DATE").column == "DOB"


def test_a_spoilt_copy_of_the_real_set_still_lists_every_row() -> None:
    spoilt = dict(folder())
    lines = spoilt["episodes.csv"].splitlines()
    lines[10] = b"," + lines[10].split(b",", 1)[1]
    lines[20] = lines[20].replace(lines[20].split(b",")[1], b"30/02/2016")
    spoilt["episodes.csv"] = b"\r\n".join(lines)
    examination = examine(read(spoilt), as_of=YEAR_END)
    assert len(examination.usable) == 2675
    assert sum(len(child.episodes) for child in examination.usable.values()) == 5048
    assert sorted((entry.row.number, entry.finding.reason_code) for entry in examination.unusable) == [
        (11, "no_child"),
        (21, "no_start"),
    ]


def test_a_file_full_of_open_quotation_marks_loses_no_child() -> None:
    lines = [f'{number},2,"01/05/2008,WBRI,UN1,,' for number in range(20_000)]
    assert len(read({"h.csv": csv_bytes(HEADER_LINE, *lines)}).children) == 20_000
