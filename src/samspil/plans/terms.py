"""Words of the plan: what state it is in, what state a step is in, who agrees."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("plan", "being written")
    AGREED = "agreed", pgettext_lazy("plan", "agreed")
    ENDED = "ended", pgettext_lazy("plan", "ended")


class StepState(models.TextChoices):
    OPEN = "open", pgettext_lazy("step", "open")
    DOING = "doing", pgettext_lazy("step", "started")
    DONE = "done", pgettext_lazy("step", "done")
    DROPPED = "dropped", pgettext_lazy("step", "dropped")


WAITING = (StepState.OPEN, StepState.DOING)
WAITS_TO_BE_DONE, WAITS_FOR_REVIEW = "plans.step", "plans.review"
"""The two kinds of things that plans hand to My day."""


class Answer(models.TextChoices):
    """What somebody says to the plan. Not having been asked is an answer of its own."""

    AGREES = "agrees", _("agrees")
    PARTLY = "partly", _("agrees partly")
    DOES_NOT = "does_not", _("does not agree")
    NOT_ASKED = "not_asked", _("was not asked")


class Warning(models.TextChoices):
    """Why the plan asked twice before it kept a step."""

    COMPETENCE = "competence", _("outside the competence of who does it")
    AFTER_REVIEW = "after_review", _("due after the review")
    TRIED = "tried", _("looks like something tried before that did not last")


@dataclass(frozen=True, slots=True)
class Who:
    """Who does a step: a person of the family or network, or an institution with or without a named worker."""

    person: UUID | None = None
    institution: UUID | None = None
    account: UUID | None = None

    @property
    def key(self) -> str:
        if self.person:
            return f"p:{self.person}"
        return f"a:{self.institution}:{self.account}" if self.account else f"i:{self.institution}"

    @classmethod
    def from_key(cls, key: str) -> "Who | None":
        kind, _colon, rest = key.partition(":")
        try:
            ids = [UUID(part) for part in rest.split(":")]
        except ValueError:
            return None
        if kind == "p" and len(ids) == 1:
            return cls(person=ids[0])
        if kind == "i" and len(ids) == 1:
            return cls(institution=ids[0])
        if kind == "a" and len(ids) == 2:
            return cls(institution=ids[0], account=ids[1])
        return None
