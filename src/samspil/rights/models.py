import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from samspil.ground.base import SHORT, Privacy, Record
from samspil.rights.terms import Outcome, Relation, What, Why, Wish


class Reader(Record):
    """Somebody whom a file is about, or who answers for them, may read it in plain words: as what, decided by whom, since
    and until when. Whether the law lets them is asked anew at every look (`policy.open_to`)."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "person": "who reads", "account": "their own sign-in", "relation": "what they are to the child",
            "decided_why": "why they may read",
        },
    )  # fmt: skip

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="readers")
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    language = models.CharField(max_length=5)
    names_open = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    decided_why = models.CharField(max_length=400, blank=True)
    ended_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(until=None), name="one_reading_of_a_file"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_why=""), name="who_lets_read_says_why"
            ),
        ]
        indexes = [models.Index(fields=["account", "until"], name="reader_by_account")]


class Key(Record):
    """The invitation to open a file: a secret kept as its hash, for some days, with the date of birth asked, a few tries."""

    PRIVACY = Privacy(
        retention="short",
        personal={"email": "where the invitation goes"},
        over=lambda at: Q(expires_at__lt=at - SHORT),
        clock="90 days after its last day, used or not",
    )

    reader = models.ForeignKey(Reader, models.CASCADE, related_name="keys")
    secret_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)


class Statement(Record):
    """What a person wrote themselves. Nobody changes it, they themselves neither: they write more."""

    PRIVACY = Privacy(retention="case file", personal={"text": "their own words", "person": "whose words"})

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="+")
    text = models.TextField()
    language = models.CharField(max_length=5)
    written_at = models.DateTimeField()
    entry = models.OneToOneField("cases.Entry", models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "person", "-written_at"], name="statement_by_person")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a person's own words are never changed")
        super().save(*args, **kwargs)


class Withheld(Record):
    """Something that the people of the file do not see, because somebody decided so, for a reason they are told."""

    PRIVACY = Privacy(retention="case file", personal={"words": "why it is withheld, for the file"})

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    record = models.UUIDField(null=True, blank=True)
    why = models.CharField(max_length=10, choices=Why.choices)
    words = models.CharField(max_length=400)
    by_lead = models.BooleanField(default=False)
    decided_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "what", "record"], condition=Q(ended_at=None), name="withheld_once"
            ),
            models.CheckConstraint(
                condition=Q(record__isnull=False) | Q(what=What.PLACE), name="what_is_withheld_is_named"
            ),
        ]


class Request(Record):
    """What somebody asks about their own file, and the answer. The clock is the law's as it stood when it was asked."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "person": "who asks", "text": "what they ask", "about": "what it is about", "answer": "what they are told",
            "reason": "why not", "extended_why": "why it takes longer",
        },
    )  # fmt: skip

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    withheld = models.ForeignKey(Withheld, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Wish.choices)
    about = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    asked_on = models.DateField()
    due_on = models.DateField()
    more_months = models.PositiveSmallIntegerField(default=0)
    rule = models.UUIDField(null=True, blank=True)
    extended_at = models.DateTimeField(null=True, blank=True)
    extended_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    extended_why = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    def late_on(self, today: dt.date, zone: str) -> bool:
        """Whether the answer came, or has not come until today, after the day it was due; days are those of `zone`."""
        last = self.answered_at.astimezone(ZoneInfo(zone)).date() if self.answered_at else today
        return last > self.due_on

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, outcome="") | (Q(answered_at__isnull=False) & ~Q(outcome="")),
                name="an_answer_says_yes_partly_or_no",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=[Outcome.PARTLY, Outcome.REFUSED]) | ~Q(reason=""), name="a_no_says_why"
            ),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True) | ~Q(extended_why=""), name="longer_says_why"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["institution", "answered_at", "due_on"], name="request_by_due")]


class Pack(Record):
    """The copy of what is kept about a person, gathered by a worker who blacks out what is not theirs to read.

    `passages` are what was gathered, in order, as it stood; the file that is handed over holds nothing of what is marked.
    """

    PRIVACY = Privacy(
        retention="case file", personal={"person": "whose copy", "passages": "what is kept about them"}
    )

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, models.SET_NULL, null=True, blank=True, related_name="packs")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    language = models.CharField(max_length=5)
    passages = models.JSONField()
    begun_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    second_look_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    second_look_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    file = models.OneToOneField("documents.Stored", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, file__isnull=True)
                | Q(made_at__isnull=False, file__isnull=False),
                name="a_made_copy_has_its_file",
            ),
        ]


class Mark(Record):
    """A piece of a passage that is blacked out, from one letter to another, with the reason the reader is told."""

    PRIVACY = Privacy(retention="case file", personal={"passage": "what was blacked out"})

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="marks")
    passage = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    why = models.CharField(max_length=10, choices=Why.choices)
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="a_mark_covers_something"),
            models.UniqueConstraint(fields=["pack", "passage", "start", "end"], name="mark_once"),
        ]
