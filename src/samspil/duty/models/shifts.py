"""The months of a rota: shifts, who answers for gaps, swaps."""

from django.db import models
from django.db.models import F, Q

from samspil.duty.models.roster import Member, Roster
from samspil.duty.terms import How, Line, MonthState, Part, SwapState
from samspil.ground.base import Privacy, Record


class Month(Record):
    """The rota of one month: drawn up, then published. What is not published answers nobody."""

    PRIVACY = Privacy(retention="institution", personal={"published_by": "who published it"})

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="months")
    first_on = models.DateField()
    state = models.CharField(max_length=10, choices=MonthState.choices, default=MonthState.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roster", "first_on"], name="one_rota_a_month"),
        ]

    @property
    def is_published(self) -> bool:
        return self.state == MonthState.PUBLISHED


class Shift(Record):
    """Somebody has, or nobody has yet, a stretch of a line. Half-open; by the clock of the world, so a night in which the
    clocks change is an hour longer or shorter. A running shift that is taken over ends, and another begins."""

    PRIVACY = Privacy(
        retention="institution", personal={"member": "who was on duty", "given_by": "who gave it"}
    )

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="shifts")
    month = models.ForeignKey(Month, models.CASCADE, related_name="shifts")
    line = models.PositiveSmallIntegerField(choices=Line.choices)
    part = models.CharField(max_length=10, choices=Part.choices)
    on = models.DateField()
    """The day on the rota's wall calendar on which it begins."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="shifts")
    live = models.BooleanField(default=False)
    """Published: whoever has it answers."""
    how = models.CharField(max_length=10, choices=How.choices, default=How.HAND)
    given_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    chased_at = models.DateTimeField(null=True, blank=True)
    """When who leads was written to because it still had nobody."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_shift_has_an_order"),
            models.UniqueConstraint(fields=["roster", "line", "starts_at"], name="one_shift_begins_then"),
        ]
        indexes = [
            models.Index(fields=["member", "starts_at"], name="shift_by_member"),
            models.Index(fields=["month", "line", "starts_at"], name="shift_by_month"),
            models.Index(fields=["roster", "starts_at"], condition=Q(member=None), name="shift_of_nobody"),
        ]


class Cover(Record):
    """Who answers for a gap: named when a rota with the gap was published, or later. Not a shift, and never counted as one."""

    PRIVACY = Privacy(
        retention="institution", personal={"name": "who answers", "phone": "at which number", "said_by": "who said so"}
    )  # fmt: skip

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="covers")
    line = models.PositiveSmallIntegerField(choices=Line.choices)
    since = models.DateTimeField()
    until = models.DateTimeField()
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30)
    why = models.CharField(max_length=200, blank=True)
    said_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="cover_order"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(phone=""), name="cover_is_somebody"),
        ]
        indexes = [models.Index(fields=["roster", "line", "since"], name="cover_by_roster")]


class Swap(Record):
    """A member asks another to take a shift, perhaps for one in return. It is about the shift, not its date: where the rota
    moves, the swap moves along; where the shift went to somebody else, it falls away."""

    PRIVACY = Privacy(
        retention="institution",
        personal={"words": "what was said", "to": "who is asked", "asked_by": "who asks"},
    )

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="swaps")
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    to = models.ForeignKey(Member, models.PROTECT, related_name="asked")
    instead = models.ForeignKey(Shift, models.CASCADE, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=SwapState.choices, default=SwapState.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "to"], condition=Q(state="asked"), name="asked_once_for_a_shift"
            )
        ]
        indexes = [models.Index(fields=["to", "state"], name="swap_by_member")]
