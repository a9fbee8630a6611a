import datetime as dt
from collections.abc import Callable

from django.db import models
from django.db.models import F, Q

from samspil.carers.terms import Kind, MemberRole, Source, Stance, Status, Topic
from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order

OVER: dict[str, Callable[[dt.datetime], Q]] = {
    "foster_family": lambda before: Q(status=Status.ENDED, ended_on__lt=before.date()),
    "foster_enquiry": lambda before: Q(status=Status.DECLINED, ended_on__lt=before.date()),
}
"""Families that ended before a moment, by the class of record whose period counts then. What is said of children placed with
them is in the children's files."""


def _without_papers(over: Callable[[dt.datetime], Q]) -> Callable[[dt.datetime], Q]:
    """The papers go first: see `clear_evidence`."""
    return lambda before: over(before) & ~Q(checks__file__isnull=False)


class FosterFamily(Record):
    """A family that fosters or is on the way to it, known to the foster care service that works with it."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "name": "how the family is called", "street": "visits", "postcode": "distance to school and parents",
            "city": "visits", "area": "where the family lives", "latitude": "distance", "longitude": "distance",
            "home": "what the home is like", "phone": "being reached", "email": "being reached",
            "number": "meeting the same family again in the institution's own list",
        },
        by_class={kept: _without_papers(over) for kept, over in OVER.items()},
        clock="by the periods for the file of a foster family, and for an enquiry that led to no approval",
    )  # fmt: skip

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    """The main kind; for which kinds it is approved and has places say `Approval` and `Offer`."""
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.ON_THE_WAY)
    area = models.CharField(max_length=80, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    city = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    protected = models.BooleanField(default=False)
    """Where they live is shown to nobody outside the service, only how far it is."""
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, blank=True)
    home = models.TextField(blank=True)
    consultant = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    """Who guides them now; `Guide` keeps since when, and who did before."""
    last_heard_on = models.DateField(null=True, blank=True)
    """When they last heard from the service."""
    known_since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=58, blank=True)
    """Under which number the institution's own list knows the family, so that taking the list over again makes no double."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["institution", "status", "name", "id"], name="family_by_status"),
            models.Index(fields=["consultant", "status"], name="family_by_consultant"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="a_point_has_two_numbers",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_family_has_a_name"),
            models.UniqueConstraint(
                fields=["institution", "number"], condition=~Q(number=""), name="a_list_names_a_family_once"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class OfFamily(Record):
    """Abstract: a row about one family; it goes with the family."""

    family = models.ForeignKey(FosterFamily, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Member(OfFamily):
    """Somebody who lives in the family. A carer may sign in with an account of their own."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "given_name": "who lives there", "family_name": "who lives there", "born_on": "age asked by law, and beside children",
            "phone": "being reached", "email": "being reached", "relation": "what they are to each other",
            "person": "the same person elsewhere", "account": "their own sign-in",
        },
    )  # fmt: skip

    role = models.CharField(max_length=10, choices=MemberRole.choices)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    born_on = models.DateField(null=True, blank=True)
    relation = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [period_order("family_member_order")]
        indexes = [models.Index(fields=["account", "until"], name="family_by_account")]

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.family_name) if part)


class Approval(OfFamily):
    """For whom the family is approved: kind, ages, places, from until, on which conditions. Set by a decision."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={"conditions": "what was agreed", "child": "approved for this child alone"},
    )

    kind = models.CharField(max_length=15, choices=Kind.choices)
    age_from = models.PositiveSmallIntegerField(default=0)
    age_before = models.PositiveSmallIntegerField(default=18)
    places = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    conditions = models.TextField(blank=True)
    child = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            period_order("approval_order"),
            models.CheckConstraint(condition=Q(age_before__gt=F("age_from")), name="approved_ages_have_an_order"),
            models.CheckConstraint(condition=Q(places__gte=1), name="an_approval_has_a_place"),
        ]  # fmt: skip


class Offer(OfFamily):
    """How many places of a kind the family has open now, of those it is approved for; the newest row of a kind counts."""

    PRIVACY = Privacy(retention="foster family")

    kind = models.CharField(max_length=15, choices=Kind.choices)
    places = models.PositiveSmallIntegerField()
    since = models.DateField()
    source = models.CharField(max_length=10, choices=Source.choices)
    noted_on = models.DateField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")


class FamilyFact(OfFamily):
    """What the family wants, can, cannot or has, with source and date. Replaced, never overwritten: `until` ends it."""

    PRIVACY = Privacy(
        retention="foster family", personal={"text": "their own words", "detail": "what fits them"}
    )

    topic = models.CharField(max_length=15, choices=Topic.choices)
    stance = models.CharField(max_length=10, choices=Stance.choices)
    detail = models.CharField(max_length=20, blank=True)
    low = models.SmallIntegerField(null=True, blank=True)
    high = models.SmallIntegerField(null=True, blank=True)
    text = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    noted_on = models.DateField(null=True, blank=True)
    """Empty: taken over from a list that did not say. Matching shows such a fact as of unknown age."""
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["family", "until"], name="fact_by_family")]


class Break(OfFamily):
    """A time in which the family takes nobody, at its own wish."""

    PRIVACY = Privacy(retention="foster family", personal={"reason": "why, if they said"})

    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [period_order("break_order")]


class Guide(OfFamily):
    """Who guides the family, from a day until a day."""

    PRIVACY = Privacy(retention="foster family", personal={"account": "who guides"})

    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["family"], condition=Q(until=None), name="one_guide_at_a_time"),
        ]
