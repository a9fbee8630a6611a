from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from samspil.crisis.terms import Answer, Danger, Ending, Queue, Teller, Type, Where
from samspil.crisis.terms import Due as Kind
from samspil.ground.base import Privacy, Record


class Crisis(Record):
    """A crisis as it reached the desk. It needs no name and no file; both may come later.

    `reported_at` is when somebody first asked anybody for help: from there the clocks run, and where it is not known they
    say so. `met_at` is the first time face to face. `queue` and `sort_at` are kept so that the board is one indexed read.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "child_name": "whom it is about", "ages": "which help fits", "place_text": "going there", "story": "what the danger is",
            "present": "who is there", "where_text": "where the child is", "reach": "calling back", "teller_name": "calling back",
            "specialist": "who helps already", "assessed_words": "what kind of crisis it is", "close_words": "how it ended",
        },
        by_class={"nameless": lambda before: Q(case=None, closed_at__lt=before)},
        clock="with the file of the child; one that came to no file by the period for such a crisis",
    )  # fmt: skip

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.CASCADE, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField()
    key = models.UUIDField(unique=True)
    """Made by the form: the same call sent twice is one crisis."""
    received_at = models.DateTimeField()
    received_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(null=True, blank=True)

    child_name = models.CharField(max_length=120, blank=True)
    ages = models.CharField(max_length=60, blank=True)
    area = models.ForeignKey("crisis.Area", models.PROTECT, null=True, blank=True, related_name="+")
    place_text = models.CharField(max_length=200, blank=True)
    protected = models.BooleanField(default=False)
    danger = models.CharField(max_length=10, choices=Danger.choices)
    story = models.TextField(blank=True)
    present = models.CharField(max_length=200, blank=True)
    where = models.CharField(max_length=12, choices=Where.choices)
    where_text = models.CharField(max_length=120, blank=True)
    reach = models.CharField(max_length=160, blank=True)
    teller = models.CharField(max_length=10, choices=Teller.choices)
    teller_name = models.CharField(max_length=120, blank=True)
    specialist = models.CharField(max_length=120, blank=True)
    with_specialist = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    unwilling = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    cannot_meet = models.CharField(max_length=3, choices=Answer.choices, blank=True)

    attempts = models.PositiveSmallIntegerField(default=0)
    first_attempt_at = models.DateTimeField(null=True, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    assessed_as = models.CharField(max_length=14, choices=Type.choices, blank=True)
    assessed_words = models.TextField(blank=True)
    queue = models.PositiveSmallIntegerField(choices=Queue.choices, default=Queue.NOBODY)
    sort_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    close_words = models.TextField(blank=True)
    incident = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    """Asked at the close: whether something happened during the help. What is noted as an incident is known without it."""
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "number"], name="one_crisis_per_number"),
            models.CheckConstraint(
                condition=Q(assessed_as="") | Q(met_at__isnull=False), name="a_crisis_is_judged_face_to_face"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("received_at")), name="crisis_order"
            ),
            models.CheckConstraint(condition=Q(closed_at=None) | ~Q(ending=""), name="an_end_says_where"),
        ]
        indexes = [
            models.Index(
                fields=["institution", "queue", "sort_at", "id"],
                name="crisis_open",
                condition=Q(closed_at=None),
            ),
            models.Index(fields=["institution", "-received_at", "-id"], name="crisis_by_day"),
            models.Index(fields=["case", "-received_at"], name="crisis_by_case"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """How people speak of it: by name where there is one, else by its number."""
        return self.child_name or _("No name yet (%(number)s)") % {"number": self.number}


class Going(Record):
    """Somebody goes there, is there, or has been."""

    PRIVACY = Privacy(retention="case file", personal={"account": "who goes", "sent_by": "who sent them"})

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="goings")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    expected_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["crisis", "account"], condition=Q(ended_at=None), name="goes_once"
            ),
        ]
        indexes = [models.Index(fields=["account"], name="going_now", condition=Q(ended_at=None))]


class Due(Record):
    """Something that somebody has to do by a moment, until it is done: what My day and the list of late ones read."""

    PRIVACY = Privacy(retention="case file", personal={"account": "who is reminded"})

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="dues")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.UUIDField(null=True, blank=True)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "due_at"], name="crisis_due_mine", condition=Q(done_at=None)),
            models.Index(fields=["institution", "due_at"], name="crisis_due_late", condition=Q(done_at=None)),
            models.Index(fields=["crisis", "kind"], name="crisis_due_of"),
        ]
