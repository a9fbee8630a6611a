"""What a row of each table may say. A form may be prettier; this is what is kept."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from samspil.ground.errors import Invalid
from samspil.rules.terms import (
    Allowance,
    AskedOf,
    CallWhen,
    Condition,
    ConsentOf,
    DutyLimit,
    FamilyKind,
    Field,
    Form,
    FosterCheck,
    Ground,
    Limit,
    Party,
    Per,
    RecordClass,
    Relation,
    RequestKind,
    StartsAt,
    Table,
    may_start,
)

Shape = Mapping[str, Any]
SHAPES: dict[str, Shape] = {
    Table.CONFIDENTIALITY: {
        "from_kind": Party, "to_kind": Party, "form": Form, "basis": Ground, "statute": 80, "section": 40,
        "fields": [Field], "condition": Condition, "must_answer": bool,
    },
    Table.WITHOUT_CONSENT: {
        "to_kind": Party, "statute": 80, "section": 40, "fields": [Field], "condition": Condition,
    },
    Table.AGES: {"relation": Relation, "from_age": range(31), "before_age": None, "consent_of": ConsentOf},
    Table.RETENTION: {"record_class": RecordClass, "years": range(201), "starts_at": StartsAt},
    Table.CLOCKS: {"kind": RequestKind, "months": range(1, 25), "more_months": range(25)},
    Table.REVIEW: {"hours": range(1, 24 * 31 + 1)},
    Table.SECRETS: {"address": bool, "place": bool},
    Table.FOSTER: {
        "check": FosterCheck, "asked_of": AskedOf, "from_age": range(100), "months": range(241), "network_later": bool,
    },
    Table.ALLOWANCES: {
        "kind": Allowance, "from_age": range(31), "before_age": None, "amount": Decimal, "per": Per, "currency": 3,
    },
    Table.DUTY: {"kind": DutyLimit, "amount": range(1, 169)},
    Table.TRAINING: {"kind": FamilyKind, "days": range(32), "support": bool},
    Table.CRISIS: {"limit": Limit, "hours": range(1, 169)},
    Table.CALLS: {"when": CallWhen, "name": 80, "number": 40, "order": range(1, 21)},
}  # fmt: skip


def checked_value(table: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """The value as it is kept, or Invalid with a message per field."""
    if table not in SHAPES:
        raise Invalid({"table": _("Choose a table from the list.")})
    kept: dict[str, Any] = {}
    problems: dict[str, Any] = {}
    for name, shape in SHAPES[table].items():
        said = value.get(name)
        problem = _problem(shape, said)
        if problem:
            problems[name] = problem
        kept[name] = (
            list(map(str, said)) if isinstance(shape, list) and isinstance(said, list | tuple) else said
        )
        if isinstance(shape, type) and issubclass(shape, TextChoices) and said is not None:
            kept[name] = str(said)
    ages = (
        (kept["from_age"], kept["before_age"])
        if table in (Table.AGES, Table.ALLOWANCES) and not problems
        else (0, None)
    )
    if ages[1] is not None and ages[1] <= ages[0]:
        problems["before_age"] = _("The end must come after the start.")
    if table == Table.WITHOUT_CONSENT and not kept["fields"]:
        problems["fields"] = _("Choose at least one fact.")
    if table == Table.RETENTION and not problems and not may_start(kept["record_class"], kept["starts_at"]):
        problems["starts_at"] = _(
            "A request counts from its answer, a file of a child from another day, everything else from its end."
        )
    if problems:
        raise Invalid(problems)
    return kept


def _problem(shape: Any, said: Any) -> str:
    if shape is Decimal:
        return "" if _is_money(said) else _("Write an amount, like 21.50.")
    if shape is bool:
        return "" if isinstance(said, bool) else _("Answer yes or no.")
    if isinstance(shape, int):
        return "" if isinstance(said, str) and len(said) <= shape else _("Write it shorter.")
    if isinstance(shape, list):
        known = isinstance(said, list | tuple) and all(one in shape[0].values for one in said)
        return "" if known else _("Choose from the list.")
    if isinstance(shape, range):
        fits = isinstance(said, int) and not isinstance(said, bool) and said in shape
        return (
            ""
            if fits
            else _("Write a number from %(low)s to %(high)s.") % {"low": shape[0], "high": shape[-1]}
        )
    if shape is None:
        return "" if said is None or (isinstance(said, int) and 0 < said < 31) else _("Write an age.")
    return "" if said in shape.values else _("Choose from the list.")


def _is_money(said: Any) -> bool:
    try:
        amount = Decimal(said) if isinstance(said, str) else None
    except InvalidOperation:
        return False
    return (
        amount is not None and amount.is_finite() and 0 < amount < 10_000_000 and amount == round(amount, 2)
    )
