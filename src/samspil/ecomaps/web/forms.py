"""What people write about ties."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.ecomaps.service import Saying
from samspil.ecomaps.terms import Consent, Often, Quality, Sphere, Support, Wish
from samspil.look.service import DateField

TOLD = ("role", "quality", "support", "often", "sphere", "last_contact", "note", "consent", "wish")


def words(choices: Any) -> list[tuple[str, Any]]:
    return [(value, capfirst(str(label))) for value, label in choices]


class SayForm(forms.Form):
    """How a tie is from a day on."""

    role = forms.CharField(
        label=_("What they are"),
        required=False,
        max_length=80,
        help_text=_("For example: neighbour, form teacher."),
    )
    quality = forms.ChoiceField(
        label=_("How the tie is"), choices=lambda: words(Quality.choices), initial=Quality.NOT_KNOWN
    )
    support = forms.ChoiceField(
        label=_("Support"), choices=lambda: words(Support.choices), initial=Support.NOT_KNOWN,
        help_text=_("Seen from the first: who “gives” helps the other."),
    )  # fmt: skip
    often = forms.ChoiceField(
        label=_("How often"), choices=lambda: words(Often.choices), initial=Often.NOT_KNOWN
    )
    sphere = forms.ChoiceField(
        label=_("Kind of tie"), choices=lambda: words(Sphere.choices), initial=Sphere.PRIVATE
    )
    last_contact = DateField(label=_("Last contact"), required=False)
    since = DateField(
        label=_("So since"), error_messages={"required": _("Say from which day it is so. An estimate will do.")},
        help_text=_("The day from which it is so. An estimate will do. What was before stays on earlier pictures."),
    )  # fmt: skip
    consent = forms.ChoiceField(
        label=_("Consent"), choices=lambda: words(Consent.choices), initial=Consent.NOT_ASKED, required=False,
        help_text=_("Whether they agree to belong to the network. Leave it as it is for a place."),
    )  # fmt: skip
    wish = forms.ChoiceField(
        label=_("Wish for contact"), choices=lambda: words(Wish.choices), initial=Wish.NOT_KNOWN, required=False,
        help_text=_("Through whom, you write under “Good to know”."),
    )  # fmt: skip
    note = forms.CharField(label=_("Good to know"), required=False, max_length=160)

    def saying(self) -> Saying:
        said = {name: self.cleaned_data[name] for name in TOLD}
        said["consent"], said["wish"] = said["consent"] or Consent.NOT_ASKED, said["wish"] or Wish.NOT_KNOWN
        return Saying(**said)


class TieForm(SayForm):
    """Who is tied to whom, and how. `people` are (id, name) of whom the writer may know."""

    person = forms.ChoiceField(label=_("Who"), required=False)
    name = forms.CharField(
        label=_("Or a place"),
        required=False,
        max_length=80,
        help_text=_("For example: the school, the football club."),
    )
    to = forms.ChoiceField(label=_("Tied to"))
    field_order = [
        "person",
        "name",
        "role",
        "to",
        "quality",
        "support",
        "often",
        "sphere",
        "last_contact",
        "since",
        "consent",
        "wish",
        "note",
    ]

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], child: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = [(str(id), name) for id, name in people]
        self.fields["person"].choices = [("", _("Choose")), *(r for r in rows if r[0] != str(child))]  # type: ignore[attr-defined]
        self.fields["to"].choices = rows  # type: ignore[attr-defined]
        self.fields["to"].initial = str(child)


class EndForm(forms.Form):
    since = DateField(
        label=_("From which day no longer?"),
        error_messages={"required": _("Say from which day it is no longer so.")},
    )
    note = forms.CharField(label=_("Why"), required=False, max_length=160)


class MistakeForm(forms.Form):
    why = forms.CharField(
        label=_("Why it was a mistake"),
        max_length=160,
        error_messages={"required": _("Say why it was a mistake.")},
    )
