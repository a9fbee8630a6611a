"""What children need, as the engine takes it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from samspil.engines import criteria
from samspil.engines.criteria import Apart, Ban, Child, Criterion, Point
from samspil.matching.bridge.families import LEGAL
from samspil.matching.models import Need, Search, Seeker
from samspil.matching.terms import CRITERIA, FAMILY_WISHES, LANGUAGE, Asks

KM, KM_PARTLY = 10, 20
"""How far is near, in steps of the map, unless the search says otherwise."""


def problem(
    search: Search,
    seekers: Sequence[Seeker],
    needs: Sequence[Need],
    bans: Sequence[Ban],
    aparts: Sequence[Apart],
    today: dt.date,
    on: dt.date,
) -> criteria.Search:
    return criteria.Search(
        key=str(search.pk),
        children=tuple(_child(s) for s in seekers),
        on=on,
        today=today,
        criteria=(
            *(criterion(n) for n in needs),
            *(Criterion(key, criteria.Asks.YES, key) for key in wishes(seekers)),
        ),
        bans=tuple(bans),
        aparts=tuple(aparts),
        checks=(LEGAL,),
    )


def wishes(seekers: Sequence[Any]) -> list[str]:
    """What families said about the child they would take; about brothers and sisters only where there are several."""
    return [key for key in FAMILY_WISHES if key != "wish_siblings" or len(seekers) > 1]


def asked(needs: Sequence[Need]) -> frozenset[str]:
    """Which facts of a family the search asks about."""
    return frozenset(_fact(n) for n in needs if CRITERIA[n.known].topic)


def _fact(need: Need) -> str:
    """Each language is a fact of its own, of its own day."""
    known = CRITERIA[need.known]
    return f"{known.topic}:{need.wanted.get('language', '')}" if need.known == LANGUAGE else known.fact


def _child(seeker: Seeker) -> Child:
    child = seeker.case.child
    return Child(str(child.pk), child.born_on, seeker.kind)


def criterion(need: Need) -> Criterion:
    """A protected place has no point: nothing is told of how far it is."""
    known = CRITERIA[need.known]
    wanted: Any = None
    partly: Any = None
    point = None
    if known.asks is Asks.WITHIN:
        wanted, partly = need.wanted.get("km", KM), need.wanted.get("km_partly", KM_PARTLY)
        if need.lat is not None and need.lon is not None and not need.protected:
            point = Point(need.lat, need.lon)
    return Criterion(str(need.pk), criteria.Asks(known.asks), _fact(need), wanted, partly, need.must, point)
