"""What is assumed, where that stands, and what was tried before."""

from typing import Any

from django.db import models
from django.db.models import Q

from samspil.formulations.models.board import Factor, Map
from samspil.formulations.terms import Outcome, Status
from samspil.ground.base import Privacy, Record


class Hypothesis(Record):
    """A working theory in three parts. A row never changes its words: a new wording replaces it. Where it stands is said
    by its newest finding; `status` and `test_until` repeat that."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "keeps": "what keeps the difficulty going",
            "address": "what will be done about it",
            "achieve": "what that will achieve",
            "agreement": "who agrees",
        },
    )

    map = models.ForeignKey(Map, models.CASCADE, related_name="hypotheses")
    number = models.PositiveIntegerField(default=1)
    keeps = models.TextField()
    address = models.TextField()
    achieve = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices)
    test_until = models.DateField(null=True, blank=True)
    agreement = models.CharField(max_length=200, blank=True)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["map"], condition=Q(replaced_at=None), name="one_standing_hypothesis"
            ),
            models.CheckConstraint(
                condition=~Q(keeps="") & ~Q(address="") & ~Q(achieve=""), name="a_hypothesis_has_three_parts"
            ),
            models.UniqueConstraint(fields=["map", "number"], name="hypothesis_number_once"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a hypothesis is written anew, never changed")
        super().save(*args, **kwargs)


class Finding(Record):
    """Where a hypothesis was put, by whom, when and why. The newest counts; none is changed."""

    PRIVACY = Privacy(retention="case file", personal={"why": "what was seen"})

    hypothesis = models.ForeignKey(Hypothesis, models.CASCADE, related_name="findings")
    status = models.CharField(max_length=10, choices=Status.choices)
    test_until = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=400, blank=True)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a finding is followed by another one, never changed")
        super().save(*args, **kwargs)


class Grounds(Record):
    """A card that a hypothesis rests on."""

    PRIVACY = Privacy(retention="case file")

    hypothesis = models.ForeignKey(Hypothesis, models.CASCADE, related_name="grounds")
    factor = models.ForeignKey(Factor, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hypothesis", "factor"], name="grounds_once")]


class Tried(Record):
    """Something that was tried before: what, when, and why it lasted or did not."""

    PRIVACY = Privacy(
        retention="case file", personal={"what": "what was tried with the family", "why": "why it ended"}
    )

    map = models.ForeignKey(Map, models.CASCADE, related_name="tried")
    what = models.CharField(max_length=300)
    period = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=15, choices=Outcome.choices)
    why = models.CharField(max_length=300, blank=True)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()
