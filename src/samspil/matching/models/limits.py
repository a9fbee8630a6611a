"""What keeps a child away from a person, a family or a place, and children from each other. Stands from search to search."""

from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.matching.terms import ApartFor


class Ban(Record):
    """This child must not be where this person lives, in this family, or in this municipality. Exactly one of the three."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "person": "whom the child must be kept from", "area": "where the child must not be", "why": "the reason",
            "basis": "the order or agreement",
        },
    )  # fmt: skip

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, null=True, blank=True, related_name="+")
    area = models.CharField(max_length=80, blank=True)
    why = models.CharField(max_length=300)
    basis = models.CharField(max_length=160, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, family__isnull=True, area="")
                | Q(person__isnull=True, family__isnull=False, area="")
                | (Q(person__isnull=True, family__isnull=True) & ~Q(area="")),
                name="a_ban_names_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="ban_order"
            ),
        ]
        indexes = [models.Index(fields=["case", "institution"], name="ban_by_case")]


class BanAsked(Record):
    """Somebody asked whether whom a ban names lives in a family, and nobody there is. `members` are those who lived there then
    and are known by no person of their own: who moves in later is asked about anew."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"words": "what they said", "source": "who said it", "members": "of whom it was asked"},
    )

    ban = models.ForeignKey(Ban, models.CASCADE, related_name="asked")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    members = models.JSONField(default=list)
    words = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=120)
    on = models.DateField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ban", "family"], name="asked_about_a_ban")]


class Exclusion(Record):
    """This child must not live with another child, or with no other child at all (`other` empty)."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"other": "whom the child must not live with", "why": "the reason", "reason": "the reason"},
    )

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=10, choices=ApartFor.choices)
    why = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="exclusion_order"
            )
        ]
        indexes = [models.Index(fields=["case", "institution"], name="exclusion_by_case")]
