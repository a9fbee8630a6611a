"""The SSDA903 return (England, children looked after): read, examine, write, compare. Pure: bytes in, data out.

return_ = read({"header.csv": data, ...})                      # or one XML file; never raises on what a file contains
examination = examine(return_, as_of=likely_year(return_).end)
examination.usable[child_number].episodes
compose_csv(return_), compose_xml(return_)                     # lossless
new_breaks(return_, read(written), as_of=...)                  # the witness
"""

from samspil.engines.ssda903.assembly import assemble, identities, read_date, record_of
from samspil.engines.ssda903.check import Break, breaks, lost_rows, new_breaks
from samspil.engines.ssda903.codes import CODES, label
from samspil.engines.ssda903.decoding import LARGEST
from samspil.engines.ssda903.facts import Year, likely_year
from samspil.engines.ssda903.judge import Examination, UnusableRow, examine
from samspil.engines.ssda903.problem import (
    CHILD_TABLES,
    Adoption,
    CareLeaver,
    ChildRecord,
    Episode,
    Finding,
    Header,
    MissingPeriod,
    Outcomes,
    PlacedForAdoption,
    PreviousPermanence,
    Record,
    Return,
    Review,
    Row,
    Severity,
    SocialWorker,
    Uasc,
)
from samspil.engines.ssda903.reading import read
from samspil.engines.ssda903.reasons import REASONS
from samspil.engines.ssda903.rules import (
    RULES,
    coverage_text,
    covered_codes,
    official_rules,
    partial_codes,
    uncovered_codes,
)
from samspil.engines.ssda903.tables import TABLES
from samspil.engines.ssda903.writing import compose_csv, compose_xml

VERSION = "1"

__all__ = [
    "CHILD_TABLES",
    "CODES",
    "LARGEST",
    "REASONS",
    "RULES",
    "TABLES",
    "VERSION",
    "Adoption",
    "Break",
    "CareLeaver",
    "ChildRecord",
    "Episode",
    "Examination",
    "Finding",
    "Header",
    "MissingPeriod",
    "Outcomes",
    "PlacedForAdoption",
    "PreviousPermanence",
    "Record",
    "Return",
    "Review",
    "Row",
    "Severity",
    "SocialWorker",
    "Uasc",
    "UnusableRow",
    "Year",
    "assemble",
    "breaks",
    "compose_csv",
    "compose_xml",
    "coverage_text",
    "covered_codes",
    "examine",
    "identities",
    "label",
    "likely_year",
    "lost_rows",
    "new_breaks",
    "official_rules",
    "partial_codes",
    "read",
    "read_date",
    "record_of",
    "uncovered_codes",
]
