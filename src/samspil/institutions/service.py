"""The door of institutions: organisations, teams, competences, and which competence may decide what."""

from samspil.institutions.operations import add_team, change, found, hold, lay_down
from samspil.institutions.queries import (
    competences,
    competences_of,
    get,
    may_decide,
    open_doors,
    partners,
    public,
    says,
    teams,
)

__all__ = [
    "add_team", "change", "competences", "competences_of", "found", "get", "hold", "lay_down", "may_decide",
    "open_doors", "partners", "public", "says", "teams",
]  # fmt: skip
