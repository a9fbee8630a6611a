"""Forms of programmes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.look.service import DateField
from samspil.programmes.terms import TEMPLATES, Form, Left, Party, Share

NOT_NAMED = [("", "–")]


def line(label: Any, most: int, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, **more)


def money(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=14, decimal_places=2, localize=True, **more)


class Base(forms.Form):
    name = line(_("Name of the programme"), 120)
    commissioner = line(_("Who commissioned it"), 120)
    starts_on = DateField(label=_("Begins on"))
    ends_on = DateField(label=_("Ends on"), required=False)
    aim = line(_("What it is for"), 1000, False, widget=forms.Textarea(attrs={"rows": 3}))


class New(Base):
    begin = forms.ChoiceField(label=_("Begins with"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, older: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["begin"]
        field.choices = [
            *((f"template:{one.code}", one.name) for one in TEMPLATES.values()),
            *((f"seed:{one.pk}", _("The shape of “%(name)s”") % {"name": one.name}) for one in older),
        ]


class Change(Base):
    lead = forms.ChoiceField(label=_("Who leads the programme"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[tuple[str, str]] = [], **more: Any) -> None:  # noqa: B006
        super().__init__(*args, **more)
        field: Any = self.fields["lead"]
        field.choices = [*NOT_NAMED, *people]


class Join(forms.Form):
    name = line(_("Municipality"), 80)
    institution = forms.ChoiceField(label=_("Its own institution here, if it has one"), required=False)
    joined_on = DateField(label=_("Joins on"))
    form = forms.ChoiceField(
        label=_("Form"), choices=[("", _("as the programme begins")), *Form.choices], required=False
    )
    reason = line(_("Why it joins"), 300, False)

    def __init__(self, *args: Any, houses: list[tuple[str, str]] = [], **more: Any) -> None:  # noqa: B006
        super().__init__(*args, **more)
        field: Any = self.fields["institution"]
        field.choices = [*NOT_NAMED, *houses]


class Leave(forms.Form):
    left_on = DateField(label=_("First day without it"))
    how = forms.ChoiceField(label=_("How it ended"), choices=Left.choices)
    reason = line(_("Why"), 300)


class Fund(forms.Form):
    source = line(_("Who gives the money"), 120)
    amount = money(_("Amount"))
    since = DateField(label=_("For the time from"))
    until = DateField(label=_("to"))
    note = line(_("On which terms"), 200, False)


class Spend(forms.Form):
    funding = forms.ChoiceField(label=_("Of which money"))
    spent_on = DateField(label=_("On"))
    what = line(_("For what"), 160)
    amount = money(_("Amount"), help_text=_("With a minus it takes back an entry."))
    participation = forms.ChoiceField(label=_("In which municipality"), required=False)

    def __init__(
        self, *args: Any, fundings: list[Any] = [], parts: list[tuple[str, str]] = [], **more: Any  # noqa: B006
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        money_of: Any = self.fields["funding"]
        money_of.choices = fundings
        where: Any = self.fields["participation"]
        where.choices = [*NOT_NAMED, *parts]


class SetForm(forms.Form):
    form = forms.ChoiceField(label=_("Form"), choices=Form.choices)
    moves = forms.BooleanField(
        label=_("Also the frame for a child's move from an institution to a family"), required=False
    )
    since = DateField(label=_("From"))
    why = line(_("Why"), 200, False)


class SetElement(forms.Form):
    on = forms.BooleanField(label=pgettext_lazy("core element", "It is in use"), required=False)
    how = line(_("How it is done here"), 300, False)
    since = DateField(label=_("From"))


class Bring(forms.Form):
    institution = forms.ChoiceField(label=_("Institution"))
    party = forms.ChoiceField(label=_("Speaks for"), choices=Party.choices)

    def __init__(self, *args: Any, houses: list[tuple[str, str]] = [], **more: Any) -> None:  # noqa: B006
        super().__init__(*args, **more)
        field: Any = self.fields["institution"]
        field.choices = houses


class Rhythm(forms.Form):
    what = line(_("About what"), 160)
    one = forms.ChoiceField(label=_("Who"), choices=Party.choices)
    other = forms.ChoiceField(label=_("With whom"), choices=Party.choices)
    months = forms.IntegerField(label=_("Every so many months"), min_value=1, max_value=24, initial=3)


class Talk(forms.Form):
    on = DateField(label=_("Held on"))
    words = line(_("What was agreed"), 500, False)


class Answer(forms.Form):
    party = forms.ChoiceField(label=_("For"), choices=Party.choices, widget=forms.HiddenInput)
    agreed = forms.ChoiceField(
        label=_("The word"), choices=[("yes", _("agreed")), ("no", _("not yet"))], widget=forms.RadioSelect
    )
    said_by = line(_("Who said so"), 80, False)
    on = DateField(label=_("Said on"), required=False)
    words = line(_("If not: what should be different"), 500, False)


def lines_of(post: Any) -> list[tuple[str, dict[str, str]]]:
    """The lines of a division of roles as they were sent; an empty text is no line."""
    found = []
    for n in range(1, 26):
        text = str(post.get(f"text-{n}", "")).strip()[:160]
        shares = {p: post.get(f"share-{n}-{p}", "") for p in Party.values}
        found.append((text, {p: s for p, s in shares.items() if s in Share.values and s}))
    return [line for line in found if line[0]]
