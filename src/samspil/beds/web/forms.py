"""Forms of crisis beds."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.beds.terms import MOST_HOURS_HELD, Closed, Instead, NoBed, Perspective
from samspil.beds.terms import Incident as Kind
from samspil.cases.terms import Place
from samspil.look.service import DateField, TimeField

HOURS = (1, 2, 4, 8, MOST_HOURS_HELD)
WHERE = [("", "–"), *((p.value, p.label) for p in Place if p != Place.CRISIS_BED)]


def moment(zone: str, day: dt.date | None, clock: dt.time | None) -> dt.datetime | None:
    """None where no day was written: now."""
    if day is None:
        return None
    return dt.datetime.combine(day, clock or dt.time(12), tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


class _ForAChild(forms.Form):
    case = forms.ChoiceField(label=_("Child"), required=False)

    def __init__(self, *args: Any, children: Any = (), chosen: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["case"]
        field.choices = [("", "–"), *((str(case.pk), case.child.short) for case in children)]
        field.initial = str(chosen.pk) if chosen else ""


class Hold(_ForAChild):
    """Keep the bed for the way there."""

    who = forms.CharField(
        label=_("No file yet: for whom?"), max_length=80, required=False,
        help_text=_("A few words, no full name. They go when the hold has ended."),
    )  # fmt: skip
    hours = forms.TypedChoiceField(
        label=_("For how many hours"), choices=[(n, n) for n in HOURS], coerce=int, initial=2
    )


class Admit(_ForAChild):
    """The child is here."""

    day = DateField(label=_("Came on (empty: now)"), required=False)
    clock = TimeField(label=_("At"), required=False)
    due_on = DateField(label=_("Expected to leave"), required=False)
    beyond_staff = forms.CharField(
        label=_("In acute danger, without staff or outside the ages: why"), max_length=200, required=False
    )


class Decide(forms.Form):
    perspective = forms.ChoiceField(
        label=_("After the bed"), choices=Perspective.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Why, and what is needed for it"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_on = DateField(label=_("Expected to leave"), required=False)


class Incident(forms.Form):
    kind = forms.ChoiceField(label=_("What happened?"), choices=Kind.choices)
    day = DateField(label=_("On (empty: now)"), required=False)
    clock = TimeField(label=_("At"), required=False)
    words = forms.CharField(
        label=_("In a sentence"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class Leave(forms.Form):
    where = forms.ChoiceField(label=_("Where the child is now"), choices=WHERE)
    day = DateField(label=_("Left on (empty: now)"), required=False)
    clock = TimeField(label=_("At"), required=False)


class NotGiven(forms.Form):
    why = forms.ChoiceField(label=_("Why no bed was given"), choices=NoBed.choices)
    instead = forms.ChoiceField(label=_("What happened instead"), choices=Instead.choices)


class House(forms.Form):
    name = forms.CharField(label=_("Name of the house"), max_length=60)
    note = forms.CharField(label=_("Worth knowing"), max_length=160, required=False)
    age_from = forms.IntegerField(label=_("Ages from"), min_value=0, max_value=24, initial=0)
    age_before = forms.IntegerField(label=_("to under"), min_value=1, max_value=25, initial=18)
    outside = forms.BooleanField(label=_("It lies outside the region"), required=False)


class NewHouse(House):
    beds = forms.IntegerField(label=_("Beds"), min_value=1, max_value=200)
    staffed = forms.IntegerField(
        label=_("Beds with staff (empty: all)"), min_value=0, max_value=200, required=False
    )


class Staffed(forms.Form):
    places = forms.IntegerField(label=_("Beds with staff"), min_value=0, max_value=200)
    day = DateField(label=_("From (empty: now)"), required=False)
    clock = TimeField(label=_("At"), required=False)


class NewBed(forms.Form):
    name = forms.CharField(label=_("Name or number of the bed"), max_length=40)


class Close(forms.Form):
    why = forms.ChoiceField(label=_("Why"), choices=Closed.choices)
    day = DateField(label=_("From (empty: now)"), required=False)
    until = DateField(label=_("Until (empty: until further notice)"), required=False)


class Later(forms.Form):
    where = forms.ChoiceField(label=_("Where the child lives now"), choices=WHERE, required=False)
    lost = forms.BooleanField(label=_("Nobody could be reached"), required=False)
    words = forms.CharField(label=_("How it is, in a sentence"), max_length=300, required=False)
