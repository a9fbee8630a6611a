"""Forms of course days."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.carers.terms import Need
from samspil.courses.terms import Basis
from samspil.look.service import DateField


def line(label: Any, most: int, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, **more)


class NewDay(forms.Form):
    title = line(_("What the day is about"), 120)
    on = DateField(label=_("Day"))
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=24, initial=6)
    whole = forms.BooleanField(label=_("It is a whole course day"), required=False, initial=True)
    topic = forms.ChoiceField(label=_("Topic"), choices=[("", "–"), *Need.choices], required=False)
    place = line(_("Where"), 120, False)
    held_by = line(_("Held by"), 120, False)
    programme = forms.ChoiceField(label=_("In which programme"), required=False)

    def __init__(self, *args: Any, programmes: list[tuple[str, str]] = [], **more: Any) -> None:  # noqa: B006
        super().__init__(*args, **more)
        field: Any = self.fields["programme"]
        field.choices = [("", "–"), *programmes]


class CallOff(forms.Form):
    why = line(_("Why it is called off"), 200)


class KeyForm(forms.Form):
    said_by = line(_("Which municipality says so"), 80)
    basis = forms.ChoiceField(label=_("They share"), choices=Basis.choices)
    parts = forms.CharField(
        label=_("Municipality and its share, one on each line"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500,
        help_text=_("Like this: Vesthimmerland 2"),
    )  # fmt: skip
    note = line(_("Note"), 200, False)

    def clean_parts(self) -> list[tuple[str, int]]:
        found = []
        for row in self.cleaned_data["parts"].splitlines():
            name, _space, weight = row.strip().rpartition(" ")
            if not row.strip():
                continue
            if not name or not weight.isdecimal() or len(weight) > 4:
                raise forms.ValidationError(_("Write a name and a whole number on each line."))
            found.append((name.strip(" :"), int(weight)))
        return found
