from django.db import models

from samspil.ground.base import SHORT, Privacy, Record


class Letter(Record):
    """A mail on its way out. Its words carry no name and nothing about the matter. `refused_at`: the address does not
    exist or takes no mail, as a mail server said at once or by a mail that came back; it is not tried again."""

    PRIVACY = Privacy(
        retention="short",
        personal={"to": "where it goes", "body": "what it says", "calendar": "the date"},
        over=lambda at: models.Q(queued_at__lt=at - SHORT),
        clock="90 days after it was written, sent or not",
    )

    to = models.EmailField()
    subject = models.CharField(max_length=160)
    body = models.TextField()
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    institution = models.UUIDField(null=True)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "queued_at"], name="letter_waiting")]
