"""A rota, who is on it, and when they are away."""

from django.db import models
from django.db.models import Q

from samspil.duty.terms import Away, Line, Part, Purpose
from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order


class Roster(Record):
    """A duty that somebody of several institutions always has. One institution leads it. Where a shift is missing and nobody
    was named for that gap, `otherwise` answers: there is always a number to ring."""

    PRIVACY = Privacy(retention="institution", personal={"otherwise": "who answers when nobody has a shift"})

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40)
    open_since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    overlap_minutes = models.PositiveSmallIntegerField(default=15)
    """So long whoever comes and whoever goes are both there, to hand over."""
    next_after = models.PositiveSmallIntegerField(default=20)
    """Seconds until the second line is rung."""
    otherwise_after = models.PositiveSmallIntegerField(default=60)
    otherwise = models.CharField(max_length=120)
    otherwise_phone = models.CharField(max_length=30)
    two_lines = models.BooleanField(default=True)
    wanted = models.JSONField(default=list)
    """Skills and languages that one of those on duty should have at any time. A wish with a price, no rule."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["institution", "name"], name="roster_by_institution")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(otherwise="") & ~Q(otherwise_phone=""),
                name="a_rota_always_names_who_answers",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Pattern(Record):
    """A shift that comes every day: from a time of day until another, by the clock on the wall."""

    PRIVACY = Privacy(retention="institution")

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="patterns")
    line = models.PositiveSmallIntegerField(choices=Line.choices)
    part = models.CharField(max_length=10, choices=Part.choices)
    starts = models.TimeField()
    ends = models.TimeField()
    """At or before `starts`: on the next day."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roster", "line", "starts"], name="one_pattern_begins_then")
        ]


class Member(Record):
    """Somebody on a rota: from which institution, how large a share, which lines, what they know, at which number they answer."""

    PRIVACY = Privacy(
        retention="institution",
        personal={"account": "who is on duty", "phone": "the number calls are put through to", "skills": "who fits a call"},
    )  # fmt: skip

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="members")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField(default=100)
    first_line = models.BooleanField(default=True)
    second_line = models.BooleanField(default=False)
    skills = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    phone = models.CharField(max_length=30)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            period_order("rota_member_order"),
            models.UniqueConstraint(
                fields=["roster", "account"], condition=Q(until=None), name="on_a_rota_once"
            ),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="a_share_of_a_rota"),
        ]
        indexes = [models.Index(fields=["account", "until"], name="rota_by_account")]

    def __str__(self) -> str:
        return self.account.name


class Absence(Record):
    """A time in which a member cannot or would rather not. Why exactly is nobody's business: the kind is enough."""

    PRIVACY = Privacy(
        retention="institution",
        personal={"member": "who is away", "kind": "whether a shift may be given"},
        by_class={"absence": lambda before: Q(until__lt=before)},
        house="member__roster__institution",
        clock="by the period for absences, from its end",
    )

    member = models.ForeignKey(Member, models.CASCADE, related_name="absences")
    kind = models.CharField(max_length=12, choices=Away.choices)
    since = models.DateTimeField()
    until = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [period_order("absence_order")]
        indexes = [models.Index(fields=["member", "until"], name="absence_by_member")]
