"""The map with its cards, who sees them otherwise, how they hang together, and who is here."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from samspil.formulations.models.words import Vocabulary
from samspil.formulations.terms import METHOD, Field, Kind, LinkKind, Strength, Voice
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
    vocabulary = models.ForeignKey(Vocabulary, models.PROTECT, null=True, blank=True, related_name="+")
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
            "plain": "the same in the family's words",
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
    plain = models.CharField(max_length=600, blank=True)
    language = models.CharField(max_length=5)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    changed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    touched = models.PositiveIntegerField(default=1)
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

    @property
    def voices(self) -> list["Differing"]:
        """Who sees it otherwise; cards from the reads of this room carry it already."""
        known: list[Differing] | None = getattr(self, "otherwise", None)
        if known is None:
            known = list(self.differing.filter(taken_back_at=None).order_by("said_at", "id"))
        return known

    @property
    def contested(self) -> str:
        """Who sees it otherwise and how, in one line."""
        return " · ".join(voice.said for voice in self.voices)


class Differing(Record):
    """A voice that sees a card otherwise. It stands beside the card, never in its place, and nobody edits it: who
    noted it, or the person whose voice it is, may take it back."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"words": "how somebody sees it otherwise", "voice": "whose words", "who": "whose words", "person": "whose words"},
    )  # fmt: skip

    factor = models.ForeignKey(Factor, models.CASCADE, related_name="differing")
    voice = models.CharField(max_length=10, choices=Voice.choices)
    who = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=600)
    own_hand = models.BooleanField(default=False)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_differing_voice_says_something")
        ]
        indexes = [models.Index(fields=["factor", "taken_back_at"], name="differing_by_card")]

    @property
    def said(self) -> str:
        """Whose voice and its words; older notes say both in one sentence."""
        name = self.who or (str(Voice(self.voice).label) if self.voice != Voice.OTHER else "")
        return f"{name}: {self.words}" if name else self.words


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


class Presence(Record):
    """Who has the map open, and on which card they are writing. Goes stale by itself after half a minute."""

    PRIVACY = Privacy(
        retention="short",
        personal={"account": "who is here"},
        over=lambda at: Q(seen_at__lt=at - dt.timedelta(days=1)),
        clock="a day; shown for half a minute",
    )

    map = models.ForeignKey(Map, models.CASCADE, related_name="present")
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    factor = models.ForeignKey(Factor, models.SET_NULL, null=True, related_name="+")
    writing_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["map", "account"], name="present_once")]
