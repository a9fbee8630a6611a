"""Course days, who was offered one and who was there, and by which key municipalities share them."""

from django.db import models
from django.db.models import Q

from samspil.carers.terms import Need
from samspil.courses.terms import Basis, Seat, Standing
from samspil.ground.base import Privacy, Record


class CourseDay(Record):
    """One day of a course for foster families. Only a whole day counts towards the days of the year."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=120)
    topic = models.CharField(max_length=15, choices=Need.choices, blank=True)
    on = models.DateField()
    whole = models.BooleanField(default=True)
    hours = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120, blank=True)
    held_by = models.CharField(max_length=120, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "title", "id"]
        indexes = [models.Index(fields=["institution", "on"], name="course_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=1, hours__lte=24), name="course_hours"),
            models.UniqueConstraint(
                fields=["institution", "title", "on"], condition=Q(cancelled_on=None), name="course_day_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Place(Record):
    """A course day offered to a family, and what became of it."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={"why": "why they were not there", "family": "to whom it was offered"},
    )

    day = models.ForeignKey(CourseDay, models.PROTECT, related_name="places")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=Seat.choices, default=Seat.OFFERED)
    why = models.CharField(max_length=200, blank=True)
    offered_on = models.DateField()
    offered_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    learning = models.OneToOneField(
        "carers.Learning", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """What stands on the family's page because they were there."""
    marked_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["family", "state"], name="place_by_family")]
        constraints = [models.UniqueConstraint(fields=["day", "family"], name="offered_once")]


class Key(Record):
    """By which shares the placing municipalities carry a family's course days of a year, as one of them says.

    A later key of the same municipality takes the place of the earlier one, which stays. Where two say differently, neither counts.
    """

    PRIVACY = Privacy(retention="foster family", personal={"parts": "which municipalities placed children"})

    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    said_by = models.CharField(max_length=80)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    parts = models.JSONField()
    """[[municipality, weight], ...]"""
    note = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["noted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "year", "said_by"], condition=Q(replaced_at=None), name="key_said_once"
            ),
        ]


class Missing(Record):
    """A family that will miss its course days of a year as things stand, so that who guides it is told in September. Reckoned anew
    each day and with whatever is done about a day; the ledger itself counts from the places, never from here."""

    PRIVACY = Privacy(retention="foster family", personal={"family": "who lacks a course day"})

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    due_on = models.DateField()
    """The last day of the year."""
    standing = models.CharField(
        max_length=15,
        choices=[(s.value, s.label) for s in (Standing.NOT_OFFERED, Standing.NOT_ATTENDED)],
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "due_on"], name="misses_a_year_once")]
        indexes = [
            models.Index(fields=["institution", "due_on", "standing", "family"], name="missing_by_year")
        ]


class Reckoned(Record):
    """Until which day it is reckoned who will miss the year."""

    PRIVACY = Privacy(retention="institution")

    institution = models.OneToOneField("institutions.Institution", models.PROTECT, related_name="+")
    on = models.DateField()
