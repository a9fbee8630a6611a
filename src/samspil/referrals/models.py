from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.referrals.terms import Source, State, Urgency
from samspil.rules.terms import Ground


class Referral(Record):
    """A request for help that reached an institution. It waits, visibly, until somebody answers with a reason.

    `reason` is said to whoever sent it; `note` and `next_what` stay in the institution that received it.
    `form_token` makes pressing the button twice send once. Of the code that an outside asker gets only a keyed
    hash is kept. `opened_as` is the file that came of it; a plain id, because files come after requests.
    `basis` is why one institution may tell another who it is; until `until` the receiver reads it.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "child_name": "whom it is about", "child_age": "which help fits", "asker_name": "asking back",
            "asker_contact": "asking back", "text": "what is needed", "where": "finding the child",
            "reason": "the answer", "note": "the institution's own thoughts", "next_what": "what is next",
        },
        clock="with the file that came of it; else the institution's own period for requests, counted from the answer",
    )  # fmt: skip

    to = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="referrals_in")
    source = models.CharField(max_length=12, choices=Source.choices)
    sender = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="referrals_out"
    )
    sent_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    passed_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="passed_to"
    )

    child_name = models.CharField(max_length=120, blank=True)
    child_age = models.CharField(max_length=40, blank=True)
    where = models.CharField(max_length=200, blank=True)
    asker_name = models.CharField(max_length=120, blank=True)
    asker_contact = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=5)

    basis = models.CharField(max_length=10, choices=Ground.choices, blank=True)
    statute = models.CharField(max_length=120, blank=True)
    requested_on = models.DateField(null=True, blank=True)
    consent = models.ForeignKey("consents.Consent", models.SET_NULL, null=True, blank=True, related_name="+")
    until = models.DateTimeField(null=True, blank=True)

    urgency = models.CharField(max_length=15, choices=Urgency.choices)
    next_on = models.DateField()
    next_what = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    received_at = models.DateTimeField()
    looked_at_first = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    worker = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    answer_read_at = models.DateTimeField(null=True, blank=True)
    opened_as = models.UUIDField(null=True, blank=True)
    form_token = models.UUIDField(null=True, blank=True, unique=True)
    revision = models.PositiveIntegerField(default=1)
    code_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False), name="an_answer_has_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "accepted"]) | ~Q(reason=""), name="a_no_has_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["to", "state", "next_on", "id"], name="referral_waiting"),
            models.Index(fields=["to", "-decided_at", "-id"], name="referral_answered"),
            models.Index(fields=["sender", "-received_at", "-id"], name="referral_sent"),
        ]
