"""Holding files, and erasing them by two people."""

from samspil.retention.operations.erasing import confirm, keep, propose
from samspil.retention.operations.holding import hold, lift

__all__ = ["confirm", "hold", "keep", "lift", "propose"]
