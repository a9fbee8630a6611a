"""The decision of a named person, what makes up for what does not fit, and who read it a second time."""

from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.matching.models.proposing import Proposal
from samspil.matching.models.search import Need, Search
from samspil.matching.terms import Reading


class Decision(Record):
    """For the family of a proposal, or that there is no suitable family (without one). `seen` is the family's row of the
    table as it stood, never changed afterwards."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "reasons": "why", "alternatives": "which others were thought of", "seen": "what was known",
            "compromises": "what was given up", "compromise_why": "what was given up", "decided_by": "who answers for it",
        },
    )  # fmt: skip

    search = models.ForeignKey(Search, models.CASCADE, related_name="decisions")
    proposal = models.OneToOneField(Proposal, models.CASCADE, null=True, blank=True, related_name="decision")
    decided_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reasons = models.TextField()
    alternatives = models.TextField()
    compromises = models.JSONField(default=list)
    compromise_why = models.TextField(blank=True)
    seen = models.JSONField(default=dict)
    reader = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    placed_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    """Fell, because the proposal was withdrawn before the child came."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(alternatives=""), name="a_decision_has_reasons"
            ),
            models.CheckConstraint(
                condition=Q(reader__isnull=True) | ~Q(reader=F("decided_by")),
                name="nobody_reads_their_own_decision",
            ),
        ]


class Support(Record):
    """What makes up for one thing that does not fit, or is not known: what, who, until when."""

    PRIVACY = Privacy(retention="case file", personal={"what": "which help", "who": "who gives it"})

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="supports")
    need = models.ForeignKey(Need, models.CASCADE, null=True, related_name="+")
    label = models.CharField(max_length=300)
    mark = models.CharField(max_length=8)
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    by_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(who=""), name="support_says_what_and_who")
        ]


class SecondReading(Record):
    """What somebody else says to a decision before the child comes."""

    PRIVACY = Privacy(retention="case file", personal={"words": "what the reader says", "reader": "who read"})

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="reading")
    reader = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    said = models.CharField(max_length=10, choices=Reading.choices)
    words = models.TextField()
    at = models.DateTimeField()


class Call(Record):
    """No family fits: what is looked for is written down, without anything that tells who the child is, and given out."""

    PRIVACY = Privacy(retention="case file", personal={"words": "what is looked for"})

    search = models.ForeignKey(Search, models.CASCADE, related_name="calls")
    words = models.TextField()
    where = models.CharField(max_length=160)
    on = models.DateField()
    until = models.DateField()
    asked_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_call_says_something")]
