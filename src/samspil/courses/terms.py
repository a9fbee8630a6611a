"""Words of the training ledger: where a seat stands, what a family still misses and whose duty that is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Seat(models.TextChoices):
    """What became of a course day that was offered to a family."""

    OFFERED = "offered", pgettext_lazy("course day", "offered")
    ATTENDED = "attended", pgettext_lazy("course day", "was there")
    MISSED = "missed", pgettext_lazy("course day", "was not there")
    DECLINED = "declined", pgettext_lazy("course day", "said no")


class Standing(models.TextChoices):
    """Where a family stands in a year."""

    MET = "met", pgettext_lazy("course days", "fulfilled")
    ON_WAY = "on_way", pgettext_lazy("course days", "on the way")
    NOT_OFFERED = "not_offered", pgettext_lazy("course days", "not offered")
    NOT_ATTENDED = "not_attended", pgettext_lazy("course days", "not attended")
    SUPPORT = "support", pgettext_lazy("course days", "support as needed")
    NO_RULE = "no_rule", pgettext_lazy("course days", "no rule")


class Basis(models.TextChoices):
    CHILDREN = "children", _("by children placed")
    AGREED = "agreed", _("as agreed")


WARN_MONTH = 9
"""From this month on, who will miss the year is told by itself."""
