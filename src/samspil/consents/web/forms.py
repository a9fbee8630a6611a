"""Forms about a consent."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samspil.consents import service as consents
from samspil.consents.terms import NOTED, GivenAs, Scope, Signed, Told
from samspil.ground import house
from samspil.look.service import DateField
from samspil.people.terms import LANGUAGES, UNKNOWN

SPANS = (
    ("quarter", _("3 months")),
    ("half", _("6 months")),
    ("year", _("1 year")),
    ("day", _("until a day I choose")),
)
OUTSIDE = "outside"
FURTHEST = dt.date(9998, 12, 31)
SPAN_DAYS = {"quarter": 92, "half": 183, "year": 365}


def choices(words: Any, empty: Any = "") -> list[tuple[str, Any]]:
    rows = [(value, capfirst(str(label))) for value, label in words]
    return [("", empty), *rows] if empty else rows


class WithdrawForm(forms.Form):
    told_by = forms.CharField(label=_("Who took it back"), max_length=120)
    how = forms.ChoiceField(
        label=_("How they said it"),
        choices=lambda: choices([(t.value, t.label) for t in Told if t in NOTED]),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In their words"), required=False, max_length=300, help_text=_("No reason is asked for.")
    )


class ConsentForm(forms.Form):
    """A consent as it is being agreed. `givers` are (person, what they are to them); `places` the other institutions."""

    giver = forms.ChoiceField(label=_("Who gives it"))
    given_as = forms.ChoiceField(
        label=_("In which capacity"), choices=lambda: choices(GivenAs.choices, _("Choose"))
    )
    judged_by = forms.CharField(
        label=_("Who judged that they can decide this"), required=False, max_length=120,
        help_text=_("Needed when somebody under 18, or of unknown age, decides for themselves."),
    )  # fmt: skip
    judged_words = forms.CharField(
        label=_("In which words"), required=False, max_length=300,
        help_text=_("For example: she said in her own words who is told what, and that she may change her mind."),
    )  # fmt: skip
    scope = forms.MultipleChoiceField(
        label=_("What may be told"), choices=lambda: choices(Scope.choices), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what may be told. A consent to everything is not valid.")},
    )  # fmt: skip
    scope_note = forms.CharField(
        label=_("More exactly"),
        required=False,
        max_length=300,
        help_text=_("For example: only about mornings."),
    )
    to = forms.ChoiceField(label=_("Who is told"))
    to_outside = forms.CharField(
        label=_("Who else it is"), required=False, max_length=160,
        help_text=_("For an office or person that does not work with Samspil."),
    )  # fmt: skip
    purpose = forms.CharField(label=_("What it is needed for"), max_length=160)
    matter = forms.CharField(
        label=_("Which matter it belongs to"), max_length=160,
        help_text=_("For example: getting to school in the morning."),
    )  # fmt: skip
    since = DateField(label=_("From which day"))
    span = forms.ChoiceField(
        label=_("For how long"), choices=SPANS, initial="quarter", widget=forms.RadioSelect
    )
    until = DateField(label=_("Last day"), required=False)
    language = forms.ChoiceField(
        label=_("Language in which it was explained"),
        choices=lambda: choices(((c, w) for c, w in LANGUAGES.items() if c != UNKNOWN), _("Choose")),
    )
    signed = forms.ChoiceField(
        label=_("How it is signed"), choices=lambda: choices(Signed.choices), initial=Signed.PAPER,
        widget=forms.RadioSelect,
    )  # fmt: skip
    signed_on = DateField(label=_("Signed on"), required=False)
    scan = forms.FileField(
        label=_("Scan or photo of the signed paper"), required=False, help_text=_("PDF, JPEG or PNG."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip
    signed_name = forms.CharField(label=_("Your name"), required=False, max_length=120)

    def __init__(
        self, *args: Any, givers: list[tuple[Any, Any]], places: Any, today: dt.date, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.givers = {str(p.pk): p for p, _kind in givers}
        self.places = {str(i.pk): i for i in places}
        self.today = today
        named = [(str(p.pk), f"{p.name}, {kind}" if kind else p.name) for p, kind in givers]
        self.fields["giver"].choices = named  # type: ignore[attr-defined]
        told = [*((key, i.name) for key, i in self.places.items()), (OUTSIDE, _("Somebody else"))]
        self.fields["to"].choices = [("", _("Choose")), *told]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("span") == "day" and not given.get("until"):
            self.add_error("until", _("Choose the last day."))
        return given

    def said(self, name: str, otherwise: Any = "") -> Any:
        """What was typed in a field so far, if it can be read."""
        return self.cleaned_data.get(name) or otherwise

    def last_day(self) -> dt.date | None:
        since = self.said("since", self.today)
        if self.said("span", "quarter") == "day":
            return self.said("until", None)
        try:
            return since + dt.timedelta(days=SPAN_DAYS[self.said("span", "quarter")])
        except OverflowError:
            return None

    def facts(self, person: Any, told_by: str) -> consents.Facts:
        """What is typed so far, for the plain words."""
        place = self.places.get(self.said("to"))
        return consents.Facts(
            person=person.name, told_by=told_by, told_to=place.name if place else self.said("to_outside"),
            scope=tuple(self.said("scope", ())), scope_note=self.said("scope_note"), purpose=self.said("purpose"),
            matter=self.said("matter"), since=self.said("since", self.today), until=self.last_day(),
        )  # fmt: skip

    def given(self) -> consents.Given:
        """What `record` takes. A valid form has a giver, a beginning and an end."""
        data = self.cleaned_data
        texts = ("given_as", "purpose", "matter", "language", "scope_note", "judged_by", "judged_words")
        on_screen = data["signed"] == Signed.SCREEN
        last = self.last_day() or data["since"]
        outside = data["to_outside"] if data["to"] == OUTSIDE else ""
        return consents.Given(
            giver=self.givers[data["giver"]], to=self.places.get(data["to"]), to_outside=outside, scope=tuple(data["scope"]),
            since=house.midnight(data["since"]), until=house.midnight(min(last, FURTHEST) + dt.timedelta(days=1)), signed=data["signed"],
            signed_on=self.today if on_screen else data["signed_on"] or self.today,
            signed_name=data["signed_name"] if on_screen else "",
            scan=data["scan"].read() if data["scan"] and not on_screen else b"",
            **{name: data[name] for name in texts},
        )  # fmt: skip
