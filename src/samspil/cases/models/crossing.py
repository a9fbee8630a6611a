"""What crosses between institutions, and looks in an emergency."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from samspil.cases.models.file import Case, Participation
from samspil.cases.models.timeline import Entry
from samspil.cases.terms import Basis, Finding, ShareField
from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order


class Share(Record):
    """Something crosses to another institution, to one of its teams or to one person there: an entry, some sentences of
    it, or named facts about a person. For a purpose, on a basis, until a moment. It ends by itself."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "entry": "what crosses",
            "person": "about whom facts cross",
            "excerpt": "the sentences that cross",
            "purpose": "why",
        },
    )

    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="shares")
    case = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="shares_of_facts")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    giver = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey("institutions.Institution", models.PROTECT)
    to_team = models.ForeignKey("institutions.Team", models.PROTECT, null=True, blank=True, related_name="+")
    to_account = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    fields = models.CharField(max_length=160, blank=True)
    excerpt = models.TextField(blank=True)
    scope = models.JSONField(default=list, blank=True)
    """Which kinds of data it tells, of those a consent names; held against the consent when it is given."""
    purpose = models.CharField(max_length=160)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    basis_note = models.CharField(max_length=160, blank=True)
    consent = models.ForeignKey("consents.Consent", models.PROTECT, null=True, blank=True, related_name="+")
    statute = models.CharField(max_length=160, blank=True)
    requested_on = models.DateField(null=True, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    shared_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    ended_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            period_order("share_order"),
            models.CheckConstraint(
                condition=Q(entry__isnull=False, person__isnull=True)
                | (Q(entry__isnull=True, person__isnull=False, case__isnull=False) & ~Q(fields="")),
                name="a_share_is_of_an_entry_or_of_named_facts",
            ),
        ]
        indexes = [
            models.Index(fields=["to", "entry", "until"], name="share_to"),
            models.Index(fields=["person", "to", "until"], name="share_of_facts"),
            # Most shares are of entries and name no case: an index without them finds the few at once.
            models.Index(fields=["case"], condition=Q(case__isnull=False), name="share_about_case"),
        ]

    @property
    def about(self) -> Any:
        """The id of the case that it belongs to."""
        return self.case_id or (self.entry.case_id if self.entry else None)

    @property
    def source(self) -> Any:
        """The id of the institution whose record crosses."""
        return self.entry.institution_id if self.entry else self.giver_id

    @property
    def names(self) -> frozenset[str]:
        """The fields that cross; none named means the whole entry."""
        return frozenset(self.fields.split())

    @property
    def labels(self) -> list[str]:
        return [str(ShareField(name).label) for name in self.fields.split()]


class EmergencyLook(Record):
    """Somebody looked into a file in an emergency. It opened a participation of that one person for a short time, and a
    review that the same person cannot close."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"account": "who looked", "reason": "why", "words": "what the review found"},
    )

    participation = models.OneToOneField(Participation, models.CASCADE, related_name="emergency")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    reason = models.TextField()
    review_due = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=15, choices=Finding.choices, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("account")),
                name="nobody_reviews_their_own_look",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, finding="")
                | (Q(reviewed_at__isnull=False) & ~Q(finding="")),
                name="a_closed_review_says_what_it_found",
            ),
        ]
        indexes = [models.Index(fields=["reviewed_at", "review_due"], name="emergency_by_due")]
