from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.programmes.models.programme import Participation
from samspil.programmes.terms import DueKind, Party, State


class Division(Record):
    """A version of the written division of roles in a municipality. What was agreed is never changed: a new version replaces it."""

    PRIVACY = Privacy(retention="institution")

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="divisions")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "version"], name="division_once"),
            models.UniqueConstraint(fields=["participation"], condition=Q(state=State.AGREED), name="one_in_force"),
            models.UniqueConstraint(
                fields=["participation"], condition=Q(state__in=[State.DRAFT, State.ASKED]), name="one_in_the_making"
            ),
        ]  # fmt: skip


class Task(Record):
    """One line: what is done, and for each party whether it does, answers, is asked or is told."""

    PRIVACY = Privacy(retention="institution")

    division = models.ForeignKey(Division, models.PROTECT, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=160)
    shares = models.JSONField(default=dict)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["division", "position"], name="task_position_once")]


class Rhythm(Record):
    """Two parties speak with each other about something every so many months."""

    PRIVACY = Privacy(retention="institution")

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="rhythms")
    what = models.CharField(max_length=160)
    one = models.CharField(max_length=12, choices=Party.choices)
    other = models.CharField(max_length=12, choices=Party.choices)
    months = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=24), name="rhythm_months"),
        ]


class Due(Record):
    """What is due in a municipality: a talk of the rhythm, or a party's word on a division of roles."""

    PRIVACY = Privacy(
        retention="institution", personal={"said_by": "whose word it is", "words": "what they said", "account": "whose it is"}
    )  # fmt: skip

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="dues")
    kind = models.CharField(max_length=6, choices=DueKind.choices)
    rhythm = models.ForeignKey(Rhythm, models.PROTECT, null=True, blank=True, related_name="dues")
    division = models.ForeignKey(Division, models.PROTECT, null=True, blank=True, related_name="words")
    party = models.CharField(max_length=12, choices=Party.choices)
    institution = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Whose people see it on their day; empty: the institution that leads notes it."""
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    agreed = models.BooleanField(null=True)
    """Of a word on a division: yes or no."""
    said_by = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=500, blank=True)
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["institution", "due_on"], condition=Q(done_on=None), name="programme_due"),
            models.Index(fields=["participation", "due_on"], name="due_by_part"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["division", "party"], condition=Q(kind="agree"), name="asked_once"),
            models.UniqueConstraint(fields=["rhythm"], condition=Q(kind="talk", done_on=None), name="one_talk_ahead"),
        ]  # fmt: skip
