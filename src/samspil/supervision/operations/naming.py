"""Whether a text names a child of a family, or somebody of it: what others are to read says nobody's name."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.ground.names import mentions


def children_of(families: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The first names of the children who live in families: those placed there, and their own. Two queries."""
    wanted = list(families)
    placed, own = fostering.names_in(wanted), carers.names_in(wanted)
    return {f: placed.get(f, frozenset()) | own.get(f, frozenset()) for f in wanted}


def named_in(text: str, family: Any, *, also: str = "") -> str:
    """The first name that the text says, of a child of the family or of who asked; or nothing."""
    names = set(also.split())
    if family is not None:
        names |= children_of([family.pk])[family.pk] | {family.name}
    return next((name for name in sorted(names) if len(name) > 2 and mentions(text, name)), "")
