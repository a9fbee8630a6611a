"""Words of coaching: what a comment is about, and from when something stands still."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _


class About(models.TextChoices):
    MAP = "map", _("map without an assumption")
    PLAN = "plan", _("plan whose review has passed")
    GOAL = "goal", _("goal that stands still")
    CASE = "case", _("the case as a whole")


QUIET = dt.timedelta(weeks=6)
"""A goal of which nothing was marked, answered or reviewed for so long stands still: half of the twelve weeks after which
a plan is usually reviewed, so that there is time left to change something."""
LONGEST = 1000
WAITS_TO_BE_READ = "coaching.comment"
