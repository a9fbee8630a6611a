from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from samspil.access.terms import Role
from samspil.accounts.terms import LANGUAGE_NAMES, Theme
from samspil.ground.base import SHORT, Privacy, Record
from samspil.ground.periods import period_order


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser, Record):
    """A person who signs in. What they may do hangs on their memberships, never on the account."""

    PRIVACY = Privacy(
        retention="account",
        personal={
            "email": "signing in",
            "name": "colleagues and families see who wrote",
            "language": "pages speak it",
            "time_zone": "times are shown in it",
        },
    )

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, choices=LANGUAGE_NAMES, default="en")
    time_zone = models.CharField(max_length=40, blank=True, default="")
    """Where they read and type the time; empty: as their institution."""
    theme = models.CharField(max_length=5, choices=Theme.choices, default=Theme.AUTO)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(w[0] for w in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


class Membership(Record):
    """Somebody works for an institution in a role. A grant is a decision: who gave it and when is kept."""

    PRIVACY = Privacy(
        retention="account", personal={"account": "who works where", "role": "what they may do"}
    )

    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="memberships")
    team = models.ForeignKey("institutions.Team", models.PROTECT, null=True, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            period_order("membership_order"),
            models.UniqueConstraint(
                fields=["account", "institution"], condition=Q(until=None), name="one_running_membership"
            ),
        ]
        indexes = [models.Index(fields=["institution", "until"], name="membership_by_institution")]


class Invitation(Record):
    """Sign-in is by invitation only. The link's secret is stored as its hash."""

    PRIVACY = Privacy(
        retention="short",
        personal={"email": "where the invitation goes", "name": "greeting"},
        over=lambda at: models.Q(expires_at__lt=at - SHORT),
        clock="90 days after its last day, used or not",
    )

    email = models.EmailField()
    name = models.CharField(max_length=80)
    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    team = models.ForeignKey("institutions.Team", models.PROTECT, null=True, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    language = models.CharField(max_length=5, choices=LANGUAGE_NAMES)
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
