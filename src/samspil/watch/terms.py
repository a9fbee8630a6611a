"""Words of unusual looking: the rules, from when each counts, and what came of looking into it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    """What makes a look unusual. Each is a plain rule; none is a judgement, and they are never added up."""

    OWN = "own", _("Own file, or that of somebody close")
    SAME_NAME = "same_name", _("Same surname")
    NEIGHBOUR = "neighbour", _("Same street")
    NIGHT = "night", _("Many cases at night")
    MANY = "many", _("Many cases in an hour")
    AFTER_FAILED = "after_failed", _("After asking in vain")
    CLOSED = "closed", _("After the case was closed")


class Outcome(models.TextChoices):
    PART_OF_WORK = "part_of_work", _("It was part of the work")
    MISTAKE = "mistake", _("A mistake; spoken about")
    NOT_ALLOWED = "not_allowed", _("Not allowed; handled as a breach")
    CANNOT_TELL = "cannot_tell", _("It cannot be told")


DEFAULTS: dict[str, int] = {
    "same_name.bearers": 40,
    "night.from": 22,
    "night.until": 6,
    "night.cases": 5,
    "many.cases": 15,
    "many.times": 3,
    "many.days": 60,
    "after_failed.minutes": 60,
    "closed.days": 30,
    "quiet.days": 90,
}
"""From when a rule counts. An institution may change each; docs/do/unusual-looking.md says what they mean and why."""

SAYS = {
    "same_name.bearers": _("A surname counts while at most so many people known here bear it"),
    "night.from": _("The night begins at this hour"),
    "night.until": _("The night ends at this hour"),
    "night.cases": _("So many different cases in one night"),
    "many.cases": _("So many different cases in one hour, and"),
    "many.times": _("so many times the busiest usual hour of the same person"),
    "many.days": _("The usual is read from so many days"),
    "after_failed.minutes": _("So many minutes after asking in vain"),
    "closed.days": _("So many days after the case was closed"),
    "quiet.days": _("What was part of the work is not listed again for so many days"),
}
LIMITS = {"night.from": (0, 23), "night.until": (0, 23)}
FEWEST, MOST = 1, 1000
