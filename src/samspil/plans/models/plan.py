"""The plan: goals with what counts as reached, and steps."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.institutions.terms import Competence
from samspil.plans.terms import LEVEL_FIELDS, START_LEVELS, PlanState, Rhythm, StepState


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
            "baseline": "how it is today", "target": "how it should be", "factor": "what it is about",
            **dict.fromkeys(LEVEL_FIELDS.values(), "what counts as reached"),
        },
    )  # fmt: skip

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="goals")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    measure = models.CharField(max_length=300, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200, blank=True)
    factor = models.ForeignKey(
        "formulations.Factor", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    much_less = models.CharField(max_length=200, blank=True)
    less = models.CharField(max_length=200, blank=True)
    expected = models.CharField(max_length=200, blank=True)
    more = models.CharField(max_length=200, blank=True)
    much_more = models.CharField(max_length=200, blank=True)
    start_level = models.SmallIntegerField(choices=START_LEVELS, null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    """Since when the levels count: written before, and as they were agreed. Other words start anew."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["plan", "order"], name="goal_in_order")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_goal_says_something"),
            models.CheckConstraint(
                condition=Q(started_at=None)
                | ~(Q(much_less="") | Q(less="") | Q(expected="") | Q(more="") | Q(much_more="")),
                name="a_goal_starts_with_all_five_levels",
            ),
        ]

    @property
    def levels(self) -> dict[int, str]:
        """What each level means for this goal, from much less than expected to much more."""
        return {number: getattr(self, name) for number, name in LEVEL_FIELDS.items()}


class Step(Record):
    """One thing to do: what, who, by when. A step of the family belongs to a person and to no institution."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "what": "what will be done", "account": "who does it", "person": "who does it",
            "factor": "what it is about", "decision": "what was decided", "needs": "what it takes",
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
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.ONCE)
    needs = models.CharField(max_length=200, blank=True)
    needs_there = models.BooleanField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.OPEN)
    marked_at = models.DateTimeField(null=True, blank=True)
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
