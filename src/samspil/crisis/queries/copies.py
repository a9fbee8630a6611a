"""The safety plan in the hands of the network: who has it, and what stands behind a secret address."""

import datetime as dt

from samspil.access.service import Actor
from samspil.crisis import policy
from samspil.crisis.models import Crisis, PlanCopy
from samspil.ground.errors import NotFound


def copies(crisis: Crisis) -> list[PlanCopy]:
    """Who has an address of the plan. The crisis is the reader's own. One query."""
    return list(
        crisis.copies.filter(ended_at=None).select_related("made_by").order_by("-made_at", "-id")[:30]
    )


def copy_behind(secret_hash: str, *, at: dt.datetime) -> PlanCopy:
    """One that ended, was taken back, or was given by who left the file looks like one that never was."""
    rows = PlanCopy.objects.filter(secret_hash=secret_hash).select_related("institution", "crisis__case")
    found = rows.first()
    if found is None or not policy.runs(found, at=at):
        raise NotFound
    return found


def copy_eyes(copy: PlanCopy, language: str, at: dt.datetime) -> Actor:
    """Whoever holds the address, looking with no account for the team that gave it: at this plan and nothing else."""
    home = copy.institution
    return Actor(
        institution=home.pk, role="person", country=home.country, language=language, time_zone=home.time_zone,
        institution_name=home.name, purpose="own file", at=at,
    )  # fmt: skip
