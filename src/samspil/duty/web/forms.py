"""Forms of duty."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.duty.terms import LANGUAGES, Away, Cut, Line, Purpose, Skill
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
    instead = forms.ChoiceField(label=_("For one of theirs"), required=False)
    words = _line(_("A word about it"), 200, required=False)

    def __init__(
        self,
        *args: Any,
        choices: Iterable[tuple[str, str]],
        theirs: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(choices)  # type: ignore[attr-defined]
        self.fields["instead"].choices = [("", _("for none")), *theirs]  # type: ignore[attr-defined]


class Ill(forms.Form):
    """Whoever has a shift fell ill: until when?"""

    shift = forms.UUIDField(widget=forms.HiddenInput)
    until_day = DateField(label=_("Until"))


class Absent(forms.Form):
    kind = forms.ChoiceField(label=pgettext_lazy("absence", "What"), choices=Away.choices)
    since_day = DateField(label=_("From"))
    since_time = TimeField(label=_("At"), required=False)
    until_day = DateField(label=_("Until"))
    until_time = TimeField(label=_("At"), required=False)


class AbsentOther(Absent):
    """The same, said by who leads for somebody else."""

    member = forms.ChoiceField(label=_("Who"))
    field_order = ("member", "kind")

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = list(choices)  # type: ignore[attr-defined]


class Takes(forms.Form):
    """What is true of somebody on a rota."""

    phone = _phone(_("At which number do they answer?"))
    share = forms.IntegerField(
        label=_("Share of the rota, in per cent"), min_value=1, max_value=100, initial=100
    )
    lines = forms.MultipleChoiceField(
        label=pgettext_lazy("rota", "Lines"),
        choices=Line.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[1],
    )
    skills = forms.MultipleChoiceField(
        label=_("Knows about"), choices=Skill.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    languages = forms.MultipleChoiceField(
        label=_("Speaks"), choices=LANGUAGES, widget=forms.SelectMultiple(attrs={"size": 5}), required=False
    )


class Change(Takes):
    member = forms.UUIDField(widget=forms.HiddenInput)


class Join(Takes):
    """Somebody comes onto the rota."""

    person = forms.ChoiceField(label=_("Who"))
    since = DateField(label=_("From"))
    field_order = ("person", "phone")

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(choices)  # type: ignore[attr-defined]


class Put(forms.Form):
    """Somebody goes on with a shift that runs."""

    shift = forms.UUIDField(widget=forms.HiddenInput)
    member = forms.ChoiceField(label=_("Who goes on with it"))

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = list(choices)  # type: ignore[attr-defined]


class Leave(forms.Form):
    member = forms.UUIDField(widget=forms.HiddenInput)
    until = DateField(label=_("Takes no shifts from"))


def wanted_choices() -> list[tuple[str, Any]]:
    return [*Skill.choices, *LANGUAGES]


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
    wanted = forms.MultipleChoiceField(
        label=_("One of those on duty should always know about, or speak"), choices=wanted_choices, required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )  # fmt: skip


class Open(forms.Form):
    name = _line(_("Name of the rota"))
    purpose = forms.ChoiceField(label=_("For what"), choices=Purpose.choices)
    open_day = DateField(label=_("Open from"))
    open_time = TimeField(label=_("At"), required=False)
    otherwise = _line(_("Who answers when nobody has a shift"))
    otherwise_phone = _phone(_("At which number"))
    cut_in = forms.ChoiceField(label=_("A day has"), choices=Cut.choices, initial=Cut.THREE)
    begins = TimeField(label=_("The first shift begins at"), required=False)
    two_lines = forms.BooleanField(
        label=_("Somebody stands behind whoever answers"), required=False, initial=True
    )


class Needed(forms.Form):
    """What is promised to callers, and what is taken for granted."""

    source = forms.ChoiceField(
        label=_("Which calls"), required=False,
        choices=[("own", _("our own, as they were logged")), ("example", _("a busy day elsewhere, to compare"))],
    )  # fmt: skip
    days = forms.ChoiceField(
        label=_("Which days"), required=False,
        choices=[("all", _("all days")), ("work", _("working days")), ("off", _("weekends and public holidays"))],
    )  # fmt: skip
    share = forms.IntegerField(
        label=_("So many of 100 callers are answered"), min_value=1, max_value=99, required=False
    )
    within = forms.IntegerField(
        label=_("within so many seconds"), min_value=0, max_value=3600, required=False
    )
    handle = forms.FloatField(
        label=_("Minutes that a call takes"), min_value=0.1, max_value=600, required=False, localize=True
    )
    patience = forms.FloatField(
        label=_("Minutes until a caller hangs up"), min_value=0, max_value=600, required=False, localize=True
    )
    cover = forms.IntegerField(
        label=_("So many must always be there"), min_value=1, max_value=20, required=False
    )
    hourly = forms.FloatField(
        label=_("An hour of one person costs"), min_value=0, max_value=10_000, required=False, localize=True
    )
    other_a_day = forms.FloatField(
        label=_("Calls a day to another desk"), min_value=0, max_value=5_000, required=False, localize=True
    )
    other_handle = forms.FloatField(
        label=_("Minutes that a call takes there"),
        min_value=0.1,
        max_value=600,
        required=False,
        localize=True,
    )
