"""The safety plan: agreed with the network in the home, in plain words and the family's language."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.crisis.models import Crisis, SafetyPlan
from samspil.crisis.operations.guard import announce, queued, told, working, written
from samspil.ground.errors import Invalid
from samspil.trail import service as trail


@transaction.atomic
def agree_plan(
    *,
    by: Actor,
    at: dt.datetime,
    crisis: Crisis,
    language: str,
    at_home: bool = True,
    signs: str = "",
    **texts: str,
) -> SafetyPlan:
    """Who does what until when, agreed by those who do it. It takes the place of the plan before, which stays readable."""
    now = working(by, at, crisis)
    kept = written(**{name: texts.get(name, "") for name in ("present", "worries", "steps", "call")})
    if language not in dict(settings.LANGUAGES):
        raise Invalid({"language": _("Choose from the list.")})
    row = SafetyPlan.objects.create(
        crisis=now, by_id=by.account, agreed_at=at, at_home=at_home, language=language, signs=signs.strip(),
        present=kept["present"][:300], worries=kept["worries"], steps=kept["steps"], call=kept["call"][:300],
    )  # fmt: skip
    queued(now)
    announce(by, at, now, "crisis.planned")
    trail.record(act="crisis.agree_plan", **told(by, at, now))
    return row
