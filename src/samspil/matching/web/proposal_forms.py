"""What people write about a proposal, its answers and the decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.look.service import DateField
from samspil.matching.terms import Compromise, Reading, Said, Who
from samspil.matching.web.forms import text, words


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
    said = forms.ChoiceField(
        label=pgettext_lazy("field", "Answer"), choices=lambda: words(Said.choices), widget=forms.RadioSelect
    )
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
            missing = {"required": _("Write what makes up for it and who does it.")}
            self.fields[f"what-{line.key}"] = forms.CharField(
                label=_("What makes up for it"), max_length=300, error_messages=missing
            )
            self.fields[f"who-{line.key}"] = forms.CharField(
                label=_("Who does it"), max_length=120, error_messages=missing
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
