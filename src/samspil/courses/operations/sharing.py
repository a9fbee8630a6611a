"""By which key placing municipalities share a family's course days."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.courses.models import Key
from samspil.courses.operations.guard import told
from samspil.courses.queries.placing import own_municipality, proposal
from samspil.courses.terms import Basis
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail

MOST_WEIGHT = 9999


def adopt_key(*, by: Actor, at: dt.datetime, family: UUID, year: int) -> Key:
    """What follows from the placements until now becomes the key, as the own municipality says it; it does not change by itself."""
    parts = proposal(family, year, for_=by, at=at)
    if not parts:
        raise Refused(_("No child lived with the family in this year."))
    until = date_format(min(by.day(at), dt.date(year, 12, 31)), "SHORT_DATE_FORMAT")
    note = _("days of the children placed, until %(day)s") % {"day": until}
    told: dict[str, Any] = {
        "said_by": own_municipality(by),
        "basis": Basis.CHILDREN,
        "parts": parts,
        "note": note,
    }
    return set_key(by=by, at=at, family=family, year=year, **told)


@transaction.atomic
def set_key(
    *, by: Actor, at: dt.datetime, family: UUID, year: int, said_by: str, basis: str, parts: list[tuple[str, int]],
    note: str = "",
) -> Key:  # fmt: skip
    """As one municipality says it. Its earlier key stays, replaced; the same once more changes nothing."""
    require(by, Word.CARERS_WRITE)
    home = carers.get(family, for_=by)
    problems: dict[str, Any] = {}
    if not said_by.strip():
        problems["said_by"] = _("Write which municipality says so.")
    if basis not in Basis.values:
        problems["basis"] = _("Choose how they share.")
    names = [name.strip() for name, _weight in parts]
    if len(names) < 1 or not all(names) or len({n.casefold() for n in names}) < len(names):
        problems["parts"] = _("Write each placing municipality once.")
    elif not all(1 <= weight <= MOST_WEIGHT for _name, weight in parts):
        problems["parts"] = _("Write a share of at least 1 for each municipality.")
    if problems:
        raise Invalid(problems)
    kept = sorted([name.strip(), int(weight)] for name, weight in parts)
    last = Key.objects.filter(family=home, year=year, said_by=said_by.strip(), replaced_at=None).first()
    if last and (last.basis, sorted(last.parts)) == (basis, kept):
        return last
    if last:
        last.replaced_at = at
        last.save(update_fields=["replaced_at"])
    row = Key.objects.create(
        family=home, year=year, said_by=said_by.strip(), basis=basis, parts=kept, note=note.strip(), noted_by_id=by.account,
        noted_at=at,
    )  # fmt: skip
    trail.record(act="courses.set_key", **told(by, at, "foster_family", home))
    return row
