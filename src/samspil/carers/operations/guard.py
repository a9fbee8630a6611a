"""Steps that several operations share: a way begins, enters a step, ends. Each is part of an operation that leaves the trail."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.carers.models import FosterFamily, Stay, Way
from samspil.carers.terms import State, Step


def heard(family: UUID, on: dt.date) -> bool:
    """The family heard from the service on a day; never set back. Whether that was news."""
    later = Q(last_heard_on__lt=on) | Q(last_heard_on=None)
    return bool(FosterFamily.objects.filter(later, pk=family).update(last_heard_on=on))


def begin(family: FosterFamily, on: dt.date, **more: Any) -> Way:
    step = more.pop("step", Step.INFORMATION)
    way = Way.objects.create(
        family=family, institution_id=family.institution_id, step=step, step_since=on, began_on=on, **more
    )
    Stay.objects.create(way=way, step=step, since=on)
    return way


def enter(way: Way, step: int, on: dt.date) -> None:
    Stay.objects.filter(way=way, until=None).update(until=on, went_on=step > way.step)
    Stay.objects.create(way=way, step=step, since=on)
    way.step, way.step_since = step, on
    way.save(update_fields=["step", "step_since"])


def end(way: Way, state: str, on: dt.date, **more: Any) -> None:
    Stay.objects.filter(way=way, until=None).update(until=on, went_on=state == State.APPROVED)
    way.state, way.ended_on, way.next_on, way.next_what = state, on, None, ""
    for name, value in more.items():
        setattr(way, name, value)
    way.save()
