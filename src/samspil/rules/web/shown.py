"""A row in words: a heading and facts, from its value, whatever the table."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.rules.terms import (
    Allowance,
    AskedOf,
    CallWhen,
    Checked,
    Condition,
    ConsentOf,
    DutyLimit,
    FamilyKind,
    Field,
    Form,
    FosterCheck,
    Ground,
    InForce,
    Limit,
    Party,
    Per,
    RecordClass,
    Relation,
    RequestKind,
    StartsAt,
    Table,
    said,
)

TONES = {Checked.READ: "ok", Checked.UNCHECKED: "warn", Checked.CHOICE: "info"}


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """What a page says about one row: `facts` are short sentences, `law` names statute and section."""

    row: Any
    title: str
    facts: list[str]
    law: str
    source: str
    note: str
    checked: str
    tone: str


def shown(row: Any) -> Shown:
    """A row in force, a version, or a proposal."""
    value = dataclasses.asdict(row) if isinstance(row, InForce) else row.value
    title, facts = IN_WORDS[row.table](value)
    law = " ".join(filter(None, (value.get("statute", ""), value.get("section", ""))))
    return Shown(
        row, title, [f for f in facts if f], law, said(row.source), said(row.note), str(Checked(row.checked).label),
        TONES[Checked(row.checked)],
    )  # fmt: skip


Words = tuple[str, list[str]]


def _way(value: Mapping[str, Any]) -> Words:
    title = _("From %(sender)s to %(receiver)s") % {
        "sender": Party(value["from_kind"]).label, "receiver": Party(value["to_kind"]).label,
    }  # fmt: skip
    must = _("Must be told.") if value["form"] == Form.REPORT else _("Must be answered.")
    duty = must if value["must_answer"] else _("May be told; nobody must.")
    return title[:1].upper() + title[1:], [
        _("On the basis of: %(basis)s.") % {"basis": Ground(value["basis"]).label},
        _("Allowed: %(form)s.") % {"form": Form(value["form"]).label},
        _facts(value), _condition(value), duty,
    ]  # fmt: skip


def _without(value: Mapping[str, Any]) -> Words:
    title = _("To %(receiver)s, without consent") % {"receiver": Party(value["to_kind"]).label}
    return title, [_facts(value), _condition(value)]


def _facts(value: Mapping[str, Any]) -> str:
    if not value["fields"]:
        return ""
    return _("Only: %(facts)s.") % {"facts": ", ".join(str(Field(one).label) for one in value["fields"])}


def _condition(value: Mapping[str, Any]) -> str:
    return str(Condition(value["condition"]).label) if value["condition"] else ""


def _age(value: Mapping[str, Any]) -> Words:
    low, high = value["from_age"], value["before_age"]
    if high is None:
        when = _("while the child is %(low)s or older") % {"low": low}
    elif low:
        when = _("while the child is %(low)s to %(high)s") % {"low": low, "high": high - 1}
    else:
        when = _("until the child is %(high)s") % {"high": high}
    agree = ConsentOf(value["consent_of"])
    consent = _("If these agree: %(who)s.") % {"who": agree.label} if agree else ""
    return str(Relation(value["relation"]).label).capitalize(), [
        _("May read the file %(when)s.") % {"when": when},
        consent,
    ]


def _period(value: Mapping[str, Any]) -> Words:
    start = StartsAt(value["starts_at"]).label
    years = value["years"]
    if not years:
        how_long = _("Kept until %(start)s.") % {"start": start}
    else:
        how_long = ngettext(
            "Kept %(years)s year from %(start)s.", "Kept %(years)s years from %(start)s.", years
        )
    title = str(RecordClass(value["record_class"]).label)
    return title[:1].upper() + title[1:], [how_long % {"years": years, "start": start}]


def _clock(value: Mapping[str, Any]) -> Words:
    months, more = value["months"], value["more_months"]
    title = _("A request %(what)s") % {"what": RequestKind(value["kind"]).label}
    answered = ngettext("Answered within %(n)s month.", "Answered within %(n)s months.", months) % {
        "n": months
    }
    longer = ngettext("May be %(n)s month longer.", "May be %(n)s months longer.", more) % {"n": more}
    return title, [answered, longer if more else ""]


def _review(value: Mapping[str, Any]) -> Words:
    hours = value["hours"]
    within = ngettext("Reviewed within %(n)s hour.", "Reviewed within %(n)s hours.", hours) % {"n": hours}
    return _("A look in an emergency"), [within]


def _secrets(value: Mapping[str, Any]) -> Words:
    return _("A look in an emergency"), [
        _("Shows protected addresses.") if value["address"] else _("Does not show protected addresses."),
        _("Shows secret places.") if value["place"] else _("Does not show secret places."),
    ]


def _foster(value: Mapping[str, Any]) -> Words:
    title = str(FosterCheck(value["check"]).label)
    months, age = value["months"], value["from_age"]
    valid = ngettext("Valid for %(n)s month.", "Valid for %(n)s months.", months) % {"n": months}
    return title[:1].upper() + title[1:], [
        _("Asked %(whom)s.") % {"whom": AskedOf(value["asked_of"]).label},
        _("From the age of %(age)s.") % {"age": age} if age else "",
        valid if months else _("Holds for good."),
        _("A network family may have the child before.") if value["network_later"] else "",
    ]


def _allowance(value: Mapping[str, Any]) -> Words:
    low, high = value["from_age"], value["before_age"]
    age = _("From %(low)s years.") % {"low": low} if low or high else ""
    if high is not None:
        age = _("From %(low)s to under %(high)s years.") % {"low": low, "high": high}
    title = str(Allowance(value["kind"]).label)
    amount = f"{value['amount']} {value['currency']} {Per(value['per']).label}"
    return title[:1].upper() + title[1:], [f"{amount}.", age]


def _duty(value: Mapping[str, Any]) -> Words:
    said = str(DutyLimit(value["kind"]).label)
    return said[:1].upper() + said[1:], [f"{value['amount']}."]


def _training(value: Mapping[str, Any]) -> Words:
    title, days = str(FamilyKind(value["kind"]).label), value["days"]
    told = ngettext("%(n)s whole course day a year.", "%(n)s whole course days a year.", days) % {"n": days}
    return title[:1].upper() + title[1:], [_("Support as the family needs it.") if value["support"] else told]


def _crisis_clock(value: Mapping[str, Any]) -> Words:
    hours = value["hours"]
    within = ngettext(
        "Within %(n)s clock hour, day and night.", "Within %(n)s clock hours, day and night.", hours
    )
    title = str(Limit(value["limit"]).label)
    return title[:1].upper() + title[1:], [within % {"n": hours}]


def _crisis_call(value: Mapping[str, Any]) -> Words:
    when = str(CallWhen(value["when"]).label)
    return f"{value['name']}: {value['number']}", [_("When %(what)s.") % {"what": when}]


IN_WORDS: dict[str, Callable[[Mapping[str, Any]], Words]] = {
    Table.CONFIDENTIALITY: _way,
    Table.WITHOUT_CONSENT: _without,
    Table.AGES: _age,
    Table.RETENTION: _period,
    Table.CLOCKS: _clock,
    Table.REVIEW: _review,
    Table.SECRETS: _secrets,
    Table.FOSTER: _foster,
    Table.ALLOWANCES: _allowance,
    Table.DUTY: _duty,
    Table.TRAINING: _training,
    Table.CRISIS: _crisis_clock,
    Table.CALLS: _crisis_call,
}
