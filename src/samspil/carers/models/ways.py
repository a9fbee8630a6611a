from django.db import models
from django.db.models import F, Q

from samspil.carers.models.families import OfFamily
from samspil.carers.terms import Channel, Coming, EventKind, Lost, Purpose, State, Step
from samspil.ground.base import Privacy, Record


class Campaign(Record):
    """How people are asked to foster: a poster, a fair, a film. Its address says through which somebody came."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    code = models.SlugField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "code"], name="one_campaign_per_code"),
        ]

    def __str__(self) -> str:
        return self.name


class Way(OfFamily):
    """One passage through the six steps, first or as a renewal, with who looks after it and what comes next."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "words": "what they wrote when they asked", "child": "the child they care for already",
            "stopped_note": "why they stopped", "next_what": "what comes next", "call_when": "when to ring them",
        },
    )  # fmt: skip

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.FIRST)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    step = models.PositiveSmallIntegerField(choices=Step.choices, default=Step.INFORMATION)
    step_since = models.DateField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    worker = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    next_on = models.DateField(null=True, blank=True)
    next_what = models.CharField(max_length=120, blank=True)
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    words = models.TextField(blank=True)
    call_when = models.CharField(max_length=80, blank=True)
    child = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    child_since = models.DateField(null=True, blank=True)
    """A network family may have the child already; since when."""
    stopped_because = models.CharField(max_length=12, choices=Lost.choices, blank=True)
    stopped_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family"], condition=Q(state="running"), name="one_way_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="running", ended_on=None)
                | (~Q(state="running") & Q(ended_on__isnull=False)),
                name="a_way_that_is_over_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(step__gte=1, step__lte=6), name="a_way_is_in_one_of_six_steps"
            ),
        ]
        indexes = [
            models.Index(fields=["institution", "state", "step"], name="way_by_step"),
            models.Index(fields=["worker", "state", "next_on"], name="way_by_next"),
        ]


class Stay(Record):
    """The time a way spent in a step. Days: in on `since`, out on `until`."""

    PRIVACY = Privacy(retention="foster family")

    way = models.ForeignKey(Way, models.CASCADE, related_name="stays")
    step = models.PositiveSmallIntegerField(choices=Step.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    went_on = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["way"], condition=Q(until=None), name="one_step_at_a_time"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="stay_order"
            ),
        ]


class Application(Record):
    """What somebody who wants to foster fills in themselves, left and taken up again by a secret link."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={"answers": "what they say of themselves", "email": "where the link goes"},
    )

    way = models.OneToOneField(Way, models.CASCADE, related_name="application")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5)
    secret_hash = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()


class Evening(Record):
    """An information evening, or one part of a preparation course."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=EventKind.choices)
    course = models.CharField(max_length=60, blank=True)
    """The parts of one course carry its name."""
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    place = models.CharField(max_length=120)
    seats = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["institution", "starts_at"], name="evening_by_time")]


class Seat(Record):
    """A family at an evening: asked, coming, there or not."""

    PRIVACY = Privacy(retention="foster family", personal={"way": "who was there"})

    evening = models.ForeignKey(Evening, models.CASCADE, related_name="taken")
    way = models.ForeignKey(Way, models.CASCADE, related_name="seats")
    coming = models.CharField(max_length=10, choices=Coming.choices, default=Coming.COMING)
    people = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evening", "way"], name="one_seat_per_way")]


class Visit(Record):
    """A home visit: planned, then done with a report that the family may read, or called off."""

    PRIVACY = Privacy(
        retention="foster family", personal={"report": "what was seen and said", "present": "who was there"}
    )

    way = models.ForeignKey(Way, models.CASCADE, related_name="visits")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    present = models.CharField(max_length=160, blank=True)
    report = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    called_off = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "number"], name="visits_are_numbered")]
