"""A line, and what shows that it could be reached."""

from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.line.terms import Result, Secure


class AcuteLine(Record):
    """A number that foster families ring day and night. Who answers says its rota."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    roster = models.OneToOneField("duty.Roster", models.PROTECT, related_name="line")
    name = models.CharField(max_length=120)
    number = models.CharField(max_length=30)
    open_since = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    answer_within = models.PositiveSmallIntegerField(default=20)
    """Seconds; the share answered within is of all that were offered, those who gave up included."""
    short_seconds = models.PositiveSmallIntegerField(default=5)
    """Who gives up sooner is counted apart."""
    cost_a_day = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)

    class Meta:
        indexes = [models.Index(fields=["institution", "name"], name="line_by_institution")]

    def __str__(self) -> str:
        return self.name


class TestCall(Record):
    """A call made to find out whether the line answers: planned, then made with a result."""

    PRIVACY = Privacy(retention="institution", personal={"made_by": "who rang"})

    line = models.ForeignKey(AcuteLine, models.CASCADE, related_name="tests")
    planned_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "planned_at"], name="one_test_call_then"),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, result="") | Q(made_at__isnull=False) & ~Q(result=""),
                name="a_test_call_has_a_result",
            ),
        ]


class Outage(Record):
    """A time in which nobody could be reached although somebody had the shift: did not come, the exchange was down."""

    PRIVACY = Privacy(retention="institution", personal={"noted_by": "who noted it"})

    line = models.ForeignKey(AcuteLine, models.CASCADE, related_name="outages")
    since = models.DateTimeField()
    until = models.DateTimeField()
    why = models.CharField(max_length=200)
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("since")), name="outage_order")]
        indexes = [models.Index(fields=["line", "since"], name="outage_by_line")]


class Knows(Record):
    """Whether a family has the number, and what it says to the own question."""

    PRIVACY = Privacy(
        retention="foster family", personal={"family": "who has the number", "secure": "what they said"}
    )

    line = models.ForeignKey(AcuteLine, models.CASCADE, related_name="known")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    secure = models.CharField(max_length=10, choices=Secure.choices, blank=True)
    asked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "family"], name="a_family_knows_a_line_once")]
