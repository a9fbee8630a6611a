"""What people outside type who think of fostering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.carers.terms import Channel, Kind
from samspil.carers.web.forms import line, long_text
from samspil.look.service import TrappedForm


class Enquire(TrappedForm):
    name = line(_("Your name"), 120, required=True, autocomplete="name")
    email = line(
        _("E-mail"),
        254,
        help=_("Here goes the link with which you can tell us more."),
        autocomplete="email",
        inputmode="email",
    )
    phone = line(_("Phone"), 30, autocomplete="tel", inputmode="tel")
    area = line(_("Where do you live?"), 80, help=_("A town or a part of town is enough."))
    kind = forms.ChoiceField(label=_("What do you think of?"), widget=forms.RadioSelect, required=False)
    words = long_text(_("What do you want to ask or tell us?"), 4, required=False)
    call_when = line(_("When can we ring you?"), 80)
    channel = forms.ChoiceField(label=_("How did you come to ask?"), required=False)
    campaign = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].error_messages["required"] = _("Write your name.")
        self.fields["kind"].choices = list(THINKS_OF.items())  # type: ignore[attr-defined]
        self.fields["channel"].choices = [("", ""), *Channel.choices]  # type: ignore[attr-defined]


THINKS_OF = {
    Kind.GENERAL: _("A child to live with us, for months or years"),
    Kind.RESPITE: _("A child for weekends or holidays"),
    Kind.NETWORK: _("A child whom we know already"),
    Kind.SPECIALISED: _("A child who needs a lot; I have experience or training"),
}


class SelfCheck(forms.Form):
    """Questions for oneself. Nothing of it is kept."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, words in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=words, choices=YES_NO, widget=forms.RadioSelect, required=False
            )


YES_NO = [("yes", _("yes")), ("no", _("no")), ("unsure", _("I do not know"))]
QUESTIONS = {
    "age": _("Is everybody who would foster old enough by law?"),
    "agree": _("Does everybody at home want this, the children too?"),
    "time": _("Is there an adult who has time for a child, on ordinary days too?"),
    "room": _("Is there room for one more, and quiet?"),
    "parents": _("Can you make room for the child's parents, also if you find them difficult?"),
    "goodbye": _("Can you let a child go again, perhaps sooner than you wished?"),
    "behaviour": _("Can you stay kind when a child does not give anything back for a long time?"),
    "strangers": _("May people from outside come to your home and ask how it goes?"),
    "calm": _("Is your own life calm enough just now?"),
}


class Apply(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    carers = long_text(_("Who would foster? Names and dates of birth"), 3, required=False)
    children = long_text(_("Who else lives with you?"), 2, required=False)
    home = long_text(_("What is your home like? Is there a room for a child?"), 3, required=False)
    animals = long_text(_("Which animals are there?"), 1, required=False)
    languages = long_text(_("Which languages do you speak at home?"), 1, required=False)
    work = long_text(_("What does an ordinary week look like?"), 3, required=False)
    school = long_text(_("Which schools can you reach, and how?"), 2, required=False)
    children_in_care = long_text(_("Which child do you think of: age, how long?"), 2, required=False)
    needs = long_text(_("What are you good at, and what have you done before?"), 3, required=False)
    limits = long_text(_("What do you not want, or cannot do?"), 3, required=False)
    parents = long_text(_("How do you think of the child's parents?"), 2, required=False)
    why = long_text(_("Why do you want this?"), 3, required=False)
    when = long_text(_("From when?"), 1, required=False)


class ChoosePassword(forms.Form):
    """A carer who was invited and has no account yet."""

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
