from typing import Any

from django.db import models
from django.db.models import F, Q

from samspil.coaching.terms import About
from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order


class Line(Record):
    """One person supervises another at an institution, from a moment until a moment."""

    PRIVACY = Privacy(
        retention="account", personal={"supervisor": "who supervises", "worker": "who is supervised"}
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    supervisor = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    worker = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    set_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            period_order("line_order"),
            models.UniqueConstraint(
                fields=["institution", "supervisor", "worker"],
                condition=Q(until=None),
                name="one_running_line",
            ),
            models.CheckConstraint(condition=~Q(supervisor=F("worker")), name="nobody_supervises_themselves"),
        ]
        indexes = [models.Index(fields=["supervisor", "institution", "until"], name="line_by_supervisor")]


class Comment(Record):
    """What a supervisor says to a worker about one case. Never changed."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"text": "what is said about the work", "worker": "for whom", "author": "who said it"},
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    worker = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    author = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+")
    about = models.CharField(max_length=10, choices=About.choices)
    text = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_comment_says_something")]
        indexes = [models.Index(fields=["worker", "institution", "-at"], name="comment_by_worker")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and kwargs.get("update_fields") != ["read_at"]:
            raise TypeError("a comment is never changed")
        super().save(*args, **kwargs)
