"""The way from the enquiry to approval: the six steps of the Dutch quality framework, and why somebody stops."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Step(models.IntegerChoices):
    INFORMATION = 1, pgettext_lazy("step to fostering", "Information pack")
    MEETING = 2, pgettext_lazy("step to fostering", "Information evening")
    PREPARATION = 3, pgettext_lazy("step to fostering", "Preparation")
    VISITS = 4, pgettext_lazy("step to fostering", "Home visits")
    REPORT = 5, pgettext_lazy("step to fostering", "Report")
    REGISTRATION = 6, pgettext_lazy("step to fostering", "Registration")


class Purpose(models.TextChoices):
    FIRST = "first", pgettext_lazy("way of a foster family", "first approval")
    RENEWAL = "renewal", pgettext_lazy("way of a foster family", "renewal")


class State(models.TextChoices):
    RUNNING = "running", pgettext_lazy("way of a foster family", "on the way")
    APPROVED = "approved", pgettext_lazy("way of a foster family", "approved")
    DECLINED = "declined", pgettext_lazy("way of a foster family", "not approved")
    STOPPED = "stopped", pgettext_lazy("way of a foster family", "stopped")


class Lost(models.TextChoices):
    """Why a way stopped before a decision."""

    NO_ANSWER = "no_answer", _("no answer any more")
    NOT_NOW = "not_now", _("not now")
    OTHER_IMAGE = "other_image", _("expected something else")
    WAITED = "waited", _("waited too long")
    LIFE = "life", _("illness, moving, a change in life")
    REQUIREMENT = "requirement", _("does not meet a requirement")
    ELSEWHERE = "elsewhere", _("went to another service")
    SERVICE = "service", _("the service advised against it")
    OTHER = "other", pgettext_lazy("why a way stopped", "another reason")


class EventKind(models.TextChoices):
    EVENING = "evening", _("information evening")
    COURSE = "course", _("preparation, part of a course")


class Coming(models.TextChoices):
    INVITED = "invited", pgettext_lazy("at an evening", "invited")
    COMING = "coming", pgettext_lazy("at an evening", "comes")
    CAME = "came", pgettext_lazy("at an evening", "was there")
    MISSED = "missed", pgettext_lazy("at an evening", "was not there")
    CANCELLED = "cancelled", pgettext_lazy("at an evening", "said it does not suit")


class Channel(models.TextChoices):
    FRIENDS = "friends", _("somebody who fosters")
    MEDIA = "media", _("newspaper, radio or television")
    SOCIAL = "social", _("social media")
    EVENT = "event", _("fair, school or club")
    SEARCH = "search", _("looked for it")
    CHILD = "child", _("a child they know")
    OTHER = "other", pgettext_lazy("how somebody heard", "otherwise")


class Outcome(models.TextChoices):
    APPROVED = "approved", pgettext_lazy("decision on a family", "approved")
    DECLINED = "declined", pgettext_lazy("decision on a family", "not approved")


class Result(models.TextChoices):
    """What came of an appeal."""

    UPHELD = "upheld", _("the decision stays")
    OVERTURNED = "overturned", _("the family is looked at once more")


class Found(models.TextChoices):
    """What came of an allegation. Not founded is said as plainly as founded."""

    UNFOUNDED = "unfounded", _("not founded")
    UNCLEAR = "unclear", _("could not be cleared up")
    PARTLY = "partly", _("founded in part")
    FOUNDED = "founded", _("founded")


SLOW = {
    Step.INFORMATION: 14, Step.MEETING: 30, Step.PREPARATION: 90, Step.VISITS: 60, Step.REPORT: 30, Step.REGISTRATION: 30,
}  # fmt: skip
"""Days after which a family waits longer than usual in a step, until there are enough of the service's own to say (see `usual`)."""
ENOUGH = 8
SOON = 60
"""A check that ends within so many days is shown."""
ENDS_IN = dt.timedelta(days=30)
"""A check that ends within so many days waits in the My day of who guides the family."""
HEARD = dt.timedelta(days=42)
"""After so many days without a word from the service a family waits there too."""
