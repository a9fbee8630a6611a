from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.watch.terms import Outcome, Rule


class Finding(Record):
    """A look, or several of one kind, that a rule calls unusual. `facts` holds the numbers that its sentence needs."""

    PRIVACY = Privacy(
        retention="trail",
        personal={
            "account": "who looked", "case": "at whose file", "note": "what came of looking into it",
            "looked_into_by": "who looked into it",
        },
    )  # fmt: skip

    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    rule = models.CharField(max_length=15, choices=Rule.choices)
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    case = models.UUIDField(null=True)
    day = models.DateField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    looks = models.PositiveIntegerField()
    facts = models.JSONField(default=dict)
    outcome = models.CharField(max_length=15, choices=Outcome.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    looked_into_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    looked_into_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["institution", "looked_into_at", "-last_at", "-id"], name="finding_by_time"),
            models.Index(fields=["institution", "rule", "account", "case"], name="finding_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", looked_into_at=None)
                | (~Q(outcome="") & Q(looked_into_at__isnull=False)),
                name="what_was_looked_into_has_an_outcome",
            ),
        ]


class Progress(models.Model):
    """How far the record of an institution has been read for unusual looking."""

    PRIVACY = Privacy(retention="trail")

    institution = models.OneToOneField("institutions.Institution", models.CASCADE, primary_key=True)
    seq = models.BigIntegerField(default=0)
    at = models.DateTimeField()


class Threshold(Record):
    """From when a rule counts at an institution, where it is not as shipped."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.CASCADE)
    name = models.CharField(max_length=30)
    value = models.PositiveIntegerField()
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "name"], name="threshold_once")]


class HomeNote(models.Model):
    """A worker's own, voluntary note on where they live, so that a look at a neighbour's file is noticed. Kept as keyed
    hashes of street with postcode and street with town: it can be compared and read by nobody, the officer included."""

    PRIVACY = Privacy(
        retention="account",
        personal={"with_postcode": "noticing a look at a neighbour", "with_town": "the same"},
    )

    account = models.OneToOneField("accounts.Account", models.CASCADE, primary_key=True, related_name="+")
    with_postcode = models.CharField(max_length=64, blank=True)
    with_town = models.CharField(max_length=64, blank=True)
    noted_at = models.DateTimeField()
