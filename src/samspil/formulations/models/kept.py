"""What was kept of a map for good: versions, and what the family was given."""

from typing import Any

from django.db import models
from django.db.models import Q

from samspil.formulations.models.board import Map
from samspil.ground.base import Privacy, Record


class MapVersion(Record):
    """The whole map as it stood at one moment. Cannot be changed."""

    PRIVACY = Privacy(retention="case file", personal={"content": "the map as it stood"})

    map = models.ForeignKey(Map, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    why = models.CharField(max_length=160)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["map", "number"], name="map_version_once")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a kept version cannot be changed")
        super().save(*args, **kwargs)


class FamilyPage(Record):
    """What of a map the family reads, in their words, as somebody gave it to them. Cannot be changed, only ended or
    followed by a newer one."""

    PRIVACY = Privacy(retention="case file", personal={"content": "the situation as the family reads it"})

    map = models.ForeignKey(Map, models.CASCADE, related_name="family_pages")
    version = models.ForeignKey(MapVersion, models.CASCADE, related_name="+")
    content = models.JSONField()
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    given_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map"], condition=Q(ended_at=None), name="one_family_page")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("what was given to the family cannot be changed")
        super().save(*args, **kwargs)
