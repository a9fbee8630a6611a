"""The tables of crisis beds: houses and beds, who holds and takes them, what is asked afterwards, and plans."""

from samspil.beds.models.house import Bed, Closure, Staffing, Unit
from samspil.beds.models.planning import Aim, Earlier, Scenario
from samspil.beds.models.use import Followed, FollowUp, Hold, Incident, Refusal, Stay, Taken

__all__ = [
    "Aim", "Bed", "Closure", "Earlier", "FollowUp", "Followed", "Hold", "Incident", "Refusal", "Scenario", "Staffing",
    "Stay", "Taken", "Unit",
]  # fmt: skip
