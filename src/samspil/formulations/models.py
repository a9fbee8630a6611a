"""Tables of the map. Every change goes through the map's row, so that it has one order and a revision."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from samspil.formulations.terms import METHOD, Field, Kind, LinkKind, Outcome, Status, Strength, Voice
from samspil.ground.base import Privacy, Record


class Map(Record):
    """A picture of a family's situation that everybody around the child draws together. One runs per case."""

    PRIVACY = Privacy(retention="case file", personal={"case": "whose situation is drawn"})

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="maps")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    started_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    method = models.CharField(max_length=20, default=METHOD)
    language = models.CharField(max_length=5)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="one_running_map")
        ]


class Factor(Record):
    """A card: one thought, with whose voice it is, what kind it is, where it comes from and when."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "text": "what is understood about the family's situation",
            "voice": "whose words",
            "voice_person": "whose words",
            "voice_words": "whose words",
            "source": "where it comes from",
            "contested": "who sees it otherwise",
        },
    )

    map = models.ForeignKey(Map, models.CASCADE, related_name="factors")
    number = models.PositiveIntegerField()
    field = models.CharField(max_length=15, choices=Field.choices)
    position = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    voice = models.CharField(max_length=10, choices=Voice.choices)
    voice_person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    voice_words = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=160, blank=True)
    said_on = models.DateField(null=True, blank=True)
    strength = models.PositiveSmallIntegerField(choices=Strength.choices, null=True, blank=True)
    unknown = models.BooleanField(default=False)
    contested = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    changed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    removed_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "number"], name="card_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="a_card_says_something"),
            models.CheckConstraint(condition=Q(field__in=Field.values), name="a_card_lies_on_a_field"),
        ]
        indexes = [models.Index(fields=["map", "field", "position"], name="card_by_place")]


class FactorVersion(Record):
    """What a card said before it was changed, and what somebody had written that was not kept."""

    PRIVACY = Privacy(retention="case file", personal={"text": "what the card said before"})

    factor = models.ForeignKey(Factor, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    replaced_at = models.DateTimeField()
    never_stood = models.BooleanField(default=False)


class Link(Record):
    """One card leads to another, keeps it going, or protects against it."""

    PRIVACY = Privacy(retention="case file")

    map = models.ForeignKey(Map, models.CASCADE, related_name="links")
    source = models.ForeignKey(Factor, models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Factor, models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="linked_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="no_card_leads_to_itself"),
        ]


class Hypothesis(Record):
    """A working theory in three parts. A row never changes its words: a new wording replaces it."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "keeps": "what keeps the difficulty going",
            "address": "what will be done about it",
            "achieve": "what that will achieve",
            "agreement": "who agrees",
        },
    )

    map = models.ForeignKey(Map, models.CASCADE, related_name="hypotheses")
    keeps = models.TextField()
    address = models.TextField()
    achieve = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices)
    test_until = models.DateField(null=True, blank=True)
    agreement = models.CharField(max_length=200, blank=True)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["map"], condition=Q(replaced_at=None), name="one_standing_hypothesis"
            ),
            models.CheckConstraint(
                condition=~Q(keeps="") & ~Q(address="") & ~Q(achieve=""), name="a_hypothesis_has_three_parts"
            ),
        ]


class Grounds(Record):
    """A card that a hypothesis rests on."""

    PRIVACY = Privacy(retention="case file")

    hypothesis = models.ForeignKey(Hypothesis, models.CASCADE, related_name="grounds")
    factor = models.ForeignKey(Factor, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hypothesis", "factor"], name="grounds_once")]


class Tried(Record):
    """Something that was tried before: what, when, and why it lasted or did not."""

    PRIVACY = Privacy(
        retention="case file", personal={"what": "what was tried with the family", "why": "why it ended"}
    )

    map = models.ForeignKey(Map, models.CASCADE, related_name="tried")
    what = models.CharField(max_length=300)
    period = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=15, choices=Outcome.choices)
    why = models.CharField(max_length=300, blank=True)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()


class MapVersion(Record):
    """The whole map as it stood at one moment. Cannot be changed."""

    PRIVACY = Privacy(retention="case file", personal={"content": "the map as it stood"})

    map = models.ForeignKey(Map, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    why = models.CharField(max_length=160)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["map", "number"], name="map_version_once")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a kept version cannot be changed")
        super().save(*args, **kwargs)


class Presence(Record):
    """Who has the map open, and on which card they are writing. Goes stale by itself after half a minute."""

    PRIVACY = Privacy(retention="short", personal={"account": "who is here"})

    map = models.ForeignKey(Map, models.CASCADE, related_name="present")
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    factor = models.ForeignKey(Factor, models.SET_NULL, null=True, related_name="+")
    writing_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["map", "account"], name="present_once")]
