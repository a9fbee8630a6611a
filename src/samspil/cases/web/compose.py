"""Writing an entry: kind, who can see it, text, and for a contact how and how long."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspil.cases.terms import EntryKind, Mode
from samspil.look.service import DateField, TimeField

KINDS = (
    (EntryKind.NOTE, _("Note")),
    (EntryKind.CONTACT, _("Contact")),
    (EntryKind.DECISION, _("Decision")),
    (EntryKind.VOICE, _("Their words")),
)
OWN, ALL = "own", "all"


class EntryForm(forms.Form):
    """The compose box. Who can see the entry is chosen before anything is written."""

    kind = forms.ChoiceField(choices=KINDS, initial=EntryKind.NOTE, label=_("Kind of entry"))
    seen_by = forms.ChoiceField(
        choices=((OWN, _("Only us")), (ALL, _("Everybody"))), initial=OWN, label=_("Who can see it")
    )
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you want to keep.")},
    )
    mode = forms.ChoiceField(choices=Mode.choices, required=False, label=_("How"), initial=Mode.PHONE)
    minutes = forms.IntegerField(
        required=False,
        label=_("Minutes"),
        min_value=0,
        max_value=1440,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        error_messages={"invalid": _("Write the minutes as a number.")},
    )
    happened_on = DateField(required=False, label=_("Day"))
    happened_time = TimeField(required=False, label=_("Time"))
    voice_how = forms.CharField(
        required=False, max_length=160, label=_("How the words were taken down"),
        help_text=_("For example: written down by her teacher, read back to her."),
    )  # fmt: skip

    def happened_at(self) -> dt.datetime | None:
        """The moment that was written, or None for now. A day alone means its noon, a time alone means today."""
        day, time = self.cleaned_data.get("happened_on"), self.cleaned_data.get("happened_time")
        if not day and not time:
            return None
        day = day or timezone.localdate()
        if time is None:
            time = timezone.localtime().time() if day == timezone.localdate() else dt.time(12)
        return timezone.make_aware(dt.datetime.combine(day, time))

    def facts(self) -> dict[str, Any]:
        """What `cases.write` takes."""
        given = self.cleaned_data
        contact = given["kind"] == EntryKind.CONTACT
        return {
            "kind": given["kind"],
            "text": given["text"],
            "mode": given["mode"] if contact else "",
            "minutes": given["minutes"] if contact else None,
            "happened_at": self.happened_at(),
            "voice_how": given["voice_how"] if given["kind"] == EntryKind.VOICE else "",
            "for_all": given["seen_by"] == ALL,
        }


PROBLEM_FIELDS = {"happened_at": "happened_on", "for_all": "seen_by"}
"""Where a problem that the operation names is shown in this form."""
