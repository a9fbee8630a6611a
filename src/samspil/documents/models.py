from django.db import models

from samspil.ground.base import Privacy, Record


class Draft(Record):
    """What somebody has typed and not yet saved. Only its writer sees it; it outlives sign-out."""

    PRIVACY = Privacy(
        retention="short", personal={"fields": "the writer's unfinished text", "account": "the writer"}
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
