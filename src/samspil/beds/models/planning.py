from django.db import models
from django.db.models import F, Q

from samspil.beds.terms import Metric, Run
from samspil.ground.base import Privacy, Record


class Aim(Record):
    """A reduction that is aimed at: of what, against which year, for which population, by when. The newest counts."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    metric = models.CharField(max_length=10, choices=Metric.choices)
    base_year = models.PositiveSmallIntegerField()
    by_year = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField()
    population = models.CharField(max_length=120)
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(by_year__gt=F("base_year")), name="aim_order"),
            models.CheckConstraint(condition=Q(percent__gte=1) & Q(percent__lte=100), name="aim_is_a_share"),
        ]


class Earlier(Record):
    """A year before this record began, as written down elsewhere, with its source. `measures` keeps the balancing measures
    of that year as [how many, of how many]; what is not there was not recorded."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    staffed = models.PositiveSmallIntegerField(null=True, blank=True)
    bed_days = models.PositiveIntegerField(null=True, blank=True)
    admissions = models.PositiveIntegerField(null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    measures = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=160)
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "year"], name="a_year_once")]


class Scenario(Record):
    """What would follow from other numbers: asked with a seed, so that the same question has the same answer."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    asked = models.JSONField()
    found = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=Run.choices, default=Run.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=1)
    problem = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["institution", "-at"], name="scenario_by_institution")]
