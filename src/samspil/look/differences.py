"""What changed between two texts, as pieces a page can print. Pure.

`differences` marks words in one running text. `by_paragraph` pairs the paragraphs, for choosing one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed"]
TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
PARAGRAPH_END = re.compile(r"(?<=\n)(?=[^\n])")


class Piece(NamedTuple):
    kind: Kind
    text: str


class Paragraph(NamedTuple):
    """One paragraph in both texts; an empty side means it stands only in the other."""

    changed: bool
    before: str
    after: str
    pieces: tuple[Piece, ...]


def differences(before: str, after: str) -> list[Piece]:
    """The words of both texts in reading order; equal texts give one `same` piece, two empty ones none."""
    pieces: list[Piece] = []
    for paragraph in by_paragraph(before, after):
        pieces.extend(paragraph.pieces)
    return _joined(pieces)


def by_paragraph(before: str, after: str) -> list[Paragraph]:
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[Paragraph] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(Paragraph(False, text, text, (Piece("same", text),)) for text in old[i1:i2])
        else:
            found.extend(_paired(old[i1:i2], new[j1:j2]))
    return found


def _paragraphs(text: str) -> list[str]:
    return PARAGRAPH_END.split(text.replace("\r\n", "\n")) if text else []


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    for place in range(max(len(old), len(new))):
        left = old[place] if place < len(old) else ""
        right = new[place] if place < len(new) else ""
        yield Paragraph(True, left, right, tuple(_words(left, right)))


def _words(before: str, after: str) -> list[Piece]:
    old, new = TOKENS.findall(before), TOKENS.findall(after)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("removed", "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("added", "".join(new[j1:j2])))
    return _joined(pieces)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return joined
