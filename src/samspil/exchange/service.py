"""The door of exchange: statutory returns and lists, in and out."""

from samspil.exchange.bridge import TABLE_NAMES, Reading, ShownTable, from_the_return, new_breaks, read_return
from samspil.exchange.operations import (
    accept_return,
    begin,
    compose_return,
    finish,
    foresee_return,
    harmless,
    stop,
)
from samspil.exchange.queries import (
    Foreseen,
    group,
    has_rows,
    reason,
    run,
    running,
    runs,
)

__all__ = [
    "TABLE_NAMES", "Foreseen", "Reading", "ShownTable", "accept_return", "begin", "compose_return", "finish", "foresee_return",
    "from_the_return", "group", "harmless", "has_rows", "new_breaks", "read_return", "reason", "run", "running", "runs", "stop",
]  # fmt: skip
