from django.db import models
from django.db.models import F, Q

from samspil.cases.terms import Basis
from samspil.ground.base import Privacy, Record
from samspil.sharing.terms import About, State


class Ask(Record):
    """One institution asks another for something about a child: what, for what, on which basis, until which day it is
    needed and how long it would be kept open. It waits in sight until it is answered, in part, by phone or with a no.

    `note` stays with who answered; `reason` is read by who asked. Who was asked reads the question while it is open.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "child": "about whom is asked", "question": "what is asked", "purpose": "why", "basis_note": "on which ground",
            "reason": "why it was refused", "note": "what was said by phone",
        },
    )  # fmt: skip

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="asks")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asker = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    to = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")

    about = models.CharField(max_length=10, choices=About.choices)
    scope = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    question = models.CharField(max_length=500, blank=True)
    purpose = models.CharField(max_length=160)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    basis_note = models.CharField(max_length=160, blank=True)
    consent = models.ForeignKey("consents.Consent", models.PROTECT, null=True, blank=True, related_name="+")
    statute = models.CharField(max_length=160, blank=True)
    requested_on = models.DateField(null=True, blank=True)
    needed_by = models.DateField()
    until = models.DateTimeField()
    asked_at = models.DateTimeField()
    named = models.BooleanField(default=True)
    """Whether they are told who the child is. Without the name it is a question in general."""

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    in_time = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asker=F("to")), name="nobody_asks_themselves"),
            models.CheckConstraint(
                condition=Q(state=State.WAITING, answered_at__isnull=True)
                | (~Q(state=State.WAITING) & Q(answered_at__isnull=False)),
                name="an_answered_question_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REFUSED) | ~Q(reason=""), name="a_refusal_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(basis=Basis.CONSENT) | Q(consent__isnull=False),
                name="a_question_on_consent_names_it",
            ),
        ]
        indexes = [
            models.Index(fields=["to", "state", "needed_by", "id"], name="ask_waiting"),
            models.Index(fields=["to", "-asked_at", "-id"], name="ask_got"),
            models.Index(fields=["asker", "-asked_at", "-id"], name="ask_sent"),
        ]


class AskShare(Record):
    """What crossed because of a question."""

    PRIVACY = Privacy(retention="case file", personal={"share": "what crossed"})

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="given")
    share = models.OneToOneField("cases.Share", models.CASCADE, related_name="+")
