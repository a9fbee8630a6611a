from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.retention.terms import State


class Hold(Record):
    """The file must be kept beyond its time, for a reason, until somebody lifts the hold. Nothing held is erased."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"reason": "why it is held", "placed_by": "who held it", "lifted_by": "who lifted it"},
    )

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="holds")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    placed_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lifted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(lifted_at=None), name="one_running_hold"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_hold_says_why"),
        ]


class Erasure(Record):
    """That a file shall be erased: proposed by one, confirmed by another; afterwards the proof that it was.

    It outlives the file, so it holds links, counts and numbers and nothing of what was in it. `case` is a plain id.
    """

    PRIVACY = Privacy(
        retention="trail",
        personal={"proposed_by": "who proposed it", "decided_by": "who confirmed it, another than the first"},
    )

    case = models.UUIDField()
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40)
    closed_on = models.DateField()
    due_on = models.DateField()
    rule = models.UUIDField()
    record_class = models.CharField(max_length=20)
    years = models.PositiveSmallIntegerField()
    starts_at = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    proposed_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    head_before = models.CharField(max_length=64, blank=True)
    seq_before = models.BigIntegerField(null=True)
    head_after = models.CharField(max_length=64, blank=True)
    seq_after = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="waiting"), name="one_erasure_waits_for_a_file"
            ),
            models.CheckConstraint(
                condition=~Q(state="erased")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="a_file_is_erased_by_two",
            ),
        ]
        indexes = [models.Index(fields=["institution", "state", "proposed_at"], name="erasure_by_state")]
