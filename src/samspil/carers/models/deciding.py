from django.db import models
from django.db.models import F, Q

from samspil.carers.models.families import Member, OfFamily
from samspil.carers.models.ways import Way
from samspil.carers.terms import Found, Kind, Outcome, Result
from samspil.ground.base import Privacy, Record
from samspil.rules.terms import FosterCheck


class Check(OfFamily):
    """A legal requirement shown: by which evidence, on which day, until when it holds. A newer one replaces an older."""

    PRIVACY = Privacy(
        retention="foster family", personal={"evidence": "what was shown", "member": "about whom"}
    )

    check_kind = models.CharField(max_length=20, choices=FosterCheck.choices)
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    evidence = models.CharField(max_length=200)
    shown_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    file = models.UUIDField(null=True)
    """The evidence itself, as it was brought (room documents)."""
    rule = models.UUIDField(null=True)
    """The version of the country's row by which it was looked at."""
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("shown_on")), name="check_order"),
            models.CheckConstraint(condition=~Q(evidence=""), name="a_check_has_evidence"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["family", "until"], name="check_by_end")]


class Report(Record):
    """The written report on a family with what is proposed. The family reads it and answers before a decision."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={"text": "what is said of the family", "family_says": "their answer"},
    )

    way = models.OneToOneField(Way, models.CASCADE, related_name="report")
    text = models.TextField()
    kind = models.CharField(max_length=15, choices=Kind.choices)
    age_from = models.PositiveSmallIntegerField()
    age_before = models.PositiveSmallIntegerField()
    places = models.PositiveSmallIntegerField()
    conditions = models.TextField(blank=True)
    proposes = models.CharField(max_length=10, choices=Outcome.choices)
    written_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    family_read_on = models.DateField(null=True, blank=True)
    family_says = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)


class Ruling(Record):
    """The decision on a way: by another than who wrote the report, with reasons. Never changed; an appeal may follow."""

    PRIVACY = Privacy(retention="foster family", personal={"reasons": "why it was decided so"})

    way = models.OneToOneField(Way, models.CASCADE, related_name="ruling")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reasons = models.TextField()
    proposed_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    decided_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    appeal_until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("proposed_by")), name="a_family_is_decided_on_by_another"
            ),
        ]


class Appeal(Record):
    """The family does not agree. Looked at by somebody who neither proposed nor decided."""

    PRIVACY = Privacy(
        retention="foster family", personal={"words": "what the family says", "reasons": "the answer"}
    )

    ruling = models.OneToOneField(Ruling, models.CASCADE, related_name="appeal")
    words = models.TextField()
    received_on = models.DateField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    reasons = models.TextField(blank=True)
    decided_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)


class Allegation(OfFamily):
    """Something said against a family, kept apart: read by the people named in it and, as far as told, by the family."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "words": "what was said", "told_what": "what the family was told", "answer": "the family's own words",
            "support": "who stands by the family", "reasons": "what came of it",
        },
    )  # fmt: skip

    words = models.TextField()
    received_on = models.DateField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    told_what = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    support = models.CharField(max_length=120, blank=True)
    """Who stands by the family, chosen by them: not who looks into it."""
    found = models.CharField(max_length=10, choices=Found.choices, blank=True)
    reasons = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    outcome_told_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | (~Q(found="") & ~Q(reasons="")),
                name="closed_with_what_came_of_it",
            ),
        ]


class Handler(Record):
    """Somebody named to look into an allegation. Only they read it."""

    PRIVACY = Privacy(retention="foster family", personal={"account": "who looks into it"})

    allegation = models.ForeignKey(Allegation, models.CASCADE, related_name="handlers")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["allegation", "account"], name="named_once")]
