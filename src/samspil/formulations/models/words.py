"""The words of the six fields."""

from typing import Any

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record


class Vocabulary(Record):
    """How an institution calls the six fields, in all five languages. A row never changes: new words are a new version,
    and a map keeps the one it was started with. Version 1 of everybody is the built-in one and has no row."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    words = models.JSONField()
    why = models.CharField(max_length=160)
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "number"], name="vocabulary_version_once"),
            models.CheckConstraint(condition=Q(number__gte=2), name="version_one_is_built_in"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a version of the words cannot be changed")
        super().save(*args, **kwargs)
