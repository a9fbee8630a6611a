"""Reads of the person's own view: their file, who looked, what they asked; and what waits for who answers."""

from samspil.ground.names import sentences
from samspil.rights.queries.answers import (
    answered,
    clocks,
    one_of_withheld,
    pack,
    packs,
    panel,
    reader_of,
    readers,
    request,
    requests,
    said,
    statement,
    waiting,
    withheld,
)
from samspil.rights.queries.blackening import Piece, numbered
from samspil.rights.queries.file import Agreed, File, Seat, consent, facts, file, minutes, plan, situation
from samspil.rights.queries.lent import lent
from samspil.rights.queries.lived import Lived, Stay, lived
from samspil.rights.queries.looks import Look, looks
from samspil.rights.queries.reading import copy, key, one_asked, one_withheld, reader, readings, same_person
from samspil.rights.queries.seers import SEERS

__all__ = [
    "SEERS",
    "Agreed",
    "File",
    "Lived",
    "Look",
    "Piece",
    "Seat",
    "Stay",
    "answered",
    "clocks",
    "consent",
    "copy",
    "facts",
    "file",
    "key",
    "lent",
    "lived",
    "looks",
    "minutes",
    "numbered",
    "one_asked",
    "one_of_withheld",
    "one_withheld",
    "pack",
    "packs",
    "panel",
    "plan",
    "reader",
    "reader_of",
    "readers",
    "readings",
    "request",
    "requests",
    "said",
    "same_person",
    "sentences",
    "situation",
    "statement",
    "waiting",
    "withheld",
]  # fmt: skip
