"""A proposal to one family, what each said to it, and how they got to know each other."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.matching.models.search import Search
from samspil.matching.terms import Fate, Said, Who


class Proposal(Record):
    """One family is asked for the children of a search. `told` is all that the family is told about them; `children` are
    the cases it was made for, so that a child added later asks for a new one."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"told": "what the family is told", "children": "for whom", "why": "why this family"},
    )

    search = models.ForeignKey(Search, models.CASCADE, related_name="proposals")
    family = models.ForeignKey("carers.FosterFamily", models.PROTECT, related_name="+")
    children = models.JSONField(default=list)
    told = models.JSONField(default=list)
    why = models.TextField(blank=True)
    proposed_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answer_by = models.DateField()
    fate = models.CharField(max_length=10, choices=Fate.choices, default=Fate.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["search"], condition=Q(fate__in=["open", "decided"]), name="one_proposal_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["family", "fate"], name="proposal_by_family")]


class Answer(Record):
    """What the carers, a parent or the young person said. A later answer of the same stands beside it; the newest counts."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "person": "who answers",
            "said": "what they said",
            "reason": "why",
            "how": "how they were asked",
        },
    )

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    who = models.CharField(max_length=8, choices=Who.choices)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    said = models.CharField(max_length=10, choices=Said.choices)
    reason = models.TextField()
    on = models.DateField()
    how = models.CharField(max_length=120, blank=True)
    taken_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="an_answer_has_a_reason")]


class Acquaintance(Record):
    """A first meeting of child, parents and carers, and what each said afterwards."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"there": "who was there", "child": "the child's words", "parents": "parents' words",
                  "carers": "carers' words"},
    )  # fmt: skip

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="acquaintances")
    on = models.DateField()
    there = models.CharField(max_length=200)
    child = models.TextField(blank=True)
    parents = models.TextField(blank=True)
    carers = models.TextField(blank=True)
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
