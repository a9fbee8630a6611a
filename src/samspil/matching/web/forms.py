"""What people write in a search."""

import re
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.carers.terms import Kind
from samspil.look.service import DateField
from samspil.matching.terms import (
    CRITERIA,
    MARK_WORDS,
    Action,
    ApartFor,
    Ended,
    Group,
    Voice,
)
from samspil.people.terms import LANGUAGES

ROWS3 = {"rows": 3}


def words(choices: Any, *, empty: Any = "") -> list[tuple[str, Any]]:
    said = [(str(value), capfirst(str(label))) for value, label in choices]
    return [("", empty), *said] if empty else said


def text(label: Any, **more: Any) -> forms.CharField:
    more.setdefault("widget", forms.Textarea(attrs=ROWS3))
    more.setdefault("max_length", 4000)
    return forms.CharField(label=label, **more)


class NewSearch(forms.Form):
    children = forms.MultipleChoiceField(
        label=_("For whom?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose for whom a family is looked for.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind of foster care"), choices=lambda: words(Kind.choices))
    come_on = DateField(
        label=_("When would they come?"),
        help_text=_("Ages and approvals are looked at as they will be on that day."),
    )
    waits_since = DateField(label=_("Since when does the child wait?"), required=False)

    def __init__(self, *args: Any, known: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["children"].choices = known  # type: ignore[attr-defined]


class Settings(forms.Form):
    come_on = DateField(label=_("When would they come?"))
    talk_on = DateField(label=_("Next talk about this search"), required=False)


class DoneForm(forms.Form):
    action = forms.TypedChoiceField(
        label=_("What was done?"), coerce=int, choices=lambda: words(Action.choices)
    )
    on = DateField(label=_("On which day?"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class AddChild(forms.Form):
    case = forms.ChoiceField(label=_("Who joins the search?"))
    kind = forms.ChoiceField(label=_("Kind of foster care"), choices=lambda: words(Kind.choices))

    def __init__(self, *args: Any, known: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = known  # type: ignore[attr-defined]


class PartForm(forms.Form):
    alone = forms.MultipleChoiceField(label=_("Who goes on apart?"), widget=forms.CheckboxSelectMultiple)
    reason = forms.ChoiceField(
        label=_("Why?"), choices=lambda: words(ApartFor.choices, empty=_("Choose")),
        help_text=_("Brothers and sisters stay together but for these reasons. Too few families is none of them."),
    )  # fmt: skip
    why = text(_("What was seen, by whom, and what was tried"))

    def __init__(self, *args: Any, known: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alone"].choices = known  # type: ignore[attr-defined]


class EndForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Why does it end?"), choices=lambda: words([(Ended.NOT_NEEDED, Ended.NOT_NEEDED.label)])
    )


def known_choices() -> list[Any]:
    """By group, so that a long list can be read."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for key, known in CRITERIA.items():
        found.setdefault(str(Group(known.group).label), []).append((key, capfirst(str(known.label))))
    return list(found.items())


class NeedForm(forms.Form):
    """What matters. Only what belongs to the chosen criterion is asked by the operation; the rest is left out."""

    known = forms.ChoiceField(label=_("What matters?"), choices=known_choices)
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=300,
        help_text=_("Why it matters to this child. With “something else”: what it is."),
    )
    group = forms.ChoiceField(
        label=_("Where it belongs (for something else)"), choices=lambda: words(Group.choices), required=False
    )
    seeker = forms.ChoiceField(label=_("For whom"), required=False)
    voice = forms.ChoiceField(label=_("Whose need or wish"), choices=lambda: words(Voice.choices))
    source = forms.CharField(label=_("Who said it, or where it stands"), max_length=120, required=False)
    said_on = DateField(label=_("Said on"))
    must = forms.BooleanField(
        label=_("It must be so"), required=False, help_text=_("Puts every family out that does not meet it. A wish cannot."),
    )  # fmt: skip
    priority = forms.IntegerField(
        label=_("Priority 0 to 7"), required=False, min_value=0, max_value=7,
        help_text=_("Shown beside it. It counts for nothing."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Which language"), required=False,
        choices=lambda: [("", "—"), *((c, capfirst(str(w))) for c, w in LANGUAGES.items() if c != "und")],
    )  # fmt: skip
    place = forms.CharField(
        label=_("Which place is near meant to be near to"), required=False, max_length=120
    )
    point = forms.CharField(
        label=_("Where it is on the map"), required=False, max_length=60,
        help_text=_("Two numbers, as a map gives them: 53.219, 6.566. Distances are told in steps only."),
    )  # fmt: skip
    km = forms.TypedChoiceField(
        label=_("Near means up to"), required=False, coerce=int, empty_value=None,
        choices=[(2, "2 km"), (5, "5 km"), (10, "10 km"), (20, "20 km"), (40, "40 km")], initial=10,
    )  # fmt: skip
    whose = forms.ChoiceField(label=_("Who lives there"), required=False)
    protected = forms.BooleanField(
        label=_("The place is protected"), required=False, help_text=_("Then nothing about its distance is kept or told."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, children: list[tuple[str, str]], people: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seeker"].choices = [("", _("All of them")), *children]  # type: ignore[attr-defined]
        self.fields["whose"].choices = [("", "—"), *people]  # type: ignore[attr-defined]

    def clean_point(self) -> tuple[float, float] | None:
        said = self.cleaned_data["point"].strip()
        if not said:
            return None
        numbers = re.fullmatch(r"(-?\d{1,2}[.]\d+)\s*[,; ]\s*(-?\d{1,3}[.]\d+)", said)
        if numbers is None or abs(float(numbers[1])) > 90 or abs(float(numbers[2])) > 180:
            raise forms.ValidationError(_("Write two numbers, as a map gives them: 53.219, 6.566."))
        return float(numbers[1]), float(numbers[2])


class AskedForm(forms.Form):
    mark = forms.ChoiceField(
        label=_("How far does it fit?"), choices=lambda: words(MARK_WORDS.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(label=_("What was said"), max_length=300, required=False)
    source = forms.CharField(label=_("Who said it, or how you know"), max_length=120)
    on = DateField(label=_("On which day?"))
