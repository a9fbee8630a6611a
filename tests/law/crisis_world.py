"""A crisis team beside the cast, with a house of beds, and a record of every kind that its pages are asked for."""

import dataclasses
from typing import Any
from uuid import uuid4

from samspil.beds.models import Followed, Scenario
from samspil.crisis import service as crisis
from tests.cast import NOW
from tests.rooms.beds.scene import team

ROOMS = ("beds", "crisis")


def taken() -> dict[str, Any]:
    """Wim leads the team: a child sleeps in the house and is asked after later; a crisis with its safety plan."""
    groningen = team()
    by = {"by": dataclasses.replace(groningen.lead, at=NOW), "at": NOW}
    stay = groningen.admit()
    scenario = Scenario.objects.create(
        institution=groningen.home, name="2027", asked={}, by=groningen.wim, at=NOW
    )
    made = crisis.take(
        **by,
        key=uuid4(),
        danger="urgent",
        where="home",
        teller="family",
        reported_at=NOW,
        case=groningen.cases[1].pk,
    )
    texts = {"present": "gran", "worries": "shouting", "steps": "Gran sleeps here", "call": "the team"}
    crisis.agree_plan(**by, crisis=made, language="nl", **texts)
    return {
        "bed": groningen.unit.beds.first().pk, "stay": stay.pk, "unit": groningen.unit.pk,
        "followed": Followed.objects.get(record=stay.pk).pk, "months": 3, "scenario": scenario.pk, "crisis": made.pk,
        "account": groningen.wim,
    }  # fmt: skip
