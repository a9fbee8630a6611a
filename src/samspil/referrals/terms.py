"""Words of requests for help."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    INSTITUTION = "institution", _("another organisation")
    CITIZEN = "citizen", _("somebody who is worried")
    YOUNG = "young", _("the young person")
    FAMILY = "family", _("the family")
    OWN = "own", _("own observation")


class Urgency(models.TextChoices):
    NOW = "now", _("danger now")
    DAY = "day", _("within a day")
    WEEK = "week", _("within a week")
    WHEN_POSSIBLE = "when_possible", _("when possible")


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    PASSED_ON = "passed_on", _("passed on")
    DECLINED = "declined", _("declined")


WORKING_DAYS = {Urgency.NOW: 0, Urgency.DAY: 1, Urgency.WEEK: 5, Urgency.WHEN_POSSIBLE: 10}
"""In how many working days the next date falls when the asker cannot set one."""
