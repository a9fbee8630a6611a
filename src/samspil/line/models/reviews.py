"""A colleague reads what was written of a call, to learn from it."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.line.models.calls import Call
from samspil.line.terms import Reviewed


class Review(Record):
    """A call that was drawn. The caller agreed while they spoke; whoever took it agrees or not, and need not say why. What the
    colleague writes is for whoever took it, and for nobody else."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "taker": "who took the call", "reader": "which colleague reads it", "well": "what went well",
            "other": "what the colleague would try",
        },
    )  # fmt: skip

    call = models.OneToOneField(Call, models.CASCADE, related_name="review")
    taker = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    reader = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=Reviewed.choices, default=Reviewed.ASKED)
    drawn_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    found = models.JSONField(default=list)
    """Which of the things to look for the colleague found in the notes; never counted up."""
    well = models.TextField(blank=True)
    other = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["taker", "-drawn_at"], name="review_by_taker"),
            models.Index(fields=["reader"], condition=Q(state="agreed"), name="review_to_read"),
        ]
