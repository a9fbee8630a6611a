"""A month of a rota, and calls, to the engines and back. The engines propose; a person publishes."""

from samspil.duty.bridge.filling import Pairs, Proposal, mend, propose
from samspil.duty.bridge.needed import Asked, Desk, Log, Needed, calls_from, logs, needed
from samspil.duty.bridge.reasons import Collides, Freed, Why, collides, free, why

__all__ = [
    "Asked", "Collides", "Desk", "Freed", "Log", "Needed", "Pairs", "Proposal", "Why", "calls_from", "collides", "free", "logs", "mend",
    "needed", "propose", "why",
]  # fmt: skip
