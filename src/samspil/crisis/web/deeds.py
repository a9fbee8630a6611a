"""What is done from the page of a crisis: by its name in the form, one call to the door each."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms as django_forms

from samspil.crisis import service
from samspil.crisis.web import deed_forms, forms


@dataclass(frozen=True, slots=True)
class Told:
    """Who does it, when, about which crisis, and what the form said."""

    by: Any
    at: dt.datetime
    crisis: Any
    said: dict[str, Any]

    @property
    def about(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at, "crisis": self.crisis}


@dataclass(frozen=True, slots=True)
class Deed:
    form: type[django_forms.Form]
    do: Callable[[Told], Any]
    anchor: str


def _correct(t: Told) -> None:
    day, clock, area = t.said.pop("reported_on"), t.said.pop("reported_time"), t.said.pop("area")
    reported = forms.reported(t.by, t.at, day, clock) if day else None
    service.correct(**t.about, reported_at=reported, area=UUID(area) if area else None, **t.said)


def _log(t: Told) -> None:
    day, clock = t.said.pop("starts_on"), t.said.pop("starts_time")
    points = {name[6:]: t.said.pop(name) for name in list(t.said) if name.startswith("point_")}
    starts = service.moment(t.by.time_zone, day, clock, "starts_time")
    met = t.said.pop("met") == "yes"
    key = t.said.pop("key") or uuid4()
    service.log(**t.about, key=key, starts_at=starts, met=met, points=points, **t.said)


DEEDS: dict[str, Deed] = {
    "correct": Deed(forms.Correct, _correct, "call"),
    "file": Deed(deed_forms.File, lambda t: service.file(**t.about, **t.said), "call"),
    "arrive": Deed(deed_forms.Going, lambda t: service.arrive(**t.about, **t.said), "goes"),
    "leave": Deed(deed_forms.Going, lambda t: service.leave(**t.about, **t.said), "goes"),
    "log": Deed(deed_forms.Log, _log, "log"),
}
