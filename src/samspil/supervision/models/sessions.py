"""Themes of the quarters, sessions of groups and families, who came, what was agreed, and the calendar address."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import SHORT, Privacy, Record
from samspil.supervision.models.groups import Group
from samspil.supervision.terms import Came, Kind, Says, State, Why


class Theme(Record):
    """What a programme works on in a quarter, in groups and at home."""

    PRIVACY = Privacy(retention="institution")

    programme = models.ForeignKey("programmes.Programme", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    about = models.CharField(max_length=300, blank=True)
    material = models.TextField(blank=True)
    at_home = models.TextField(blank=True)
    """Questions that a family takes home."""
    in_group = models.TextField(blank=True)
    """Questions for supervision."""
    set_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "year", "quarter"], name="one_theme_a_quarter"),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="four_quarters"),
            models.CheckConstraint(condition=~Q(title=""), name="a_theme_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Session(Record):
    """A meeting with a group, or with one family. Its quarter is that of its day where it is held."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={"family": "with whom", "leader": "who leads it", "why": "why it was called off"},
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    programme = models.ForeignKey("programmes.Programme", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="sessions")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, null=True, related_name="+")
    leader = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    leader_home = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    question = models.ForeignKey("Question", models.SET_NULL, null=True, related_name="sessions")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    place = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    why = models.CharField(max_length=200, blank=True)
    planned_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.GROUP, group__isnull=False, family__isnull=True)
                | (~Q(kind=Kind.GROUP) & Q(group__isnull=True, family__isnull=False, leader__isnull=False)),
                name="a_session_of_a_group_or_a_family",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=15), name="a_session_lasts"),
        ]
        indexes = [
            models.Index(fields=["institution", "year", "quarter", "kind"], name="session_by_quarter"),
            models.Index(fields=["group", "starts_at"], name="session_by_group"),
            models.Index(fields=["family", "starts_at"], name="session_by_family"),
            models.Index(fields=["leader", "state", "starts_at"], name="session_by_leader"),
        ]


class Attendance(Record):
    """One family and one session: whether it said it comes, whether it came, and if not, why. One row, so twice is once."""

    PRIVACY = Privacy(
        retention="foster family", personal={"why": "why they were not there", "words": "in their own words"}
    )

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    says = models.CharField(max_length=10, choices=Says.choices, blank=True, default="")
    came = models.CharField(max_length=10, choices=Came.choices, blank=True, default="")
    why = models.CharField(max_length=10, choices=Why.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    """When the family was asked why it was not there."""
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "family"], name="attendance_once"),
        ]
        indexes = [models.Index(fields=["family", "came"], name="attendance_by_family")]


class Note(Record):
    """What who led a session keeps of it for themselves: apart from who came, read by who leads and nobody else."""

    PRIVACY = Privacy(
        retention="foster family", personal={"text": "what was said in confidence", "author": "who wrote it"}
    )

    session = models.ForeignKey(Session, models.CASCADE, related_name="notes")
    author = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_note_says_something")]


class Action(Record):
    """Something agreed in a session: what, who, until when; of one family or of all of the group."""

    PRIVACY = Privacy(retention="foster family", personal={"text": "what was agreed", "who": "who does it"})

    session = models.ForeignKey(Session, models.CASCADE, related_name="actions")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, null=True, related_name="+")
    text = models.CharField(max_length=300)
    who = models.CharField(max_length=80)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="an_action_says_what")]


class Feed(Record):
    """Sessions as a calendar that one's own program reads, by a secret address of which the hash is kept."""

    PRIVACY = Privacy(
        retention="account",
        personal={"account": "whose calendar it is"},
        over=lambda at: Q(ended_at__lt=at - SHORT),
        clock="90 days after it was ended",
    )

    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    """None: the calendar of a carer, who works nowhere."""
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
