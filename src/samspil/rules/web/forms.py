"""Forms of rules: one for each table, and what every proposal says of itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.institutions.terms import Country
from samspil.look.service import DateField
from samspil.rules.terms import (
    OWN_TABLES,
    Allowance,
    AskedOf,
    CallWhen,
    Checked,
    Condition,
    ConsentOf,
    DutyLimit,
    FamilyKind,
    Field,
    Form,
    FosterCheck,
    Ground,
    Limit,
    Party,
    Per,
    RecordClass,
    Relation,
    RequestKind,
    StartsAt,
    Table,
)

FOR_WHOM = [("own", _("for our institution alone")), ("country", _("for the whole country"))]
WRITTEN = [(c.value, c.label) for c in Checked if c != Checked.CHOICE]


def _facts(label: Any, required: bool = False) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=Field.choices, widget=forms.CheckboxSelectMultiple, required=required
    )


def _condition() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Condition"), choices=Condition.choices, required=False)


class Way(forms.Form):
    from_kind = forms.ChoiceField(label=pgettext_lazy("a sender", "From"), choices=Party.choices)
    to_kind = forms.ChoiceField(label=_("To"), choices=Party.choices)
    basis = forms.ChoiceField(label=_("Basis"), choices=Ground.choices)
    form = forms.ChoiceField(label=_("What is allowed"), choices=Form.choices)
    fields_ = _facts(_("Only these facts (none chosen: no limit)"))
    condition = _condition()
    must_answer = forms.BooleanField(label=_("It must be answered"), required=False)
    statute = forms.CharField(label=_("Law"), max_length=80, required=False)
    section = forms.CharField(label=_("Section"), max_length=40, required=False)


class WithoutConsent(forms.Form):
    to_kind = forms.ChoiceField(label=_("To"), choices=Party.choices)
    fields_ = _facts(_("These facts and no others"), required=True)
    condition = _condition()
    statute = forms.CharField(label=_("Law"), max_length=80, required=False)
    section = forms.CharField(label=_("Section"), max_length=40, required=False)


class Age(forms.Form):
    relation = forms.ChoiceField(label=_("Who"), choices=Relation.choices)
    from_age = forms.IntegerField(label=_("From the age of the child"), min_value=0, max_value=30)
    before_age = forms.IntegerField(
        label=_("Until the child reaches the age"), min_value=1, max_value=30, required=False
    )
    consent_of = forms.ChoiceField(label=_("Who must agree"), choices=ConsentOf.choices, required=False)


class Period(forms.Form):
    record_class = forms.ChoiceField(label=_("What is kept"), choices=RecordClass.choices)
    years = forms.IntegerField(label=_("Years"), min_value=0, max_value=200)
    starts_at = forms.ChoiceField(label=_("Counted from"), choices=StartsAt.choices)


class Clock(forms.Form):
    kind = forms.ChoiceField(label=_("A request"), choices=RequestKind.choices)
    months = forms.IntegerField(label=_("Months"), min_value=1, max_value=24)
    more_months = forms.IntegerField(
        label=_("Months it may take longer, if the person is told why"), min_value=0, max_value=24
    )


class Review(forms.Form):
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=744)


class Secrets(forms.Form):
    address = forms.BooleanField(label=_("A look in an emergency shows protected addresses"), required=False)
    place = forms.BooleanField(label=_("A look in an emergency shows secret places"), required=False)


class FosterRequirement(forms.Form):
    check = forms.ChoiceField(label=_("What must be shown"), choices=FosterCheck.choices)
    asked_of = forms.ChoiceField(label=_("Of whom"), choices=AskedOf.choices)
    from_age = forms.IntegerField(
        label=_("From which age; 0 where age does not matter"), min_value=0, max_value=99
    )
    months = forms.IntegerField(label=_("Valid for so many months; 0 for good"), min_value=0, max_value=240)
    network_later = forms.BooleanField(
        label=_("A network family may have the child before it is shown"), required=False
    )


class AllowanceRate(forms.Form):
    kind = forms.ChoiceField(label=_("Paid for"), choices=Allowance.choices)
    from_age = forms.IntegerField(label=_("From the age of the child"), min_value=0, max_value=30, initial=0)
    before_age = forms.IntegerField(
        label=_("Until the child reaches the age"), min_value=1, max_value=30, required=False
    )
    amount = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=9, decimal_places=2, localize=True)
    per = forms.ChoiceField(label=_("For"), choices=Per.choices)
    currency = forms.CharField(label=_("Currency"), min_length=3, max_length=3)

    def clean_amount(self) -> str:
        return str(self.cleaned_data["amount"])


class DutyRow(forms.Form):
    kind = forms.ChoiceField(label=_("What is limited"), choices=DutyLimit.choices)
    amount = forms.IntegerField(label=_("Number"), min_value=1, max_value=168)


class TrainingDays(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of family"), choices=FamilyKind.choices)
    days = forms.IntegerField(label=_("Whole course days in a calendar year"), min_value=0, max_value=31)
    support = forms.BooleanField(label=_("Support as the family needs it, instead of days"), required=False)


class CrisisClock(forms.Form):
    limit = forms.ChoiceField(label=_("What runs on this clock"), choices=Limit.choices)
    hours = forms.IntegerField(label=_("Clock hours"), min_value=1, max_value=168)


class CrisisCall(forms.Form):
    when = forms.ChoiceField(label=_("Called when"), choices=CallWhen.choices)
    name = forms.CharField(label=_("Who answers, as people know it"), max_length=80)
    number = forms.CharField(label=_("Phone number"), max_length=40)
    order = forms.IntegerField(label=_("Place in the list"), min_value=1, max_value=20, initial=1)


VALUES: dict[str, type[forms.Form]] = {
    Table.CONFIDENTIALITY: Way,
    Table.WITHOUT_CONSENT: WithoutConsent,
    Table.AGES: Age,
    Table.RETENTION: Period,
    Table.CLOCKS: Clock,
    Table.REVIEW: Review,
    Table.SECRETS: Secrets,
    Table.FOSTER: FosterRequirement,
    Table.ALLOWANCES: AllowanceRate,
    Table.DUTY: DutyRow,
    Table.TRAINING: TrainingDays,
    Table.CRISIS: CrisisClock,
    Table.CALLS: CrisisCall,
}


class Reasons(forms.Form):
    """From when, by which source, and why."""

    own = forms.ChoiceField(label=_("For whom"), choices=FOR_WHOM, initial="own", widget=forms.RadioSelect)
    since = DateField(label=_("Valid from"))
    until = DateField(label=_("Valid until"), required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        required=False,
        help_text=_("The law, decision or page that says so. An own choice may go without."),
    )
    source_url = forms.URLField(
        label=_("Address of the source"), max_length=300, required=False, assume_scheme="https"
    )
    checked = forms.ChoiceField(label=_("Standing"), choices=WRITTEN, initial=Checked.UNCHECKED)
    reason = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("The person who approves reads this."),
    )

    def __init__(self, *args: Any, table: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if table not in OWN_TABLES:
            del self.fields["own"]
        if table == Table.RETENTION:
            del self.fields["until"]


class Asked(forms.Form):
    """What the list shows."""

    country = forms.ChoiceField(label=_("Country"), choices=Country.choices, required=False)
    on = DateField(label=_("On the day"), required=False)


class No(forms.Form):
    answer = forms.CharField(
        label=_("Why not, if you decline"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
