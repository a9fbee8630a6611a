"""What was delivered in a quarter, counted another way: from the rows themselves."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from samspil.carers.models import FosterFamily
from samspil.programmes.models import Element
from samspil.supervision.models import Attendance, Membership, Question, Session
from samspil.supervision.terms import quarter_days


def recounted(shown: Any, programme: Any, part: Any, q: int, at: dt.datetime) -> None:
    """Each figure of a quarter against the rows themselves, counted another way."""
    first, after = quarter_days(2026, q)
    here = {"institution": part.institution_id, "programme": programme, "year": 2026, "quarter": q}
    held = Session.objects.filter(**here, state="held")
    met = held.filter(kind="group").values_list("group").distinct().count()
    assert (shown["groups"].part, shown["groups"].whole) == (met, 4)
    came = Attendance.objects.filter(session__in=held.filter(kind="group"), came="came")
    reached = came.values("family").union(held.exclude(kind="group").values("family")).count()
    homes = FosterFamily.objects.filter(institution=part.institution_id, status="approved")
    assert (shown["families"].part, shown["families"].whole) == (reached, homes.count())
    alone = Session.objects.filter(**here, starts_at__lt=at).exclude(kind="group")
    assert (shown["home"].part, shown["home"].whole) == (alone.filter(state="held").count(), alone.count())
    end = min(at, dt.datetime(after.year, after.month, 1, tzinfo=ZoneInfo("Europe/Copenhagen")))
    start = dt.datetime(first.year, first.month, 1, tzinfo=ZoneInfo("Europe/Copenhagen"))
    asked = Question.objects.filter(institution=part.institution_id, asked_at__lt=end)
    asked = asked.exclude(matched_at__lt=start)
    waits = asked.exclude(matched_at__lt=end)
    assert (shown["waiting"].part, shown["waiting"].whole) == (waits.count(), asked.count())
    mine = Membership.objects.filter(
        programme=programme, group__institution=part.institution_id, since__lt=after
    )
    inside = mine.exclude(until__lte=first).values("family").distinct().count()
    gone = mine.filter(until__gt=first, until__lte=min(after, at.date())).count()
    assert (shown["left"].part, shown["left"].whole) == (gone, inside)
    then = Element.objects.filter(participation=part, since__lt=min(after, at.date()))
    newest = {e.code: e.on for e in then.order_by("since", "version")}
    assert shown["elements"].whole == sum(newest.values()) > 0
