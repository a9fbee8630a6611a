"""Why something is a finding, in plain English, one sentence per reason code.

A product translates these sentences (the names in braces are the keys of `Finding.params`); the message of an official rule stays
beside it as the quotation it is.
"""

from __future__ import annotations

REASONS: dict[str, str] = {
    # reading a file
    "too_big": "The file is larger than {limit} MB and was not read.",
    "empty_file": "The file is empty.",
    "no_rows": "The file has a heading but no rows.",
    "not_a_table": "The file is not a table of the return and was left out.",
    "two_forms": "The folder holds a return as CSV and one as XML. Only the CSV was read; read the XML on its own.",
    "nothing_to_read": "There is no file of the return here.",
    "guessed_encoding": "The file is not written in UTF-8; it was read as {encoding}. Check names with accents.",
    "nul_bytes": "The file contained {count} zero bytes, which were left out.",
    "column_missing": "The column {column} is missing.",
    "column_unknown": "The column {column} is not known to the return; it is kept as it is.",
    "column_twice": "The column {column} stands there twice; the second one is kept as {value}.",
    "row_short": "The row has {count} cells where {expected} are expected; the last ones were read as empty.",
    "row_long": "The row has {count} cells where {expected} are expected; the rest is kept but not used.",
    "heading_again": "The heading stands here again; the line was left out.",
    "quote_open": "A quotation mark is opened here and not closed; the line was read as it stands.",
    "formula": "{column} looks like a formula ({value}). It was kept as text and not carried out.",
    "other_date_form": "{column} ({value}) is not written as day/month/year with four digits for the year; it was read as {day}.",
    "decimal": "{column} ({value}) is written as a decimal; it was read as {number}.",
    "xml_broken": "The XML is broken at line {line}, character {position}: {value}. What came before was read.",
    "xml_forbidden": "The XML declares a document type or entities of its own. That can be an attack, so the file was not read.",
    "xml_other": "The XML is not an SSDA903 return: it begins with {value}.",
    "xml_encoding": "The XML says it is written in {encoding}, which cannot be read.",
    # a row that cannot be placed
    "no_child": "The row names no child.",
    "no_start": "{column} is empty or no date, so the row cannot be placed in time ({value}).",
    "same_row": "The row says exactly the same as row {other_row}.",
    # a cell
    "not_a_date": "{column} is not a date: {value}.",
    "not_in_list": "{value} is not a code of {column}.",
    "not_well_formed": "{column} ({value}) is not written as it must be.",
    "out_of_range": "{column} ({value}) is outside the range allowed.",
    "empty": "{column} is empty.",
    "needed": "{column} is needed here but empty.",
    "not_expected": "{column} ({value}) should be empty here.",
    # two cells
    "both_or_none": "{column} and {other} must both be filled in or both be empty.",
    "not_all": "{column} is empty while the cells that belong to it are filled in.",
    "before": "{column} ({value}) is before {other} ({other_value}).",
    "after": "{column} ({value}) is after {other} ({other_value}).",
    "same_day": "{column} ({value}) is the same day as {other} ({other_value}).",
    "not_same_day": "{column} ({value}) is not the same day as {other} ({other_value}).",
    "does_not_fit": "{column} ({value}) does not fit {other} ({other_value}).",
    # time
    "before_birth": "{column} ({value}) is before the child was born ({dob}).",
    "age": "{column} ({value}) does not fit the age of the child, born {dob}.",
    "after_year": "{column} ({value}) is after the end of the year ({year_end}).",
    "before_year": "{column} ({value}) is before the start of the year ({year_start}).",
    "too_early": "{column} ({value}) is earlier than the return allows.",
    "too_long": "What begins or ends with {column} ({value}) lasts longer than is allowed.",
    # the child's history
    "still_open": "A later episode begins although this one has no end.",
    "overlap": "{column} ({value}) is before the end of the one before ({other_value}).",
    "no_next": "No further episode begins on the day this one ends.",
    "history": "{column} ({value}) does not fit the other episodes of this child.",
    "not_continuous": "{column} ({value}) does not fit how long the child has been looked after.",
    "no_episodes": "There are no episodes for this child.",
    "no_record": "There is no row for this child in {other}.",
    "record_not_expected": "There should be no row for this child in this table.",
    # between tables
    "not_in_header": "The child is not in the header table.",
    "differs_from_header": "{column} ({value}) differs from the header ({other_value}).",
    "twice": "The child stands in this table more than once.",
}  # fmt: skip


def sentence(reason_code: str, params: dict[str, str]) -> str:
    """The reason in English."""
    return REASONS[reason_code].format_map(_Blank(params))


class _Blank(dict[str, str]):
    """A missing parameter becomes a dash, so that a message never fails."""

    def __missing__(self, key: str) -> str:
        return "-"
