"""A search: for whom, what matters and who says so, what was asked of families."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.matching.terms import HIGHEST, LEAST, Action, ApartFor, Ended, Group, Voice, WaitsFor

_MARKS = [(m, m) for m in ("met", "partly", "not", "unknown")]


class Search(Record):
    """A foster family is looked for, for one child or for siblings together. Belongs to the institution that looks; `case`
    is the file of the first child and opens it."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"apart_for": "why siblings are parted", "apart_why": "why siblings are parted", "matcher": "who looks"},
    )  # fmt: skip

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    matcher = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    waits_since = models.DateField()
    """Since when the child waits for a family: counted in days."""
    come_on = models.DateField()
    """The day on which the child would come; ages and ends are looked at as they will be then."""
    talk_on = models.DateField(null=True, blank=True)
    apart_for = models.CharField(max_length=10, choices=ApartFor.choices, blank=True)
    apart_why = models.TextField(blank=True)
    parted_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    waits_for = models.CharField(max_length=10, choices=WaitsFor.choices, blank=True)
    waits_on = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    waits_due = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(apart_for="") | ~Q(apart_why=""), name="who_parts_siblings_says_why"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended="") | (Q(ended_at__isnull=False) & ~Q(ended="")),
                name="a_search_that_ended_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["institution", "ended_at", "waits_since", "id"], name="search_by_waiting"),
            models.Index(fields=["waits_on", "institution", "waits_for"], name="search_by_next"),
            models.Index(fields=["case"], name="search_by_case"),
        ]


class Seeker(Record):
    """A child of a search, and the kind of place that it needs."""

    PRIVACY = Privacy(retention="case file", personal={"case": "which child", "kind": "which kind of family"})

    search = models.ForeignKey(Search, models.CASCADE, related_name="seekers")
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    added_at = models.DateTimeField()
    running = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(running=True), name="a_child_is_in_one_search"
            ),
            models.UniqueConstraint(fields=["search", "case"], name="a_child_is_once_in_a_search"),
        ]


class Done(Record):
    """One of the eight actions, done on a day."""

    PRIVACY = Privacy(retention="case file", personal={"note": "what was done", "by": "who did it"})

    search = models.ForeignKey(Search, models.CASCADE, related_name="done")
    action = models.PositiveSmallIntegerField(choices=Action.choices)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "action"], name="an_action_is_done_once")]


class Need(Record):
    """One thing that matters in a search: a need, or a wish of the child or a parent, with who said it and when.

    `known` is a criterion of the catalogue or "own". `priority` is shown and counts for nothing. A `must` is a hard condition.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "words": "what the child or family needs", "source": "who said it", "wanted": "what meets it",
            "place": "where school, parents or friends are", "whose": "who lives there", "lat": "where they are", "lon": "where they are",
        },
    )  # fmt: skip

    search = models.ForeignKey(Search, models.CASCADE, related_name="needs")
    seeker = models.ForeignKey(Seeker, models.CASCADE, null=True, blank=True, related_name="needs")
    known = models.CharField(max_length=20)
    group = models.CharField(max_length=12, choices=Group.choices)
    words = models.CharField(max_length=300, blank=True)
    voice = models.CharField(max_length=8, choices=Voice.choices)
    source = models.CharField(max_length=120, blank=True)
    said_on = models.DateField()
    must = models.BooleanField(default=False)
    priority = models.PositiveSmallIntegerField(null=True, blank=True)
    wanted = models.JSONField(default=dict, blank=True)
    place = models.CharField(max_length=120, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    whose = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    """Who lives there: if their address is or becomes protected, the distance is no longer told."""
    protected = models.BooleanField(default=False)
    """The place is protected: nothing about its distance is told or counted."""
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__gte=LEAST, priority__lte=HIGHEST),
                name="a_priority_is_0_to_7",
            ),
            models.CheckConstraint(
                condition=Q(protected=False) | Q(lat__isnull=True, lon__isnull=True),
                name="a_protected_place_has_no_point",
            ),
            models.CheckConstraint(
                condition=~Q(known="own") | ~Q(words=""), name="an_own_criterion_has_words"
            ),
        ]


class Noted(Record):
    """What a family said, or what was found, about one need: asked by somebody on a day. The newest counts."""

    PRIVACY = Privacy(
        retention="case file", personal={"words": "what the family said", "source": "who said it"}
    )

    search = models.ForeignKey(Search, models.CASCADE, related_name="noted")
    need = models.ForeignKey(Need, models.CASCADE, related_name="noted")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, related_name="+")
    mark = models.CharField(max_length=8, choices=_MARKS)
    words = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=120)
    on = models.DateField()
    noted_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["search", "noted_at"], name="noted_in_search")]
