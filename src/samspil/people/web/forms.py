"""Forms about people."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.institutions.terms import Country
from samspil.look.service import DateField
from samspil.people.terms import LANGUAGES, Birth, BondKind, Sex, Speaks


def choices(words: Any, empty: Any = "") -> list[tuple[str, Any]]:
    rows = [(value, capfirst(str(label))) for value, label in words]
    return [("", empty), *rows] if empty else rows


class FactsForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    given_name = forms.CharField(label=_("First name"), required=False, max_length=80)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=80)
    called = forms.CharField(label=_("Wants to be called"), required=False, max_length=80)
    born_on = DateField(label=_("Date of birth"), required=False)
    birth = forms.ChoiceField(
        label=_("How well it is known"),
        required=False,
        choices=lambda: choices(Birth.choices, _("Was not asked")),
    )
    sex = forms.ChoiceField(
        label=_("Sex"), required=False, choices=lambda: choices(Sex.choices, _("Was not asked"))
    )
    died_on = DateField(label=_("Died on"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Write an address like name@example.org.")},
    )
    reach_note = forms.CharField(
        label=_("How to reach them"),
        required=False,
        max_length=120,
        help_text=_("For example: ring after 15.00."),
    )


class AddressForm(forms.Form):
    street = forms.CharField(label=_("Street and number"), required=False, max_length=120)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=12)
    city = forms.CharField(label=_("Town or village"), required=False, max_length=80)
    country = forms.ChoiceField(label=_("Country"), choices=lambda: choices(Country.choices))
    since = DateField(label=_("Lives there since"))
    protected = forms.BooleanField(
        label=_("Protected: no other institution sees this address"), required=False
    )


class LanguagesForm(forms.Form):
    """Up to four languages, each with how well it is spoken."""

    ROWS = 4
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for n in range(1, self.ROWS + 1):
            self.fields[f"language_{n}"] = forms.ChoiceField(
                label=_("Language %(number)s") % {"number": n}, required=False,
                choices=lambda: choices(LANGUAGES.items(), _("None")),
            )  # fmt: skip
            self.fields[f"speaks_{n}"] = forms.ChoiceField(
                label=_("How well"), required=False, choices=lambda: choices(Speaks.choices)
            )

    def spoken(self) -> list[tuple[str, str]]:
        given = self.cleaned_data
        rows = [
            (given[f"language_{n}"], given[f"speaks_{n}"] or Speaks.FLUENTLY) for n in range(1, self.ROWS + 1)
        ]
        return list({code: how for code, how in reversed(rows) if code}.items())[::-1]


class AroundForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Who this is to the child"), choices=lambda: choices(BondKind.choices, _("Choose"))
    )
    given_name = forms.CharField(label=_("First name"), required=False, max_length=80)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=80)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    note = forms.CharField(
        label=_("Good to know"), required=False, max_length=160, help_text=_("For example: ring after 15.00.")
    )


class BondForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Who this is to them"), choices=lambda: choices(BondKind.choices))
    since = DateField(label=_("Since"), required=False, help_text=_("Leave it empty when nobody knows."))
    until = DateField(
        label=_("Until"),
        required=False,
        help_text=_("The day from which it is no longer so. Empty while it is."),
    )
    note = forms.CharField(label=_("Good to know"), required=False, max_length=160)


class HomeForm(forms.Form):
    """Who lives together. `people` are (person, what they are to the child)."""

    label = forms.CharField(
        label=_("What the home is called"), required=False, max_length=120,
        help_text=_("For example: at mother's, at grandmother's. Not the address."),
    )  # fmt: skip
    people = forms.MultipleChoiceField(
        label=_("Who lives there?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    since = DateField(label=_("Since"), required=False)
    protected = forms.BooleanField(label=_("Protected: no other institution sees this home"), required=False)

    def __init__(self, *args: Any, people: list[tuple[Any, Any]], named: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        if not named:
            del self.fields["label"], self.fields["protected"]
        self.fields["people"].choices = [  # type: ignore[attr-defined]
            (str(p.pk), f"{p.name}, {kind}" if kind else p.name) for p, kind in people
        ]


class ProtectForm(forms.Form):
    protected = forms.BooleanField(
        label=_("Protected: no other institution sees this address"), required=False
    )


class LeaveForm(forms.Form):
    until = DateField(label=_("From which day no longer?"), required=False)
