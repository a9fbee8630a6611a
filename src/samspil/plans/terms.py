"""Words of the plan: what state it is in, what state a step is in, who agrees."""

import datetime as dt
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


class Rhythm(models.TextChoices):
    """How often a step is done: once until its day, or again and again until then."""

    ONCE = "once", pgettext_lazy("rhythm", "once")
    DAILY = "daily", pgettext_lazy("rhythm", "every day")
    SCHOOL_DAYS = "weekdays", pgettext_lazy("rhythm", "Monday to Friday")
    WEEKLY = "weekly", pgettext_lazy("rhythm", "once a week")


class Level(models.IntegerChoices):
    """How far a goal got. What each level means is written for each goal before it starts."""

    MUCH_LESS = -2, _("much less than expected")
    LESS = -1, _("less than expected")
    EXPECTED = 0, _("as expected")
    MORE = 1, _("more than expected")
    MUCH_MORE = 2, _("much more than expected")


LEVEL_FIELDS = {
    Level.MUCH_LESS: "much_less", Level.LESS: "less", Level.EXPECTED: "expected", Level.MORE: "more",
    Level.MUCH_MORE: "much_more",
}  # fmt: skip
"""The column in which a goal keeps what a level means."""

START_LEVELS = ((-1, _("less than expected")), (-2, _("much less than expected, as it can get no worse")))
"""Where a goal stands when it starts: usually one below, so that there is room to get worse."""


class Said(models.TextChoices):
    """The one-tap answer to a step that is done again and again."""

    YES = "yes", pgettext_lazy("one-tap answer", "yes")
    NOT = "not", pgettext_lazy("one-tap answer", "not today")


class CircleKind(models.TextChoices):
    """The pieces of the circle, in its order."""

    HYPOTHESIS = "hypothesis", _("What we assume")
    FACTOR = "factor", _("What keeps it going")
    GOAL = "goal", pgettext_lazy("circle", "Goal")
    STEP = "step", pgettext_lazy("circle", "Step")
    RESULT = "result", pgettext_lazy("circle", "Result")


class Part(models.TextChoices):
    """The parts a step has when it can be followed. They are there or not; no text is marked."""

    WHAT = "what", _("what will be done")
    WHO = "who", _("who does it")
    BY = "by", _("by when")
    SEEN = "seen", _("how we will see it")
    NEEDS = "needs", _("what it takes")
    AIM = "aim", _("what it works on")


WAITING = (StepState.OPEN, StepState.DOING)
WAITS_TO_BE_DONE, WAITS_FOR_REVIEW, WAITS_TOO_LONG = "plans.step", "plans.review", "plans.overdue"
"""The kinds of things that plans hand to My day."""

LINK_LASTS = dt.timedelta(days=180)
"""A page behind a secret address ends by itself after half a year, or two weeks after the review, whichever is first."""
AFTER_REVIEW = dt.timedelta(days=14)


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
