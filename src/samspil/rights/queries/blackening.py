"""Text with marks: what of it is read, and what is black. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from samspil.ground.names import mentions

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; with a number it is black, for these reasons, and `text` is for the worker's eyes only."""

    text: str
    number: int = 0
    why: tuple[str, ...] = ()
    marks: tuple[Any, ...] = ()


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Everywhere these words stand in a text, as whole words, in whatever case, white space aside."""
    said = words.split()
    if not said:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(w) for w in said) + r"(?!\w)"
    return [met.span() for met in re.finditer(pattern, text, re.IGNORECASE)]


def everywhere(words: str, text: str) -> list[tuple[int, int]]:
    """The same, and where the words stand as a name in another ending or without its marks: Zdena Tichá as Zdeně Tiché, as
    zdena.ticha@example.org. Rather once too often: a person takes a mark away that need not be."""
    asked, found = words.split(), set(places(words, text))
    tokens = [met.span() for met in WORD.finditer(text)]
    for n in range(len(tokens) - len(asked) + 1) if asked else ():
        run = tokens[n : n + len(asked)]
        if all(mentions(text[a:b], name) for (a, b), name in zip(run, asked, strict=True)):
            found.add((run[0][0], run[-1][1]))
    return sorted(found)


def pieces(text: str, marks: Iterable[Any], first: int = 1) -> list[Piece]:
    """The text cut at its marks; marks that touch or overlap are one black piece. Numbers begin at `first`."""
    found: list[Piece] = []
    at, number = 0, first
    for start, end, own in _joined(sorted(marks, key=lambda m: (m.start, m.end)), len(text)):
        if start > at:
            found.append(Piece(text[at:start]))
        why = tuple(dict.fromkeys(m.why for m in own))
        found.append(Piece(text[start:end], number, why, tuple(own)))
        at, number = end, number + 1
    if at < len(text):
        found.append(Piece(text[at:]))
    return found


def _joined(marks: Sequence[Any], length: int) -> list[tuple[int, int, list[Any]]]:
    joined: list[tuple[int, int, list[Any]]] = []
    for mark in marks:
        start, end = min(mark.start, length), min(mark.end, length)
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            before = joined[-1]
            joined[-1] = (before[0], max(before[1], end), [*before[2], mark])
        else:
            joined.append((start, end, [mark]))
    return joined


def numbered(passages: Sequence[dict[str, Any]], marks: Iterable[Any]) -> list[list[Piece]]:
    """The pieces of every passage; black pieces are numbered through."""
    own: dict[int, list[Any]] = {}
    for mark in marks:
        own.setdefault(mark.passage, []).append(mark)
    made, number = [], 1
    for place, passage in enumerate(passages):
        cut = pieces(passage["text"], own.get(place, ()), number)
        number += sum(bool(p.number) for p in cut)
        made.append(cut)
    return made
