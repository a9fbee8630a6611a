"""A family's development plan: goals that can be seen, how often, and the days on which it went so."""

from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record


class Growth(Record):
    """The development plan of a family."""

    PRIVACY = Privacy(retention="foster family")

    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    started_on = models.DateField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    """When it was written down, whatever day it began on."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family"], condition=Q(ended_on=None), name="one_plan_of_a_family"
            ),
        ]
        indexes = [models.Index(fields=["institution", "ended_on", "review_on"], name="growth_by_review")]


class Goal(Record):
    """Something a family wants to do, so plain that anybody could see whether it happened."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "text": "what they want to do",
            "task": "for which part of their task",
            "seen_by": "how one sees it",
        },
    )

    plan = models.ForeignKey(Growth, models.CASCADE, related_name="goals")
    text = models.CharField(max_length=160)
    question = models.CharField(max_length=80, blank=True)
    """What the phone asks: "Did we read today?"."""
    task = models.CharField(max_length=160)
    seen_by = models.CharField(max_length=160)
    a_week = models.PositiveSmallIntegerField()
    weekdays = models.CharField(max_length=7, blank=True)
    """On which days of the week, Monday as 0, where they are fixed: "024"; empty: on any."""
    baseline = models.PositiveSmallIntegerField()
    """How often in a week before it began."""
    starts_on = models.DateField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    levels = models.JSONField(default=list, blank=True)
    """Five sentences, from much less than hoped to much more, if the family wants goal attainment levels."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(a_week__gte=1, a_week__lte=7), name="once_to_seven_times_a_week"
            ),
            models.CheckConstraint(condition=Q(baseline__lte=7), name="at_most_seven_times_before"),
            models.CheckConstraint(condition=Q(review_on__gt=F("starts_on")), name="small_goal_order"),
        ]
        indexes = [models.Index(fields=["plan", "ended_on"], name="small_goal_by_plan")]


class Tap(Record):
    """One day of one goal: it went so, or not. Said again, the later counts."""

    PRIVACY = Privacy(
        retention="foster family", personal={"did": "whether it went so", "account": "who said so"}
    )

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="taps")
    day = models.DateField()
    did = models.BooleanField()
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "day"], name="a_day_is_said_once")]


class Review(Record):
    """A goal was looked at together: how far it came, in words and, if wanted, as a level."""

    PRIVACY = Privacy(retention="foster family", personal={"words": "what was said"})

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="reviews")
    on = models.DateField()
    level = models.SmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=-2, level__lte=2), name="five_levels"
            ),
        ]


class Habit(Record):
    """When the phone may remind somebody of their goals, and when it keeps quiet."""

    PRIVACY = Privacy(retention="foster family", personal={"account": "whom to remind", "remind_at": "when"})

    account = models.OneToOneField("accounts.Account", models.CASCADE, related_name="+")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    remind_at = models.TimeField(null=True, blank=True)
    quiet_from = models.TimeField()
    quiet_until = models.TimeField()
    reminded_on = models.DateField(null=True, blank=True)
