"""What people type about families. The forms only read; what is right is decided by the operations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.carers.terms import (
    TOPIC_DETAILS,
    Channel,
    Coming,
    EventKind,
    Found,
    Kind,
    Lost,
    MemberRole,
    Need,
    Outcome,
    Result,
    Source,
    Stance,
    Step,
    Topic,
)
from samspil.look.service import DateField, TimeField
from samspil.rules.terms import FosterCheck


def long_text(label: Any, rows: int = 3, *, required: bool = True, help: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, required=required, help_text=help, widget=widget)


def line(
    label: Any, most: int, *, required: bool = False, help: Any = "", missing: Any = None, **attrs: Any
) -> forms.CharField:
    """One line of no more than is kept of it; with `missing` it has to be written, and that is what is said if it is not."""
    widget = forms.TextInput(attrs={"dir": "auto", **attrs})
    says = {"required": missing} if missing else None
    return forms.CharField(
        label=label, required=required or bool(missing), help_text=help, max_length=most, widget=widget, error_messages=says
    )  # fmt: skip


def number(
    label: Any, low: int, high: int, *, required: bool = True, initial: int | None = None
) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=low, max_value=high, required=required, initial=initial)


class NewEnquiry(forms.Form):
    name = line(_("What is the family called?"), 120, missing=_("Write how the family is called."))
    kind = forms.ChoiceField(label=_("Kind of foster care"), choices=Kind.choices)
    phone = line(_("Phone"), 30)
    email = line(_("E-mail"), 254)
    area = line(_("Where they live"), 80)
    words = long_text(_("What they asked or told"), 3, required=False)
    channel = forms.ChoiceField(
        label=_("How they came to ask"), choices=[("", ""), *Channel.choices], required=False
    )
    child_since = DateField(label=_("A network family has the child already: since when?"), required=False)
    next_on = DateField(label=_("Next date"), required=False)
    next_what = line(_("What happens next"), 120)


class Next(forms.Form):
    next_what = line(_("What happens next"), 120)
    next_on = DateField(label=_("On which day"))
    worker = forms.UUIDField(label=_("Who does it"), required=False)


class GoOn(forms.Form):
    step = forms.TypedChoiceField(
        label=_("Into which step"), coerce=int, choices=[c for c in Step.choices if c[0] != Step.REGISTRATION]
    )
    on = DateField(label=_("Since which day"), required=False)


class Stop(forms.Form):
    because = forms.ChoiceField(label=_("Why it stops"), choices=Lost.choices)
    note = line(_("In a few words"), 300)


class ShowCheck(forms.Form):
    check = forms.ChoiceField(label=_("What was shown"), choices=FosterCheck.choices)
    member = forms.UUIDField(label=_("About whom"), required=False)
    evidence = line(_("By what"), 200, help=_("A certificate and its number, a letter, a conversation."))
    shown_on = DateField(label=_("On which day"))
    until = DateField(label=_("Valid until, if it says so"), required=False)
    file = forms.FileField(label=_("The paper itself, PDF or photo"), required=False)


class PlanVisit(forms.Form):
    day = DateField(label=_("On which day"))
    time = TimeField(label=_("At what time"))


class ReportVisit(forms.Form):
    visit = forms.UUIDField(widget=forms.HiddenInput)
    present = line(_("Who was there"), 160)
    report = long_text(_("What was seen and said"), 4)


class WriteReport(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    text = long_text(_("Report on the family"), 8)
    proposes = forms.ChoiceField(label=_("What you propose"), choices=Outcome.choices)
    kind = forms.ChoiceField(label=_("Kind of foster care"), choices=Kind.choices)
    age_from = number(_("From the age of"), 0, 24, initial=0)
    age_before = number(_("Until before the age of"), 1, 25, initial=18)
    places = number(_("Places"), 1, 20, initial=1)
    conditions = long_text(_("Conditions"), 2, required=False)


class FamilyRead(forms.Form):
    on = DateField(label=_("The family read it on"))
    says = long_text(_("What the family says of it"), 3, required=False)


class Decide(forms.Form):
    outcome = forms.ChoiceField(label=_("Decision"), choices=Outcome.choices)
    reasons = long_text(_("Why you decide so"), 3)


class MakeAppeal(forms.Form):
    words = long_text(_("Why the family does not agree, in their words"), 3)
    received_on = DateField(label=_("Received on"))


class AnswerAppeal(forms.Form):
    result = forms.ChoiceField(label=_("What comes of it"), choices=Result.choices)
    reasons = long_text(_("Why"), 3)


class NoteFact(forms.Form):
    topic = forms.ChoiceField(label=_("About what"), choices=Topic.choices)
    stance = forms.ChoiceField(label=_("They"), choices=Stance.choices)
    detail = forms.ChoiceField(label=_("Which"), required=False)
    low = number(_("From"), 0, 200, required=False)
    high = number(_("To"), 0, 200, required=False)
    text = line(_("In their words"), 300)
    source = forms.ChoiceField(label=_("Known from"), choices=Source.choices)
    on = DateField(label=_("On which day"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        groups = [(str(Topic(topic).label), details.choices) for topic, details in TOPIC_DETAILS.items()]
        self.fields["detail"].choices = [("", ""), *groups]  # type: ignore[attr-defined]


NOBODY = "nobody"


class AddMember(forms.Form):
    role = forms.ChoiceField(label=_("Who in the family"), choices=MemberRole.choices)
    given_name = line(pgettext_lazy("of a person", "First name"), 80)
    family_name = line(pgettext_lazy("of a person", "Family name"), 80)
    born_on = DateField(label=_("Born on"), required=False)
    relation = line(_("What they are to each other"), 80)
    person = forms.UUIDField(label=_("Do you know this person already?"), required=False)


class InviteCarer(forms.Form):
    member = forms.UUIDField(label=_("Who is invited"))
    email = line(
        _("E-mail"), 254, help=_("Here goes a link with which they choose a password."), autocomplete="off"
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=LANGUAGE_NAMES)


class Places(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of foster care"), choices=Kind.choices)
    places = number(_("Places open"), 0, 20)


class Rest(forms.Form):
    since = DateField(label=_("From"))
    until = DateField(label=_("Until"), required=False)
    reason = line(_("Why, if they say"), 200)


class GuideForm(forms.Form):
    account = forms.UUIDField(label=_("Who guides the family"))


class Learnt(forms.Form):
    title = line(_("What was learnt"), 120)
    topic = forms.ChoiceField(label=_("About what"), choices=[("", ""), *Need.choices], required=False)
    done_on = DateField(label=_("On which day"))


class Change(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = line(_("What is the family called?"), 120, missing=_("Write how the family is called."))
    area = line(_("Where they live"), 80)
    street = line(_("Street"), 120)
    postcode = line(_("Postcode"), 12)
    city = line(_("City"), 80)
    phone = line(_("Phone"), 30)
    email = line(_("E-mail"), 254)
    home = long_text(_("Home"), 3, required=False)
    protected = forms.BooleanField(label=_("Where they live is not told to anybody outside"), required=False)


class Allege(forms.Form):
    words = long_text(_("What was said, in the words that were used"), 3)
    received_on = DateField(label=_("Received on"))
    handler = forms.UUIDField(label=_("Who looks into it"))
    suspend = forms.BooleanField(label=_("Until then the family is not asked for a child"), required=False)


class Tell(forms.Form):
    told_on = DateField(label=_("The family was told on"))
    told_what = long_text(_("What they were told"), 3)
    support = line(_("Who stands by the family"), 120, help=_("Chosen by them, and not who looks into it."))


class Answer(forms.Form):
    answer = long_text(_("What the family says"), 4)


class Close(forms.Form):
    found = forms.ChoiceField(label=_("What came of it"), choices=Found.choices)
    reasons = long_text(_("Why"), 3)
    told_on = DateField(label=_("The family was told the outcome on"), required=False)
    lift = forms.BooleanField(label=_("The family may be asked for a child again"), required=False)


class NewEvening(forms.Form):
    kind = forms.ChoiceField(label=_("What it is"), choices=EventKind.choices)
    course = line(_("Which course it is a part of"), 60)
    day = DateField(label=_("On which day"))
    time = TimeField(label=_("At what time"))
    place = line(_("Where"), 120)
    seats = number(_("Seats"), 1, 500, initial=20)


class SeatForm(forms.Form):
    way = forms.UUIDField(label=_("Family"))
    coming = forms.ChoiceField(label=_("Do they come?"), choices=Coming.choices)
    people = number(_("How many people"), 1, 10, initial=2)


class NewCampaign(forms.Form):
    name = line(_("What the campaign is called"), 80, missing=_("Write what the campaign is called."))
    code = line(_("Short code for its address"), 20, missing=_("Use up to 20 letters and digits."))
    since = DateField(label=_("From"))
    until = DateField(label=_("Until"), required=False)


def choose(form: forms.Form, name: str, choices: list[tuple[Any, Any]], *, empty: bool = False) -> None:
    """An identifier is chosen from a list of names."""
    old = form.fields[name]
    form.fields[name] = forms.TypedChoiceField(
        label=old.label, choices=[("", ""), *choices] if empty else choices, required=old.required,
        coerce=forms.UUIDField().clean, empty_value=None,
    )  # fmt: skip


def choose_known(form: forms.Form, known: list[tuple[str, str]]) -> None:
    """Whether somebody who is added is one of these people. It is asked where somebody may be, and then it is answered."""
    old = form.fields.pop("person")
    if known:
        form.fields["person"] = forms.TypedChoiceField(
            label=old.label, choices=[("", ""), *known, (NOBODY, _("None of these"))], empty_value=None,
            coerce=lambda said: None if said == NOBODY else forms.UUIDField().clean(said),
            help_text=_("What was noted about a person also counts for the family they live in, such as a child who must not meet them."),
            error_messages={"required": _("Say whether it is one of these people.")},
        )  # fmt: skip
