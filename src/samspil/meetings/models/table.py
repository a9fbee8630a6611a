"""What was said at the table: decisions, dissent, risks, tasks."""

from django.db import models

from samspil.ground.base import Privacy, Record
from samspil.institutions.terms import MAY_DECIDE, Competence
from samspil.institutions.terms import Decision as Matter
from samspil.meetings.models.meeting import Invitation, Meeting


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


class Risk(Record):
    """A danger that somebody named, what is done about it, and in whose competence."""

    PRIVACY = Privacy(
        retention="case file", personal={"text": "what could happen", "measure": "what is done about it"}
    )

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="risks")
    text = models.CharField(max_length=500)
    measure = models.CharField(max_length=500, blank=True)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    competence = models.CharField(max_length=30, choices=Competence.choices, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["meeting", "noted_at"], name="risk_by_meeting")]


class Task(Record):
    """Something small that one of the invited does by a day; what belongs into the plan becomes a step there."""

    PRIVACY = Privacy(
        retention="case file", personal={"text": "what is to be done", "invitation": "who does it"}
    )

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tasks")
    text = models.CharField(max_length=300)
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="tasks")
    due_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["meeting", "noted_at"], name="task_by_meeting"),
            models.Index(fields=["invitation", "done_at", "due_on"], name="task_by_invitation"),
        ]
