"""That two records are about one human being: said by people, or only thought possible."""

from django.db import models
from django.db.models import F, Q

from samspil.ground.base import SHORT, Privacy, Record
from samspil.people.models.persons import Person
from samspil.people.terms import Likely


class Joined(Record):
    """Two records are about one human being, from a moment until a moment. Nothing in either record changes by it.

    It counts only for institutions that know both. `leads` is the record whose name is shown for both. `ring` gathers
    what may hang together by chains, so that a list finds it in one query; it may be too wide, never too narrow, and
    says nothing by itself.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "first": "whose records they are", "second": "whose records they are", "leads": "which name is shown",
            "why": "why somebody held them for one", "part_why": "why they no longer are",
        },
    )  # fmt: skip

    first = models.ForeignKey(Person, models.CASCADE, related_name="joined_first")
    second = models.ForeignKey(Person, models.CASCADE, related_name="joined_second")
    leads = models.ForeignKey(Person, models.CASCADE, related_name="+")
    ring = models.UUIDField(db_index=True)
    since = models.DateTimeField()
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    joined_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    until = models.DateTimeField(null=True, blank=True)
    parted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    part_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="nobody_is_joined_to_themselves"),
            models.CheckConstraint(
                condition=Q(leads=F("first")) | Q(leads=F("second")), name="one_of_the_two_leads"
            ),
            models.UniqueConstraint(
                fields=["first", "second"], condition=Q(until=None), name="joined_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, parted_by__isnull=True)
                | Q(until__gte=F("since"), parted_by__isnull=False),
                name="who_parts_is_named",
            ),
        ]


class PossibleDouble(Record):
    """Two records that an institution knows and that may be one human being, with what speaks for and against it.

    Kept when somebody says that they are not the same, so that nobody is asked twice."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "first": "whose records they are", "second": "whose records they are", "said": "why they may be one",
            "dismissed_why": "why they are two",
        },
    )  # fmt: skip

    institution = models.ForeignKey("institutions.Institution", models.CASCADE)
    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    likely = models.CharField(max_length=12, choices=Likely.choices)
    bits = models.FloatField()
    said = models.JSONField(default=dict)
    found_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    dismissed_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "first", "second"], name="possible_double_once"),
            models.CheckConstraint(
                condition=Q(dismissed_at__isnull=True, dismissed_by__isnull=True)
                | (Q(dismissed_at__isnull=False, dismissed_by__isnull=False) & ~Q(dismissed_why="")),
                name="who_dismisses_is_named",
            ),
        ]
        indexes = [models.Index(fields=["institution", "-bits", "id"], name="possible_double_list")]


class DoublesLook(Record):
    """When an institution last looked through the people it knows for possible doubles, and how far it is."""

    PRIVACY = Privacy(
        retention="short",
        personal={"asked_by": "in whose name the work runs"},
        over=lambda at: Q(asked_at__lt=at - SHORT),
        clock="replaced at each look, gone 90 days after the last",
    )

    institution = models.OneToOneField("institutions.Institution", models.CASCADE)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    people = models.PositiveIntegerField(default=0)
    pairs = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
