"""The family's own calendar: a month of days, and one tap for a day of a goal."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from samspil.look.service import see_other
from samspil.supervision import service
from samspil.supervision.web import forms
from samspil.supervision.web.own import at_home, own_page
from samspil.supervision.web.year import page_methods


def _chosen(request: Any) -> dt.date:
    """The day in the address; one that is none, or far away, is today."""
    today: dt.date = request.eyes.day(request.now)
    try:
        day = dt.date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
    return day if abs(day - today) < dt.timedelta(days=800) else today


@page_methods
@at_home
def calendar(request: Any) -> HttpResponse:
    """My calendar: the days of my goals, sessions, course days."""
    eyes, at, chosen = request.eyes, request.now, _chosen(request)

    def tapped(said: dict[str, Any]) -> Any:
        goal = service.own_goal(said.pop("row"), for_=eyes, at=at)
        return service.tap(by=eyes, at=at, goal=goal, **said)

    acts: dict[str, Any] = {"tap": (forms.Tap, tapped)}
    back = reverse("supervision:own_calendar") + f"?day={chosen.isoformat()}"
    return own_page(
        request, "calendar", "supervision.own_calendar", acts,
        to=lambda _done: see_other(back, anchor="day"), month=service.own_month(chosen, for_=eyes, at=at),
    )  # fmt: skip
