"""Forms of supervision: short, one thing each."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspil.look.service import DateField, TimeField, weekday
from samspil.supervision.terms import ANSWER_DAYS, LEVELS, LONGEST, LONGEST_WAIT, Kind, Part, Topic, Why


class Nothing(forms.Form):
    """A button alone, of one row."""

    row = forms.UUIDField(required=False, widget=forms.HiddenInput)


def choose(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> Any:
    form.fields[name].choices = choices  # type: ignore[attr-defined]
    return form


def paragraph(
    label: Any, *, rows: int = 3, required: bool = True, most: int = LONGEST, help: Any = ""
) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=required, widget=area, help_text=help)


def line(label: Any, *, required: bool = True, most: int = 120, help: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, help_text=help)


class ThemeForm(forms.Form):
    title = line(_("Theme"), most=80)
    about = line(_("In one sentence"), required=False, most=300)
    at_home = paragraph(_("Questions to take home"), required=False)
    in_group = paragraph(_("Questions for supervision"), required=False)
    material = paragraph(_("Material"), required=False, help=_("Books, films, links: one on a line."))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NewGroup(forms.Form):
    programme = forms.ChoiceField(label=_("Programme"))
    name = line(_("Name of the group"), most=80)
    area = line(_("Where it meets"), required=False, most=80)
    since = DateField(label=_("From"), required=False, help_text=_("Left empty: from today."))
    families = forms.MultipleChoiceField(
        label=_("Families"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Who is in a group of this programme already is not listed."),
    )  # fmt: skip
    one = forms.ChoiceField(label=_("Who leads it"), required=False)
    other = forms.ChoiceField(label=_("And together with whom"), required=False)


class NameLeader(forms.Form):
    who = forms.ChoiceField(label=_("Who leads it"))
    part = forms.ChoiceField(label=_("As"), choices=Part.choices)


class Join(forms.Form):
    family = forms.ChoiceField(label=_("Family"))


class Leave(forms.Form):
    row = forms.UUIDField(widget=forms.HiddenInput)
    why = line(_("Why, if they said"), required=False, most=200)


class Apart(forms.Form):
    one = forms.ChoiceField(label=_("Family"))
    other = forms.ChoiceField(label=_("Should not sit with"))
    why = line(_("Why"), required=False, most=200)


class Meet(forms.Form):
    """A day and a time where the service is."""

    day = DateField(label=_("Day"))
    time = TimeField(label=_("From"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=15, max_value=600)
    place = line(_("Where"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("day") and said.get("time"):
            said["starts_at"] = timezone.make_aware(dt.datetime.combine(said["day"], said["time"]))
        return said


def meeting(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in ("day", "time")}


class CallOff(forms.Form):
    why = line(_("Why is it called off?"), most=200)


class Note(forms.Form):
    text = paragraph(
        _("In confidence"), help=_("Only who leads reads it. Not the family, not the rest of the service.")
    )


class Agree(forms.Form):
    text = line(_("What was agreed"), most=300)
    who = line(_("Who does it"), most=80)
    due_on = DateField(label=_("Until when"))
    family = forms.ChoiceField(label=_("Of which family"), required=False)


class SayWhy(forms.Form):
    row = forms.UUIDField(widget=forms.HiddenInput)
    why = forms.ChoiceField(
        label=_("Why were they not there?"), choices=Why.choices, widget=forms.RadioSelect
    )
    words = line(_("In a few words, if you like"), required=False, most=300)


def _weekdays() -> list[tuple[int, str]]:
    return [(n, weekday(n, get_language() or "en")) for n in range(7)]


class GoalForm(forms.Form):
    text = line(
        _("What do you want to do?"),
        most=160,
        help=_("So plain that anybody could see it: we read a book with the child every day."),
    )
    question = line(
        _("What the phone asks"), required=False, most=80, help=_("For example: Did we read today?")
    )
    task = line(_("For what is it good, in your task?"), most=160)
    seen_by = line(_("How does one see that it happened?"), most=160)
    a_week = forms.IntegerField(label=_("How often in a week?"), min_value=1, max_value=7, initial=7)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days, if they are fixed"), required=False, coerce=int, choices=_weekdays,
        widget=forms.CheckboxSelectMultiple, help_text=_("The calendar and the reminders keep to them."),
    )  # fmt: skip
    baseline = forms.IntegerField(label=_("How often in a week now?"), min_value=0, max_value=7, initial=0)
    starts_on = DateField(label=_("From"))
    review_on = DateField(label=_("Look at it together on"))
    levels = paragraph(
        _("Five levels, if you want them"), rows=5, required=False, most=1000,
        help=_("One on a line, from much less than hoped to much more than hoped."),
    )  # fmt: skip

    def clean_levels(self) -> tuple[str, ...]:
        return tuple(row.strip() for row in str(self.cleaned_data["levels"]).splitlines() if row.strip())


class ReviewForm(forms.Form):
    row = forms.UUIDField(widget=forms.HiddenInput)
    words = line(_("What you saw together"), required=False, most=300)
    level = forms.TypedChoiceField(
        label=_("How far, if it has levels"), required=False, empty_value=None, coerce=int,
        choices=[("", "–"), *((str(n), said) for n, said in LEVELS)],
    )  # fmt: skip
    next_on = DateField(label=_("Look at it again on"), required=False)


class Tap(forms.Form):
    row = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.HiddenInput)
    did = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda said: said == "1")


class Reminder(forms.Form):
    remind_at = TimeField(
        label=_("Remind me at"), required=False, help_text=_("Leave it empty and nobody reminds you.")
    )
    quiet_from = TimeField(label=_("Quiet from"))
    quiet_until = TimeField(label=_("Quiet until"))


class Ask(forms.Form):
    topic = forms.ChoiceField(label=_("About"), choices=Topic.choices)
    text = paragraph(_("What do you want to know?"), rows=4, help=_("Leave the child's name out."))
    anonymous = forms.BooleanField(label=_("Without my name, first"), required=False)


class Offer(forms.Form):
    account = forms.ChoiceField(label=_("Who"))
    topic = forms.ChoiceField(label=_("Knows about"), choices=Topic.choices)
    words = line(_("In their own words"), required=False, most=200)
    at_a_time = forms.IntegerField(label=_("Questions at a time"), min_value=1, max_value=50, initial=3)
    days = forms.IntegerField(
        label=_("Working days until they answer"), min_value=1, max_value=LONGEST_WAIT, initial=ANSWER_DAYS,
        help_text=_("Agreed with them. Whoever asks sees the day."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    text = paragraph(_("Your answer"), rows=6)


class Follow(Meet):
    kind = forms.ChoiceField(
        label=_("What follows"), choices=[(k.value, k.label) for k in (Kind.COURSE, Kind.VISIT)], widget=forms.RadioSelect
    )  # fmt: skip
    sessions = forms.IntegerField(label=_("How many times"), min_value=1, max_value=20, initial=1)
    every_days = forms.IntegerField(label=_("Days between them"), min_value=1, max_value=90, initial=14)
    minutes = None  # type: ignore[assignment]


class Keep(forms.Form):
    title = line(_("What is it about?"))
    text = paragraph(_("What others may learn from it"), rows=5, help=_("Without names."))


class PostForm(forms.Form):
    text = paragraph(_("Say something to the group"), help=_("No child by name."))


class Hide(forms.Form):
    row = forms.UUIDField(widget=forms.HiddenInput)
    why = line(_("Why"), required=False, most=200)


class WishForm(forms.Form):
    theme = line(_("A theme we wish for"), most=80)


class Coming(forms.Form):
    row = forms.UUIDField(widget=forms.HiddenInput)
    says = forms.ChoiceField(choices=[("coming", "1"), ("cannot", "0")])
    why = forms.ChoiceField(
        label=_("Why, if you like to say"), choices=[("", "–"), *Why.choices], required=False
    )
