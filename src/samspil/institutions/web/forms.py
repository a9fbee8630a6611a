"""Forms of institutions."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.institutions.terms import Competence
from samspil.look.service import DateField


def zones(own: str) -> list[tuple[str, str]]:
    """The zones of Europe, and the one the institution has."""
    near = sorted(z for z in available_timezones() if z.startswith(("Europe/", "Atlantic/")) or z == own)
    return [(zone, zone.replace("_", " ")) for zone in near]


class Own(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name of the institution"), max_length=120)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail of the office"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"))
    takes_public_requests = forms.BooleanField(
        label=_("Anybody may ask us for help by a public form"), required=False
    )
    takes_young_requests = forms.BooleanField(
        label=_("Young people may write to us by a form of their own"), required=False
    )

    def __init__(self, *args: Any, zone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zones(zone)  # type: ignore[attr-defined]


class NewTeam(forms.Form):
    name = forms.CharField(label=_("Name of the team"), max_length=80)


class Hold(forms.Form):
    competence = forms.ChoiceField(label=_("Competence"), choices=Competence.choices)
    since = DateField(label=_("From the day"))


class LayDown(forms.Form):
    until = DateField(label=_("Until the day"))
