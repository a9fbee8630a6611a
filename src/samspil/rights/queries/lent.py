"""A person reads their file for a time: when that ends it leaves their open pages."""

import datetime as dt

from django.db.models import F

from samspil.access.service import Actor
from samspil.look.service import Lent, lending
from samspil.rights.models import Reader


def lent(*, for_: Actor, since: dt.datetime, at: dt.datetime) -> Lent:
    """The readings of who has a sign-in of their own. Two short queries; none for who acts for an institution."""
    if for_.institution is not None:
        return Lent(False, None)
    return lending(
        [Reader.objects.filter(account=for_.account).annotate(ends=F("until"))], since=since, at=at
    )
