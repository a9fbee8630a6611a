from typing import Any

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.institutions.terms import Competence
from samspil.plans.terms import Answer, PlanState, StepState


class Plan(Record):
    """What everybody at the table does so that things change for the child, and when they look again.
    Shared by all who take part in the case."""

    PRIVACY = Privacy(
        retention="case file", personal={"case": "whose plan it is", "end_reason": "why it ended"}
    )

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="plans")
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    review_on = models.DateField()
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    drafted_by = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=400, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=~Q(state=PlanState.ENDED), name="one_plan_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.ENDED) | ~Q(end_reason=""), name="an_ended_plan_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.AGREED) | Q(agreed_at__isnull=False),
                name="an_agreed_plan_says_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "review_on"], name="plan_by_review")]


class Goal(Record):
    """What should be different, in words everybody understands, and how we will see it."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "text": "what should change for the child", "measure": "how it will be seen",
            "baseline": "how it is today", "target": "how it should be",
        },
    )  # fmt: skip

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="goals")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    measure = models.CharField(max_length=300, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["plan", "order"], name="goal_in_order")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_goal_says_something")]


class Step(Record):
    """One thing to do: what, who, by when. A step of the family belongs to a person and to no institution."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "what": "what will be done", "account": "who does it", "person": "who does it",
            "factor": "what it is about", "decision": "what was decided",
            "note": "how it went", "drop_reason": "why it was left",
        },
    )  # fmt: skip

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    institution = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )
    competence = models.CharField(max_length=30, choices=Competence.choices, blank=True)
    factor = models.ForeignKey(
        "formulations.Factor", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decision = models.ForeignKey(
        "meetings.Decision", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.OPEN)
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)
    drop_reason = models.CharField(max_length=400, blank=True)
    warned = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    person__isnull=False, institution__isnull=True, account__isnull=True, competence=""
                )
                | Q(person__isnull=True, institution__isnull=False),
                name="a_step_is_done_by_a_person_or_by_an_institution",
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.DROPPED) | ~Q(drop_reason=""), name="a_dropped_step_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.DONE) | Q(done_on__isnull=False), name="a_done_step_says_when"
            ),
        ]
        indexes = [
            models.Index(fields=["goal", "order"], name="step_in_order"),
            models.Index(fields=["account", "state", "due_on"], name="step_by_account"),
        ]


class PlanVersion(Record):
    """What the plan said when somebody agreed to it. Never changed afterwards."""

    PRIVACY = Privacy(retention="case file", personal={"content": "what was agreed"})

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

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
