"""Forms of the planner: a scenario, an aim, a year before this record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.beds.terms import Balance, Metric

SPREADS = [
    ("own", _("as ours were")),
    ("exponential", _("many short, some long")),
    ("wide", _("most short, a few very long")),
    ("same", _("all the same")),
]


class Scenario(forms.Form):
    """What is asked of the planner: each number now and at the end of the plan."""

    name = forms.CharField(label=_("Name of the scenario"), max_length=80)
    crises = forms.FloatField(label=_("Crises a year"), min_value=0.1, max_value=100_000)
    growth = forms.FloatField(label=_("More each year, in %"), min_value=-50, max_value=50, initial=0)
    home_now = forms.FloatField(label=_("Met at home first now, in %"), min_value=0, max_value=100)
    home_then = forms.FloatField(label=_("Met at home first then, in %"), min_value=0, max_value=100)
    stay_now = forms.FloatField(label=_("Mean stay now, in days"), max_value=3650)
    stay_then = forms.FloatField(label=_("Mean stay then, in days"), max_value=3650)
    spread = forms.ChoiceField(label=_("Stays are"), choices=SPREADS)
    overflow = forms.BooleanField(
        label=_("When a house is full the child goes to another"), required=False, initial=True
    )
    workers_now = forms.IntegerField(label=_("Workers who go to families now"), min_value=0, max_value=250)
    workers_then = forms.IntegerField(label=_("Workers who go to families then"), min_value=0, max_value=250)
    caseload = forms.IntegerField(
        label=_("Families a worker has at once"), min_value=1, max_value=50, initial=2
    )
    help = forms.FloatField(label=_("Help at home lasts, in days"), min_value=1, max_value=730, initial=28)
    pattern = forms.BooleanField(label=_("Week and season as in our own past"), required=False, initial=True)
    until = forms.IntegerField(label=_("The plan ends in"), min_value=1990, max_value=2100)
    seed = forms.IntegerField(
        label=_("Seed: the same seed gives the same answer"), min_value=0, max_value=2**31, initial=1
    )

    def __init__(self, *args: Any, houses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.houses = houses
        for n, (_id, name, beds) in enumerate(houses):
            for when, label in (("now", _("%(house)s: beds now")), ("then", _("%(house)s: beds then"))):
                self.fields[f"beds_{when}_{n}"] = forms.IntegerField(
                    label=label % {"house": name}, min_value=0, max_value=500, initial=beds
                )

    def asked(self, since: int) -> dict[str, Any]:
        """As the engine's bridge takes it."""
        said = self.cleaned_data
        houses = [
            {"id": id, "name": name, "beds": [said[f"beds_now_{n}"], said[f"beds_then_{n}"]]}
            for n, (id, name, _beds) in enumerate(self.houses)
        ]
        plain = ("crises", "growth", "spread", "overflow", "caseload", "help", "pattern", "until", "seed")
        pairs = {name: [said[f"{name}_now"], said[f"{name}_then"]] for name in ("home", "stay", "workers")}
        return {name: said[name] for name in plain} | pairs | {"houses": houses, "since": since}


class Aim(forms.Form):
    metric = forms.ChoiceField(label=_("What becomes fewer"), choices=Metric.choices)
    percent = forms.IntegerField(label=_("By how many %"), min_value=1, max_value=100, initial=50)
    base_year = forms.IntegerField(label=_("Against the year"), min_value=1990, max_value=2100)
    by_year = forms.IntegerField(label=_("By the end of"), min_value=1990, max_value=2100)
    population = forms.CharField(label=_("For which children"), max_length=120)


class Year(forms.Form):
    """A year as written down elsewhere, with the balancing measures of that year."""

    year = forms.IntegerField(
        label=pgettext_lazy("a year of figures", "Year"), min_value=1990, max_value=2100
    )
    source = forms.CharField(label=_("Where this is written"), max_length=160)
    staffed = forms.IntegerField(label=_("Staffed beds on 31 December"), min_value=0, required=False)
    bed_days = forms.IntegerField(label=_("Bed-days"), min_value=0, required=False)
    admissions = forms.IntegerField(label=_("Admissions"), min_value=0, required=False)
    population = forms.IntegerField(label=_("Children in the region"), min_value=0, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, title in Balance.choices:
            self.fields[f"n_{code}"] = forms.IntegerField(
                label=_("%(what)s: how many") % {"what": title}, min_value=0, required=False
            )
            self.fields[f"of_{code}"] = forms.IntegerField(
                label=_("%(what)s: of how many") % {"what": title}, min_value=0, required=False
            )

    def told(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        measures = {}
        for code in Balance.values:
            n, of = said.pop(f"n_{code}"), said.pop(f"of_{code}")
            if n is not None and of is not None:
                measures[code] = (n, of)
        return said | {"measures": measures}


class Table(forms.Form):
    file = forms.FileField(label=_("A table of places by year (CSV)"))
