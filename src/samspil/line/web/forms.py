"""Forms of the line."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.line.service import Said
from samspil.line.terms import End, Kind, Look, Result, Secure, Topic
from samspil.look.service import DateField, TimeField

ASKED = [("", _("was not asked")), ("yes", _("yes")), ("no", _("no"))]
ANSWERS: dict[str, bool | None] = {"": None, "yes": True, "no": False}


def moment(zone: str, day: dt.date, clock: dt.time | None) -> dt.datetime:
    return dt.datetime.combine(day, clock or dt.time(), tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def _text(label: Any, rows: int, length: int = 20_000, **more: Any) -> forms.CharField:
    more.setdefault("required", False)
    return forms.CharField(
        label=label, max_length=length, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class Written(forms.Form):
    """What is written while they speak, and how it ended."""

    text = _text(_("Write while you speak"), 9)
    topics = forms.MultipleChoiceField(
        choices=Topic.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    ends = forms.MultipleChoiceField(choices=End.choices, required=False, widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(label=_("What kind of call"), choices=[("", "–"), *Kind.choices], required=False)
    who = forms.CharField(label=_("Who rang"), max_length=120, required=False)
    advice = _text(_("Advice that was given"), 2, 2000)
    next_step = _text(_("Agreed next step"), 2, 2000)
    back_time = TimeField(label=_("Call back at"), required=False)
    back_safe = forms.ChoiceField(label=_("Is it safe to call back?"), choices=ASKED, required=False)
    back_number = forms.CharField(
        label=_("At another number than the family's"), max_length=30, required=False
    )
    helped = forms.ChoiceField(label=_("Was it enough help for now?"), choices=ASKED, required=False)
    may_learn = forms.ChoiceField(
        label=_("May a colleague read these notes, to learn from them?"), choices=ASKED, required=False
    )
    summary = _text(_("What the consultant must know, in three lines"), 3, 1000)
    ask = forms.CharField(label=_("Ask the consultant"), max_length=300, required=False)

    def said(self, now: dt.datetime, zone: str) -> Said:
        given = self.cleaned_data
        return Said(
            text=given["text"], who=given["who"], kind=given["kind"], topics=tuple(given["topics"]), ends=tuple(given["ends"]),
            advice=given["advice"], next_step=given["next_step"], back_at=_next_time(given["back_time"], now, zone),
            back_safe=ANSWERS[given["back_safe"]], back_number=given["back_number"], helped=ANSWERS[given["helped"]],
            may_learn=ANSWERS[given["may_learn"]], summary=given["summary"], ask=given["ask"],
        )  # fmt: skip


def _next_time(clock: dt.time | None, now: dt.datetime, zone: str) -> dt.datetime | None:
    """The next time the clock on the wall says so."""
    if clock is None:
        return None
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + dt.timedelta(days=clock < local.time())
    return moment(zone, day, clock)


class Begin(forms.Form):
    number = forms.CharField(
        label=_("The caller's number, if it is shown"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip


class Family(forms.Form):
    family = forms.ChoiceField(label=_("Which family is it?"), required=False)

    def __init__(self, *args: Any, families: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(f.pk), f"{f.name}, {f.area}" if f.area else f.name) for f in families]
        self.fields["family"].choices = [("", _("nobody we know")), *rows]  # type: ignore[attr-defined]


class Flagged(forms.Form):
    text = forms.CharField(label=_("What must whoever answers next know?"), max_length=200)
    until = DateField(label=_("Until"))


class Test(forms.Form):
    planned = forms.UUIDField(widget=forms.HiddenInput, required=False)
    result = forms.ChoiceField(label=_("Who answered the test call?"), choices=Result.choices)
    seconds = forms.IntegerField(
        label=_("After how many seconds"), min_value=0, max_value=600, required=False
    )


class Out(forms.Form):
    day = DateField(label=_("Day"))
    since = TimeField(label=_("From"))
    until = TimeField(label=_("Until"))
    why = forms.CharField(label=_("Why"), max_length=200)


class Known(forms.Form):
    family = forms.ChoiceField(label=_("Which family is it?"))
    confirmed_on = DateField(label=_("Has the number since"), required=False)
    secure = forms.ChoiceField(
        label=_("“It gives me calm to know that the line is there”"),
        choices=[("", "–"), *Secure.choices],
        required=False,
    )
    asked_on = DateField(label=_("Asked on"), required=False)

    def __init__(self, *args: Any, families: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family"].choices = [(str(f.pk), f.name) for f in families]  # type: ignore[attr-defined]


class Plan(forms.Form):
    """Test calls ahead: on which days of the week, at which time."""

    days = forms.MultipleChoiceField(
        label=_("On which days of the week"), widget=forms.CheckboxSelectMultiple
    )
    at = TimeField(label=_("At"))

    def __init__(self, *args: Any, names: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = list(names)  # type: ignore[attr-defined]


class Draw(forms.Form):
    most = forms.IntegerField(label=_("How many"), min_value=1, max_value=5, initial=3)


class GiveBack(forms.Form):
    """What a colleague found in the notes of a call; no marks."""

    found = forms.MultipleChoiceField(
        label=_("What you found in the notes"),
        choices=Look.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    well = _text(_("What went well"), 4, 4000, required=True)
    other = _text(_("What I would try"), 4, 4000)


class Open(forms.Form):
    roster = forms.ChoiceField(label=_("Whose rota answers it"))
    name = forms.CharField(label=_("Name of the line"), max_length=120)
    number = forms.CharField(label=_("The number that families ring"), max_length=30)
    cost_a_day = forms.DecimalField(
        label=_("What a day costs"), min_value=0, max_digits=9, decimal_places=2, required=False
    )
    currency = forms.CharField(label=_("Currency"), max_length=3, required=False)

    def __init__(self, *args: Any, rosters: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roster"].choices = [(str(r.pk), r.name) for r in rosters]  # type: ignore[attr-defined]
