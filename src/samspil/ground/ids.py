"""Identifiers: UUID version 7, ordered by time of creation so that they cluster in an index."""

import contextlib
import os
import random
import time
import uuid
from collections.abc import Iterator
from contextvars import ContextVar

_source: ContextVar[random.Random | None] = ContextVar("id_source", default=None)


def new_id() -> uuid.UUID:
    """A fresh identifier (RFC 9562, version 7). Inside `repeatable(...)` the same call order gives the same ids."""
    source = _source.get()
    if source is not None:
        millis, noise = source.randrange(1 << 41), source.getrandbits(74)
    else:
        millis = time.time_ns() // 1_000_000
        noise = int.from_bytes(os.urandom(10), "big") >> 6
    value = (millis & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | (noise >> 62) << 64
    value |= 0b10 << 62 | (noise & ((1 << 62) - 1))
    return uuid.UUID(int=value)


@contextlib.contextmanager
def repeatable(seed: int) -> Iterator[None]:
    """Make identifiers repeatable, for the invented story only: two tellings give the same addresses."""
    token = _source.set(random.Random(seed))
    try:
        yield
    finally:
        _source.reset(token)
