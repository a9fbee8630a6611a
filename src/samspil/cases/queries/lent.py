"""What others let the actor see for a time: it leaves every open page when it ends."""

import datetime as dt

from django.db.models import F, Q

from samspil.access.service import Actor
from samspil.cases.models import Participation, Share
from samspil.ground import fence
from samspil.look.service import Lent, lending


def lent(*, for_: Actor, since: dt.datetime, at: dt.datetime) -> Lent:
    """Shares that reached the actor's institution, and its places at tables. Four short queries."""
    if for_.institution is None:
        return Lent(False, None)
    theirs = Q(only=None) | Q(only=for_.account)
    shares = Share.objects.filter(to_id=for_.institution, since__lte=at)
    parts = Participation.objects.filter(theirs, institution_id=for_.institution, until__isnull=False)
    with fence.lifted("what has ended is out of sight of who looked at it; nothing of it is told"):
        return lending([rows.annotate(ends=F("until")) for rows in (shares, parts)], since=since, at=at)
