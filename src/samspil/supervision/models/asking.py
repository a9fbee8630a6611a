"""Who knows what in which institution; questions to them; and what was useful, without names."""

from django.db import models
from django.db.models import Q

from samspil.ground.base import Privacy, Record
from samspil.supervision.terms import ANSWER_DAYS, LONGEST_WAIT, Asked, Topic


class Expertise(Record):
    """Somebody of an institution knows about a topic and takes so many questions at a time."""

    PRIVACY = Privacy(
        retention="institution", personal={"account": "who knows", "words": "what they say of it"}
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    topic = models.CharField(max_length=12, choices=Topic.choices)
    words = models.CharField(max_length=200, blank=True)
    at_a_time = models.PositiveSmallIntegerField(default=3)
    days = models.PositiveSmallIntegerField(default=ANSWER_DAYS)
    """Working days within which they answer, as it was agreed."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "account", "topic"], condition=Q(until=None), name="knows_a_topic_once"
            ),
            models.CheckConstraint(condition=Q(at_a_time__gte=1), name="takes_a_question"),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=LONGEST_WAIT), name="answers_in_an_agreed_time"
            ),
        ]
        indexes = [models.Index(fields=["topic", "until"], name="expertise_by_topic")]


class Question(Record):
    """A family or a consultant asks who knows. `anonymous` until whoever asks says who they are."""

    PRIVACY = Privacy(
        retention="foster family",
        personal={
            "text": "what is asked", "asked_by": "who asks", "family": "of which family", "answer": "what was answered",
            "matched_to": "who answers",
        },
    )  # fmt: skip

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    """The service of the family or consultant who asks."""
    asked_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    family = models.ForeignKey("carers.FosterFamily", models.CASCADE, null=True, related_name="+")
    anonymous = models.BooleanField(default=False)
    named_at = models.DateTimeField(null=True, blank=True)
    """When whoever asked without their name said who they are."""
    topic = models.CharField(max_length=12, choices=Topic.choices)
    text = models.TextField()
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=Asked.choices, default=Asked.OPEN)
    matched_to = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    matched_home = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")
    matched_at = models.DateTimeField(null=True, blank=True)
    turns = models.JSONField(default=list, blank=True)
    """Who was on it: account, institution, since when, until when. The last is who is on it now."""
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    useful = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_question_asks"),
            models.CheckConstraint(
                condition=Q(state=Asked.OPEN, matched_to__isnull=True)
                | (~Q(state=Asked.OPEN) & Q(matched_to__isnull=False)),
                name="somebody_is_on_it_or_nobody",
            ),
        ]
        indexes = [
            models.Index(fields=["matched_to", "state"], name="question_by_who_answers"),
            models.Index(fields=["asked_by", "-asked_at"], name="question_by_who_asks"),
            models.Index(fields=["institution", "state"], name="question_by_service"),
        ]


class Piece(Record):
    """What was useful to one and may be to others: written anew without names. Found by its words."""

    PRIVACY = Privacy(retention="institution")

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    topic = models.CharField(max_length=12, choices=Topic.choices)
    title = models.CharField(max_length=120)
    text = models.TextField()
    words = models.TextField()
    """Folded words of title and text, by which it is found."""
    written_by = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["country", "topic"], name="piece_by_topic")]
