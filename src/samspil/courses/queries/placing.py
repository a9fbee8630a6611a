"""By which municipalities children were placed in a family in a year: what a key can follow from."""

import datetime as dt
from collections import Counter
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.institutions import service as institutions


def proposal(family: UUID, year: int, *, for_: Actor, at: dt.datetime) -> list[tuple[str, int]]:
    """Each placing municipality with the days its children lived in the family, of the year as far as it has gone. Three queries."""
    home = carers.get(family, for_=for_)
    until = min(for_.day(at) + dt.timedelta(days=1), dt.date(year + 1, 1, 1))
    told = fostering.placed_by([home.pk], for_=for_, since=dt.date(year, 1, 1), until=until).get(home.pk, {})
    named = institutions.several(told)
    days: Counter[str] = Counter()
    for id, lived in told.items():
        days[named[id].municipality or named[id].name] += lived
    return sorted(days.items())


def own_municipality(actor: Actor) -> str:
    """As which municipality the service of the actor speaks."""
    if actor.institution is None:
        return ""
    home = institutions.several([actor.institution])[actor.institution]
    return home.municipality or home.name
