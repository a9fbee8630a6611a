"""Forms of the work at home, of handing over and closing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.crisis.terms import GOALS, Ending, Help, Reached, Sign
from samspil.crisis.web.decide_forms import OfTeam
from samspil.crisis.web.forms import line, question, text
from samspil.look.service import DateField


class Begin(OfTeam):
    people = ("worker",)
    help = forms.ChoiceField(
        label=_("Which help?"), choices=Help.choices, widget=forms.RadioSelect, initial=Help.ASH
    )
    worker = forms.ChoiceField(label=_("The one fixed worker"))
    started_on = DateField(label=_("Began on"))
    reachable = line(_("The number where somebody answers day and night"))
    fits = question(_("Is it a family for whom this help is meant?"))


class _Goals(forms.Form):
    """One choice for each goal of the help that runs."""

    def __init__(self, *args: Any, goals: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for goal in goals or []:
            self.fields[f"goal_{goal.code}"] = forms.ChoiceField(
                label=GOALS[goal.code],
                choices=[("", _("not known")), *((c.value, c.label) for c in Reached if c)],
                required=False,
            )


class Aims(forms.Form):
    def __init__(self, *args: Any, goals: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for goal in goals or []:
            self.fields[f"goal_{goal.code}"] = line(GOALS[goal.code], 300)
            self.fields[f"goal_{goal.code}"].initial = goal.text


class Evaluate(_Goals):
    words = text(_("How is it going, and what changes now?"), 3, required=False)
    referrer = question(_("Did whoever sent the family take part?"))


class BeginClosing(forms.Form):
    pass


class Supervise(OfTeam):
    people = ("account",)
    on = DateField(label=_("On which day?"))
    account = forms.ChoiceField(label=_("With which behavioural scientist?"), required=False)
    name = line(_("Or somebody else, heard by phone"))
    words = text(_("What follows for the family?"), required=False)


class HandOver(forms.Form):
    to: Any = forms.ModelChoiceField(label=_("Who goes on?"), queryset=None)
    text = text(_("What do they need to know? Without names"), 3)
    next_on = DateField(label=_("Answer needed by"))

    def __init__(self, *args: Any, partners: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = partners  # type: ignore[attr-defined]


class Close(_Goals):
    ending = forms.ChoiceField(
        label=_("Where does the child live now?"), choices=Ending.choices, widget=forms.RadioSelect
    )
    words = text(_("How did it end?"), required=False)
    alone = line(_("If nobody goes on: why nobody needs to"), 300)
    incident = question(_("Did something happen during the help: somebody hurt, violence, running away?"))


class LookUpstream(forms.Form):
    signs = forms.MultipleChoiceField(
        label=_("What preceded it?"),
        choices=Sign.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = text(_("What happened in the months before?"), 3, required=False)
    earlier = text(_("What could have helped earlier, and who?"), required=False)
