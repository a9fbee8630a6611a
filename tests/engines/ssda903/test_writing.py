"""Whatever a return says, both forms carry it; and the witness sees what would have been spoilt."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.engines.ssda903 import (
    TABLES,
    Return,
    Row,
    assemble,
    compose_csv,
    compose_xml,
    lost_rows,
    new_breaks,
    read,
)
from tests.engines.ssda903.support import GIRL, STAY, YEAR_END, girl

DAYS = st.dates().map(lambda day: day.strftime("%d/%m/%Y"))
WILD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(["C2", "U6", "S", "X1", "31/02/2015", "=1+1", '"', "a;b\tc|d", "\r\n", "1.0"]),
    DAYS,
    WILD,
)
CHILDREN = st.one_of(
    st.sampled_from(["1", "2", "3"]),
    WILD.filter(lambda text: text.strip() and text.strip().upper() != "CHILD"),
)


@st.composite
def returns(draw: st.DrawFn) -> Return:
    rows = []
    for name, table in TABLES.items():
        for number in range(2, 2 + draw(st.integers(0, 3))):
            values = {column: draw(CELLS) for column in table.columns}
            rows.append(Row(table.file, number, name, {**values, "CHILD": draw(CHILDREN)}))
    return assemble(rows)


@settings(max_examples=150, deadline=None)
@given(returns())
def test_any_return_survives_csv(return_: Return) -> None:
    written = compose_csv(return_)
    again = read(written)
    assert again.content() == return_.content()
    assert compose_csv(again) == written
    assert new_breaks(return_, again, as_of=YEAR_END) == () and lost_rows(return_, again) == ()


@settings(max_examples=150, deadline=None)
@given(returns())
def test_any_return_survives_xml(return_: Return) -> None:
    again = read({"return.xml": compose_xml(return_)})
    assert again.content() == return_.content()
    assert new_breaks(return_, again, as_of=YEAR_END) == () and lost_rows(return_, again) == ()


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"CHILD,SEX,DOB,ETHNIC,UPN\n", b"<EXPSSDA903><CHILD>", b"\xff\xfe"]),
)
def test_no_bytes_whatever_raise(data: bytes, start: bytes) -> None:
    assert read({"f": start + data}).findings is not None


def test_the_witness_sees_a_break_that_was_not_there() -> None:
    good = girl()
    worse = girl(episodes={**STAY, "LS": "ZZ"})
    assert [
        (b.rule, b.child, b.table, b.identity, b.column) for b in new_breaks(good, worse, as_of=YEAR_END)
    ] == [("144", "7", "episodes", "2016-06-10", "LS")]
    assert new_breaks(worse, good, as_of=YEAR_END) == ()


def test_the_witness_sees_a_row_that_is_gone() -> None:
    before = girl(episodes=[STAY, {**STAY, "CIN": "N2"}])
    assert lost_rows(before, girl()) == (("7", "episodes", "2016-06-10 (2)"),)


def test_the_witness_does_not_mind_another_file_or_line() -> None:
    moved = assemble(
        replace(row, file="other.csv", number=row.number + 40)
        for row in girl(header={**GIRL, "SEX": "9"}).rows()
    )
    assert new_breaks(girl(header={**GIRL, "SEX": "9"}), moved, as_of=YEAR_END) == ()


def test_the_engine_needs_no_framework_and_says_nothing() -> None:
    code = "import sys, samspil.engines.ssda903; print([m for m in sys.modules if m.startswith(('django', 'samspil.desk'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]" and done.stderr == ""
