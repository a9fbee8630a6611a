"""Forms that people outside send: without the browser's own checks, counting once, with a trap for machines."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.ground.errors import Invalid
from samspil.ground.ids import new_id


class OwnForm(forms.Form):
    """A form without the browser's own checks, into which an operation's problems are put."""

    use_required_attribute = False

    def take(self, invalid: Invalid) -> None:
        for name, message in invalid.problems.items():
            self.add_error(name if name in self.fields else None, message)


class OnceForm(OwnForm):
    """A form that can be sent once: its token names the sending, so pressing twice changes nothing."""

    form_token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        more["initial"] = {"form_token": new_id()} | (more.get("initial") or {})
        super().__init__(*args, **more)

    def clean_form_token(self) -> UUID:
        return self.cleaned_data["form_token"] or new_id()


class TrappedForm(OnceForm):
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("A machine seems to have filled in a hidden field. If you are a person, send it once more.")
            )
        return ""

    def clean(self) -> dict[str, Any]:
        """The hidden field is emptied for the next try; the message goes on top."""
        if "website" in self.errors:
            messages = self.errors.pop("website")
            self.data = {**self.data.dict(), "website": ""}  # type: ignore[attr-defined]
            for message in messages:
                self.add_error(None, message)
        return self.cleaned_data
