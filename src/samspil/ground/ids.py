"""Identifiers: UUID version 7, ordered by time of creation so that they cluster in an index."""

import contextlib
import os
import random
import threading
import time
import uuid
from collections.abc import Iterator
from contextvars import ContextVar

_source: ContextVar[random.Random | None] = ContextVar("id_source", default=None)
_lock = threading.Lock()
_last = 0
_SECOND = 1000 << 12


def _moment() -> int:
    """The clock in 1/4096 of a millisecond (60 bits), later than every moment given before by this process, so that what
    is made first sorts first (RFC 9562, 6.2, method 3). A clock set back by more than a second is followed."""
    global _last  # noqa: PLW0603 - one clock per process
    whole, rest = divmod(time.time_ns(), 1_000_000)
    now = whole << 12 | rest * 4096 // 1_000_000
    with _lock:
        _last = _last + 1 if _last - _SECOND < now <= _last else now
        return _last


def new_id() -> uuid.UUID:
    """A fresh identifier (RFC 9562, version 7). Inside `repeatable(...)` the same call order gives the same ids."""
    source = _source.get()
    if source is not None:
        millis, noise = source.randrange(1 << 41), source.getrandbits(74)
        moment = millis << 12 | noise >> 62
    else:
        moment, noise = _moment(), int.from_bytes(os.urandom(8), "big")
    value = (moment >> 12 & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | (moment & 0xFFF) << 64
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
