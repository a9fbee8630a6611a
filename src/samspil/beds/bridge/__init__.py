"""Where crisis beds meet engines: shares with their bands, reconciliation, the planner."""

from samspil.beds.bridge.later import Point, later

__all__ = ["Point", "later"]
