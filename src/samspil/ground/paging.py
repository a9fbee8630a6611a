"""Lists page by key: the address carries the identifier of a row, never an offset and never a name."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """One screenful. `earlier` and `later` are the ids to ask for the neighbours with, or None at an end."""

    items: list[M]
    earlier: UUID | None
    later: UUID | None


def _beyond(by: tuple[str, ...], values: tuple[Any, ...], forward: bool) -> Q:
    """Rows strictly beyond `values` in the order `by`; written so that the index on `by` is used."""
    first = by[0].removeprefix("-")
    descending = by[0].startswith("-")
    up = forward != descending
    edge = Q(**{f"{first}__{'gte' if up else 'lte'}": values[0]})
    beyond = Q()
    same: dict[str, Any] = {}
    for name, value in zip(by, values, strict=True):
        bare = name.removeprefix("-")
        goes_up = forward != name.startswith("-")
        beyond |= Q(**same) & Q(**{f"{bare}__{'gt' if goes_up else 'lt'}": value})
        same[bare] = value
    return edge & beyond


def page(
    rows: QuerySet[M], *, by: tuple[str, ...], size: int = 50, after: Any = None, before: Any = None
) -> Page[M]:
    """`rows` in the order `by` (the last name must be unique), the screenful after or before the row with that id.

    An id that is not among `rows` (gone, or not for this actor) gives the first screenful.
    """
    anchor = after or before
    values = None
    if anchor:
        values = rows.filter(pk=anchor).values_list(*(n.removeprefix("-") for n in by)).first()
    forward = not (before and values)
    ordered = rows.order_by(*(by if forward else [_flip(n) for n in by]))
    if values:
        ordered = ordered.filter(_beyond(by, values, forward))
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if not forward:
        found.reverse()
    has_earlier = bool(values and after) if forward else more
    has_later = more if forward else bool(values)
    return Page(
        items=found,
        earlier=found[0].pk if found and has_earlier else None,
        later=found[-1].pk if found and has_later else None,
    )


def first(found: list[M], size: int) -> Page[M]:
    """The first screenful, from at most `size` + 1 rows that are in order already."""
    return Page(found[:size], None, found[size - 1].pk if len(found) > size else None)


def _flip(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
