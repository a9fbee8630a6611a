"""Forms of the case: opening, steering, sharing."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.cases.terms import PERSON_FIELDS, Basis, Closing, Place, ShareField
from samspil.cases.web.agreed import named as consent_words
from samspil.consents.terms import Scope
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


SAYS_BASIS = {
    Basis.STATUTE: _("Name the law and its section."),
    Basis.REQUEST: _("Write the day of the written request."),
    Basis.EMERGENCY: _("Write in a few words what the emergency is."),
}


class BringForm(Steering):
    institution = forms.ChoiceField(label=_("Institution"))
    competence = forms.ChoiceField(label=_("In which capacity"), choices=lambda: choices(Competence.choices))
    basis = forms.ChoiceField(
        label=_("On which basis you tell it about the child"), choices=lambda: choices(Basis.choices)
    )
    consent = forms.ChoiceField(
        label=_("Which consent"), required=False,
        help_text=_("For a written consent. It must name what everybody who takes part reads; it ends the part too."),
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("What it is needed for"), max_length=160, required=False,
        help_text=_("With a consent: what the consent was given for."),
    )  # fmt: skip
    basis_note = forms.CharField(
        label=_("About the basis"), required=False, max_length=160, help_text=_("For example: of the mother, written, 2 November.")
    )  # fmt: skip
    until = DateField(label=_("Until which day"), required=False)

    def __init__(self, *args: Any, institutions: Any, consents: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.consents = {str(c.pk): c for c in consents}
        agreed = [("", _("Choose")), *((k, consent_words(c)) for k, c in self.consents.items())]
        self.fields["consent"].choices = agreed  # type: ignore[attr-defined]
        here = {part.institution_id for part in self.header.parts}
        self.institutions = {str(i.pk): i for i in institutions if i.pk not in here}
        named = [(key, i.name) for key, i in self.institutions.items()]
        self.fields["institution"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A law is named with its section, a request with its day, an emergency in a few words."""
        given = super().clean() or {}
        needed = SAYS_BASIS.get(given.get("basis", ""))
        if needed and not given.get("basis_note") and "basis_note" not in self.errors:
            self.add_error("basis_note", needed)
        return given


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


PARTS = (("whole", _("the whole entry")), ("some", _("only sentences I choose")))
BASIS_NEEDS = {
    "statute": _("Name the law and its section."),
    "requested_on": _("Write the day of the written request."),
}
SPANS = (
    ("consent", _("as long as the consent runs")),
    ("week", _("1 week")),
    ("month", _("1 month")),
    ("quarter", _("3 months")),
    ("year", _("1 year")),
    ("day", _("until a day I choose")),
)


class Grounded(forms.Form):
    """Why something may cross, on which basis, and for how long. On a consent its purpose is the consent's."""

    purpose = forms.CharField(label=_("What it is needed for"), max_length=160, required=False)
    basis = forms.ChoiceField(label=_("On which basis"), choices=lambda: choices(Basis.choices))
    consent = forms.ChoiceField(label=_("Which consent"), required=False)
    statute = forms.CharField(
        label=_("Which law and section"), required=False, max_length=160, help_text=_("For example: 359/1999 Sb., § 53.")
    )  # fmt: skip
    requested_on = DateField(label=_("Day of the written request"), required=False)
    basis_note = forms.CharField(
        label=_("About the basis"), required=False, max_length=160, help_text=_("For example: of the mother, written, 2 November.")
    )  # fmt: skip
    span = forms.ChoiceField(label=_("For how long"), choices=SPANS, widget=forms.RadioSelect)
    until = DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, consents: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.consents = {str(c.pk): c for c in consents}
        self._choices(
            "consent", [("", _("Choose")), *((k, consent_words(c)) for k, c in self.consents.items())]
        )
        if len(self.consents) == 1:
            self.fields["consent"].initial = next(iter(self.consents))
        self.fields["basis"].initial = Basis.CONSENT if self.consents else Basis.STATUTE
        self.fields["span"].initial = "consent" if self.consents else "quarter"

    def _choices(self, name: str, given: Any) -> None:
        self.fields[name].choices = given  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("span") == "day" and not given.get("until") and "until" not in self.errors:
            self.add_error("until", _("Write the last day, or choose how long."))
        if given.get("span") == "consent" and given.get("basis") != Basis.CONSENT:
            self.add_error("span", _("Choose for how long."))
        if given.get("basis") == Basis.CONSENT:
            given["purpose"] = ""
            if not given.get("consent") and "consent" not in self.errors:
                self.add_error(
                    "consent",
                    _("Choose the recorded consent it rests on. Record it first if there is none yet."),
                )
        elif not given.get("purpose"):
            self.add_error("purpose", _("Write what it is needed for."))
        needed = {Basis.STATUTE: "statute", Basis.REQUEST: "requested_on"}.get(given.get("basis", ""))
        if needed and not given.get(needed) and needed not in self.errors:
            self.add_error(needed, BASIS_NEEDS[needed])
        return given

    def agreed(self) -> Any:
        """The consent it rests on, if it rests on one."""
        on = self.cleaned_data["basis"] == Basis.CONSENT
        return self.consents.get(self.cleaned_data["consent"]) if on else None


class ShareForm(Grounded):
    """Let an institution at the table, one of its teams or one person there, read an entry or some of it."""

    to = forms.ChoiceField(label=_("With whom"), widget=forms.RadioSelect)
    only = forms.ChoiceField(label=_("Who there"), required=False)
    part = forms.ChoiceField(
        label=_("How much of it"), choices=PARTS, initial="whole", required=False, widget=forms.RadioSelect
    )
    sentences = forms.MultipleChoiceField(
        label=_("Which sentences"), required=False, widget=forms.CheckboxSelectMultiple
    )
    fields_told = forms.MultipleChoiceField(
        label=_("Besides, they may read"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(f.value, f.label) for f in (ShareField.AUTHOR, ShareField.FACTS)],
    )  # fmt: skip
    scope = forms.MultipleChoiceField(
        label=_("What it tells"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: choices(Scope.choices), help_text=_("Only what the consent names may go on it."),
    )  # fmt: skip
    field_order = ("to", "only", "part", "sentences", "fields_told", "basis", "consent", "scope", "purpose")

    def __init__(self, *args: Any, parts: Any, reach: Any, sentences: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parts = {str(p.institution_id): p.institution for p in parts}
        self.said = dict(sentences)
        self._choices("to", [(k, i.name) for k, i in self.parts.items()])
        self._choices("only", [("", _("everybody whose role reads cases")), *reach])
        self._choices("sentences", list(sentences))
        if len(self.parts) == 1:
            self.fields["to"].initial = next(iter(self.parts))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("part") == "some" and not given.get("sentences"):
            self.add_error("sentences", _("Choose at least one sentence, or share the whole entry."))
        if given.get("basis") == Basis.CONSENT and not given.get("scope"):
            self.add_error("scope", _("Choose what it tells, so that it can be held against the consent."))
        return given


class FactsForm(Grounded):
    """Let an institution read named facts about somebody of the case, as they stand while it runs."""

    to = forms.ChoiceField(label=_("With whom"))
    person = forms.ChoiceField(label=_("About whom"))
    facts = forms.MultipleChoiceField(
        label=_("Which facts"), widget=forms.CheckboxSelectMultiple,
        choices=lambda: choices([(f.value, f.label) for f in PERSON_FIELDS]),
        error_messages={"required": _("Choose which facts they may read.")},
    )  # fmt: skip
    field_order = ("to", "person", "facts", "basis", "consent", "purpose")

    def __init__(self, *args: Any, places: Any, people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = {str(i.pk): i for i in places}
        self.people = {str(p.pk): p for p in people}
        self._choices("to", [("", _("Choose")), *((k, i.name) for k, i in self.places.items())])
        self._choices("person", [(k, p.name) for k, p in self.people.items()])
