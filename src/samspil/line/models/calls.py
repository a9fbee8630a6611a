"""Calls, what was agreed, and who takes it further."""

from django.db import models
from django.db.models import F, Q

from samspil.ground.base import SHORT, Privacy, Record
from samspil.line.models.lines import AcuteLine
from samspil.line.terms import CameTo, Handed, Kind


class Call(Record):
    """One contact. It begins when somebody answers, is written while they speak, and ends once. Of the caller's number a keyed
    hash is kept, never the number; what a caller leaves to be called back on goes when that was done."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "caller": "recognised when they ring again", "who": "who rang, as they said", "family": "whom it is about",
            "text": "what was said", "advice": "what was advised", "next_step": "what was agreed",
            "back_number": "calling back, until that was done", "by": "who answered",
        },
        by_class={"call": lambda before: Q(family=None, began_at__lt=before)},
        house="line__institution",
        clock="with the family it is about; about nobody known by the period for such calls",
    )  # fmt: skip

    line = models.ForeignKey(AcuteLine, models.CASCADE, related_name="calls")
    began_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, blank=True)
    caller = models.CharField(max_length=64, blank=True)
    who = models.CharField(max_length=120, blank=True)
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, null=True, blank=True, related_name="+")
    topics = models.JSONField(default=list)
    text = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    ends = models.JSONField(default=list)
    back_at = models.DateTimeField(null=True, blank=True)
    """By when somebody calls back, if that was wished."""
    back_safe = models.BooleanField(null=True, blank=True)
    """Whether it is safe to call: yes, no, or nobody asked."""
    back_number = models.CharField(max_length=30, blank=True)
    back_said_at = models.DateTimeField(null=True, blank=True)
    """When calling back was promised."""
    back_done_at = models.DateTimeField(null=True, blank=True)
    back_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    helped = models.BooleanField(null=True, blank=True)
    """Whether the caller said that it was enough help for now; None: was not asked."""
    may_learn = models.BooleanField(null=True, blank=True)
    """Whether the caller agreed that a colleague reads what was written, to learn from it; None: was not asked, so nobody does."""
    referral = models.ForeignKey(
        "referrals.Referral", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    exchange = models.CharField(max_length=80, blank=True)
    """What the exchange calls it; empty for a call that was written down by hand."""
    chain = models.JSONField(default=list)
    """Who is rung in which order, fixed when the call began: numbers and seconds."""
    step = models.PositiveSmallIntegerField(default=0)
    rung_at = models.DateTimeField(null=True, blank=True)
    came_to = models.CharField(max_length=10, choices=CameTo.choices, blank=True)
    """How a call through an exchange ended; every one of them does."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")), name="call_order"
            ),
            models.UniqueConstraint(
                fields=["line", "exchange"],
                condition=~Q(exchange=""),
                name="an_exchange_tells_of_a_call_once",
            ),
        ]
        indexes = [
            models.Index(fields=["line", "-began_at"], name="call_by_line"),
            models.Index(fields=["by", "ended_at"], name="call_by_who_answered"),
            models.Index(fields=["family", "-began_at"], name="call_by_family"),
            models.Index(
                fields=["rung_at"], condition=~Q(exchange="") & Q(came_to=""), name="call_that_rings"
            ),
            models.Index(fields=["line", "caller"], condition=~Q(caller=""), name="call_by_caller"),
            models.Index(
                fields=["line", "back_at"], condition=Q(back_done_at=None), name="call_to_give_back"
            ),
        ]


class Told(Record):
    """One thing that an exchange told, by its own key, so that told twice it counts once."""

    PRIVACY = Privacy(
        retention="short", over=lambda at: Q(at__lt=at - SHORT), clock="90 days after it was told"
    )

    line = models.ForeignKey(AcuteLine, models.CASCADE, related_name="told")
    key = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "key"], name="told_once")]
        indexes = [models.Index(fields=["at"], name="told_at")]


class Handover(Record):
    """A call is handed to the family's consultant, who must say yes; if not by a moment, it goes to who leads. They get the summary
    and what is asked of them, not what was written while speaking."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={"summary": "what happened, in three lines", "ask": "what the consultant is asked", "to": "who is asked",
                  "asked": "who was asked first", "otherwise": "who is asked next", "answered_by": "who took it"},
    )  # fmt: skip

    call = models.OneToOneField(Call, models.CASCADE, related_name="handover")
    to = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    asked = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    """Who was asked first: `to` is who takes it, once somebody said yes."""
    otherwise = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    handed_at = models.DateTimeField(null=True, blank=True)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    summary = models.TextField()
    ask = models.CharField(max_length=300, blank=True)
    due_at = models.DateTimeField()
    otherwise_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=Handed.choices, default=Handed.WAITING)
    answered_by = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["to"], condition=~Q(state="done"), name="handover_by_consultant"),
            models.Index(fields=["otherwise"], condition=Q(state="waiting"), name="handover_by_lead"),
        ]


class Flag(Record):
    """Something whoever answers next must know about a caller or a family. It ends by itself."""

    PRIVACY = Privacy(
        retention="short",
        personal={
            "text": "what whoever answers must know",
            "caller": "who it is about",
            "family": "who it is about",
        },
        over=lambda at: Q(until__lt=at.date()),
        clock="until the day it names, at most 90 days",
    )

    line = models.ForeignKey(AcuteLine, models.CASCADE, related_name="flags")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, null=True, blank=True, related_name="+")
    caller = models.CharField(max_length=64, blank=True)
    text = models.CharField(max_length=200)
    until = models.DateField()
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(family__isnull=False) | ~Q(caller=""), name="a_flag_is_about_somebody"
            )
        ]
        indexes = [models.Index(fields=["line", "until"], name="flag_by_line")]
