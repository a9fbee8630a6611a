"""Forms of one crisis: what is done from its page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.crisis.terms import Mode, Point, Safe
from samspil.crisis.web.forms import line, text
from samspil.look.service import DateField, TimeField

MET = [("yes", _("we met or spoke")), ("no", _("nobody was there or answered"))]


class Going(forms.Form):
    going = forms.UUIDField(widget=forms.HiddenInput)


class Copy(forms.Form):
    copy = forms.UUIDField(widget=forms.HiddenInput)


class File(forms.Form):
    case = forms.ChoiceField(label=_("Which file is it about?"))

    def __init__(self, *args: Any, files: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = [(str(id), name) for id, name in files or []]  # type: ignore[attr-defined]


class Log(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    mode = forms.ChoiceField(
        label=_("How"), choices=Mode.choices, widget=forms.RadioSelect, initial=Mode.HOME
    )
    met = forms.ChoiceField(
        label=_("Did it come to it?"), choices=MET, widget=forms.RadioSelect, initial="yes"
    )
    starts_on = DateField(label=_("Day"))
    starts_time = TimeField(label=_("Began at"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=1440)
    who = line(_("Who was there"), 300)
    note = text(_("In short"), required=False)


POINTS = {f"point_{p.value}": p for p in Point}
for _name, _point in POINTS.items():
    Log.base_fields[_name] = forms.ChoiceField(
        label=_point.label, choices=[*Safe.choices], widget=forms.RadioSelect, required=False
    )
