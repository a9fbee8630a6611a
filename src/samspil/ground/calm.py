"""While many thousand small records are made at once, Python's collector of cycles goes through all of them again and again and
finds nothing. It waits until they are made; what is no longer used is freed meanwhile as always."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
