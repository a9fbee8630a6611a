from django.db import models
from django.db.models import Q

from samspil.crisis.models.crises import Crisis
from samspil.crisis.terms import Instead, Measure, VoiceRole
from samspil.ground.base import Privacy, Record


class SafetyLook(Record):
    """The eight points, as somebody saw them at a moment. Never changed; a later look stands beside it."""

    PRIVACY = Privacy(retention="case file", personal={"points": "how safe the child is", "by": "who looked"})

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="looks")
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    points = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["crisis", "-at"], name="look_by_crisis")]


class Decision(Record):
    """One measure, decided: what is known, what that means and what is done stand apart.

    `passed_over` says of each measure that comes earlier in the order why it was not enough.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "information": "what is known", "judgement": "what it means", "decision": "what is done", "passed_over": "why not",
            "child_view": "what the child says", "parents_view": "what the parents say", "offer": "what was offered at home",
            "by": "who decided",
        },
    )  # fmt: skip

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="decisions")
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    measure = models.CharField(max_length=8, choices=Measure.choices)
    information = models.TextField()
    judgement = models.TextField()
    decision = models.TextField()
    passed_over = models.JSONField(default=dict)
    child_view = models.TextField()
    parents_view = models.TextField()
    offer = models.TextField(blank=True)
    instead = models.CharField(max_length=14, choices=Instead.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(information="") & ~Q(judgement="") & ~Q(decision=""), name="three_texts_apart"
            ),
            models.CheckConstraint(
                condition=~Q(measure="place") | ~Q(offer="") | ~Q(instead=""), name="a_bed_is_the_exception"
            ),
        ]
        indexes = [models.Index(fields=["crisis", "-at"], name="decision_by_crisis")]


class Voice(Record):
    """Somebody else who decides: a second person, a behavioural scientist. Asked here, or heard on the phone."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"account": "who decides", "name": "who decides", "words": "what they say"},
    )

    made = models.ForeignKey(Decision, models.CASCADE, related_name="voices")
    role = models.CharField(max_length=10, choices=VoiceRole.choices)
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    """Somebody without an account here, heard on the phone by who decided."""
    agrees = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["made", "role"], name="one_voice_per_role"),
            models.CheckConstraint(
                condition=Q(account__isnull=False) | ~Q(name=""), name="a_voice_is_somebodys"
            ),
            models.CheckConstraint(
                condition=Q(agrees=None) | Q(said_at__isnull=False), name="a_voice_has_a_time"
            ),
        ]


class Gate(Record):
    """A bed was needed at once: taken now, written down within the set hours."""

    PRIVACY = Privacy(retention="case file", personal={"by": "who acted", "words": "why at once"})

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="gates")
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    acted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    words = models.CharField(max_length=300, blank=True)
    decision = models.OneToOneField(Decision, models.SET_NULL, null=True, blank=True, related_name="gate")
    documented_at = models.DateTimeField(null=True, blank=True)
    stay = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["crisis"], condition=Q(documented_at=None), name="one_open_gate")
        ]


class PlanCopy(Record):
    """A secret address under which somebody of the network reads the safety plan that counts, without an account. It ends by
    itself, when it is taken back, or when the team leaves the file."""

    PRIVACY = Privacy(
        retention="case file", personal={"name": "who has it", "opened_at": "whether it arrived", "made_by": "who gave it"}
    )  # fmt: skip

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="copies")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    secret_hash = models.CharField(max_length=64, unique=True)
    mailed = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["crisis", "-made_at"], name="plan_copy_by_crisis")]


class SafetyPlan(Record):
    """What was agreed with the network, in plain words, in the family's language. A new one replaces the last."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "present": "who agreed", "worries": "what is feared", "steps": "who does what", "signs": "when it goes wrong again",
            "call": "whom to call", "by": "who wrote it down",
        },
    )  # fmt: skip

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="plans")
    by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField()
    at_home = models.BooleanField(default=True)
    language = models.CharField(max_length=5)
    present = models.CharField(max_length=300)
    worries = models.TextField()
    steps = models.TextField()
    signs = models.TextField(blank=True)
    call = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["crisis", "-agreed_at"], name="plan_by_crisis")]
