"""Forms of the case: opening, steering, sharing."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.cases.terms import Basis, Closing, Place
from samspil.institutions.terms import Competence
from samspil.look.service import DateField, TimeField


def choices(words: Any, empty: Any = "") -> list[tuple[str, Any]]:
    """A list to choose from, with capital letters, beginning with an empty line if one is named."""
    rows = [(value, capfirst(str(label))) for value, label in words]
    return [("", empty), *rows] if empty else rows


class Steering(forms.Form):
    """A change of the case: `revision` is the state the writer saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, header: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.header = header


class NextForm(Steering):
    next_on = DateField(label=_("Day"), help_text=_("When does somebody look again?"))
    next_time = TimeField(label=_("Time"), required=False)
    next_what = forms.CharField(label=_("What happens then"), required=False, max_length=160)


class MovedForm(Steering):
    place = forms.ChoiceField(
        label=_("Where the child is now"), choices=lambda: choices(Place.choices, _("Choose"))
    )
    text = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=160,
        help_text=_("For example: with her aunt in Kuřim."),
    )
    since = DateField(label=_("Since which day"))
    secret = forms.BooleanField(
        label=_("Protected: no other institution sees where the child is"), required=False
    )


class WorkerForm(Steering):
    worker = forms.ChoiceField(label=_("Worker"), required=False)

    def __init__(self, *args: Any, workers: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.workers = {str(w.pk): w for w in workers}
        named = [(key, w.name) for key, w in self.workers.items()]
        self.fields["worker"].choices = [("", _("Nobody yet")), *named]  # type: ignore[attr-defined]


class BringForm(Steering):
    institution = forms.ChoiceField(label=_("Institution"))
    competence = forms.ChoiceField(label=_("In which capacity"), choices=lambda: choices(Competence.choices))
    purpose = forms.CharField(label=_("What it is needed for"), max_length=160)
    basis = forms.ChoiceField(
        label=_("On which basis you tell it about the child"), choices=lambda: choices(Basis.choices)
    )
    basis_note = forms.CharField(
        label=_("About the basis"), required=False, max_length=160, help_text=_("For example: of the mother, written, 2 November.")
    )  # fmt: skip
    until = DateField(label=_("Until which day"), required=False)

    def __init__(self, *args: Any, institutions: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        here = {part.institution_id for part in self.header.parts}
        self.institutions = {str(i.pk): i for i in institutions if i.pk not in here}
        named = [(key, i.name) for key, i in self.institutions.items()]
        self.fields["institution"].choices = named  # type: ignore[attr-defined]


class CloseForm(Steering):
    reason = forms.ChoiceField(
        label=_("Why the case is closed"), choices=lambda: choices(Closing.choices, _("Choose"))
    )


class ReopenForm(Steering):
    next_on = DateField(label=_("Next date"), help_text=_("When does somebody look again?"))


class LeaveForm(Steering):
    pass


class CorrectForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"required": _("Write what you want to keep.")},
    )


SPANS = (
    ("week", _("1 week")),
    ("month", _("1 month")),
    ("quarter", _("3 months")),
    ("year", _("1 year")),
    ("day", _("until a day I choose")),
)


class ShareForm(forms.Form):
    """Let one institution at the table read one entry."""

    to = forms.ChoiceField(label=_("With whom"), widget=forms.RadioSelect)
    purpose = forms.CharField(label=_("What it is needed for"), max_length=160)
    basis = forms.ChoiceField(label=_("On which basis"), choices=lambda: choices(Basis.choices))
    basis_note = forms.CharField(
        label=_("About the basis"), required=False, max_length=160, help_text=_("For example: of the mother, written, 2 November.")
    )  # fmt: skip
    span = forms.ChoiceField(
        label=_("For how long"), choices=SPANS, initial="quarter", widget=forms.RadioSelect
    )
    until = DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, parts: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parts = {str(p.institution_id): p.institution for p in parts}
        self.fields["to"].choices = [(k, i.name) for k, i in self.parts.items()]  # type: ignore[attr-defined]
        if len(self.parts) == 1:
            self.fields["to"].initial = next(iter(self.parts))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("span") == "day" and not given.get("until") and "until" not in self.errors:
            self.add_error("until", _("Write the last day, or choose how long."))
        return given
