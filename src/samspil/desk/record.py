"""The record of access of one's own institution: who did what, when and why; never what was in it."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.desk import acts
from samspil.look.service import DateField
from samspil.trail import service as trail


class Filter(forms.Form):
    deed = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", _("Everything")), *acts.DEEDS.items()]
    )
    person = forms.ChoiceField(label=_("Who"), required=False)
    day = DateField(label=_("Day"), required=False)

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = [("", _("Everybody")), *((str(id), name) for id, name in people)]
        self.fields["person"].choices = everybody  # type: ignore[attr-defined]


@needs(Word.TRAIL_READ, Purpose.AUDIT)
def record(request: Any) -> HttpResponse:
    actor = request.actor
    people = accounts.ever_here(for_=actor)
    form = Filter(request.GET, people=people)
    asked = form.cleaned_data if form.is_valid() else {}
    since, until = _day(asked.get("day"), actor.time_zone)
    found = trail.of_institution(
        actor.institution,
        deed=asked.get("deed", ""),
        account=UUID(asked["person"]) if asked.get("person") else None,
        since=since,
        until=until,
        after=_key(request, "after"),
        before=_key(request, "before"),
    )
    known = accounts.names({entry.account for entry in found.items})
    trail.seen(by=actor, at=request.now, act="desk.record", record_kind="record")
    kept = {k: v for k, v in request.GET.items() if k in ("deed", "person", "day") and v}
    context = {
        "form": form,
        "entries": [_line(entry, known) for entry in found.items],
        "later": f"?{urlencode(kept | {'before': found.earlier})}" if found.earlier else "",
        "earlier": f"?{urlencode(kept | {'after': found.later})}" if found.later else "",
        "verdict": trail.verify(str(actor.institution)) if "check" in request.GET else None,
    }
    return render(request, "desk/record.html", context)


def _line(entry: Any, known: dict[UUID, str]) -> dict[str, Any]:
    return {
        "at": entry.at,
        "who": known.get(entry.account, ""),
        "what": acts.words(entry.act, entry.deed),
        "why": Purpose(entry.purpose).label if entry.purpose in Purpose.values else "",
        "record": entry.record[-6:],
        "seq": entry.seq,
    }


def _day(day: dt.date | None, zone: str) -> tuple[dt.datetime | None, dt.datetime | None]:
    if day is None or not dt.date.min < day < dt.date.max:
        return None, None
    start = dt.datetime.combine(day, dt.time.min, ZoneInfo(zone))
    return start, dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, ZoneInfo(zone))


def _key(request: Any, name: str) -> int | None:
    """The address may say anything; only a number that fits a table's key is asked for."""
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 18 else None
