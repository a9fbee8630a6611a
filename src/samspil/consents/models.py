from django.db import models
from django.db.models import Q

from samspil.consents.terms import GivenAs, Signed, Told
from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order


class Consent(Record):
    """Somebody agrees that something about a person may be told to somebody, for a purpose, from a moment to a moment.

    What was agreed never changes: a renewal is a new consent, and withdrawal works forward. A running consent is one
    whose period covers the moment and that nobody has taken back by then.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "person": "whom it is about", "giver": "who gave it", "giver_age": "whether they could give it",
            "judged_by": "who judged that they could", "judged_words": "in which words", "matter": "what it belongs to",
            "purpose": "what it is needed for", "signed_name": "the signature", "to_outside": "who is told",
            "withdrawn_words": "what was said when it was taken back", "withdrawn_told_by": "who took it back",
            "scope_note": "what exactly may be told",
        },
    )  # fmt: skip

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="consents")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    giver = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    given_as = models.CharField(max_length=10, choices=GivenAs.choices)
    giver_age = models.PositiveSmallIntegerField(null=True, blank=True)
    judged_by = models.CharField(max_length=120, blank=True)
    judged_words = models.CharField(max_length=300, blank=True)

    scope = models.JSONField(default=list)
    scope_note = models.CharField(max_length=300, blank=True)
    to = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_outside = models.CharField(max_length=160, blank=True)
    purpose = models.CharField(max_length=160)
    matter = models.CharField(max_length=160)
    since = models.DateTimeField()
    until = models.DateTimeField()

    language = models.CharField(max_length=12)
    signed = models.CharField(max_length=10, choices=Signed.choices)
    signed_on = models.DateField()
    signed_name = models.CharField(max_length=120, blank=True)
    scan = models.OneToOneField("documents.Stored", models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    renews = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="renewed_by")

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_told_by = models.CharField(max_length=120, blank=True)
    withdrawn_how = models.CharField(max_length=10, choices=Told.choices, blank=True)
    withdrawn_words = models.CharField(max_length=300, blank=True)
    withdrawn_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            period_order("consent_order"),
            models.CheckConstraint(
                condition=Q(to__isnull=False, to_outside="") | (Q(to__isnull=True) & ~Q(to_outside="")),
                name="a_consent_names_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(signed=Signed.PAPER, scan__isnull=False) | (Q(signed=Signed.SCREEN) & ~Q(signed_name="")),
                name="a_consent_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_how="", withdrawn_by__isnull=True)
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_how=""))
                | Q(withdrawn_at__isnull=False, withdrawn_how=Told.OWN_FILE),
                name="a_withdrawal_says_how_and_who_noted_it",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "institution", "until"], name="consent_by_person"),
            models.Index(fields=["to", "person"], name="consent_by_recipient"),
            models.Index(fields=["institution", "until"], name="consent_by_end"),
        ]
