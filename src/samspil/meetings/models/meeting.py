"""The meeting, who is invited, what has to be ready, who was there."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.meetings.terms import (
    BASIS_OF,
    WHOLLY,
    Answer,
    Basis,
    Gets,
    Kind,
    Prepare,
    Role,
    Signed,
    State,
    Told,
)


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
            "late_reason": "why it is held later than it should",
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
    kind_row = models.CharField(max_length=40, blank=True)
    late_reason = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    private_since = models.DateTimeField(null=True, blank=True)
    comments_until = models.DateField(null=True, blank=True)
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
    """Somebody is asked to a meeting: what for, who told them, what they answered. The link's secret is kept as its hash.

    `told_at`: when and where reached them; `briefed_at`: they know what it is, why they are needed, and the goal.
    `letter` is the mail that carries the invitation; `gets` what of the minutes they are given, empty: by their basis.
    `ended_at`: the `consent` on which they were asked was taken back; they are asked no longer, and what was is kept.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "name": "who is invited", "email": "where the invitation goes", "why": "what they are needed for",
            "note": "what they answered", "minutes_note": "what they say about the minutes",
            "basis_says": "why they may be present",
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
    briefed_at = models.DateTimeField(null=True, blank=True)
    letter = models.UUIDField(null=True, blank=True)
    basis = models.CharField(max_length=12, choices=Basis.choices, blank=True)
    basis_says = models.CharField(max_length=160, blank=True)
    consent = models.ForeignKey("consents.Consent", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    gets = models.CharField(max_length=8, choices=Gets.choices, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    minutes_note = models.CharField(max_length=500, blank=True)

    @property
    def stands_on(self) -> str:
        """Why they may be present: as it was written down, else as their role says. A consent taken back is no reason."""
        if self.ended_at:
            return ""
        return self.basis or BASIS_OF.get(Role(self.role), "")

    @property
    def may_be_asked_anew(self) -> bool:
        """Nobody wrote down why they may be present or on which consent, or the reason has ended."""
        unnamed = self.basis == Basis.CONSENT and self.consent_id is None
        return not self.basis or unnamed or self.ended_at is not None

    @property
    def given(self) -> str:
        """What of the minutes they are given, as somebody decided, else by why they are present."""
        if self.gets and not self.ended_at:
            return self.gets
        if self.stands_on in WHOLLY:
            return Gets.ALL
        return Gets.AGREED if self.stands_on else Gets.OWN

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


class Preparation(Record):
    """Something of the kind's list that is ready, as somebody noted it. What can be read off is not noted."""

    PRIVACY = Privacy(retention="case file", personal={"note": "who prepared whom, and how"})

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="preparations")
    item = models.CharField(max_length=16, choices=Prepare.choices)
    note = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "item"], name="prepared_once")]


class Attendance(Record):
    """Who was at the table; noted when the meeting begins."""

    PRIVACY = Privacy(retention="case file", personal={"invitation": "who was there"})

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="attendance")
    remote = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_how = models.CharField(max_length=6, choices=Signed.choices, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
