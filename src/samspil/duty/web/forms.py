"""Forms of duty."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.duty.terms import Away, Line, Purpose, Skill
from samspil.look.service import DateField, TimeField

NOBODY = [("", _("nobody yet"))]


def moment(zone: str, day: dt.date, clock: dt.time | None) -> dt.datetime:
    return dt.datetime.combine(day, clock or dt.time(), tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def _line(label: Any, length: int = 120, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, **more)


def _phone(label: Any, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=30, widget=widget, **more)


class Give(forms.Form):
    """Who has a shift."""

    shift = forms.UUIDField(widget=forms.HiddenInput)
    member = forms.ChoiceField(label=_("Who has it"), required=False)
    anyway = forms.BooleanField(label=_("Give it knowingly, although a rule is broken"), required=False)

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [*NOBODY, *choices]  # type: ignore[attr-defined]


class Cover(forms.Form):
    """Who answers for a gap."""

    line = forms.IntegerField(widget=forms.HiddenInput)
    since = forms.DateTimeField(widget=forms.HiddenInput)
    until = forms.DateTimeField(widget=forms.HiddenInput)
    name = _line(_("Who answers for this gap"))
    phone = _phone(_("At which number"))
    why = _line(_("Why"), 200, required=False)


class Swap(forms.Form):
    """Ask somebody to take a shift, perhaps for one of theirs."""

    shift = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("Whom do you ask?"))
    words = _line(_("A word about it"), 200, required=False)

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(choices)  # type: ignore[attr-defined]


class Absent(forms.Form):
    kind = forms.ChoiceField(label=pgettext_lazy("absence", "What"), choices=Away.choices)
    since_day = DateField(label=_("From"))
    since_time = TimeField(label=_("At"), required=False)
    until_day = DateField(label=_("Until"))
    until_time = TimeField(label=_("At"), required=False)


class Join(forms.Form):
    """Somebody comes onto the rota."""

    person = forms.ChoiceField(label=_("Who"))
    phone = _phone(_("At which number do they answer?"))
    share = forms.IntegerField(
        label=_("Share of the rota, in per cent"), min_value=1, max_value=100, initial=100
    )
    lines = forms.MultipleChoiceField(
        label=_("Lines"), choices=Line.choices, widget=forms.CheckboxSelectMultiple, initial=[1]
    )
    skills = forms.MultipleChoiceField(
        label=_("Knows about"), choices=Skill.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    since = DateField(label=_("From"))

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(choices)  # type: ignore[attr-defined]


class Leave(forms.Form):
    member = forms.UUIDField(widget=forms.HiddenInput)
    until = DateField(label=_("Takes no shifts from"))


class Settings(forms.Form):
    name = _line(_("Name of the rota"))
    otherwise = _line(_("Who answers when nobody has a shift"))
    otherwise_phone = _phone(_("At which number"))
    next_after = forms.IntegerField(
        label=_("The second line is rung after so many seconds"), min_value=5, max_value=300
    )
    otherwise_after = forms.IntegerField(
        label=_("The last number after so many seconds"), min_value=6, max_value=600
    )
    overlap_minutes = forms.IntegerField(
        label=_("Minutes to hand over between shifts"), min_value=0, max_value=120
    )


class Open(forms.Form):
    name = _line(_("Name of the rota"))
    purpose = forms.ChoiceField(label=_("For what"), choices=Purpose.choices)
    open_day = DateField(label=_("Open from"))
    open_time = TimeField(label=_("At"), required=False)
    otherwise = _line(_("Who answers when nobody has a shift"))
    otherwise_phone = _phone(_("At which number"))
    two_lines = forms.BooleanField(
        label=_("Somebody stands behind whoever answers"), required=False, initial=True
    )
