"""What was agreed to, in words that stay, and by whom."""

from typing import Any

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.plans.models.plan import Plan
from samspil.plans.terms import Answer


class PlanVersion(Record):
    """What the plan said when somebody was asked, or when it came to count. What it says is never changed afterwards."""

    PRIVACY = Privacy(retention="case file", personal={"content": "what was agreed"})

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    in_force_at = models.DateTimeField(null=True, blank=True)
    """When it last came to count. A version that was only answered to does not count."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a version of a plan is never changed")
        super().save(*args, **kwargs)


class Agreement(Record):
    """What one person, or one institution, says to one version of the plan."""

    PRIVACY = Privacy(
        retention="case file", personal={"person": "who was asked", "answer": "what they said", "note": "why"}
    )

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="agreements")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    institution = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(max_length=10, choices=Answer.choices)
    note = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    taken_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, institution__isnull=True)
                | Q(person__isnull=True, institution__isnull=False),
                name="one_person_or_one_institution_agrees",
            ),
            models.UniqueConstraint(fields=["version", "person"], name="a_person_answers_once"),
            models.UniqueConstraint(fields=["version", "institution"], name="an_institution_answers_once"),
        ]
