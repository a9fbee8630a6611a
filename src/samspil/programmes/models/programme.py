from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.programmes.terms import Core, Form, Left, Party


class Programme(Record):
    """What several institutions of one or more municipalities do together for foster families, led by one of them."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    """Who leads it."""
    name = models.CharField(max_length=120)
    commissioner = models.CharField(max_length=120)
    aim = models.TextField(blank=True)
    currency = models.CharField(max_length=3)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    lead = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    template = models.CharField(max_length=20, blank=True)
    seeded_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    pattern = models.JSONField(default=dict)
    """With what a municipality that joins begins: see `terms.patterns`."""
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["institution", "-starts_on"], name="programme_by_house")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="programme_days_in_order"),
            models.UniqueConstraint(fields=["institution", "name"], name="programme_name_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Participation(Record):
    """A municipality in a programme, from the day it joined until the day it left. It is never taken out."""

    PRIVACY = Privacy(retention="institution")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="participations")
    name = models.CharField(max_length=80)
    institution = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The municipality's own institution that guides the foster families, where it works here."""
    joined_on = models.DateField()
    join_reason = models.CharField(max_length=300, blank=True)
    left_on = models.DateField(null=True, blank=True)
    """The first day on which it took part no longer."""
    left_how = models.CharField(max_length=10, choices=Left.choices, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    """Why it left."""

    class Meta:
        ordering = ["joined_on", "name", "id"]
        indexes = [models.Index(fields=["institution", "left_on"], name="part_by_institution")]
        constraints = [
            models.CheckConstraint(condition=Q(left_on=None) | Q(left_on__gt=F("joined_on")), name="part_order"),
            models.CheckConstraint(
                condition=Q(left_on=None, reason="") | (Q(left_on__isnull=False) & ~Q(reason="")),
                name="who_leaves_says_why",
            ),
            models.UniqueConstraint(fields=["programme", "name"], condition=Q(left_on=None), name="in_it_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Partner(Record):
    """An institution that takes part in a municipality's share of the programme, and for which party it speaks."""

    PRIVACY = Privacy(retention="institution")

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="partners")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    party = models.CharField(max_length=12, choices=Party.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["party", "since", "id"]
        indexes = [models.Index(fields=["institution", "until"], name="partner_by_institution")]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "institution", "party"], condition=Q(until=None), name="speaks_for_once"
            ),
        ]  # fmt: skip


class Variant(Record):
    """In which form a municipality works, from a day on; a change is a new version."""

    PRIVACY = Privacy(retention="institution")

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="variants")
    version = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=20, choices=Form.choices)
    moves = models.BooleanField(default=False)
    """It is also the frame for a child's move from an institution to a family."""
    since = models.DateField()
    why = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["participation", "version"], name="variant_once")]


class Element(Record):
    """One core element in a municipality, on or off, with how it is done there; a change is a new version."""

    PRIVACY = Privacy(retention="institution")

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="elements")
    code = models.CharField(max_length=12, choices=Core.choices)
    version = models.PositiveSmallIntegerField()
    on = models.BooleanField()
    how = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "code", "version"], name="element_once")
        ]
