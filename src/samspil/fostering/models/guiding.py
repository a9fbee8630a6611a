from typing import Any

from django.db import models
from django.db.models import Q

from samspil.fostering.models.care import Care
from samspil.fostering.terms import ASKED, SCALE, ContactState, ExpenseState, Sign, VisitKind
from samspil.ground.base import Privacy, Record


class Visit(Record):
    """The guide sees the family: planned, then held. The next one is counted from the last that was held."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"note": "how the visit went", "saw_child": "whether the child was seen"},
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="visits")
    kind = models.CharField(max_length=10, choices=VisitKind.choices, default=VisitKind.HOME)
    planned_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=200, blank=True)
    saw_child = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["care", "-planned_at"], name="visit_by_care")]


class Contact(Record):
    """The child sees a parent or somebody else dear: agreed beforehand, and how it was."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "whom": "whom the child sees",
            "where": "where",
            "words": "how it was",
            "company": "who is there",
        },
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="contacts")
    whom = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    where = models.CharField(max_length=120, blank=True)
    company = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=ContactState.choices, default=ContactState.PLANNED)
    words = models.TextField(blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["care", "starts_at"], name="contact_by_care")]


class Checkin(Record):
    """A carer's own short check-in: five questions of ours that were never validated. It opens a talk, it measures nothing."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"answers": "how the carer is", "words": "in their words", "signs": "why somebody calls"},
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="checkins")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answers = models.JSONField()
    words = models.TextField(blank=True)
    call = models.BooleanField(default=False)
    signs = models.JSONField(default=list)
    strained = models.BooleanField(default=False)
    seen_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["care", "-at"], name="checkin_by_care")]

    @property
    def answers_said(self) -> list[tuple[object, object]]:
        """Question and answer in words."""
        words = dict(SCALE)
        return [
            (asked, words[self.answers[name]]) for name, asked in ASKED if self.answers.get(name) in words
        ]

    @property
    def signs_said(self) -> list[object]:
        return [Sign(sign).label for sign in self.signs if sign in Sign.values]


class Question(Record):
    """A carer asks; the guide answers. `holds`: they do not say yes before they know."""

    PRIVACY = Privacy(
        retention="case file", personal={"text": "what the carer asks", "answer": "what they are told"}
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="questions")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    text = models.TextField()
    holds = models.BooleanField(default=False)
    items = models.JSONField(default=list)
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_question_asks_something")]
        indexes = [models.Index(fields=["care", "-at"], name="question_by_care")]


class Diary(Record):
    """A line about the day, in the carer's words. Theirs alone, unless they let the guide read it. Never changed."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"text": "how the day was", "account": "whose words", "for_guide": "who reads it"},
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="diary")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    day = models.DateField()
    text = models.TextField()
    for_guide = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "diary"
        indexes = [models.Index(fields=["care", "-day", "-at"], name="diary_by_care")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a line of the diary is never changed")
        super().save(*args, **kwargs)


class Expense(Record):
    """Something the carer paid for, with a photo of the receipt. Somebody agrees or says why not; nothing is paid here."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "what": "what was bought",
            "amount": "for how much",
            "file": "the receipt",
            "why": "why not",
        },
    )

    care = models.ForeignKey(Care, models.CASCADE, related_name="expenses")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    what = models.CharField(max_length=120)
    spent_on = models.DateField()
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    currency = models.CharField(max_length=3)
    file = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ExpenseState.choices, default=ExpenseState.SENT)
    why = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="an_expense_costs_something"),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(why=""), name="who_refuses_an_expense_says_why"
            ),
        ]
        indexes = [models.Index(fields=["care", "-spent_on"], name="expense_by_care")]


class Paper(Record):
    """A paper that the carer needs at hand: a decision, a health card, an agreement."""

    PRIVACY = Privacy(retention="case file", personal={"title": "what it is", "file": "the paper"})

    care = models.ForeignKey(Care, models.CASCADE, related_name="papers")
    title = models.CharField(max_length=120)
    file = models.UUIDField()
    by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField()
