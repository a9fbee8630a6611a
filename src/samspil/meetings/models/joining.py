"""The screen shared with those elsewhere, and addresses of calendars."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import SHORT, Privacy, Record
from samspil.meetings.models.meeting import Invitation, Meeting
from samspil.meetings.terms import (
    Step,
)


class SharedScreen(Record):
    """The screen of one meeting for those who join from elsewhere, by a secret link of which the hash is kept. It ends
    with the meeting. `step` is what the room sees."""

    PRIVACY = Privacy(retention="case file")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="screens")
    secret_hash = models.CharField(max_length=64, unique=True)
    step = models.CharField(max_length=10, choices=Step.choices, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(closed_at=None), name="one_open_screen_of_a_meeting"
            )
        ]


class Guest(Record):
    """Somebody knocks at the shared screen under a name of the invited; whoever leads lets them in or not."""

    PRIVACY = Privacy(retention="case file", personal={"invitation": "who joined from elsewhere"})

    screen = models.ForeignKey(SharedScreen, models.CASCADE, related_name="guests")
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="+")
    knocked_at = models.DateTimeField()
    let_in_at = models.DateTimeField(null=True, blank=True)
    sent_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["screen", "knocked_at"], name="guest_by_screen")]

    @property
    def looks_on(self) -> bool:
        return self.let_in_at is not None and self.sent_out_at is None


class Feed(Record):
    """A worker's meetings as a calendar that their own program reads, by a secret address of which the hash is kept."""

    PRIVACY = Privacy(
        retention="account",
        personal={"account": "whose calendar it is"},
        over=lambda at: Q(ended_at__lt=at - SHORT),
        clock="90 days after it was ended",
    )

    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "institution"], condition=Q(ended_at=None), name="one_feed_at_a_time"
            )
        ]
