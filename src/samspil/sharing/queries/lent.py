"""Questions are read for a time by who was asked."""

import datetime as dt

from django.db.models import F

from samspil.access.service import Actor
from samspil.look.service import Lent, lending
from samspil.sharing.models import Ask
from samspil.sharing.terms import State


def lent(*, for_: Actor, since: dt.datetime, at: dt.datetime) -> Lent:
    """Those that were taken back, or whose time is over. Four short queries."""
    if for_.institution is None:
        return Lent(False, None)
    asked = Ask.objects.filter(to_id=for_.institution)
    taken = asked.filter(state=State.TAKEN_BACK).annotate(ends=F("answered_at"))
    waits = asked.filter(state=State.WAITING).annotate(ends=F("until"))
    return lending([taken, waits], since=since, at=at)
