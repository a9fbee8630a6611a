"""What people write on the map."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.formulations.terms import AT_FIRST, Kind, LinkKind, Outcome, Status, Strength, Voice
from samspil.look.service import DateField


class CardForm(forms.Form):
    """A card, new or changed. Only the text must be written."""

    text = forms.CharField(
        label=_("What the card says"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what the card says.")},
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=Kind.choices, widget=forms.RadioSelect)
    voice = forms.ChoiceField(label=_("Whose voice"), choices=Voice.choices)
    voice_words = forms.CharField(label=_("Who exactly"), required=False, max_length=80)
    said_on = DateField(label=_("Said or seen on"), required=False)
    source = forms.CharField(label=_("Source"), required=False, max_length=160)
    strength = forms.TypedChoiceField(
        label=_("How strongly"), required=False, choices=[("", "–"), *Strength.choices], coerce=int, empty_value=None
    )  # fmt: skip
    unknown = forms.BooleanField(label=_("We do not know this yet"), required=False)


class ContestForm(forms.Form):
    """Who sees a card otherwise, and how."""

    voice = forms.ChoiceField(label=_("Whose voice"), choices=Voice.choices, initial=Voice.MOTHER)
    who = forms.CharField(label=_("Who exactly"), required=False, max_length=80)
    words = forms.CharField(
        label=_("How they see it"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: she is just tired. It stands beside the card, not in its place."),
        error_messages={"required": _("Write how it is seen differently.")},
    )  # fmt: skip


class LinkForm(forms.Form):
    kind = forms.ChoiceField(label=_("This card"), choices=LinkKind.choices)
    target = forms.ChoiceField(label=_("which card"))

    def __init__(self, *args: Any, cards: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["target"].choices = [  # type: ignore[attr-defined]
            (str(c.pk), f"{c.number} · {c.text[:70]}") for c in cards
        ]


class HypothesisForm(forms.Form):
    """The three parts, what they rest on, and where the assumption stands."""

    keeps = forms.CharField(label=_("What keeps it going"), widget=forms.Textarea(attrs={"rows": 3}))
    address = forms.CharField(label=_("What we do about it"), widget=forms.Textarea(attrs={"rows": 3}))
    achieve = forms.CharField(label=_("What that will achieve"), widget=forms.Textarea(attrs={"rows": 3}))
    grounds = forms.MultipleChoiceField(
        label=_("Cards it rests on"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least one card of what is happening now and one of what keeps it going."),
        error_messages={
            "required": _("Choose at least one card of what is happening now and one of what keeps it going.")
        },
    )
    status = forms.ChoiceField(
        label=_("Where it stands"), choices=[c for c in Status.choices if c[0] in AT_FIRST]
    )
    test_until = DateField(label=_("Tested until"), required=False)
    agreement = forms.CharField(
        label=_("Who agrees"), required=False, max_length=200,
        help_text=_("For example: mother agrees · father partly · the child agrees"),
    )  # fmt: skip

    def __init__(self, *args: Any, cards: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["grounds"].choices = [  # type: ignore[attr-defined]
            (str(c.pk), f"{c.number} · {c.text}") for c in cards
        ]


class JudgeForm(forms.Form):
    """What came of the assumption, and why one thinks so."""

    status = forms.ChoiceField(label=_("Where it stands"), choices=Status.choices, widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("What you saw"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What speaks for it or against it. For example: three mornings a week at school since May."),
        error_messages={"required": _("Write what you saw that speaks for it or against it.")},
    )  # fmt: skip
    test_until = DateField(label=_("Tested until"), required=False)


class TriedForm(forms.Form):
    what = forms.CharField(
        label=_("What was tried"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what was tried.")},
    )  # fmt: skip
    period = forms.CharField(
        label=_("When"), required=False, max_length=80, help_text=_("For example: spring 2026, three weeks")
    )
    outcome = forms.ChoiceField(label=_("What became of it"), choices=Outcome.choices)
    why = forms.CharField(label=_("Why it lasted or did not"), required=False, max_length=300)


class KeepForm(forms.Form):
    why = forms.CharField(
        label=_("Why you keep it"), max_length=160, help_text=_("For example: before the meeting"),
        error_messages={"required": _("Write why you keep this version, for example: before the meeting.")},
    )  # fmt: skip
