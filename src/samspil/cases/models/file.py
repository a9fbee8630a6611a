"""The file: the case, who takes part, where the child is."""

from typing import Optional

from django.db import models
from django.db.models import F, Q

from samspil.cases.terms import LISTED, PROTECTED, Basis, Closing, Part, Place
from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order
from samspil.institutions.terms import Competence


class Case(Record):
    """The shared file around one child. Three facts must exist while it is open, or be missing since a known moment:
    a worker, a next date, and where the child is. The database keeps that; the board shows what is missing.

    A secret place is never here: the case says "protected", and the place stands in the whereabouts alone. Reads put
    it on `opened_place` for those who may know it.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "child": "whom the file is about",
            "place_text": "where the child is",
            "next_what": "what is next",
        },
    )

    child = models.ForeignKey("people.Person", models.PROTECT, related_name="cases")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=40)
    referral = models.OneToOneField("referrals.Referral", models.PROTECT, null=True, blank=True)
    language = models.CharField(max_length=5)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=15, choices=Closing.choices, blank=True)

    worker = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    worker_missing_since = models.DateTimeField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    next_time = models.TimeField(null=True, blank=True)
    next_what = models.CharField(max_length=160, blank=True)
    next_missing_since = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=15, choices=LISTED)
    place_text = models.CharField(max_length=160, blank=True)
    place_since = models.DateField()
    revision = models.PositiveIntegerField(default=1)

    opened_place: Optional["Whereabouts"] = None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "reference"], name="case_reference_once"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False)
                | Q(worker__isnull=False)
                | Q(worker_missing_since__isnull=False),
                name="an_open_case_has_a_worker_or_misses_one_since",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False)
                | Q(next_on__isnull=False)
                | Q(next_missing_since__isnull=False),
                name="an_open_case_has_a_next_date_or_misses_one_since",
            ),
            models.CheckConstraint(
                condition=Q(place__in=[*Place.values, PROTECTED]),
                name="a_case_says_where_the_child_is_or_that_it_is_not_known",
            ),
            models.CheckConstraint(
                condition=~Q(place=PROTECTED) | Q(place_text=""), name="a_case_does_not_say_a_secret_place"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(close_reason=""), name="a_closed_case_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "closed_at", "next_on"], name="case_by_worker"),
            models.Index(
                fields=["institution", "closed_at", "id"],
                condition=Q(closed_at__isnull=False),
                name="case_by_closing",
            ),
        ]

    @property
    def stands(self) -> tuple[str, str]:
        """Where the child is, as far as the reader may know: the kind of place, and what was written about it."""
        told = self.opened_place
        return (told.place, told.text) if told else (self.place, self.place_text)


class Participation(Record):
    """An institution takes part in a case, in one competence, for a purpose, from a moment until a moment. With `only`
    it is one person who takes part, for a look in an emergency.

    `is_open`, `listed_on`, `listed_name`, `listed_place` and `lacks_worker` copy what case lists sort and filter by,
    so that a list of any size reads one index; operations keep them true and `samspil check` says so. Of a secret
    place only the list of the institution that noted it says more than "protected".
    """

    PRIVACY = Privacy(
        retention="case file", personal={"listed_name": "lists sort by name", "worker": "who works there"}
    )

    case = models.ForeignKey(Case, models.CASCADE, related_name="participations")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    competence = models.CharField(max_length=30, choices=Competence.choices)
    part = models.CharField(max_length=10, choices=Part.choices)
    worker = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.CharField(max_length=160, blank=True)
    basis = models.CharField(max_length=10, choices=Basis.choices, blank=True)
    basis_note = models.CharField(max_length=160, blank=True)
    consent = models.ForeignKey("consents.Consent", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    only = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")

    revision = models.PositiveIntegerField(default=1)
    """Of the worker that a partner names."""

    shows_address = models.BooleanField(default=False)
    shows_place = models.BooleanField(default=False)
    """Of a look in an emergency: whether it shows protected addresses and secret places, as the rule stood when it began."""

    is_open = models.BooleanField(default=True)
    listed_on = models.DateField()
    listed_name = models.CharField(max_length=120)
    listed_place = models.CharField(max_length=15, choices=LISTED)
    lacks_worker = models.BooleanField(default=False)

    class Meta:
        constraints = [
            period_order("participation_order"),
            models.CheckConstraint(
                condition=Q(part=Part.EMERGENCY, only__isnull=False, until__isnull=False)
                | (~Q(part=Part.EMERGENCY) & Q(only__isnull=True)),
                name="an_emergency_is_one_persons_and_ends",
            ),
            models.UniqueConstraint(
                fields=["case", "institution"], condition=Q(until=None), name="takes_part_once_without_end"
            ),
        ]
        indexes = [
            models.Index(fields=["institution", "is_open", "listed_on", "id"], name="part_by_next_date"),
            models.Index(fields=["institution", "is_open", "listed_name", "id"], name="part_by_name"),
            models.Index(
                fields=["institution", "is_open", "listed_place", "listed_on", "id"], name="part_by_place"
            ),
            models.Index(
                fields=["institution", "is_open", "lacks_worker", "listed_on", "id"], name="part_by_lack"
            ),
            models.Index(fields=["worker", "is_open", "listed_on", "id"], name="part_by_worker"),
            models.Index(fields=["case", "institution"], name="part_by_case"),
            # Few parts have an end: which of them ended since a page was opened is asked again and again.
            models.Index(
                fields=["institution", "until"], condition=Q(until__isnull=False), name="part_by_end"
            ),
        ]


class Whereabouts(Record):
    """Where the child was from a day until a day; the running one is copied on the case unless it is secret: then
    only the institution that noted it sees it, also later."""

    PRIVACY = Privacy(
        retention="case file", personal={"place": "where the child is", "text": "where the child is"}
    )

    case = models.ForeignKey(Case, models.CASCADE, related_name="whereabouts")
    place = models.CharField(max_length=15, choices=Place.choices)
    text = models.CharField(max_length=160, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    secret = models.BooleanField(default=False)
    noted_by = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="whereabouts_order"
            ),
            models.CheckConstraint(
                condition=Q(secret=False) | Q(noted_by__isnull=False), name="a_secret_place_is_somebody_s"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(until=None), name="the_child_is_in_one_place"
            ),
        ]
