"""Consents that let something be told for a time: what rests on one leaves every open page with it."""

import datetime as dt

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from samspil.access.service import Actor
from samspil.consents.models import Consent
from samspil.look.service import Lent, lending


def lent(*, for_: Actor, since: dt.datetime, at: dt.datetime) -> Lent:
    """Those that name the actor's institution, or that it recorded: taken back, or over. Two short queries."""
    if for_.institution is None:
        return Lent(False, None)
    rows = Consent.objects.filter(Q(to_id=for_.institution) | Q(institution_id=for_.institution))
    rows = rows.annotate(ends=Coalesce(F("withdrawn_at"), F("until")))
    return lending([rows.filter(until__gt=since)], since=since, at=at)
