"""The work at home: two programmes with their phases, the log, what is measured."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Help(models.TextChoices):
    ASH = "ash", "Ambulante Spoedhulp"
    FF = "ff", "Families First"


DAYS = {Help.ASH: 28, Help.FF: 42}
"""At most so many days: four weeks, six weeks."""
START_DAYS, CLOSING_DAYS = 3, 4
HOURS_A_WEEK = {Help.ASH: (8, 10), Help.FF: (8, 10)}
VISITS_A_WEEK = {Help.FF: (4, 5)}
OUTSIDE_SHARE = 1 / 3
OFFICE = (dt.time(8), dt.time(18))
"""Office hours on working days of the country; all else is outside them."""


class Phase(models.TextChoices):
    START = "start", _("first days")
    CHANGE = "change", _("change")
    CLOSING = "closing", pgettext_lazy("phase", "closing")
    OVER = "over", pgettext_lazy("phase", "time is over")


GOALS_OF = {
    Help.ASH: (
        ("routines", _("Everyday routines are back")),
        ("safety", _("Safety is looked at and restored, with the network")),
        ("explored", _("Problems, risks, strengths and wishes are known")),
        ("shared", _("A shared view of what is going on, and advice")),
        ("handed", _("Handed over to who goes on")),
    ),
    Help.FF: (
        ("behaviour", _("Less difficult behaviour of the child")),
        ("competence", _("The child can do more")),
        ("burden", _("Parenting is felt as less of a burden")),
        ("parenting", _("The parents can do more")),
        ("network", _("The network is used more")),
    ),
}
GOALS = {code: words for rows in GOALS_OF.values() for code, words in rows}


class Reached(models.TextChoices):
    YES = "yes", pgettext_lazy("goal", "reached")
    PARTLY = "partly", pgettext_lazy("goal", "partly reached")
    NO = "no", pgettext_lazy("goal", "not reached")
    NOT_KNOWN = "", _("not known")


class Mode(models.TextChoices):
    HOME = "home", _("at their home")
    PHONE = "phone", _("phone")
    ELSEWHERE = "elsewhere", _("elsewhere")


class Ending(models.TextChoices):
    """Where the child lives when the crisis is closed."""

    HOME = "home", _("at home")
    NETWORK = "network", _("with relatives or friends")
    PLACED = "placed", _("placed elsewhere")
    NOT_KNOWN = "not_known", _("not known")


class Sign(models.TextChoices):
    """What preceded a crisis, as far as anybody saw it."""

    EARLIER = "earlier", _("an earlier crisis")
    WAITING = "waiting", _("waited for help")
    STOPPED = "stopped", _("help had just ended")
    SCHOOL = "school", _("missed school")
    SPLIT = "split", _("the parents separated")
    MONEY = "money", _("debts or loss of a home")
    ILLNESS = "illness", _("illness or addiction of a parent")
    REPORTS = "reports", _("reports that nothing came of")


class Aspect(models.TextChoices):
    """How true the work was to the method, aspect by aspect. The first four come first."""

    TARGET = "target", _("The right families")
    MID = "mid", _("Mid evaluation held")
    LENGTH = "length", _("Not longer than it may be")
    GOALS = "goals", _("Goals evaluated")
    REACHABLE = "reachable", _("Reachable day and night")
    SUPERVISION = "supervision", _("Talked over with a behavioural scientist")
    REFERRER = "referrer", _("The referrer took part")
    SPEED = "speed", _("Met within a day")
    HOURS = "hours", _("Enough time with the family")
    VISITS = "visits", _("Enough visits")
    OUTSIDE = "outside", _("A third outside office hours")
    FIXED = "fixed", _("One fixed worker")
