"""What is written on the timeline."""

from django.db import models
from django.db.models import Q

from samspil.cases.models.file import Case
from samspil.cases.terms import EntryKind, Mode
from samspil.ground.base import SHORT, Privacy, Record


class Entry(Record):
    """Something written or that happened, on the one timeline. It belongs to the institution that wrote it and is
    private to it until shared. A child's own words are nobody else's to edit."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "text": "what was seen, said and done",
            "data": "facts of an event",
            "voice": "whose words",
        },
    )

    case = models.ForeignKey(Case, models.CASCADE, related_name="entries")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    code = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    text = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    voice = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    voice_how = models.CharField(max_length=160, blank=True)
    for_all = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    corrected_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "-happened_at", "-id"], name="entry_by_time"),
            models.Index(fields=["case", "recorded_at"], name="entry_by_arrival"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | ~Q(code=""), name="an_entry_says_something"),
        ]


class EntryVersion(Record):
    """What an entry said before it was corrected."""

    PRIVACY = Privacy(retention="case file", personal={"text": "what was said before"})

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    text = models.TextField()
    author = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    replaced_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "revision"], name="entry_version_once")]


class LastLook(Record):
    """When somebody last saw what changed in their cases."""

    PRIVACY = Privacy(
        retention="short",
        personal={"account": "who looked"},
        over=lambda at: models.Q(looked_at__lt=at - SHORT),
        clock="replaced at each look, gone 90 days after the last",
    )

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.CASCADE)
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "institution"], name="one_last_look")]
