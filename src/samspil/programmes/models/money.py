from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.programmes.models.programme import Participation, Programme


class Funding(Record):
    """Money given to a programme for a time."""

    PRIVACY = Privacy(retention="institution")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="fundings")
    source = models.CharField(max_length=120)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    since = models.DateField()
    until = models.DateField()
    """The last day of its period."""
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="funding_order"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="funding_is_something"),
        ]


class Spending(Record):
    """Money of a funding that was spent. What was written by mistake is set right by an entry with a minus."""

    PRIVACY = Privacy(retention="institution")

    funding = models.ForeignKey(Funding, models.PROTECT, related_name="spent")
    participation = models.ForeignKey(Participation, models.PROTECT, null=True, blank=True, related_name="+")
    spent_on = models.DateField()
    what = models.CharField(max_length=160)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-spent_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="spending_is_something")]
