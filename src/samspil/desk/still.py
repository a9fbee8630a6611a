"""Does what an open page shows still stand? Asked in the background by every page that does not say it itself."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from samspil.access.service import signed_in
from samspil.desk.day import doors
from samspil.look.service import acting, soonest, stands

OLDEST = dt.timedelta(days=2)
"""A page that has been open for longer is asked for again in any case."""


@signed_in
@require_safe
def still(request: Any) -> HttpResponse:
    """No content: the mark of who acts, empty if something ended since the page was made; and when the next of it does."""
    actor, at = request.actor, request.now
    since = _moment(request.GET.get("since", ""))
    if since is None or not at - OLDEST < since <= at:
        return stands("")
    found = soonest(door(for_=actor, since=since, at=at) for door in doors("lent"))
    answer = stands("" if found.over else acting(actor))
    answer.headers["X-Now"] = str(at.timestamp())
    if found.ends:
        answer.headers["X-Ends-In"] = f"{(found.ends - at).total_seconds():.3f}"
    return answer


def _moment(said: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(float(said), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
