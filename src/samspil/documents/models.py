import datetime as dt

from django.db import models

from samspil.ground.base import SHORT, Privacy, Record


class Draft(Record):
    """What somebody has typed and not yet saved. Only its writer sees it; it outlives sign-out."""

    PRIVACY = Privacy(
        retention="short",
        personal={"fields": "the writer's unfinished text", "account": "the writer"},
        over=lambda at: models.Q(saved_at__lt=at - SHORT),
        clock="90 days after the last letter was typed; before that until it is saved or thrown away",
    )

    account = models.UUIDField()
    institution = models.UUIDField(null=True)
    key = models.CharField(max_length=160)
    title = models.CharField(max_length=160, blank=True)
    url = models.CharField(max_length=300, blank=True)
    fields = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "institution", "key"], name="one_draft_a_text")
        ]
        indexes = [models.Index(fields=["account", "saved_at"], name="draft_by_account")]


class Stored(Record):
    """A file somebody handed in: kept sealed in the database, so that backing it up keeps all of it. Its own name is not
    kept, because names of files tell more than they should. Who may read it is decided by the room that holds it."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"sealed": "what was handed in", "kept_by": "who handed it in"},
        clock="with what it belongs to: a consent, or a copy of somebody's own file",
    )

    institution = models.UUIDField(null=True)
    kept_by = models.UUIDField(null=True)
    kept_at = models.DateTimeField()
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()


class Sending(Record):
    """A form that was sent, so that the same form sent again changes nothing: of what was in it only a digest is kept,
    and where it led."""

    PRIVACY = Privacy(
        retention="short",
        personal={"account": "who sent it"},
        over=lambda at: models.Q(sent_at__lt=at - dt.timedelta(days=1)),
        clock="a day",
    )

    account = models.UUIDField()
    digest = models.CharField(max_length=64, unique=True)
    location = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "sent_at"], name="sending_by_account")]
