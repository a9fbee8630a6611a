from typing import Any

from django.db import models
from django.db.models import Q

from samspil.fostering.models.care import Care
from samspil.fostering.terms import Answered, Decides, Item, Task, Withheld
from samspil.ground.base import Privacy, Record


class Answer(Record):
    """One line of the minimum set. Never changed: a later answer to the same line takes its place, the earlier one stays."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "text": "what the carer must know", "source": "who said so", "meaning": "what matters of what is withheld",
            "next_step": "who asks whom", "by": "who answered",
        },
    )  # fmt: skip

    care = models.ForeignKey(Care, models.CASCADE, related_name="answers")
    item = models.CharField(max_length=12, choices=Item.choices)
    state = models.CharField(max_length=10, choices=Answered.choices)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=120, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    withheld_because = models.CharField(max_length=10, choices=Withheld.choices, blank=True)
    meaning = models.TextField(blank=True)
    again_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    latest = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["care", "item"], condition=Q(latest=True), name="one_answer_counts"
            ),
            models.CheckConstraint(
                condition=~Q(state="told") | ~Q(text=""), name="what_is_answered_says_something"
            ),
            models.CheckConstraint(
                condition=~Q(state="withheld") | (~Q(withheld_because="") & Q(text="")),
                name="what_is_withheld_says_why",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("an answer is never changed")
        super().save(*args, **kwargs)


class Receipt(Record):
    """A carer has read the minimum set as it stood then. To have read is not to say yes."""

    PRIVACY = Privacy(retention="case file", personal={"account": "who read it"})

    care = models.ForeignKey(Care, models.CASCADE, related_name="receipts")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    told = models.PositiveSmallIntegerField()
    missing = models.PositiveSmallIntegerField()
    withheld = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["care", "-at"], name="receipt_by_care")]


class Delegation(Record):
    """Who decides something about the child while it lives with the family; given by whom, since, until."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "decides": "who decides about the child",
            "given_by": "who gave the power",
            "words": "limits",
        },
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="delegations")
    task = models.CharField(max_length=10, choices=Task.choices)
    decides = models.CharField(max_length=10, choices=Decides.choices)
    given_by = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    latest = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["care", "task"], condition=Q(latest=True), name="one_delegation_counts"
            ),
        ]
