"""The whole synthetic return, as CSV and as XML."""

from __future__ import annotations

from samspil.engines.ssda903 import (
    compose_csv,
    compose_xml,
    examine,
    likely_year,
    lost_rows,
    new_breaks,
    read,
)
from tests.engines.ssda903.support import DATA, YEAR_END, folder, real, real_xml


def test_every_child_with_every_episode_is_usable() -> None:
    examination = examine(real(), as_of=YEAR_END)
    assert len(examination.usable) == 2675
    assert sum(len(child.episodes) for child in examination.usable.values()) == 5050
    assert sum(len(child.reviews) for child in examination.usable.values()) == 12582
    assert examination.unusable == ()


def test_the_many_problems_of_the_set_are_found() -> None:
    examination = examine(real(), as_of=YEAR_END)
    by_rule: dict[str, int] = {}
    for finding in examination.findings:
        by_rule[finding.rule] = by_rule.get(finding.rule, 0) + 1
    assert by_rule["120"] == 29  # every reason for a reversed decision is XXX
    assert by_rule["133"] == 2  # accommodation 01 and 02
    assert by_rule["148"] == 1413  # every open episode says X1
    assert by_rule["385"] == 12 and by_rule["501"] == 62
    assert by_rule["S-DECIMAL"] == 1  # MOTHER is 1.0
    assert len(examination.findings) > 30_000


def test_the_year_is_found_from_the_data() -> None:
    year = likely_year(real())
    assert year is not None and year.end == YEAR_END
    assert likely_year(read({})) is None


def test_csv_is_written_back_byte_for_byte() -> None:
    assert compose_csv(real()) == folder()


def test_csv_becomes_xml_and_csv_again_without_loss() -> None:
    as_xml = read({"return.xml": compose_xml(real())})
    assert as_xml.content() == real().content()
    assert new_breaks(real(), as_xml, as_of=YEAR_END) == ()
    assert lost_rows(real(), as_xml) == ()
    assert read(compose_csv(as_xml)).content() == real().content()


def test_the_official_xml_layout_is_enough_for_the_set() -> None:
    assert b"<RECORD" not in compose_xml(real())


def test_xml_reads_to_the_same_shape_as_csv() -> None:
    assert len(real_xml().children) == 253
    assert sum(len(child.episodes) for child in real_xml().children.values()) == 459
    assert sum(len(child.uasc) for child in real_xml().children.values()) == 12
    child = real_xml().children["907440"]
    assert child.episodes[0].place == "R5" and child.episodes[0].pl_post == "E7 5YR"
    assert child.oc2[0].dob == child.dob and child.reviews[0].row.values["DOB"] == "28/07/2010"
    again = read(compose_csv(real_xml()))
    assert again.content() == real_xml().content()
    assert new_breaks(real_xml(), again, as_of=YEAR_END) == ()
    assert read({"x": compose_xml(real_xml())}).content() == real_xml().content()


def test_a_folder_with_both_forms_reads_the_csv_and_says_so() -> None:
    both = read(
        {
            **folder(),
            "fake_903.xml": (DATA / "fake_903.xml").read_bytes(),
            "LICENSE": (DATA / "LICENSE").read_bytes(),
        }
    )
    assert both.content() == real().content()
    assert {finding.rule for finding in both.findings} == {"S-DECIMAL", "S-FORMS", "S-TABLE"}
