"""The words of the law as data: tables, parties, forms, fields, events; and the frozen rows that others read."""

from samspil.rules.terms.rows import (
    ROWS,
    AllowanceRate,
    Clock,
    FileAge,
    FosterRequirement,
    InForce,
    Inspection,
    Period,
    Review,
    Secrets,
    Way,
    WithoutConsent,
)
from samspil.rules.terms.words import (
    OWN_TABLES,
    PARTY_OF,
    Allowance,
    AskedOf,
    Checked,
    Condition,
    ConsentOf,
    Field,
    Form,
    FosterCheck,
    Ground,
    Party,
    Per,
    RecordClass,
    Relation,
    RequestKind,
    StartsAt,
    State,
    Table,
    classes_of,
    files_of,
    may_start,
    said,
)

__all__ = [
    "OWN_TABLES", "PARTY_OF", "ROWS", "Allowance", "AllowanceRate", "AskedOf", "Checked", "Clock", "Condition",
    "ConsentOf", "Field", "FileAge", "Form", "FosterCheck", "FosterRequirement", "Ground", "InForce", "Inspection",
    "Party", "Per", "Period", "RecordClass", "Relation", "RequestKind", "Review", "Secrets", "StartsAt", "State",
    "Table", "Way", "WithoutConsent", "classes_of", "files_of", "may_start", "said",
]  # fmt: skip
