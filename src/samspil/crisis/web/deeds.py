"""What is done from the page of a crisis: by its name in the form, one call to the door each."""

from uuid import UUID, uuid4

from samspil.crisis import service
from samspil.crisis.web import deed_forms, forms
from samspil.crisis.web.more_deeds import MORE
from samspil.crisis.web.told import Deed, Told


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
    "file": Deed(deed_forms.File, lambda t: service.file(**t.about, case=UUID(t.said["case"])), "call"),
    "arrive": Deed(deed_forms.Going, lambda t: service.arrive(**t.about, **t.said), "goes"),
    "leave": Deed(deed_forms.Going, lambda t: service.leave(**t.about, **t.said), "goes"),
    "log": Deed(deed_forms.Log, _log, "log"),
    **MORE,
}
