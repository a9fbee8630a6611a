"""Forms of the person's own view and of who answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.look.service import DateField
from samspil.rights.terms import LONGEST, Outcome, Relation, Why


def _capital(choices: Iterable[tuple[Any, Any]]) -> list[tuple[str, Any]]:
    return [(str(value), capfirst(str(label))) for value, label in choices]


class Birthday(forms.Form):
    born_on = DateField(label=_("Your date of birth"), help_text=_("So that nobody else opens it."))


class Account(forms.Form):
    email = forms.CharField(
        label=_("Your e-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("A password of your own"), strip=False,
        help_text=_("At least 12 characters. Three or four words in a row are easy to keep in mind."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The same password again"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip


class Words(forms.Form):
    text = forms.CharField(
        label=_("What you want to say"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 7})
    )


class Otherwise(forms.Form):
    words = forms.CharField(label=_("How do you see it?"), widget=forms.Textarea(attrs={"rows": 4}))


class Wish(forms.Form):
    about = forms.CharField(
        label=_("What is it about?"), max_length=160, required=False,
        help_text=_("For example: the meeting in October, the address, the plan."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Write it in your own words"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip


class Invite(forms.Form):
    person = forms.ChoiceField(label=_("Who"))
    relation = forms.ChoiceField(label=_("Reads as"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGE_NAMES)
    email = forms.CharField(
        label=_("E-mail"), max_length=254, required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("Empty: you print the letter and hand it over. The letter names nobody."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why this person may read"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where no rule says it. Your name is kept with it."),
    )  # fmt: skip
    names_open = forms.BooleanField(
        label=_("May read the names of the people around the child"), required=False
    )

    def __init__(self, *args: Any, persons: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = list(persons)  # type: ignore[attr-defined]
        self.fields["relation"].choices = _capital(Relation.choices)  # type: ignore[attr-defined]


class Withhold(forms.Form):
    thing = forms.ChoiceField(label=_("What"))
    why = forms.ChoiceField(label=_("Reason the person is told"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Why, for the file"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person does not read this."),
    )  # fmt: skip

    def __init__(self, *args: Any, things: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["thing"].choices = list(things)  # type: ignore[attr-defined]
        self.fields["why"].choices = Why.choices  # type: ignore[attr-defined]


class Answer(forms.Form):
    outcome = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("In words this person understands"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    reason = forms.CharField(
        label=_("Why not, or not all"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed for no and partly. Where to complain is added by itself."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["outcome"].choices = _capital(Outcome.choices)  # type: ignore[attr-defined]


class Longer(forms.Form):
    why = forms.CharField(
        label=_("Why it takes longer"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it at once."),
    )  # fmt: skip


class Copy(forms.Form):
    person = forms.ChoiceField(label=_("For whom"))
    language = forms.ChoiceField(label=_("Language of the explanations"), choices=LANGUAGE_NAMES)

    def __init__(self, *args: Any, persons: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = list(persons)  # type: ignore[attr-defined]


class Mark(forms.Form):
    passage = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    words = forms.CharField(label=_("These words"), max_length=300, required=False)
    everywhere = forms.BooleanField(label=_("Wherever they stand in the copy"), required=False)
    why = forms.ChoiceField(label=_("Reason"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["why"].choices = Why.choices  # type: ignore[attr-defined]
