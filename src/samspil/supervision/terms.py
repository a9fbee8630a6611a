"""Words of supervision: kinds and states of sessions, why a family misses, topics that somebody knows about, quarters."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

EVERY_MONTHS = 3
"""Group supervision comes round every third month: once in each quarter."""
LEAST, MOST_FAMILIES, FAR = 4, 8, 60
LONGEST, LONG = 4000, 300
TAPS_BACK = 14
"""So many days back a family can still say that it did what it wanted to."""
QUIET_FROM, QUIET_UNTIL = dt.time(21), dt.time(7)
ANSWER_DAYS, LONGEST_WAIT = 2, 20
"""Working days within which a question to a specialist is answered, where nothing else was agreed; and at most."""


class Kind(models.TextChoices):
    GROUP = "group", pgettext_lazy("session", "Group supervision")
    INDIVIDUAL = "individual", pgettext_lazy("session", "Supervision at home")
    COURSE = "course", pgettext_lazy("session", "Course of sessions with a specialist")
    VISIT = "visit", pgettext_lazy("session", "Visit by a specialist")


class State(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("session", "planned")
    HELD = "held", pgettext_lazy("session", "held")
    CANCELLED = "cancelled", pgettext_lazy("session", "called off")


class Part(models.TextChoices):
    CONSULTANT = "consultant", _("foster care consultant")
    FAMILY_CONSULTANT = "family", _("family consultant")
    SPECIALIST = "specialist", _("staff of a residential institution")


class Says(models.TextChoices):
    NOTHING = "", pgettext_lazy("attendance", "has not said")
    COMING = "coming", pgettext_lazy("attendance", "comes")
    CANNOT = "cannot", pgettext_lazy("attendance", "cannot come")


class Came(models.TextChoices):
    UNKNOWN = "", pgettext_lazy("attendance", "not written down")
    CAME = "came", pgettext_lazy("attendance", "was there")
    MISSED = "missed", pgettext_lazy("attendance", "was not there")


class Why(models.TextChoices):
    CHILD_ILL = "child_ill", _("a child was ill")
    ILL = "ill", _("one of us was ill")
    CHILD = "child", _("the child needed us at home")
    CARE = "care", _("nobody to look after the children")
    WORK = "work", _("work")
    WAY = "way", _("too far, or no way to get there")
    FORGOT = "forgot", _("it slipped our mind")
    NO_USE = "no_use", _("it does not help us")
    OTHER = "other", _("something else")


class Topic(models.TextChoices):
    ADHD = "adhd", _("ADHD")
    AUTISM = "autism", _("autism")
    ATTACHMENT = "attachment", _("attachment")
    SELF_HARM = "self_harm", _("self-harm")
    FASD = "fasd", _("harm by alcohol before birth (FASD)")
    TRAUMA = "trauma", _("trauma")
    SLEEP = "sleep", pgettext_lazy("topic", "sleep")
    FOOD = "food", pgettext_lazy("topic", "food")
    SCHOOL = "school", pgettext_lazy("topic", "school")
    CONTACT = "contact", _("contact with parents")
    GRIEF = "grief", _("grief and loss")
    OTHER = "other", pgettext_lazy("topic", "something else")


class Asked(models.TextChoices):
    OPEN = "open", _("waits for somebody who knows")
    MATCHED = "matched", _("somebody is on it")
    ANSWERED = "answered", pgettext_lazy("question", "answered")


LEVELS = (
    (-2, _("much less than hoped")),
    (-1, _("less than hoped")),
    (0, _("as hoped")),
    (1, _("more than hoped")),
    (2, _("much more than hoped")),
)
"""Goal attainment, the five levels."""


def quarter(day: dt.date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3 + 1


def quarter_days(year: int, number: int) -> tuple[dt.date, dt.date]:
    """The first day, and the first day of the next quarter."""
    first = dt.date(year, 3 * number - 2, 1)
    return first, dt.date(year + number // 4, 3 * (number % 4) + 1, 1)


class What(models.TextChoices):
    """What the picture of a quarter counts."""

    FAMILIES = "families", pgettext_lazy("delivered", "Families reached, of all")
    GROUPS = "groups", pgettext_lazy("delivered", "Group sessions held, of those due")
    HOME = "home", pgettext_lazy("delivered", "Sessions with one family held, of those agreed")
    ELEMENTS = "elements", pgettext_lazy("delivered", "Core elements delivered as designed")
    WAITING = "waiting", pgettext_lazy("delivered", "Questions still waiting for a specialist")
    LEFT = "left", pgettext_lazy("delivered", "Families that left, of those in groups")


SMALLEST = 5
"""Below this a number that is told outside the service could point at somebody."""
LIST_SIZE = 100
