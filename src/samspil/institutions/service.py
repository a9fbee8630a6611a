"""The door of institutions: organisations, teams, competences, and which competence may decide what."""

from samspil.institutions.operations import add_team, begin_work, change, end_team, found, hold, lay_down
from samspil.institutions.queries import (
    by_slug,
    competences,
    competences_of,
    every,
    get,
    held,
    held_one,
    holders,
    in_preparation,
    may_decide,
    open_doors,
    partners,
    public,
    require_live,
    says,
    several,
    team,
    teams,
)

__all__ = [
    "add_team", "begin_work", "by_slug", "change", "competences", "competences_of", "end_team", "every", "found", "get", "held",
    "held_one", "hold", "holders", "in_preparation", "lay_down", "may_decide", "open_doors", "partners", "public", "require_live", "says",
    "several", "team", "teams",
]  # fmt: skip
