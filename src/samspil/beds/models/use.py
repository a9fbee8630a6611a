import datetime as dt

from django.db import models
from django.db.models import F, Q

from samspil.beds.terms import Incident as Kind
from samspil.beds.terms import Instead, NoBed, Perspective, Source
from samspil.cases.terms import Place
from samspil.ground.base import SHORT, Privacy, Record


def _over(at: dt.datetime) -> Q:
    return Q(until__lt=at - SHORT)


class Hold(Record):
    """A bed kept for the way there. It ends by itself at `until`, to the second: nothing has to run for it. Whoever holds
    the bed next writes the end of one that ran out, so that the database itself lets only one be open."""

    PRIVACY = Privacy(
        retention="short",
        personal={"who": "for whom, where there is no file yet", "case": "for whom"},
        over=_over,
        clock="90 days after it ended",
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    bed = models.ForeignKey("beds.Bed", models.PROTECT, related_name="holds")
    case = models.ForeignKey("cases.Case", models.CASCADE, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=80, blank=True)
    crisis = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="hold_by_case")]
        constraints = [
            models.UniqueConstraint(fields=["bed"], condition=Q(ended_at=None), name="a_bed_is_held_once"),
            models.CheckConstraint(condition=Q(until__gt=F("at")), name="hold_order"),
            models.CheckConstraint(condition=~Q(case=None) | ~Q(who=""), name="a_bed_is_held_for_somebody"),
        ]


class Taken(Record):
    """A bed was taken from when until when, and not by whom. It stands when the file of the child is gone or out of sight,
    so that figures over years do not shrink and a taken bed is never shown as free."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    bed = models.ForeignKey("beds.Bed", models.PROTECT, related_name="takings")
    outside = models.BooleanField(default=False)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["institution", "began_at"], name="taken_by_institution")]
        constraints = [
            models.UniqueConstraint(fields=["bed"], condition=Q(ended_at=None), name="a_bed_is_given_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="taken_order"
            ),
        ]


class Stay(Record):
    """A child in a crisis bed, from when until when. While it runs nobody else has the bed and the child no other."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "bed": "where the child was", "perspective": "where the child goes from here", "ended_where": "where the child went",
            "words": "why, in words", "beyond_staff": "why though there was no staff",
        },
    )  # fmt: skip

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    bed = models.ForeignKey("beds.Bed", models.PROTECT, related_name="stays")
    taken = models.OneToOneField(Taken, models.PROTECT, related_name="stay")
    outside = models.BooleanField(default=False)
    crisis = models.UUIDField(null=True, blank=True)
    began_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    admitted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    admitted_at = models.DateTimeField()
    beyond_staff = models.CharField(max_length=200, blank=True)
    perspective = models.CharField(max_length=10, choices=Perspective.choices, blank=True)
    perspective_due_at = models.DateTimeField()
    perspective_at = models.DateTimeField(null=True, blank=True)
    perspective_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_where = models.CharField(max_length=15, choices=Place.choices, blank=True)
    ended_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["institution", "began_at"], name="bed_stay_by_institution"),
            models.Index(fields=["case", "-began_at"], name="bed_stay_by_case"),
            models.Index(
                fields=["institution", "perspective_due_at"],
                condition=Q(ended_at=None),
                name="bed_stay_running",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at=None), name="a_child_is_in_one_bed"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="bed_stay_order"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | ~Q(ended_where=""), name="a_stay_ends_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(perspective="") | ~Q(perspective_at=None), name="a_perspective_has_its_moment"
            ),
        ]


class Refusal(Record):
    """A bed was asked for and not given. Counted without a name."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    unit = models.ForeignKey("beds.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=10, choices=NoBed.choices)
    instead = models.CharField(max_length=10, choices=Instead.choices, default=Instead.UNKNOWN)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["institution", "at"], name="refusal_by_institution")]


class Incident(Record):
    """Something happened while a child was helped in a crisis: in a stay, or at home in a crisis that another room knows."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"words": "what happened", "kind": "what happened", "by": "who wrote it down"},
        by_class={"nameless": lambda before: Q(case=None, at__lt=before)},
        clock="with the file of the child; of a crisis without a file by the period for such a crisis",
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.CASCADE, null=True, blank=True, related_name="+")
    stay = models.ForeignKey(Stay, models.CASCADE, null=True, blank=True, related_name="incidents")
    crisis = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=500, blank=True)
    happened_at = models.DateTimeField()
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["institution", "happened_at"], name="incident_by_institution"),
            models.Index(fields=["crisis"], name="incident_by_crisis"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(stay=None) | ~Q(crisis=None), name="an_incident_has_a_help")
        ]


class Followed(Record):
    """A child is asked after three, six and twelve months from the day help began, whatever came of it."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "home_at_close": "whether the child lived at home when help ended",
            "began_on": "since when",
        },
    )

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    source = models.CharField(max_length=5, choices=Source.choices)
    record = models.UUIDField(unique=True)
    """The stay or the help at home this is about."""
    began_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    home_at_close = models.BooleanField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["institution", "began_on"], name="followed_by_institution")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("began_on")), name="followed_order"
            )
        ]


class FollowUp(Record):
    """Where the child lives so many months later, or that nobody could be reached: lost is an answer too."""

    PRIVACY = Privacy(
        retention="case file", personal={"where": "where the child lives", "words": "how it is"}
    )

    followed = models.ForeignKey(Followed, models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    lost = models.BooleanField(default=False)
    where = models.CharField(max_length=15, choices=Place.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    asked_on = models.DateField()
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["followed", "months"], name="one_answer_a_date"),
            models.CheckConstraint(
                condition=(Q(lost=True) & Q(where="")) | (Q(lost=False) & ~Q(where="")), name="found_or_lost"
            ),
        ]
