from django.db import models

from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order
from samspil.institutions.terms import Competence, Country, Kind


class Institution(Record):
    """An organisation that works with children and families under its own responsibility."""

    PRIVACY = Privacy(retention="institution", personal={"email": "contact address of the office"})

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    country = models.CharField(max_length=2, choices=Country.choices)
    municipality = models.CharField(max_length=80, blank=True)
    time_zone = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    letters = models.CharField(max_length=4)
    tone = models.CharField(max_length=1, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    takes_public_requests = models.BooleanField(default=False)
    takes_young_requests = models.BooleanField(default=False)
    live_since = models.DateTimeField(null=True, blank=True)
    """Until then the institution is in preparation: it opens no case and receives no request."""
    closed_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    """Of what the institution says of itself: two who change it at once meet."""

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Team(Record):
    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=80)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class HeldCompetence(Record):
    """An institution holds a competence from a day until a day; what it may decide follows from it."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="held")
    competence = models.CharField(max_length=30, choices=Competence.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [period_order("held_competence_order")]
        indexes = [models.Index(fields=["institution", "competence"], name="held_by_institution")]
