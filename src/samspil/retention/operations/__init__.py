"""Holding files, and erasing them by two people."""

from samspil.retention.operations.clearing import Step, clear, clocks
from samspil.retention.operations.erasing import confirm, keep, propose
from samspil.retention.operations.holding import hold, lift

__all__ = ["Step", "clear", "clocks", "confirm", "hold", "keep", "lift", "propose"]
