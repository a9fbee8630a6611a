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
    Compromise,
    Ended,
    Group,
    Reading,
    Said,
    Voice,
    Who,
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


class BanForm(forms.Form):
    case = forms.ChoiceField(label=_("Which child"))
    person = forms.ChoiceField(label=_("A person the child must be kept from"), required=False)
    family = forms.ChoiceField(label=_("or a foster family"), required=False)
    area = forms.CharField(label=_("or a municipality"), required=False, max_length=80)
    why = forms.CharField(label=_("Why, and who says so"), max_length=300)
    basis = forms.CharField(label=_("Order or agreement"), required=False, max_length=160)
    since = DateField(label=_("From"))
    until = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, children: Any, people: Any, families: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, known in (("case", children), ("person", people), ("family", families)):
            self.fields[name].choices = known if name == "case" else [("", "—"), *known]  # type: ignore[attr-defined]


class AskedAboutBan(forms.Form):
    """Whether somebody whom a ban names lives in one family."""

    ban = forms.UUIDField(widget=forms.HiddenInput)
    member = forms.ChoiceField(label=_("Who is it?"), widget=forms.RadioSelect)
    words = forms.CharField(label=_("What was said"), max_length=300, required=False)
    source = forms.CharField(label=_("Who said it, or how you know"), max_length=120)
    on = DateField(label=_("On which day?"))

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("none", _("None of them")), *members]  # type: ignore[attr-defined]


class ExclusionForm(forms.Form):
    case = forms.ChoiceField(label=_("Which child"))
    other = forms.ChoiceField(label=_("must not live with"), required=False)
    reason = forms.ChoiceField(label=_("Reason"), choices=lambda: words(ApartFor.choices))
    why = forms.CharField(label=_("Why, and who says so"), max_length=300)
    since = DateField(label=_("From"))

    def __init__(self, *args: Any, children: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = children  # type: ignore[attr-defined]
        self.fields["other"].choices = [("", _("any other child")), *people]  # type: ignore[attr-defined]


class ProposeForm(forms.Form):
    told = forms.MultipleChoiceField(
        label=_("What the family is told"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Only this, and nothing else from the file."),
    )  # fmt: skip
    more = text(_("And in your own words"), required=False)
    why = text(_("Why this family is asked"), required=False)
    answer_by = DateField(label=_("Answer by"))

    def __init__(self, *args: Any, lines: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].choices = [(line, line) for line in lines]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    who = forms.ChoiceField(label=_("Who answers?"), choices=lambda: words(Who.choices))
    person = forms.ChoiceField(label=_("Name"), required=False)
    said = forms.ChoiceField(label=_("Answer"), choices=lambda: words(Said.choices), widget=forms.RadioSelect)
    reason = text(_("Why, in their words"))
    on = DateField(label=_("On which day?"))
    how = forms.CharField(label=_("How were they asked?"), required=False, max_length=120)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "—"), *people]  # type: ignore[attr-defined]


class MetForm(forms.Form):
    on = DateField(label=_("On which day?"))
    there = forms.CharField(label=_("Who was there?"), max_length=200)
    child = text(_("What the child said"), required=False)
    parents = text(_("What the parents said"), required=False)
    carers = text(_("What the carers said"), required=False)


class WithdrawForm(forms.Form):
    why = forms.CharField(label=_("Why does it no longer stand?"), max_length=300)


class DecideForm(forms.Form):
    reasons = text(_("Why this family"))
    alternatives = text(_("Which others you thought of, and why not they"))
    compromises = forms.MultipleChoiceField(
        label=_("What kept it from being better"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: words(Compromise.choices), help_text=_("Leave all empty if nothing was given up."),
    )  # fmt: skip
    compromise_why = text(_("What was given up, and why"), required=False)
    reader = forms.ChoiceField(label=_("Who reads it a second time?"))

    def __init__(self, *args: Any, lacking: list[Any], readers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [(str(a.pk), a.name) for a in readers]  # type: ignore[attr-defined]
        self.lacking = lacking
        for line in lacking:
            self.fields[f"what-{line.key}"] = forms.CharField(
                label=_("What makes up for it"), max_length=300, required=False
            )
            self.fields[f"who-{line.key}"] = forms.CharField(
                label=_("Who does it"), max_length=120, required=False
            )
            self.fields[f"by-{line.key}"] = DateField(label=_("By when"), required=False)

    @property
    def rows(self) -> list[Any]:
        return [
            {
                "line": line,
                "what": self[f"what-{line.key}"],
                "who": self[f"who-{line.key}"],
                "by": self[f"by-{line.key}"],
            }
            for line in self.lacking
        ]


class NoneForm(forms.Form):
    reasons = text(_("Why no family fits now"))
    alternatives = text(_("Which you thought of, and why not they"))
    words = text(
        _("What is looked for"),
        help_text=_("Goes to people outside: no name, no school, nothing that tells who the child is."),
    )
    where = forms.CharField(label=_("To whom it is given"), max_length=160)
    until = DateField(label=_("Until when"))


class ReadForm(forms.Form):
    said = forms.ChoiceField(label=_("You"), choices=lambda: words(Reading.choices), widget=forms.RadioSelect)
    words = text(_("What you looked at, and what you think"))


class PlaceForm(forms.Form):
    on = DateField(label=_("On which day do they come?"))
