from django.db import models

from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order


class Desk(Record):
    """One for each institution: its board's revision, which every change of a crisis counts up, and the last number given."""

    PRIVACY = Privacy(retention="institution")

    institution = models.OneToOneField("institutions.Institution", models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)


class Area(Record):
    """A part of the town or region, as the team calls it, with a point in its middle: never where anybody lives."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "name"], name="one_area_of_a_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="an_area_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Ready(Record):
    """Somebody can be sent, from a moment until a moment."""

    PRIVACY = Privacy(
        retention="account",
        personal={"account": "who can be sent", "note": "what they can do", "phone": "calling them"},
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    area = models.ForeignKey(Area, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    scientist = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "account"], name="ready_once"),
            period_order("ready_order"),
        ]
