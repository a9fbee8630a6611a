"""XML that is broken, hostile, or says what the official layout cannot."""

from __future__ import annotations

import pytest

from samspil.engines.ssda903 import Row, assemble, compose_xml, read
from tests.engines.ssda903.support import DATA, GIRL, HEALTHY, STAY, give

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><EXPSSDA903><CHILD><HEADER><CHILDID>&c;</CHILDID></HEADER></CHILD></EXPSSDA903>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><EXPSSDA903/>"""
REACHING = b"""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><EXPSSDA903><CHILD><HEADER><CHILDID>&e;</CHILDID></HEADER></CHILD></EXPSSDA903>"""


@pytest.mark.parametrize("data", [BOMB, OUTSIDE, REACHING, BOMB.decode().encode("utf-16")])
def test_a_bomb_is_refused_with_a_clear_finding(data: bytes) -> None:
    return_ = read({"bomb.xml": data})
    assert return_.children == {}
    assert [(f.rule, f.severity) for f in return_.findings] == [("S-XMLDTD", "unusable")]
    assert "attack" in return_.findings[0].message


def test_a_broken_file_gives_what_came_before_and_the_place_of_the_break() -> None:
    whole = (DATA / "fake_903.xml").read_bytes()
    return_ = read({"cut.xml": whole[: len(whole) // 2]})
    assert 100 < len(return_.children) < 150
    finding = return_.findings[-1]
    assert (
        finding.rule == "S-XML"
        and finding.params["line"] == "2"
        and int(finding.params["position"]) > 100_000
    )


@pytest.mark.parametrize(
    "data",
    [
        b"<EXPSSDA903><CHILD></EXPSSDA903>",
        b"<?xml",
        b"<a>",
        b"<EXPSSDA903>&nbsp;</EXPSSDA903>",
        b"<?xml version='1.0' encoding='klingon'?><EXPSSDA903/>",
    ],
)
def test_nonsense_is_never_an_exception(data: bytes) -> None:
    return_ = read({"x.xml": data})
    assert (
        return_.children == {}
        and return_.findings
        and all("{" not in finding.message for finding in return_.findings)
    )


def test_another_kind_of_xml_is_told_apart() -> None:
    assert read({"x.svg": b"<svg><g/></svg>"}).findings[0].reason_code == "xml_other"


def test_unknown_elements_are_kept_as_columns_and_said_once() -> None:
    text = (DATA / "fake_903.xml").read_text().replace("<RNE>", "<MOOD>5</MOOD><RNE>")
    return_ = read({"x.xml": text.encode()})
    assert [f.params["column"] for f in return_.findings] == ["MOOD"]
    assert return_.children["907440"].episodes[0].row.values["MOOD"] == "5"
    assert read({"y.xml": compose_xml(return_)}).content() == return_.content()


def test_namespaces_indentation_and_small_letters_do_not_matter() -> None:
    text = """<e:expssda903 xmlns:e="urn:x">
      <e:Child>
        <e:header><e:childid>7</e:childid><e:dob>01/05/2008</e:dob><e:sex>2</e:sex></e:header>
        <e:episode><e:decom>10/06/2016</e:decom><e:pl>U6</e:pl></e:episode>
      </e:Child>
    </e:expssda903>"""
    child = read({"x.xml": text.encode()}).children["7"]
    assert str(child.dob) == "2008-05-01" and child.episodes[0].place == "U6"


def test_what_the_layout_cannot_say_is_written_as_a_record() -> None:
    return_ = give(
        header=[GIRL, {**GIRL, "SEX": "1"}],
        episodes=STAY,
        oc2={**HEALTHY, "DOB": "02/05/2008"},
        uasc={"DUC": "", "SEX": "2"},
    )
    written = compose_xml(return_)
    assert written.count(b"<RECORD") == 4 and b"<EPISODE>" in written
    assert read({"x.xml": written}).content() == return_.content()


def test_characters_xml_does_not_allow_survive() -> None:
    rows = [
        Row(
            "h",
            2,
            "header",
            {"CHILD": "7\x01", "ETHNIC": "\x0b]]><&\r\n", "odd\x02column\n": "\ufffe"},
            ("", " x"),
        ),
        Row("h", 3, "header", {"CHILD": "", "ETHNIC": "nobody"}),
    ]
    return_ = assemble(rows)
    assert read({"x.xml": compose_xml(return_)}).content() == return_.content()
