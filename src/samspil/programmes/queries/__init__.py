"""Reads of programmes."""

from samspil.programmes.queries.day import waiting
from samspil.programmes.queries.patterns import pattern_of
from samspil.programmes.queries.reading import (
    Cooperation,
    Inside,
    Money,
    Way,
    cooperation,
    division,
    everybody,
    get,
    inside,
    money,
    own_part,
    participants,
    participation,
    programmes,
    seen_parts,
    spent_by_part,
    ways,
    words_on,
)

__all__ = [
    "Cooperation", "Inside", "Money", "Way", "cooperation",
    "division", "everybody", "get", "inside", "money", "own_part", "participants", "participation",
    "pattern_of", "programmes", "seen_parts", "spent_by_part", "waiting", "ways", "words_on",
]  # fmt: skip
