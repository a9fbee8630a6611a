"""Records side by side, fact by fact, each with where it comes from."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samspil.look import service as look
from samspil.people import service as people


def day(value: dt.date | dt.datetime) -> str:
    on = timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
    return look.day(on, get_language() or "en")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one record says; `source` is empty where it is the record itself."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    cells: tuple[tuple[Cell, ...], ...]
    differs: bool


def rows(columns: list[people.Column], *, us: UUID | None) -> list[Row]:
    """Facts known for at least one of the records. They differ where two records say different things."""
    found = [_row(label, [tell(c) for c in columns]) for label, tell in _plain()]
    found += [
        _row(_("Addresses"), [_addresses(c, us) for c in columns]),
        _row(_("People around"), [_bonds(c, us) for c in columns], compare=False),
        _row(_("Living together"), [_stays(c, us) for c in columns], compare=False),
        _row(_("Numbers elsewhere"), [_plain_cells(c.numbers) for c in columns], compare=False),
        _row(_("Known to us"), [_known(c) for c in columns], compare=False),
    ]
    return [row for row in found if any(row.cells)]


def _row(label: Any, cells: list[tuple[Cell, ...]], *, compare: bool = True) -> Row:
    said = {tuple(sorted(c.text.casefold() for c in cell)) for cell in cells if cell}
    return Row(str(label), tuple(cells), compare and len(said) > 1)


def _plain() -> list[tuple[Any, Callable[[Any], tuple[Cell, ...]]]]:
    return [
        (_("First name"), lambda c: _plain_cells([c.person.given_name])),
        (_("Family name"), lambda c: _plain_cells([c.person.family_name])),
        (_("Wants to be called"), lambda c: _plain_cells([c.person.called])),
        (_("Date of birth"), _born),
        (_("Sex"), lambda c: _plain_cells([c.person.get_sex_display()])),
        (_("Languages"), lambda c: _plain_cells(c.languages)),
        (_("Phone"), lambda c: _plain_cells([c.person.phone])),
        (_("E-mail"), lambda c: _plain_cells([c.person.email])),
        (_("How to reach them"), lambda c: _plain_cells([c.person.reach_note])),
    ]


def _plain_cells(texts: Iterable[Any]) -> tuple[Cell, ...]:
    return tuple(Cell(str(t)) for t in texts if t)


def _born(column: Any) -> tuple[Cell, ...]:
    person = column.person
    if person.born_on is None:
        return _plain_cells([person.get_birth_display()])
    about = "" if person.birth == "exact" else f" ({person.get_birth_display()})"
    return (Cell(day(person.born_on) + about),)


def _source(by: Any, us: UUID | None) -> str:
    if by is None:
        return ""
    if by.pk == us:
        return pgettext("source of a fact", "noted by us")
    return _("noted by %(institution)s") % {"institution": by.name}


def _addresses(column: Any, us: UUID | None) -> tuple[Cell, ...]:
    cells = []
    for a in column.addresses:
        where = ", ".join(part for part in (a.street, f"{a.postcode} {a.city}".strip()) if part)
        until = f", {_('until %(day)s') % {'day': day(a.until)}}" if a.until else ""
        cells.append(
            Cell(f"{where}, {_('since %(day)s') % {'day': day(a.since)}}{until}", _source(a.noted_by, us))
        )
    if column.withheld:
        cells.append(Cell(_("An address is withheld: another institution protects it.")))
    return tuple(cells)


def _bonds(column: Any, us: UUID | None) -> tuple[Cell, ...]:
    return tuple(
        Cell(f"{tie.person.name}, {tie.get_kind_display()}", _source(tie.noted_by, us))
        for tie in column.bonds
    )


def _stays(column: Any, us: UUID | None) -> tuple[Cell, ...]:
    return tuple(Cell(stay.household.label, _source(stay.noted_by, us)) for stay in column.stays)


def _known(column: Any) -> tuple[Cell, ...]:
    cells = [Cell(_("since %(day)s") % {"day": day(column.since)})] if column.since else []
    return (*cells, *(Cell(_("met around %(name)s") % {"name": p.name}) for p in column.around))
