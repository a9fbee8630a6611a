"""The door of institutions: organisations, teams, competences, and which competence may decide what."""

from samspil.institutions.operations import add_team, change, found, hold, lay_down
from samspil.institutions.queries import (
    by_slug,
    competences,
    competences_of,
    every,
    get,
    may_decide,
    open_doors,
    partners,
    public,
    says,
    teams,
)

__all__ = [
    "add_team", "by_slug", "change", "competences", "competences_of", "every", "found", "get", "hold", "lay_down", "may_decide",
    "open_doors", "partners", "public", "says", "teams",
]  # fmt: skip
