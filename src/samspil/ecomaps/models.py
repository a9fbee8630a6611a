"""Ties between the people around a child, as everybody at the table draws them together."""

from django.db import models
from django.db.models import F, Q

from samspil.ecomaps.terms import Consent, Often, Quality, Sphere, Support, View, Wish
from samspil.ground.base import Privacy, Record


class Tie(Record):
    """Somebody, or a place such as a school, is tied to somebody of the family. Said once; how it is stands in `Said`."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "person": "who belongs to the network", "name": "who belongs to the network", "to": "to whom",
        },
    )  # fmt: skip

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="ties")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=80, blank=True)
    to = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | (Q(person__isnull=True) & ~Q(name="")),
                name="a_tie_names_a_person_or_a_place",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | ~Q(person=F("to")), name="nobody_is_tied_to_themselves"
            ),
        ]
        indexes = [models.Index(fields=["case"], name="tie_by_case")]


class Said(Record):
    """How a tie is from a day on. A row never changes: a newer day follows it, a correction of the same day replaces it.

    `consent` and `wish` are of the person who is tied, in this case; of a place they say nothing.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "role": "what they are to each other", "quality": "how the tie is", "support": "where support goes",
            "often": "how often they meet",
            "last_contact": "when they last met", "sphere": "private or through work", "note": "what there is to know",
            "consent": "whether they agree to belong to the network", "wish": "which contact they want",
        },
    )  # fmt: skip

    tie = models.ForeignKey(Tie, models.CASCADE, related_name="said")
    since = models.DateField()
    ended = models.BooleanField(default=False)
    role = models.CharField(max_length=80, blank=True)
    quality = models.CharField(max_length=10, choices=Quality.choices)
    support = models.CharField(max_length=10, choices=Support.choices)
    often = models.CharField(max_length=10, choices=Often.choices)
    sphere = models.CharField(max_length=10, choices=Sphere.choices)
    last_contact = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=160, blank=True)
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.NOT_ASKED)
    wish = models.CharField(max_length=10, choices=Wish.choices, default=Wish.NOT_KNOWN)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tie", "since"], condition=Q(replaced_at=None), name="said_once_a_day"
            )
        ]


class Arrangement(Record):
    """Where an institution put people on its picture. Each its own: a gap would tell of somebody whom another may not know."""

    PRIVACY = Privacy(retention="case file", personal={"spots": "where people lie on a picture"})

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    view = models.CharField(max_length=10, choices=View.choices)
    spots = models.JSONField(default=dict)
    changed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "institution", "view"], name="arranged_once")]
