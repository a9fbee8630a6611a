"""Forms of placements: what the service writes."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.carers.terms import Kind
from samspil.cases.terms import Place as Whereabouts
from samspil.fostering.terms import (
    Allowance,
    Answered,
    ContactState,
    Decides,
    End,
    Item,
    Task,
    VisitKind,
    Withheld,
)
from samspil.look.service import DateField, TimeField

WHERE = [("", _("as it stands")), *((p.value, p.label) for p in Whereabouts if p != Whereabouts.FOSTER)]


def moment(zone: str, day: dt.date, clock: dt.time | None) -> dt.datetime:
    return dt.datetime.combine(day, clock or dt.time(12), tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def _text(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _line(label: Any, length: int = 120, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, **more)


class Kept(forms.Form):
    """Keep a place for the child."""

    place = forms.ChoiceField(label=_("Family and kind of place"))
    arrives_on = DateField(label=_("The child comes on"))
    arrives_time = TimeField(label=_("At"), required=False)
    emergency = forms.BooleanField(
        label=_("In an emergency: the child comes before the set is whole"), required=False
    )
    undecided_why = _line(
        _("Why does nobody decide on a match first?"), 300, required=False,
        help_text=_("For example: relatives where the child is already, or respite. In an emergency it is written afterwards."),
    )  # fmt: skip
    asked_of = _line(
        _("If something is not known that could keep the child away: whom did you ask, and what did they say?"), 300,
        required=False,
    )  # fmt: skip
    expected_until = DateField(label=_("Meant to last until"), required=False)
    visit_every_weeks = forms.IntegerField(
        label=_("The guide visits every how many weeks?"), min_value=1, max_value=26, initial=6
    )

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = dict(Kind.choices)
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (
                f"{c.family}|{c.kind}",
                f"{c.name}, {kinds[c.kind]} ({c.area})" if c.area else f"{c.name}, {kinds[c.kind]}",
            )
            for c in choices
        ]


class Tell(forms.Form):
    item = forms.ChoiceField(choices=Item.choices, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("What can you say?"), choices=Answered.choices, widget=forms.RadioSelect
    )
    text = _text(_("The answer"), required=False)
    source = _line(_("Who said so"), required=False)
    next_step = _line(_("If not known: who asks, and when will the family know?"), 200, required=False)
    because = forms.ChoiceField(
        label=_("If withheld: why"), choices=[("", "–"), *Withheld.choices], required=False
    )
    meaning = _text(_("If withheld: what it means for the family"), required=False)
    again_on = DateField(label=_("Looked at again on"), required=False)


class Delegate(forms.Form):
    task = forms.ChoiceField(label=_("What"), choices=Task.choices)
    decides = forms.ChoiceField(label=_("Who decides (you: the foster family)"), choices=Decides.choices)
    given_by = _line(_("Given by"))
    words = _line(_("Limits, in words"), 300, required=False)
    until = DateField(label=_("Until"), required=False)


class PlanVisit(forms.Form):
    day = DateField(label=_("Day"))
    clock = TimeField(label=_("At"), required=False)
    kind = forms.ChoiceField(label=_("Where"), choices=VisitKind.choices)


class HoldVisit(forms.Form):
    visit = forms.UUIDField(widget=forms.HiddenInput)
    held_on = DateField(label=_("It took place on"), required=False)
    saw_child = forms.BooleanField(label=_("I saw the child"), required=False)
    note = _text(_("How it went"), required=False)
    cancelled_why = _line(_("If it did not take place: why"), 200, required=False)


class PlanContact(forms.Form):
    whom = _line(_("Whom does the child see?"))
    day = DateField(label=_("Day"))
    clock = TimeField(label=_("At"), required=False)
    where = _line(_("Where"), required=False)
    company = _line(_("Who is there with them"), required=False)


class NoteContact(forms.Form):
    contact = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Did it take place?"),
        choices=[(s.value, s.label) for s in ContactState if s != ContactState.PLANNED],
        widget=forms.RadioSelect,
    )
    words = _text(_("How was it for the child, before and after?"), required=False)


class Reply(forms.Form):
    question = forms.UUIDField(widget=forms.HiddenInput)
    answer = _text(pgettext_lazy("field", "Answer"))


class SeeCheckin(forms.Form):
    checkin = forms.UUIDField(widget=forms.HiddenInput)


class Decide(forms.Form):
    expense = forms.UUIDField(widget=forms.HiddenInput)
    agreed = forms.ChoiceField(choices=[("yes", _("yes")), ("no", _("no"))])
    why = _line(_("If not: why"), 200, required=False)


class KeepPaper(forms.Form):
    title = _line(_("What is it?"))
    file = forms.FileField(label=_("PDF or photo"))


class Arrive(forms.Form):
    on = DateField(label=_("The child came on"))


class LookedAt(forms.Form):
    words = _text(_("What was done, and who decided it"))


class Ended(forms.Form):
    on = DateField(label=_("It ended on"))
    reason = forms.ChoiceField(label=_("Why"), choices=End.choices)
    words = _text(_("In a sentence"), required=False)
    where = forms.ChoiceField(label=_("Where is the child now?"), choices=WHERE, required=False)


class Change(forms.Form):
    seen = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    guide = forms.ChoiceField(label=_("Who guides the family"), required=False)
    visit_every_weeks = forms.IntegerField(
        label=_("The guide visits every how many weeks?"), min_value=1, max_value=26
    )
    expected_until = DateField(label=_("Meant to last until"), required=False)

    def __init__(self, *args: Any, staff: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guide"].choices = [("", "–"), *((str(m.account_id), m.account.name) for m in staff)]  # type: ignore[attr-defined]


class Entitle(forms.Form):
    kind = forms.ChoiceField(label=_("Paid for"), choices=Allowance.choices)
    times = forms.DecimalField(
        label=_("How many times (0 ends it)"), min_value=0, max_value=20, decimal_places=2, initial=1
    )
    since = DateField(label=_("From"))
    why = _line(_("Why"), 200, required=False)
