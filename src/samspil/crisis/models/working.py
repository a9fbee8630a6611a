from django.db import models
from django.db.models import F, Q

from samspil.crisis.models.crises import Crisis
from samspil.crisis.terms import Help, Mode, Reached
from samspil.ground.base import Privacy, Record


class Programme(Record):
    """Help at home with a beginning, a middle and an end, by one fixed worker."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "worker": "who works with the family",
            "mid_words": "how it goes",
            "reachable": "whom the family calls",
        },
    )

    crisis = models.OneToOneField(Crisis, models.CASCADE, related_name="programme")
    help = models.CharField(max_length=4, choices=Help.choices)
    worker = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    started_on = models.DateField()
    due_on = models.DateField()
    reachable = models.CharField(max_length=120, blank=True)
    """The number where somebody answers day and night."""
    fits = models.BooleanField(null=True, blank=True)
    referrer_took_part = models.BooleanField(null=True, blank=True)
    mid_due_on = models.DateField()
    mid_on = models.DateField(null=True, blank=True)
    mid_words = models.TextField(blank=True)
    closing_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gt=F("started_on")), name="programme_order"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="programme_end_order"
            ),
        ]
        indexes = [models.Index(fields=["worker", "ended_on"], name="programme_by_worker")]


class Goal(Record):
    PRIVACY = Privacy(
        retention="case file", personal={"text": "what the family wants", "reached": "how far it came"}
    )

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="goals")
    code = models.CharField(max_length=12)
    text = models.CharField(max_length=300, blank=True)
    mid = models.CharField(max_length=8, choices=Reached.choices, blank=True)
    reached = models.CharField(max_length=8, choices=Reached.choices, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="a_goal_once")]


class Supervision(Record):
    """The fixed worker talked the work over with a behavioural scientist: on which day, and what follows from it."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"words": "what follows for the family", "name": "who advised", "account": "who advised", "by": "who worked"},
    )  # fmt: skip

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="supervisions")
    on = models.DateField()
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    """Somebody without an account here."""
    words = models.TextField(blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False) | ~Q(name=""), name="a_supervision_is_with_somebody"
            )
        ]
        indexes = [models.Index(fields=["programme", "on"], name="supervision_by_programme")]


class Contact(Record):
    """One contact of the log. The device made `key`: the same log sent three times is one contact."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"who": "who was there", "note": "what happened", "account": "who worked"},
    )

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="contacts")
    key = models.UUIDField(unique=True)
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    met = models.BooleanField(default=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    outside_minutes = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    look = models.OneToOneField(
        "crisis.SafetyLook", models.SET_NULL, null=True, blank=True, related_name="contact"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outside_minutes__lte=F("minutes")), name="outside_is_part_of_all"
            )
        ]
        indexes = [models.Index(fields=["crisis", "-starts_at"], name="contact_by_crisis")]

    @property
    def face_to_face(self) -> bool:
        return self.met and self.mode != Mode.PHONE


class HandOver(Record):
    """Asked of the next institution as a request for help; accepted there, before the crisis is closed here."""

    PRIVACY = Privacy(retention="case file", personal={"by": "who handed over"})

    crisis = models.OneToOneField(Crisis, models.CASCADE, related_name="hand_over")
    referral = models.ForeignKey("referrals.Referral", models.SET_NULL, null=True, related_name="+")
    """The request, for as long as the institution that got it keeps it."""
    to = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()


class Upstream(Record):
    """What preceded this crisis, and what could have helped earlier."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"words": "what preceded it", "earlier": "what could have helped", "by": "who looked back"},
    )

    crisis = models.OneToOneField(Crisis, models.CASCADE, related_name="upstream")
    signs = models.JSONField(default=list)
    words = models.TextField(blank=True)
    earlier = models.TextField(blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
