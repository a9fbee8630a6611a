"""Forms of the carer's pages: short, one thing each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.fostering.terms import ASKED, SCALE, ContactState, Item
from samspil.look.service import DateField


class Nothing(forms.Form):
    """A button alone."""


class Receive(forms.Form):
    read = forms.BooleanField(error_messages={"required": _("Tick that you have read it.")})


class Ask(forms.Form):
    text = forms.CharField(
        label=_("What do you want to know?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    items = forms.MultipleChoiceField(label=_("About"), choices=Item.choices, required=False)
    holds = forms.BooleanField(required=False)


class CheckIn(forms.Form):
    words = forms.CharField(
        label=_("In your own words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    call = forms.BooleanField(label=_("I would like a call"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in ASKED:
            self.fields[name] = forms.TypedChoiceField(
                label=words, choices=[(str(n), said) for n, said in SCALE], coerce=int, widget=forms.RadioSelect,
                error_messages={"required": _("Choose one answer.")},
            )  # fmt: skip
        self.order_fields([name for name, _words in ASKED])

    @property
    def questions(self) -> list[Any]:
        return [self[name] for name, _words in ASKED]


class WriteLine(forms.Form):
    text = forms.CharField(
        label=_("A line about today"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    for_guide = forms.BooleanField(label=_("The guide may read it"), required=False)


class Spend(forms.Form):
    what = forms.CharField(label=_("What was it for?"), max_length=120)
    amount = forms.DecimalField(
        label=_("Amount"), min_value=0, max_digits=9, decimal_places=2, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    spent_on = DateField(label=_("When"))
    photo = forms.FileField(
        label=_("Photo of the receipt"), required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,application/pdf", "capture": "environment"}),
    )  # fmt: skip


class OwnContact(forms.Form):
    contact = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Did it take place?"),
        choices=[(s.value, s.label) for s in ContactState if s != ContactState.PLANNED],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("How was it for the child, before and after?"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
