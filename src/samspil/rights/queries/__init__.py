"""Reads of the person's own view: their file, who looked, what they asked; and what waits for who answers."""

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
from samspil.rights.queries.blackening import Piece, numbered, sentences
from samspil.rights.queries.file import Agreed, File, Seat, consent, file, minutes, plan, situation
from samspil.rights.queries.lent import lent
from samspil.rights.queries.lived import Lived, Stay, lived
from samspil.rights.queries.looks import Look, looks
from samspil.rights.queries.quiet import LEFT
from samspil.rights.queries.reading import copy, key, one_asked, one_withheld, reader, readings
from samspil.rights.queries.seers import SEERS

__all__ = [
    "LEFT",
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
    "sentences",
    "situation",
    "statement",
    "waiting",
    "withheld",
]  # fmt: skip
