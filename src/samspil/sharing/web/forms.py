"""Forms of asking, answering and telling."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.cases import service as cases
from samspil.cases.terms import Basis
from samspil.consents.terms import Scope
from samspil.look.service import DateField
from samspil.rules.terms import Field
from samspil.sharing import service as sharing
from samspil.sharing.terms import About, How, Named
from samspil.sharing.web.shown import ends

LONG = {"week": 7, "month": 31, "quarter": 92}
SPANS = (
    ("week", _("1 week")),
    ("month", _("1 month")),
    ("quarter", _("3 months")),
    ("day", _("until a day I choose")),
)


def choices(words: Any, empty: Any = "") -> list[tuple[str, Any]]:
    rows = [(value, capfirst(str(label))) for value, label in words]
    return [("", empty), *rows] if empty else rows


class Spanned(forms.Form):
    """Something that runs for a while: a span, or a last day."""

    span = forms.ChoiceField(
        label=_("For how long"), choices=SPANS, initial="month", widget=forms.RadioSelect
    )
    until = DateField(label=_("Last day"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("span") == "day" and not given.get("until"):
            self.add_error("until", _("Choose the last day."))
        return given

    def ends(self, today: dt.date) -> dt.datetime:
        data = self.cleaned_data
        return ends(data["until"] if data["span"] == "day" else today + dt.timedelta(days=LONG[data["span"]]))


class Grounded(Spanned):
    """A purpose and a basis. `consents` are (consent, words)."""

    purpose = forms.CharField(label=_("What it is needed for"), max_length=160, required=False)
    basis = forms.ChoiceField(
        label=_("On which basis"), choices=lambda: choices(Basis.choices), widget=forms.RadioSelect
    )
    consent = forms.ChoiceField(label=_("Which consent"), required=False)
    statute = forms.CharField(
        label=_("Law and section"),
        required=False,
        max_length=160,
        help_text=_("For example: 359/1999 Sb. § 53."),
    )
    requested_on = DateField(label=_("Day of the written request"), required=False)
    basis_note = forms.CharField(label=_("About the basis"), required=False, max_length=160)

    def __init__(self, *args: Any, consents: list[tuple[Any, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.consents = {str(c.pk): c for c, _words in consents}
        named = [(str(c.pk), words) for c, words in consents]
        self.fields["consent"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]
        for name in ("purpose", "consent", "statute", "requested_on"):
            self.fields[name].depends = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """On a consent, what it is needed for is what the consent was given for."""
        given = super().clean()
        if given.get("basis") == Basis.CONSENT:
            given["purpose"] = ""
            if not given.get("consent") and "consent" not in self.errors:
                self.add_error(
                    "consent",
                    _("Choose the recorded consent it rests on. Record it first if there is none yet."),
                )
        elif not given.get("purpose"):
            self.add_error("purpose", _("Write what it is needed for."))
        return given

    def ground(self, today: dt.date) -> cases.Ground:
        data = self.cleaned_data
        on = data["basis"]
        return cases.Ground(
            purpose=data["purpose"], basis=on, until=self.ends(today), note=data["basis_note"],
            statute=data["statute"] if on in (Basis.STATUTE, Basis.REQUEST) else "",
            requested_on=data["requested_on"] if on == Basis.REQUEST else None,
            consent=self.consents.get(data["consent"]) if on == Basis.CONSENT else None,
        )  # fmt: skip


class AskForm(Grounded):
    """A question to another institution."""

    to = forms.ChoiceField(label=_("Whom you ask"))
    about = forms.ChoiceField(
        label=_("What you ask for"), choices=lambda: choices(About.choices), initial=About.TOPIC,
        widget=forms.RadioSelect,
    )  # fmt: skip
    scope = forms.MultipleChoiceField(
        label=_("What it is about"), choices=lambda: choices(Scope.choices), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    facts = forms.MultipleChoiceField(
        label=_("Which facts"), choices=lambda: choices(Field.choices), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    question = forms.CharField(
        label=_("What exactly"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("For example: the part on mornings, in the note of 18 November."),
    )  # fmt: skip
    needed_by = DateField(label=_("Needed by"))
    named = forms.ChoiceField(
        label=_("Do they learn who the child is"), choices=lambda: choices(Named.choices), initial=Named.YES,
        required=False, widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args: Any, places: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = {str(i.pk): i for i in places}
        named = [(key, i.name) for key, i in self.places.items()]
        self.fields["to"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]

    def wish(self, today: dt.date) -> sharing.Wish:
        data, ground = self.cleaned_data, self.ground(today)
        return sharing.Wish(
            about=data["about"], purpose=ground.purpose, basis=ground.basis, needed_by=data["needed_by"],
            until=ground.until, scope=tuple(data["scope"]), fields=tuple(data["facts"]), question=data["question"],
            basis_note=ground.note, statute=ground.statute, requested_on=ground.requested_on, consent=ground.consent,
            named=data["named"] != Named.NO,
        )  # fmt: skip


class AnswerForm(forms.Form):
    """How a question is answered. The facts asked for have a field each; without a name nothing can cross."""

    how = forms.ChoiceField(label=_("Your answer"), choices=How.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("The answer"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("It becomes an entry of yours and is shared with whoever asked."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What you said on the phone"), required=False, max_length=500, help_text=_("Stays with you.")
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, help_text=_("Whoever asked reads it.")
    )

    def __init__(self, *args: Any, asked: list[str], named: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked = asked
        for name in asked:
            label = capfirst(str(Field(name).label))
            self.fields[f"fact-{name}"] = forms.CharField(label=label, required=False, max_length=300)
        left_out: tuple[How, ...] = (How.PART, How.TEXT) if asked else (How.FIELDS,)
        left_out = left_out if named else (How.PART, How.TEXT, How.FIELDS)
        self.fields["how"].choices = [c for c in How.choices if c[0] not in left_out]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, str]:
        return {name: self.cleaned_data[f"fact-{name}"] for name in self.asked}

    def fact_fields(self) -> list[Any]:
        return [self[f"fact-{name}"] for name in self.asked]


class TellForm(Grounded):
    """Sentences are chosen on the page; here is what they tell, why and until when."""

    scope = forms.MultipleChoiceField(
        label=_("What it tells"), choices=lambda: choices(Scope.choices), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
