from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.institutions.terms import Country
from samspil.rules.terms import Checked, State, Table


class Proposal(Record):
    """A rule that one person wrote down and another decides on."""

    PRIVACY = Privacy(
        retention="institution",
        personal={"proposed_by": "who wrote it", "decided_by": "who decided, another than the first"},
    )

    table = models.CharField(max_length=30, choices=Table.choices)
    country = models.CharField(max_length=2, choices=Country.choices)
    institution = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )
    key = models.CharField(max_length=60)
    value = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=300, blank=True)
    checked = models.CharField(max_length=10, choices=Checked.choices)
    note = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    proposed_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "declined"])
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="a_rule_is_decided_by_another",
            ),
            models.UniqueConstraint(
                fields=["table", "country", "key"], condition=Q(state="waiting", institution=None),
                name="one_proposal_waits_for_a_country",
            ),
            models.UniqueConstraint(
                fields=["table", "institution", "key"], condition=Q(state="waiting"),
                name="one_proposal_waits_for_a_house",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="proposal_order"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["country", "state", "proposed_at"], name="proposal_waiting")]


class Rule(Record):
    """One version of one row of a table, valid from a day. Never changed: what changes is a new version.

    On a day that row counts which has the highest version among those valid by then. Without an institution it is
    the country's; with one it is that institution's own.
    """

    PRIVACY = Privacy(retention="institution")

    table = models.CharField(max_length=30, choices=Table.choices)
    country = models.CharField(max_length=2, choices=Country.choices)
    institution = models.ForeignKey(
        "institutions.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )
    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    value = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=300, blank=True)
    checked = models.CharField(max_length=10, choices=Checked.choices)
    note = models.CharField(max_length=300, blank=True)
    proposal = models.OneToOneField(Proposal, models.PROTECT, null=True, blank=True, related_name="rule")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "country", "key", "version"], condition=Q(institution=None),
                name="one_rule_per_version",
            ),
            models.UniqueConstraint(
                fields=["table", "institution", "key", "version"], name="one_own_rule_per_version"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="rule_order"
            ),
        ]  # fmt: skip
