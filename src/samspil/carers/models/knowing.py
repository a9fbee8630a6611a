from django.db import models
from django.db.models import Q

from samspil.carers.models.families import OfFamily
from samspil.carers.terms import Need, Source
from samspil.ground.base import Privacy, Record


class Learning(OfFamily):
    """What a carer or the family learnt: a course, a training, done on a day."""

    PRIVACY = Privacy(retention="foster family", personal={"title": "what was learnt", "member": "by whom"})

    member = models.ForeignKey("carers.Member", models.CASCADE, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)
    topic = models.CharField(max_length=15, choices=Need.choices, blank=True)
    done_on = models.DateField()
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)


class Suspension(OfFamily):
    """A time in which the family is not asked for a child. It says that, and never why."""

    PRIVACY = Privacy(retention="foster family", personal={"family": "who is not asked"})

    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["family"], condition=Q(until=None), name="one_suspension_at_a_time"),
        ]  # fmt: skip


class Key(Record):
    """The invitation of a carer to sign in: a secret kept as its hash, for some days, used once."""

    PRIVACY = Privacy(
        retention="foster family", personal={"email": "where the invitation goes", "member": "who is invited"}
    )

    member = models.ForeignKey("carers.Member", models.CASCADE, related_name="keys")
    email = models.EmailField()
    language = models.CharField(max_length=5)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
