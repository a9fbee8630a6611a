"""Forms of deciding: type of crisis, a measure with its reasons, voices, a bed, a safety plan."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samspil.beds.terms import Incident as IncidentKind
from samspil.crisis.terms import Instead, Measure, Type, VoiceRole
from samspil.crisis.web.forms import line, text
from samspil.look.service import DateField, TimeField

HOLD_HOURS = [(n, n) for n in (1, 2, 4, 8, 24)]
AGREES = [("yes", _("I decide the same")), ("no", _("I see it otherwise"))]


class Assess(forms.Form):
    assessed_as = forms.ChoiceField(
        label=_("What kind of crisis is it?"), choices=Type.choices, widget=forms.RadioSelect
    )
    words = text(_("In short"), required=False)


class OfTeam(forms.Form):
    """A form in which colleagues are chosen."""

    people: tuple[str, ...] = ()

    def __init__(self, *args: Any, staff: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [("", "–"), *((str(m.account_id), m.account.name) for m in staff or [])]
        for name in self.people:
            self.fields[name].choices = chosen  # type: ignore[attr-defined]


class Decide(OfTeam):
    people = ("second", "scientist")
    information = text(_("What do you know? Only facts, and from whom"), 3, required=False)
    judgement = text(_("What does it mean?"), 3, required=False)
    measure = forms.ChoiceField(
        label=_("What is done? The first that is enough"),
        choices=Measure.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    passed_network = line(_("Why is the network in the family not enough?"), 500)
    passed_at_home = line(_("Why is help at home not enough?"), 500)
    passed_leaves = line(_("Why can whoever makes it unsafe not leave?"), 500)
    offer = text(_("Which help at home was offered, by whom and when?"), required=False)
    instead = forms.ChoiceField(
        label=_("Or: why was none offered first?"), choices=[("", "–"), *Instead.choices], required=False
    )
    decision = text(_("What is decided, in a few sentences?"), 3, required=False)
    child_view = text(_("What does the child say? Or why was it not asked"), required=False)
    parents_view = text(_("What do the parents say? Or why were they not asked"), required=False)
    second = forms.ChoiceField(label=_("Who decides with you?"), required=False)
    second_name = line(_("Somebody else, heard by phone"))
    scientist = forms.ChoiceField(label=_("Which behavioural scientist?"), required=False)
    scientist_name = line(_("Another behavioural scientist, heard by phone"))


class AskVoice(OfTeam):
    people = ("account",)
    made = forms.UUIDField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("As what"), choices=VoiceRole.choices)
    account = forms.ChoiceField(label=_("A colleague"), required=False)
    name = line(_("Or somebody else, heard by phone"))
    agrees = forms.ChoiceField(
        label=_("Heard by phone: they"),
        choices=[("yes", _("decide the same")), ("no", _("see it otherwise"))],
    )
    words = line(_("What they say"), 500)


class Say(forms.Form):
    voice = forms.UUIDField(widget=forms.HiddenInput)
    agrees = forms.ChoiceField(label=_("Your voice"), choices=AGREES, widget=forms.RadioSelect)
    words = text(_("In your words"), required=False)


class _Unit(forms.Form):
    def __init__(self, *args: Any, units: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("not known yet")), *((str(u.pk), u.name) for u in units or [])]  # type: ignore[attr-defined]


class BedNow(_Unit):
    unit = forms.ChoiceField(label=_("In which house?"), required=False)
    words = line(_("Why at once?"), 300)


class Bed(_Unit):
    made = forms.UUIDField(widget=forms.HiddenInput)
    unit = forms.ChoiceField(label=_("In which house?"))


class HoldBed(_Unit):
    unit = forms.ChoiceField(label=_("In which house?"))
    hours = forms.TypedChoiceField(label=_("For how many hours"), choices=HOLD_HOURS, coerce=int, initial=4)


class Held(forms.Form):
    """The bed that was kept: the child is here, or it is not needed."""

    hold = forms.UUIDField(widget=forms.HiddenInput)
    words = line(_("Why at once?"), 300)


class Incident(forms.Form):
    kind = forms.ChoiceField(label=_("What happened?"), choices=IncidentKind.choices)
    day = DateField(label=_("On (empty: now)"), required=False)
    clock = TimeField(label=_("At"), required=False)
    words = text(_("In a sentence"), required=False)


class GiveCopy(forms.Form):
    name = line(_("Who gets it?"), required=True)
    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("Empty: you get the address and hand it over yourself."),
    )


class AgreePlan(forms.Form):
    language = forms.ChoiceField(label=_("The family reads"), choices=settings.LANGUAGES)
    at_home = forms.BooleanField(label=_("Agreed in their home"), required=False, initial=True)
    present = line(_("Who agreed? Everybody by name"), 300)
    worries = text(_("What are we worried about?"), 3, required=False)
    steps = text(_("Who does what, and until when? A line for each"), 4, required=False)
    signs = text(_("How do we notice that it goes wrong again?"), required=False)
    call = line(_("Whom do you call then, day and night?"), 300)
