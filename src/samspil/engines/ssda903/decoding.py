"""Bytes in, text out: how large, in which encoding."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from charset_normalizer import from_bytes

from samspil.engines.ssda903.noting import Notes

LARGEST = 64 * 1024 * 1024  # a large authority's whole return is about a tenth of this
_STEP = 1024 * 1024
_SAMPLE = 256 * 1024
_CENTRAL = frozenset("áčďéěíňóřšťúůýžĺľŕäôÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ")
_WESTERN = frozenset("æøåäöüëïéèêâçñòàßÆØÅÄÖÜËÏÉÈÇ’“”")


def take(source: bytes | BinaryIO, limit: int) -> bytes | None:
    """The bytes of a source, or None when there are more than `limit`: then at most `limit` and one step were ever held."""
    if isinstance(source, bytes):
        return source if len(source) <= limit else None
    if _size(source) > limit:
        return None
    held = bytearray()
    while part := source.read(_STEP):
        held += part
        if len(held) > limit:
            return None
    return bytes(held)


def _size(source: BinaryIO) -> int:
    """How many bytes are left, 0 where the source cannot say."""
    try:
        here = source.tell()
        size = source.seek(0, 2) - here
        source.seek(here)
    except (OSError, AttributeError, ValueError):
        return 0
    return size


def decode(data: bytes, notes: Notes) -> str:
    """The text of a file. What is not Unicode is taken for the likelier of the code pages of central and of western Europe."""
    text = _unicode(data)
    if text is None:
        encoding = _code_page(data)
        text = data.decode(encoding, errors="replace")
        notes.add("S-ENCODING", "doubtful", "guessed_encoding", encoding=encoding)
    count = text.count("\x00")
    if count:
        notes.add("S-NUL", "doubtful", "nul_bytes", count=count)
        text = text.replace("\x00", "")
    return text


def _unicode(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _try(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _try(data, "utf-8-sig")
    head = data[:400]
    if len(head) > 3 and head[1::2].count(0) > len(head) * 0.4:
        return _try(data, "utf-16-le")
    if len(head) > 3 and head[0::2].count(0) > len(head) * 0.4:
        return _try(data, "utf-16-be")
    return _try(data, "utf-8")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _code_page(data: bytes) -> str:
    """Which of the two gives more letters that people there really use; where that says nothing, what charset-normalizer thinks."""
    marked = b"\n".join(line for line in data[:_SAMPLE].splitlines() if not line.isascii()) or data[:_SAMPLE]
    central = sum(letter in _CENTRAL for letter in marked.decode("cp1250", errors="replace"))
    western = sum(letter in _WESTERN for letter in marked.decode("cp1252", errors="replace"))
    if central != western:
        return "cp1250" if central > western else "cp1252"
    best = from_bytes(marked, cp_isolation=["cp1250", "cp1252"]).best()
    return best.encoding if best else "cp1252"
