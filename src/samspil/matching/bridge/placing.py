"""What speaks against one child in one family, for whoever keeps a place by hand and for the page of a placement."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.engines import criteria
from samspil.engines.criteria import Child, Mark
from samspil.fostering import service as fostering
from samspil.matching.bridge import families as families_
from samspil.matching.bridge import words
from samspil.matching.bridge.kept import kept
from samspil.matching.models import Seeker


def against(*, for_: Actor, at: dt.datetime, case: Any, family: UUID, on: dt.date) -> fostering.Against:
    """Bans and exclusions of that child and of those who live there, as they are now; and whether a search runs, in which it is decided."""
    child = case.child
    limits = kept([case.pk], [child.pk], for_=for_, at=at, on=for_.day(at), families=[family])
    bans, aparts = limits.of([child.pk])
    problem = criteria.Search(
        "",
        (Child(str(child.pk), child.born_on, ""),),
        on,
        for_.day(at),
        bans=tuple(bans),
        aparts=tuple(aparts),
    )
    facts = carers.facts_of([family], for_=for_, at=at)
    if not facts:
        return fostering.Against()
    there = fostering.living_in(for_=for_).get(family, frozenset()) - {child.pk}
    alone = next((limits.alone[c] for c in there if c in limits.alone), "")
    frozen = families_.family(
        facts[0],
        (),
        {},
        [str(c) for c in there],
        on,
        [child.pk],
        alone=alone,
        watched=any(b.people for b in bans),
    )
    names = {str(child.pk): child.short}
    cells = [("bans", criteria.bans(problem, frozen)), ("apart", criteria.apart(problem, frozen))]
    said = {
        mark: tuple(words.hard(key, cell, names) for key, cell in cells if cell.mark is mark) for mark in Mark
    }
    return fostering.Against(said[Mark.NOT], said[Mark.UNKNOWN], _looked_for(case, for_))


def unsure_of(member: Any, care: Any, *, for_: Actor, at: dt.datetime) -> bool:
    """Whether somebody who moved in where a child lives could be a person from whom a ban keeps the child away."""
    if member.person_id is not None:
        return False
    child = care.case.child_id
    limits = kept([care.case_id], [child], for_=for_, at=at, on=for_.day(at), families=[care.family_id])
    bans, _aparts = limits.of([child])
    return any(ban.people and str(member.pk) not in ban.others for ban in bans)


def _looked_for(case: Any, for_: Actor) -> tuple[str, ...]:
    rows = Seeker.objects.filter(
        case=case.pk, running=True, search__institution=for_.institution, search__ended_at=None
    )
    if not rows.exists():
        return ()
    said = _("A search runs for %(child)s. Decide on the match there; the place is given from the decision")
    return (said % {"child": case.child.short},)
