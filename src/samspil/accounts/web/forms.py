"""Forms of accounts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.access.terms import ROLE_SAYS, Role
from samspil.accounts.terms import LANGUAGE_NAMES, Theme, zones_by_part


class Preferences(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGE_NAMES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), required=False, choices=zones_by_part,
        help_text=_("Times are shown to you and typed by you in it. Days and terms of the law go by your institution."),
    )  # fmt: skip
    theme = forms.ChoiceField(label=_("Look"), choices=Theme.choices, widget=forms.RadioSelect)


class Invite(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    email = forms.CharField(
        label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)
    team = forms.ChoiceField(label=_("Team"), required=False)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=LANGUAGE_NAMES)

    def __init__(self, *args: Any, teams: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(r.value, f"{r.label}: {ROLE_SAYS[r]}") for r in Role]  # type: ignore[attr-defined]
        self.fields["team"].choices = [("", "–"), *((str(t.pk), t.name) for t in teams)]  # type: ignore[attr-defined]


class NewRole(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class NewPassword(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least 12 characters. Three or four words in a row are easy to keep in mind."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
