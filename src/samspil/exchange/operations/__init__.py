"""Writes of the exchange: bringing returns and lists in, and letting them out."""

from samspil.exchange.operations.cells import harmless
from samspil.exchange.operations.leaving import compose_return
from samspil.exchange.operations.returns import accept_return, foresee_return
from samspil.exchange.operations.runs import begin, finish, stop

__all__ = ["accept_return", "begin", "compose_return", "finish", "foresee_return", "harmless", "stop"]
