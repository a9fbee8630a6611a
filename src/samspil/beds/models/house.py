from django.db import models
from django.db.models import F, Q

from samspil.beds.terms import Closed
from samspil.ground.base import Privacy, Record


class Unit(Record):
    """A house or group with crisis beds. `outside`: it lies outside the region, so a child there is far from home."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    note = models.CharField(max_length=160, blank=True)
    outside = models.BooleanField(default=False)
    age_from = models.PositiveSmallIntegerField(default=0)
    age_before = models.PositiveSmallIntegerField(default=18)
    position = models.PositiveSmallIntegerField(default=0)
    """Where a bed is looked for first when several houses could take the child."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "name"], name="unit_name_once"),
            models.CheckConstraint(condition=Q(age_from__lt=F("age_before")), name="unit_ages_in_order"),
        ]


class Bed(Record):
    PRIVACY = Privacy(retention="institution")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="beds")
    name = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], condition=Q(until=None), name="bed_name_once"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="bed_order"),
        ]


class Staffing(Record):
    """How many beds of a unit have somebody to look after a child, from a moment until the next such row."""

    PRIVACY = Privacy(retention="institution")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="staffings")
    places = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "since"], name="staffed_so_from_then")]


class Closure(Record):
    """A bed, or the whole unit where none is named, that cannot be given from a moment until a moment or further notice."""

    PRIVACY = Privacy(retention="institution")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="closures")
    bed = models.ForeignKey(Bed, models.PROTECT, null=True, blank=True, related_name="closures")
    why = models.CharField(max_length=10, choices=Closed.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "until"], name="closure_by_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="closure_order")
        ]
