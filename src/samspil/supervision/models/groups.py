"""Fixed groups of foster families, who leads them, who should not sit together, and their board."""

from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order
from samspil.supervision.terms import Part


class Group(Record):
    """A fixed group of families at a service, in one programme."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    programme = models.ForeignKey("programmes.Programme", models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    area = models.CharField(max_length=80, blank=True)
    """Where it meets."""
    ages_from = models.PositiveSmallIntegerField(null=True, blank=True)
    ages_to = models.PositiveSmallIntegerField(null=True, blank=True)
    formed_on = models.DateField()
    made_at = models.DateTimeField(null=True, blank=True)
    """When it was written down: before that nobody could see it, whatever day it began on."""
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_group_has_a_name"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("formed_on")), name="group_order"
            ),
            models.UniqueConstraint(
                fields=["institution", "name"], condition=Q(ended_on=None), name="one_group_of_a_name"
            ),
        ]
        indexes = [models.Index(fields=["institution", "programme", "name", "id"], name="circle_by_name")]

    def __str__(self) -> str:
        return self.name


class Membership(Record):
    """A family belongs to a group from a day until a day. One group of a programme at a time: its groups share the theme."""

    PRIVACY = Privacy(retention="foster family", personal={"why_left": "why, if they said"})

    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    programme = models.ForeignKey("programmes.Programme", models.PROTECT, related_name="+")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why_left = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "programme"], condition=Q(until=None), name="one_group_of_a_theme"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="group_member_order"
            ),
        ]
        indexes = [models.Index(fields=["group", "until"], name="member_by_group")]


class Facilitator(Record):
    """Somebody leads a group, for the institution they work at."""

    PRIVACY = Privacy(retention="institution", personal={"account": "who leads the group"})

    group = models.ForeignKey(Group, models.CASCADE, related_name="facilitators")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "account"], condition=Q(until=None), name="leads_a_group_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="facilitator_order"
            ),
        ]
        indexes = [models.Index(fields=["account", "until"], name="facilitator_by_account")]


class Apart(Record):
    """Two families who should not sit in one group. The reason is read by the service alone."""

    PRIVACY = Privacy(retention="foster family", personal={"why": "why not together"})

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    one = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    other = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    why = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            period_order("apart_order"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="two_families_apart"),
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(until=None), name="apart_is_said_once"
            ),
        ]


class Wish(Record):
    """A theme that a family wishes for: its groups are formed by it, and the year is planned by it."""

    PRIVACY = Privacy(retention="foster family", personal={"theme": "what they want to learn"})

    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    theme = models.CharField(max_length=80)
    noted_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "theme"], name="a_wish_is_said_once")]


class Post(Record):
    """What somebody of a family, or who leads the group, says to the group. `waits`: a facilitator looks at it first."""

    PRIVACY = Privacy(retention="foster family", personal={"text": "what they say", "author": "who says it"})

    group = models.ForeignKey(Group, models.CASCADE, related_name="posts")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, null=True, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    waits = models.BooleanField(default=False)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    hidden_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_post_says_something")]
        indexes = [models.Index(fields=["group", "-at"], name="post_by_group")]
