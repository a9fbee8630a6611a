"""Each rule that matters most, broken on purpose in an otherwise faultless return; and the list of rules itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import samspil.engines.ssda903 as engine
from samspil.engines.ssda903 import (
    CODES,
    REASONS,
    RULES,
    Return,
    covered_codes,
    examine,
    label,
    official_rules,
    partial_codes,
    uncovered_codes,
)
from tests.engines.ssda903.support import (
    BEFORE,
    GIRL,
    HEALTHY,
    STAY,
    YEAR_END,
    found,
    girl,
    give,
    real,
    real_xml,
)

NEXT = {**STAY, "DECOM": "01/09/2017", "RNE": "P", "PL_POST": "LS8 3BB", "URN": "7654321"}
FIRST = {**STAY, "DEC": "01/09/2017", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}
AWAY = {"CHILD": "7", "DOB": "01/05/2008", "MISSING": "M", "MIS_START": "05/06/2017", "MIS_END": "06/06/2017"}
PLACED = {
    "CHILD": "7",
    "DOB": "01/05/2008",
    "DATE_PLACED": "01/07/2017",
    "DATE_PLACED_CEASED": "",
    "REASON_PLACED_CEASED": "",
}
ADOPTED = {
    "CHILD": "7", "DOB": "01/05/2008", "DATE_INT": "01/07/2017", "DATE_MATCH": "01/08/2017", "FOSTER_CARE": "0", "NB_ADOPTR": "2",
    "SEX_ADOPTR": "MF", "LS_ADOPTR": "L11",
}  # fmt: skip


def test_a_faultless_return_has_no_findings() -> None:
    assert examine(girl(), as_of=YEAR_END).findings == ()
    assert examine(girl(episodes=[FIRST, NEXT], missing=AWAY), as_of=YEAR_END).findings == ()


BROKEN: list[tuple[str, Return]] = [
    ("101", girl(header={**GIRL, "SEX": "3"})),
    ("102", girl(header={**GIRL, "DOB": "31/02/2008"})),
    ("103", girl(header={**GIRL, "ETHNIC": ""})),
    ("104", girl(uasc={"SEX": "2", "DOB": "01/05/2008", "DUC": "soon"})),
    ("105", girl(header={**GIRL, "UASC": "9"})),
    ("120", girl(placed_for_adoption={**PLACED, "DATE_PLACED_CEASED": "01/08/2017", "REASON_PLACED_CEASED": "XXX"})),
    ("131", girl(oc3={"DOB": "01/05/2008", "IN_TOUCH": "MAYBE"})),
    ("142", girl(episodes=[{**FIRST, "DEC": "", "REC": ""}, NEXT])),
    ("143", girl(episodes={**STAY, "RNE": "Q"})),
    ("144", girl(episodes={**STAY, "LS": "c2"})),
    ("145", girl(episodes={**STAY, "CIN": ""})),
    ("146", girl(episodes={**STAY, "PLACE": "X9"})),
    ("147", girl(episodes={**STAY, "DEC": "31/11/2017"})),
    ("148", girl(episodes={**STAY, "REC": "E8"})),
    ("149", girl(episodes={**STAY, "DEC": "01/01/2018", "REC": "E99"})),
    ("153", girl(oc3={"DOB": "01/05/2008", "IN_TOUCH": "YES"})),
    ("158", girl(oc2={**HEALTHY, "SUBSTANCE_MISUSE": "1", "INTERVENTION_RECEIVED": "1", "INTERVENTION_OFFERED": "0"})),
    ("159", girl(oc2={**HEALTHY, "SUBSTANCE_MISUSE": "1", "INTERVENTION_RECEIVED": "0"})),
    ("166", girl(reviews={"DOB": "01/05/2008", "REVIEW": "", "REVIEW_CODE": "PN1"})),
    ("167", girl(reviews={"DOB": "01/05/2008", "REVIEW": "01/10/2017", "REVIEW_CODE": "PN9"})),
    ("168", girl(header={**GIRL, "UPN": "I051910639385"})),
    ("174", girl(header={**GIRL, "SEX": "1", "MOTHER": "", "MC_DOB": "01/01/2018"})),
    ("178", girl(episodes={**STAY, "PLACE_PROVIDER": "PR9"})),
    ("180", girl(oc2={**HEALTHY, "SDQ_SCORE": "41"})),
    ("180", girl(oc2={**HEALTHY, "SDQ_SCORE": "-1"})),
    ("181", girl(oc2={**HEALTHY, "TEETH_CHECK": "2"})),
    ("182", girl(oc2={**HEALTHY, "TEETH_CHECK": ""})),
    ("184", girl(placed_for_adoption={**PLACED, "DATE_PLACED": "01/07/2007"})),
    ("185", girl(episodes={**STAY, "DECOM": "10/06/2017"})),
    ("186", girl(oc2={**HEALTHY, "SDQ_SCORE": ""})),
    ("187", girl(ad1=ADOPTED)),
    ("192", girl(oc2={**HEALTHY, "SUBSTANCE_MISUSE": "1"})),
    ("193", girl(oc2={**HEALTHY, "INTERVENTION_OFFERED": "0"})),
    ("196", girl(oc2={**HEALTHY, "SDQ_SCORE": "", "SDQ_REASON": "SDQ9"})),
    ("197a", girl(oc2={**HEALTHY, "SDQ_REASON": "SDQ4"})),
    ("199", girl(episodes=[{**FIRST, "REC": "E11"}, {**NEXT, "RNE": "S"}])),
    ("213", girl(episodes={**STAY, "PLACE": "T1"})),
    ("217", girl(episodes={**STAY, "PLACE": "A3", "RNE": "P"})),
    ("218", girl(episodes={**STAY, "URN": ""})),
    ("225", girl(episodes=[{**FIRST, "REASON_PLACE_CHANGE": ""}, NEXT])),
    ("226", girl(episodes=[FIRST, {**NEXT, "RNE": "L"}])),
    ("301", girl(header={**GIRL, "DOB": "01/04/2018"})),
    ("302", girl(episodes={**STAY, "DECOM": "30/04/2008"})),
    ("304", girl(uasc={"SEX": "2", "DOB": "01/05/2008", "DUC": "02/05/2026"})),
    ("333", girl(ad1={**ADOPTED, "DATE_INT": "02/08/2017"})),
    ("351", girl(header={**GIRL, "DOB": "01/05/1980"})),
    ("352", girl(header={**GIRL, "DOB": "01/05/1998"})),
    ("353", girl(episodes={**STAY, "DECOM": "13/10/1991"})),
    ("354", girl(episodes={**STAY, "DECOM": "01/04/2018"})),
    ("355", girl(episodes={**STAY, "DEC": STAY["DECOM"], "REC": "E8"})),
    ("356", girl(episodes={**STAY, "DEC": "09/06/2016", "REC": "E8"})),
    ("357", girl(episodes={**STAY, "DECOM": "10/06/2017", "RNE": "L"})),
    ("358", girl(episodes={**STAY, "LS": "J1"})),
    ("362", girl(episodes={**STAY, "LS": "L2", "DEC": "02/07/2016", "REC": "E8"})),
    ("373", girl(header={**GIRL, "DOB": "01/05/2013"}, episodes={**STAY, "PLACE": "S1"})),
    ("378", girl(episodes={**STAY, "PLACE": "P1", "LS": "V2"})),
    ("381", girl(episodes={**STAY, "PLACE": "T1", "DEC": "01/09/2017", "REC": "E8"})),
    ("385", girl(episodes={**STAY, "DEC": "01/04/2018", "REC": "E8"})),
    ("388", girl(episodes=[FIRST])),
    ("388", girl(episodes=[FIRST, {**NEXT, "DECOM": "02/09/2017"}])),
    ("392c", girl(episodes={**STAY, "PL_POST": "nowhere"})),
    ("392d", girl(episodes={**STAY, "PL_POST": "ls14ap"})),
    ("393", girl(header={**GIRL, "MOTHER": ""})),
    ("431", girl(episodes=[FIRST, {**NEXT, "RNE": "S"}])),
    ("432", girl(episodes=[{**FIRST, "REC": "E8"}, NEXT])),
    ("433", girl(episodes=[FIRST, {**NEXT, "DECOM": "05/09/2017"}])),
    ("434", girl(episodes=[FIRST, {**NEXT, "RNE": "L", "LS": "C2"}])),
    ("435", girl(episodes=[FIRST, {**NEXT, "LS": "C1"}])),
    ("436", girl(episodes=[FIRST, {**NEXT, "RNE": "B"}])),
    ("437", girl(episodes=[{**FIRST, "REC": "E2"}, {**NEXT, "RNE": "S"}])),
    ("440", girl(reviews={"DOB": "01/05/2008", "REVIEW": "01/10/2017", "REVIEW_CODE": "PN0"})),
    ("501", girl(episodes=[FIRST, {**NEXT, "DECOM": "31/08/2017"}])),
    ("504", girl(episodes=[FIRST, {**NEXT, "CIN": "N2"}])),
    ("511", girl(ad1={**ADOPTED, "SEX_ADOPTR": "M1"})),
    ("522", girl(placed_for_adoption={**PLACED, "DATE_PLACED_CEASED": "30/06/2017", "REASON_PLACED_CEASED": "RD4"})),
    ("526", girl(episodes={**STAY, "PLACE_PROVIDER": ""})),
    ("550", girl(episodes={**STAY, "PLACE_PROVIDER": "PR0"})),
    ("551", girl(episodes={**STAY, "PLACE": "A4"})),
    ("564", girl(missing={**AWAY, "MIS_START": ""})),
    ("565", girl(missing={**AWAY, "MISSING": ""})),
    ("567", girl(missing={**AWAY, "MIS_END": "04/06/2017"})),
    ("570", girl(missing={**AWAY, "MIS_START": "05/06/2018", "MIS_END": ""})),
    ("571", girl(missing={**AWAY, "MIS_START": "05/03/2017", "MIS_END": "31/03/2017"})),
    ("574", girl(missing=[AWAY, {**AWAY, "MIS_END": "07/06/2017"}])),
    ("577", girl(episodes={**STAY, "DEC": "01/09/2017", "REC": "E8"}, missing={**AWAY, "MIS_END": ""})),
    ("578", girl(episodes={**STAY, "DEC": "01/06/2017", "REC": "E8"}, missing=AWAY)),
    ("581", girl(episodes={**STAY, "DECOM": "01/07/2017"}, missing=AWAY)),
    ("586", girl(missing={**AWAY, "MIS_START": "05/06/2007"})),
    ("601", girl(episodes={**STAY, "PLACE": "A4", "DEC": "01/09/2017", "REC": "E11"})),
    ("602", girl(ad1=ADOPTED)),
    ("611", girl(header={**GIRL, "MOTHER": "1"})),
    ("630", girl(previous_permanence=[])),
    ("635", girl(previous_permanence={**BEFORE, "LA_PERM": "383"})),
    ("1004", girl(missing={**AWAY, "MIS_START": "30/02/2017"})),
    ("1005", girl(missing={**AWAY, "MIS_END": "30/02/2017"})),
    ("1006", girl(missing={**AWAY, "MISSING": "X"})),
    ("1008", girl(episodes={**STAY, "URN": "12"})),
    ("1009", girl(episodes=[{**FIRST, "REASON_PLACE_CHANGE": "WHIM"}, NEXT])),
    ("EPI", give(header=GIRL)),
    ("INT03", give(episodes=STAY)),
    ("INT17", girl(reviews={"DOB": "02/05/2008", "REVIEW": "01/10/2017", "REVIEW_CODE": "PN1"})),
    ("INT32", girl(header=[GIRL, GIRL])),
    ("SW02STG1", girl(social_workers={"SW_ID": "QQ1", "SW_DECOM": "01/07/2017"})),
    ("SW10STG2", girl(social_workers=[
        {"SW_ID": "SW1", "SW_DECOM": "01/07/2017", "SW_DEC": "01/09/2017"}, {"SW_ID": "SW2", "SW_DECOM": "01/08/2017"},
    ])),
    ("S-REVIEWBIRTH", girl(reviews={"DOB": "01/05/2008", "REVIEW": "01/10/2007", "REVIEW_CODE": "PN1"})),
    ("S-SAME", girl(missing=[AWAY, AWAY])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "return_"), BROKEN, ids=[f"{number}-{rule}" for number, (rule, _) in enumerate(BROKEN)]
)
def test_a_broken_rule_is_found_and_said_in_plain_words(rule: str, return_: Return) -> None:
    hits = found(return_, rule)
    assert hits
    for finding in hits:
        assert finding.child == "7" and finding.row >= 2 and finding.message and "{" not in finding.message
        assert finding.column in finding.params.values() or not finding.column
        assert "{" not in REASONS[finding.reason_code].format_map(
            dict.fromkeys(_names(), "x") | dict(finding.params)
        )


def _names() -> set[str]:
    import string

    return {name for text in REASONS.values() for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_rule_fails_on_anything_in_the_real_sets_or_on_empty_cells() -> None:
    empty = give(**{name: [{}, {}] for name in engine.CHILD_TABLES})  # type: ignore[arg-type]
    for return_ in (real(), real_xml(), empty):
        assert examine(return_, as_of=YEAR_END).findings


def test_an_official_message_is_quoted_as_it_stands() -> None:
    finding = found(girl(episodes={**STAY, "RNE": "Q"}), "143")[0]
    assert finding.message == "The reason for new episode code is not a valid code."
    assert (finding.file, finding.row, finding.column, finding.params["value"]) == (
        "episodes.csv",
        2,
        "RNE",
        "Q",
    )


def test_a_rule_that_doubts_itself_is_doubtful() -> None:
    assert (
        RULES["164" if "164" in RULES else "392b"].severity == "doubtful" and RULES["143"].severity == "wrong"
    )


def test_every_rule_is_official_or_marked_as_our_own() -> None:
    assert all(code in official_rules() or code.startswith("S-") for code in RULES)
    assert len(official_rules()) == 312
    assert set(covered_codes()) | set(uncovered_codes()) == set(official_rules())
    assert set(partial_codes()) <= set(covered_codes())


def test_the_readme_lists_exactly_what_is_covered() -> None:
    readme = (Path(engine.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert engine.coverage_text() in readme


def test_codes_have_labels_and_unknown_codes_keep_themselves() -> None:
    assert label("PLACE", "U4") == "Foster placement with other foster carer(s), long term"
    assert label("PLACE", "ZZ9") == "ZZ9" and label("NOTHING", "1") == "1"
    known = {
        (column, row.values[column])
        for row in real().rows()
        for column in row.values
        if column in CODES and row.values[column]
    }
    unlabelled = {pair for pair in known if label(*pair) == pair[1] and pair[0] != "UPN"}
    assert unlabelled == {
        ("REASON_PLACED_CEASED", "XXX"),
        ("ACCOM", "01"),
        ("ACCOM", "02"),
        ("MOTHER", "1.0"),
    }
