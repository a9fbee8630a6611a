"""What happens once a plan counts: looking again, how far goals got, answers of the family, what waits too long."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.plans.models.agreed import PlanVersion
from samspil.plans.models.plan import Goal, Plan, Step
from samspil.plans.terms import Level, Said


class Review(Record):
    """Everybody looked again: on which day it was due, when it was held, how it goes on."""

    PRIVACY = Privacy(retention="case file", personal={"note": "what was said when they looked again"})

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reviews")
    due_on = models.DateField()
    held_on = models.DateField()
    held_at = models.DateTimeField()
    goes_on = models.BooleanField()
    next_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)
    held_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["due_on"], name="review_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(goes_on=False) | Q(next_on__isnull=False),
                name="a_plan_that_goes_on_says_until_when",
            )
        ]


class Result(Record):
    """How far a goal got, on the levels that were written before it started. Never changed: a later one stands beside it."""

    PRIVACY = Privacy(
        retention="case file", personal={"level": "how far the goal got", "note": "why this level"}
    )

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="results")
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="results")
    review = models.ForeignKey(Review, models.CASCADE, null=True, blank=True, related_name="results")
    level = models.SmallIntegerField(choices=Level.choices, null=True, blank=True)
    """Not known is an answer, and not a level."""
    note = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    chosen_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    apart = models.BooleanField()
    """Chosen by somebody who does no step of the goal."""

    class Meta:
        indexes = [models.Index(fields=["goal", "-at"], name="result_by_goal")]
        constraints = [
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__gte=-2, level__lte=2), name="a_level_is_one_of_five"
            )
        ]


class Tick(Record):
    """One answer for one day, by the person who does a step again and again. A second tap changes nothing."""

    PRIVACY = Privacy(
        retention="case file", personal={"person": "who answered", "said": "what they did on a day"}
    )

    step = models.ForeignKey(Step, models.CASCADE, related_name="ticks")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    day = models.DateField()
    said = models.CharField(max_length=5, choices=Said.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "person", "day"], name="one_answer_a_day")]


class PlanLink(Record):
    """A secret address under which one person sees their own page of one plan and answers, without an account. It ends by
    itself, with the plan, or when somebody takes it back."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "person": "whose page it is",
            "language": "which words they read",
            "opened_at": "whether it is used",
        },
    )

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="links")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=5)
    time_zone = models.CharField(max_length=40)
    whole = models.BooleanField(default=False)
    """Also what others of the family do. Without it the page shows their own steps and what institutions do."""
    until = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"], condition=Q(ended_at=None), name="one_link_for_each_person"
            )
        ]


class Overdue(Record):
    """Something waited too long and was told, once, to who leads the team of its owner; without a team to everybody who leads
    the institution."""

    PRIVACY = Privacy(retention="case file")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="overdue")
    step = models.ForeignKey(Step, models.CASCADE, null=True, blank=True, related_name="overdue")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    team = models.ForeignKey("institutions.Team", models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step", "institution", "due_on"],
                condition=Q(step__isnull=False),
                name="late_step_told_once",
            ),
            models.UniqueConstraint(
                fields=["plan", "institution", "due_on"], condition=Q(step=None), name="late_review_told_once"
            ),
        ]
        indexes = [models.Index(fields=["institution", "told_at"], name="overdue_by_institution")]
