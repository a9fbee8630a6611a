"""Places on a page that other rooms may fill: the page names the place, the desk says who fills it.

So a page of a lower room can show a part of a higher one without knowing it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Fill = Callable[..., tuple[str, Mapping[str, Any]] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part to include: the template and what it shows."""

    template: str
    shows: Mapping[str, Any]


_places: dict[str, dict[str, tuple[int, Fill]]] = {}


def fill(place: str, name: str, order: int, with_: Fill) -> None:
    """`with_` is called with the keywords of the page and answers (template, context), or None for nothing."""
    _places.setdefault(place, {})[name] = (order, with_)


def panels(place: str, **page: Any) -> list[Panel]:
    """What fills the place on this page, in order."""
    found = (with_(**page) for _order, with_ in sorted(_places.get(place, {}).values(), key=lambda p: p[0]))
    return [Panel(*answer) for answer in found if answer]
