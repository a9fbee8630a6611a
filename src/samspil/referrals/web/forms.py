"""What people type about a request. The forms only read; what is right is decided by the operations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.look.service import OnceForm, OwnForm, TrappedForm
from samspil.referrals.terms import NOTED_DOWN, URGENCY_ASKED, URGENCY_YOUNG, Source, Urgency

NO_DATE = _("Write the date like 24 11 2026.")


class UrgencyChoice(forms.RadioSelect):
    """Choosing danger opens the part of the page with the emergency number."""

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **more)
        if str(value) == Urgency.NOW:
            option["attrs"]["data-shows"] = "danger-now"
        return option


def line(label: Any, most: int, *, required: bool = False, help: Any = "", **attrs: Any) -> forms.CharField:
    """One line. The operation measures it, so that a long one is shown with its message and not cut off."""
    widget = forms.TextInput(attrs={"dir": "auto", **attrs})
    return forms.CharField(label=label, required=required, help_text=help, widget=widget, strip=False)


def long_text(
    label: Any, *, rows: int, help: Any = "", required: bool = True, message: Any = ""
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    messages = {"required": message} if message else {}
    return forms.CharField(
        label=label, required=required, help_text=help, widget=widget, strip=False, error_messages=messages
    )


def choice(label: Any, choices: Any, message: Any, widget: Any = forms.RadioSelect) -> forms.ChoiceField:
    messages = {"required": message, "invalid_choice": message}
    return forms.ChoiceField(label=label, choices=choices, widget=widget, error_messages=messages)


def day(label: Any, help: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    needed = _("Set a date: when does somebody look at it at the latest?")
    return forms.DateField(
        label=label, help_text=help, widget=widget, error_messages={"required": needed, "invalid": NO_DATE}
    )


class PublicForm(TrappedForm):
    @property
    def facts(self) -> dict[str, str]:
        left_out = {"form_token", "website", "source", "urgency", "text"}
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


class AskForm(PublicForm):
    source = choice(
        _("Who are you?"),
        [
            (Source.CITIZEN, _("I am worried about a child")),
            (Source.FAMILY, _("I ask for my own family")),
        ],
        _("Choose who you are."),
    )
    urgency = choice(
        _("How soon is help needed?"), URGENCY_ASKED.items(), _("Choose how urgent it is."), UrgencyChoice
    )
    text = long_text(
        _("What is going on, and what help is needed?"),
        rows=6,
        help=_("Write what you saw or heard yourself, and when. Your own words are enough."),
        message=_("Write what is going on and what help is needed."),
    )
    child_name = line(_("Name of the child"), 120)
    child_age = line(_("Age of the child, as far as you know"), 40)
    where = line(_("Where can the child be found?"), 200, help=_("An address, a school, a part of town."))
    asker_name = line(_("Your name"), 120, autocomplete="name")
    asker_contact = line(_("Your phone or e-mail"), 160, help=_("So that somebody can ask you back."))


class YoungForm(PublicForm):
    text = long_text(
        _("What is going on?"),
        rows=5,
        help=_("Write it the way you would say it. A few words are enough."),
        message=_("Write a few words, so that we know what it is about."),
    )
    urgency = choice(
        _("How soon do you want somebody?"),
        URGENCY_YOUNG.items(),
        _("Choose how soon you want somebody."),
        UrgencyChoice,
    )
    asker_name = line(
        _("What can we call you?"),
        120,
        help=_("A nickname is fine. You can leave it empty."),
        autocomplete="off",
    )
    asker_contact = line(
        _("How can we reach you?"),
        160,
        help=_("Phone, e-mail or a place and time. Without it we cannot answer, but we read what you write."),
        autocomplete="off",
    )


class CodeForm(OwnForm):
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        error_messages={"required": _("Write the code that you got.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code-field",
            }
        ),
    )


class AboutForm(OnceForm):
    """What a worker writes down about a request."""

    urgency = choice(_("How urgent is it?"), Urgency.choices, _("Choose how urgent it is."))
    text = long_text(
        _("What is going on, and what help is needed?"),
        rows=6,
        message=_("Write what is going on and what help is needed."),
    )
    child_name = line(_("Name of the child"), 120, help=_("Leave it empty if the request is nameless."))
    child_age = line(_("Age"), 40)
    where = line(_("Where can the child be found?"), 200)

    @property
    def facts(self) -> dict[str, str]:
        names = ("child_name", "child_age", "where", "asker_name", "asker_contact")
        return {name: self.cleaned_data.get(name, "") for name in names}


class NoteDownForm(AboutForm):
    source = choice(_("Who asks?"), [(s.value, s.label) for s in NOTED_DOWN], _("Choose who asks."))
    next_on = day(_("Next date"), _("Until then somebody of us decides."))
    asker_name = line(_("Name of whoever asks"), 120)
    asker_contact = line(_("How to reach them"), 160)
    field_order = ["source", "urgency", "next_on", "text", "child_name", "child_age", "where"]


class SendForm(AboutForm):
    to: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Which organisation do you ask?"),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose the organisation you ask."),
            "invalid_choice": _("Choose the organisation you ask."),
        },
    )
    next_on = day(_("Answer needed by"))
    field_order = ["to", "urgency", "next_on", "text", "child_name", "child_age", "where"]

    def __init__(self, *args: Any, partners: Any, grounds: dict[str, forms.Field], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].queryset = partners  # type: ignore[attr-defined]
        self.fields["text"].required = not grounds["rule"].bare  # type: ignore[attr-defined]
        self.fields |= grounds


class NextForm(OwnForm):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    next_on = day(_("Next date"))
    next_what = line(_("What happens until then"), 160)


class AnswerForm(OwnForm):
    reason = long_text(_("Your answer to the sender"), rows=3, required=False)
    note = long_text(
        _("Note for your own organisation"), rows=2, required=False, help=_("Nobody outside reads it.")
    )


class ReasonForm(AnswerForm):
    reason = long_text(
        _("Reason"),
        rows=4,
        help=_("Whoever sent it reads this."),
        message=_("Write the reason. Whoever sent it reads it."),
    )


class PassOnForm(ReasonForm):
    to: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Which organisation fits better?"),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose the organisation you pass it on to."),
            "invalid_choice": _("Choose the organisation you pass it on to."),
        },
    )
    with_names = forms.BooleanField(
        required=False,
        label=_("Names, contact and place go along"),
        help_text=_("Only on a basis that you name. Otherwise only the text goes."),
    )
    field_order = ["to", "reason", "with_names", "note"]

    def __init__(self, *args: Any, partners: Any, grounds: dict[str, forms.Field], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].queryset = partners  # type: ignore[attr-defined]
        self.fields |= grounds
