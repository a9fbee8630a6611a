"""Minutes as they stood, and what people say to them."""

from typing import Any

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.meetings.models.meeting import Invitation, Meeting


class MinutesVersion(Record):
    """The minutes as they were closed or corrected, with the reason. Never changed afterwards."""

    PRIVACY = Privacy(
        retention="case file", personal={"text": "what was said", "why": "why they were corrected"}
    )

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    why = models.CharField(max_length=300, blank=True)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_version_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="a_correction_says_why"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a version of the minutes is never changed")
        super().save(*args, **kwargs)


class Comment(Record):
    """What somebody who was invited says about the minutes, in their words."""

    PRIVACY = Privacy(retention="case file", personal={"words": "what they say about the minutes"})

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="comments")
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="comments")
    words = models.CharField(max_length=500)
    said_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["meeting", "said_at"], name="comment_by_meeting")]
