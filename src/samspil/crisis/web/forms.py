"""Forms of the desk: a call, who can be sent, who goes."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.crisis import service
from samspil.crisis.terms import DANGER_SAYS, Teller, Where
from samspil.look.service import DateField, TimeField

MOMENT = ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z"]
"""A moment as a device knows it, with its own offset."""
YES_NO = [("yes", _("yes")), ("no", _("no")), ("", _("not known"))]


def line(label: Any, length: int = 120, **more: Any) -> forms.CharField:
    more.setdefault("required", False)
    field = forms.CharField(label=label, max_length=length, **more)
    field.widget.attrs["autocomplete"] = "off"
    return field


def text(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": rows}), **more)


def question(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=YES_NO, widget=forms.RadioSelect, required=False, initial=""
    )


def _areas(areas: list[Any]) -> list[tuple[str, Any]]:
    return [("", _("not known")), *((str(a.pk), a.name) for a in areas)]


class Call(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    case = forms.UUIDField(widget=forms.HiddenInput, required=False)
    call = forms.UUIDField(widget=forms.HiddenInput, required=False)
    danger = forms.ChoiceField(
        label=_("How great is the danger?"), choices=list(DANGER_SAYS.items()), widget=forms.RadioSelect
    )
    story = text(_("What is going on?"), required=False)
    child_name = line(_("Who is it about? A name, or what the family is called"))
    ages = line(_("Ages of the children"), 60)
    area = forms.ChoiceField(label=_("In which part of the region?"), required=False)
    place_text = line(_("Where exactly?"), 200)
    protected = forms.BooleanField(label=_("This place is protected: nobody else is told"), required=False)
    present = line(_("Who is there now?"), 200)
    where = forms.ChoiceField(label=_("Where is the child?"), choices=Where.choices, initial=Where.HOME)
    where_text = line(_("With whom, or where?"))
    reach = line(_("How do we reach them?"), 160)
    teller = forms.ChoiceField(label=_("Who calls?"), choices=Teller.choices, initial=Teller.TEAM)
    teller_name = line(_("Name and number of who calls"))
    reported_on = DateField(
        label=_("Reported on"),
        required=False,
        help_text=_("Leave empty if nobody knows when help was first asked for."),
    )
    reported_time = TimeField(label=_("At"), required=False, help_text=_("Empty: now."))
    with_specialist = question(_("Does a specialist provider work with the child already?"))
    specialist = line(_("Which one?"))
    unwilling = question(_("Do both parents refuse to work with anybody?"))
    cannot_meet = question(_("Can the family not meet anybody within 24 hours?"))

    def __init__(self, *args: Any, areas: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = _areas(areas)  # type: ignore[attr-defined]
        self.fields["danger"].widget.attrs["autofocus"] = True


class KeptCall(Call):
    """A call that a device kept until there was a signal: who wrote it there, and when."""

    account = forms.UUIDField()
    typed_at = forms.DateTimeField(input_formats=MOMENT)


ASKED = ("with_specialist", "specialist", "unwilling", "cannot_meet")


def told(said: dict[str, Any], actor: Any, at: dt.datetime) -> dict[str, Any]:
    """What the form says, as the door wants it. Without a day the time is not known; without a time it is now."""
    day, clock = said.pop("reported_on"), said.pop("reported_time")
    area, call = said.pop("area"), said.pop("call")
    if call is not None:
        said["key"] = service.key_of(call, for_=actor)
    return said | {"reported_at": reported(actor, at, day, clock), "area": UUID(area) if area else None}


def reported(actor: Any, at: dt.datetime, day: dt.date | None, clock: dt.time | None) -> dt.datetime | None:
    if day is None:
        return None
    if clock is None:
        return at if day == actor.day(at) else service.moment(actor.time_zone, day, dt.time(0), "reported_on")
    found = service.moment(actor.time_zone, day, clock, "reported_time")
    return found


def soon(clock: dt.time | None, actor: Any, at: dt.datetime) -> dt.datetime | None:
    """The next time that the clock shows this."""
    if clock is None:
        return None
    today = actor.day(at)
    found = service.moment(actor.time_zone, today, clock, "expected")
    if found < at - dt.timedelta(hours=6):
        found = service.moment(actor.time_zone, today + dt.timedelta(days=1), clock, "expected")
    return found


class StandReady(forms.Form):
    account = forms.ChoiceField(label=_("Who"))
    until = TimeField(label=_("Can be sent until"))
    area = forms.ChoiceField(label=_("Where are they now?"), required=False)
    note = line(_("Good to know: languages, a car, a colleague in training"))
    phone = line(_("Phone number"), 40)
    scientist = forms.BooleanField(
        label=_("Behavioural scientist: decides with others, is not sent"), required=False
    )

    def __init__(self, *args: Any, staff: list[Any], areas: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [(str(m.account_id), m.account.name) for m in staff]  # type: ignore[attr-defined]
        self.fields["area"].choices = _areas(areas)  # type: ignore[attr-defined]


class Goes(forms.Form):
    account = forms.UUIDField(error_messages={"required": _("Choose who goes.")})
    expected = TimeField(label=_("There at about"), required=False)


class NameArea(forms.Form):
    name = line(_("What the team calls it"), 60)
    latitude = forms.FloatField(label=_("Latitude of its middle"), required=False)
    longitude = forms.FloatField(label=_("Longitude of its middle"), required=False)


class Correct(forms.Form):
    """What became known later."""

    child_name = Call.base_fields["child_name"]
    ages = Call.base_fields["ages"]
    danger = forms.ChoiceField(label=_("How great is the danger?"), choices=list(DANGER_SAYS.items()))
    story = Call.base_fields["story"]
    area = forms.ChoiceField(label=_("In which part of the region?"), required=False)
    place_text = Call.base_fields["place_text"]
    protected = Call.base_fields["protected"]
    present = Call.base_fields["present"]
    where = forms.ChoiceField(label=_("Where is the child?"), choices=Where.choices)
    where_text = Call.base_fields["where_text"]
    reach = Call.base_fields["reach"]
    reported_on = DateField(label=_("Reported on"), required=False)
    reported_time = TimeField(label=_("At"), required=False)
    with_specialist = Call.base_fields["with_specialist"]
    specialist = Call.base_fields["specialist"]
    unwilling = Call.base_fields["unwilling"]
    cannot_meet = Call.base_fields["cannot_meet"]

    def __init__(self, *args: Any, areas: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = _areas(areas)  # type: ignore[attr-defined]
