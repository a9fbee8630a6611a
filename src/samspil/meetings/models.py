from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.institutions.terms import MAY_DECIDE, Competence
from samspil.institutions.terms import Decision as Matter
from samspil.meetings.terms import Answer, Kind, Role, State, Told


class Meeting(Record):
    """People of several institutions and the family at one table, for a goal that everybody is told beforehand.

    `sequence` counts what calendars must learn of; `revision` what two writers could overwrite.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "goal": "what the meeting is for",
            "minutes_text": "what was said",
            "place": "where to come",
        },
    )

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="meetings")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    called_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    called_at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    goal = models.CharField(max_length=300)
    agenda = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    time_zone = models.CharField(max_length=40)
    place = models.CharField(max_length=160, blank=True)
    link = models.URLField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    began_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    minutes_text = models.TextField(blank=True)
    minutes_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    minutes_at = models.DateTimeField(null=True, blank=True)
    minutes_closed_at = models.DateTimeField(null=True, blank=True)
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["case", "-starts_at"], name="meeting_by_case")]
        constraints = [
            models.CheckConstraint(condition=~Q(goal=""), name="a_meeting_has_a_goal"),
            models.CheckConstraint(
                condition=~Q(state=State.HELD) | Q(held_at__isnull=False), name="a_held_meeting_says_when"
            ),
            models.CheckConstraint(
                condition=Q(minutes_closed_at__isnull=True) | Q(held_at__isnull=False),
                name="only_a_held_meeting_has_closed_minutes",
            ),
        ]


class Invitation(Record):
    """Somebody is asked to a meeting: what for, who told them, what they answered. The link's secret is kept as its hash."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "name": "who is invited", "email": "where the invitation goes", "why": "what they are needed for",
            "note": "what they answered", "minutes_note": "what they say about the minutes",
        },
    )  # fmt: skip

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5)
    role = models.CharField(max_length=14, choices=Role.choices)
    asked_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=160, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    told = models.CharField(max_length=8, choices=Told.choices, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    minutes_note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "account"], condition=Q(account__isnull=False), name="account_invited_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="person_invited_once"
            ),
        ]
        indexes = [models.Index(fields=["account", "institution", "answer"], name="invitation_by_account")]


class Attendance(Record):
    """Who was at the table; noted when the meeting begins."""

    PRIVACY = Privacy(retention="case file", personal={"invitation": "who was there"})

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="attendance")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")


class Decision(Record):
    """What was decided, with reasons, and in whose competence. `beyond` marks one that this competence may not take."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"text": "what was decided", "reasons": "why", "decided_by": "who decided"},
    )

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    text = models.CharField(max_length=500)
    reasons = models.TextField(blank=True)
    matter = models.CharField(max_length=20, choices=Matter.choices)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    competence = models.CharField(max_length=30, choices=Competence.choices)
    beyond = models.BooleanField(default=False)
    decided_by = models.CharField(max_length=120)
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["meeting", "decided_at"], name="decision_by_meeting")]

    @property
    def who_may(self) -> list[str]:
        """In which competences this may be decided."""
        return sorted(str(c.label) for c in MAY_DECIDE[self.matter])


class Dissent(Record):
    """Somebody sees it differently, in their own words."""

    PRIVACY = Privacy(retention="case file", personal={"who": "who disagrees", "words": "what they say"})

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="dissents")
    invitation = models.ForeignKey(Invitation, models.PROTECT, null=True)
    who = models.CharField(max_length=120)
    words = models.CharField(max_length=500)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
