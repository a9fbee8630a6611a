from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.referrals.terms import Source, State, Urgency


class Referral(Record):
    """A request for help that reached an institution. It waits, visibly, until somebody answers with a reason."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "child_name": "whom it is about", "child_age": "which help fits", "asker_name": "asking back",
            "asker_contact": "asking back", "text": "what is needed", "where": "finding the child",
        },
    )  # fmt: skip

    to = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="referrals_in")
    source = models.CharField(max_length=12, choices=Source.choices)
    sender = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, related_name="referrals_out"
    )
    sent_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    passed_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="passed_to")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="referrals")

    child_name = models.CharField(max_length=120, blank=True)
    child_age = models.CharField(max_length=40, blank=True)
    where = models.CharField(max_length=200, blank=True)
    asker_name = models.CharField(max_length=120, blank=True)
    asker_contact = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=5)

    urgency = models.CharField(max_length=15, choices=Urgency.choices)
    next_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    received_at = models.DateTimeField()
    looked_at_first = models.DateTimeField(null=True, blank=True)
    worker = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    answer_code = models.CharField(max_length=16, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False), name="an_answer_has_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "accepted"]) | ~Q(reason=""), name="a_no_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["to", "state", "next_on", "id"], name="referral_waiting")]
