from django.db import models
from django.db.models import F, Q

from samspil.carers.terms import Kind
from samspil.fostering.terms import Allowance, End
from samspil.ground.base import Privacy, Record


class Care(Record):
    """A child comes to a family and lives there: the work of a placement, from the place that is kept for it to its end.

    Where the child really was, from when until when, stands in `placement`, beside the imported history; until the child
    has come there is none. A place of the family is a number that only one running placement can hold: the last place is
    never given twice, whoever asks at the same moment.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "family": "with whom the child lives", "end_reason": "why it ended", "end_words": "why, in words",
            "guide": "who guides the family", "confirmed_by": "who said yes", "expected_until": "how long it is meant to last",
            "undecided_why": "why nobody decided on a match", "asked_of": "what was asked about a ban",
            "looked_at": "what was done about a ban found late",
        },
    )  # fmt: skip

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    family = models.ForeignKey("carers.FosterFamily", models.PROTECT, related_name="+")
    placement = models.OneToOneField(
        "fostering.Placement", models.SET_NULL, null=True, blank=True, related_name="care"
    )
    kind = models.CharField(max_length=15, choices=Kind.choices)
    """Which of the family's places it takes. Respite stands beside another placement; it is no move."""
    emergency = models.BooleanField(default=False)
    seat = models.PositiveSmallIntegerField()
    decision = models.UUIDField(null=True, blank=True)
    undecided_why = models.CharField(max_length=300, blank=True)
    """Why the place was kept without a decision on a match, by whoever kept it."""
    asked_of = models.CharField(max_length=300, blank=True)
    """What was asked, and of whom, where something that could keep the child away was not known."""
    alarm_at = models.DateTimeField(null=True, blank=True)
    """Something was noted that speaks against this family for this child; until somebody wrote what was done."""
    looked_at = models.CharField(max_length=300, blank=True)
    arrives_at = models.DateTimeField()
    arrived_on = models.DateField(null=True, blank=True)
    set_due_at = models.DateTimeField()
    expected_until = models.DateField(null=True, blank=True)
    guide = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    visit_every_weeks = models.PositiveSmallIntegerField(default=6)
    placed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    placed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    end_reason = models.CharField(max_length=12, choices=End.choices, blank=True)
    end_words = models.TextField(blank=True)
    counted_by = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "kind", "seat"], condition=Q(ended_on=None), name="a_place_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_on=None) & ~Q(kind="respite"),
                name="a_child_lives_in_one_family",
            ),
            models.UniqueConstraint(
                fields=["case", "family"], condition=Q(ended_on=None), name="a_child_once_in_a_family"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(end_reason=""), name="what_ends_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(arrived_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("arrived_on")),
                name="care_order",
            ),
        ]
        indexes = [
            models.Index(fields=["institution", "ended_on", "arrives_at"], name="care_by_institution"),
            models.Index(fields=["family", "ended_on"], name="care_by_family"),
            models.Index(fields=["case", "ended_on"], name="care_by_case"),
            models.Index(fields=["guide", "ended_on"], name="care_by_guide"),
        ]

    @property
    def guidance(self) -> str:
        """What `change` changes, as a word to be compared: whether it still is what somebody was shown."""
        return f"{self.guide_id or ''}|{self.visit_every_weeks}|{self.expected_until or ''}"

    @property
    def ended_why(self) -> str:
        """For everybody: that something was said against a family is known to those alone who look into it."""
        return str(End.OTHER.label if self.end_reason == End.ALLEGATION else self.get_end_reason_display())


class Entitlement(Record):
    """The family has a right to so many times a kind of allowance for this child, from a day until before a day."""

    PRIVACY = Privacy(
        retention="case file", personal={"times": "how much the family is paid", "why": "why they are"}
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="entitlements")
    kind = models.CharField(max_length=10, choices=Allowance.choices)
    times = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["care", "kind"], condition=Q(until=None), name="one_running_entitlement"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="entitlement_order"
            ),
            models.CheckConstraint(condition=Q(times__gt=0), name="an_entitlement_is_more_than_nothing"),
        ]
