"""The facts about a person that a share carries, as they stand while it runs, and which shares rest on a consent."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

from samspil.access.service import Actor
from samspil.cases.models import Share, Whereabouts
from samspil.cases.terms import PERSON_FIELDS, Place, ShareField
from samspil.ground import fence
from samspil.ground.periods import running
from samspil.people import service as people


def told(share: Share, *, for_: Actor, at: dt.datetime) -> list[tuple[str, Any]]:
    """Label and value of each fact that crosses by a running share; what is not noted is left empty. A protected
    address or a secret place is among them only if the institution that shares is the one that noted it."""
    person, on = share.person, for_.day(at)
    if person is None:
        return []
    values: dict[str, Any] = {
        ShareField.NAME: person.name, ShareField.BORN_ON: person.born_on, ShareField.PHONE: person.phone,
        ShareField.EMAIL: person.email,
    }  # fmt: skip
    if ShareField.ADDRESS in share.names:
        values[ShareField.ADDRESS] = _address(share, on)
    if ShareField.WHEREABOUTS in share.names:
        values[ShareField.WHEREABOUTS] = _place(share)
    return [(capfirst(str(f.label)), values.get(f)) for f in PERSON_FIELDS if f in share.names]


def _address(share: Any, on: dt.date) -> str:
    open_ = people.essentials(share.person, on=on, home=share.giver_id).addresses
    return f"{open_[0].street}, {open_[0].postcode} {open_[0].city}".strip(" ,") if open_ else ""


def _place(share: Share) -> str:
    stays = Whereabouts.objects.filter(case_id=share.case_id, until=None)
    with fence.lifted("a shared fact is read also by who does not take part in its case"):
        found = stays.filter(secret=False).first() or stays.filter(noted_by_id=share.giver_id).first()
    if found is None:
        return ""
    words = str(Place(found.place).label)
    return f"{words}: {found.text}" if found.text else words


def named_here(shares: Iterable[Share], *, for_: Actor) -> set[Any]:
    """The ids of those of these shares whose child the reader may see by name: known there, or the name crosses."""
    rows: list[Any] = list(shares)
    child = {s.pk: s.person_id or s.entry.case.child_id for s in rows if s.person_id or s.entry}
    known = people.several(set(child.values()), for_=for_)
    return {s.pk for s in rows if child.get(s.pk) in known or ShareField.NAME in s.names}


def consent_panel(*, consent: Any, for_: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]] | None:
    """What rests on a consent now, for its page: it ends with it. One query; nothing for others than the giver."""
    if consent.institution_id != for_.institution:
        return None
    rows = Share.objects.filter(running(at), consent=consent).select_related("to", "entry", "person")
    return "cases/_rests.html", {"shares": list(rows.order_by("until", "id")[:50])}
