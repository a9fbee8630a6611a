"""The four figures, with what each counts. A definition changes only together with its version."""

from django.db import models
from django.utils.translation import gettext_lazy as _

VERSION = "3"


class Figure(models.TextChoices):
    REVIEWED = "reviewed_on_time", _("Plans looked at again in time")
    AIMED = "aimed_at_what_keeps_it_going", _("Plans with a step on what keeps it going")
    AGAIN = "came_again", _("Families who came again")
    FILLED = "fields_filled", _("What is known on the maps")


DEFINED = {
    Figure.REVIEWED: _(
        "Counted: reviews held on or before the day that was agreed for them. Of: all reviews of your plans that fell due in the "
        "year, before today. Not known: plans whose case was closed before anybody looked again."
    ),
    Figure.AIMED: _(
        "Counted: plans with at least one step, not dropped, that works on a card of what keeps it going, or whose goal comes from "
        "one. Of: your plans agreed in the year whose map has such a card. Not known: plans without one."
    ),
    Figure.AGAIN: _(
        "Counted: closings after which the same child came again to you within the time: a new case, from the day on which the "
        "request for it reached you, or from its opening where there was no request; or the same case opened again. Of: your "
        "closings in the year that could be followed for the whole time. Not known: closings for which the time is not over, and "
        "families who moved away or were handed over and did not come again. A request that is not a case, because it waits, was "
        "passed on or was declined, names no child for certain and is not counted; when it becomes one it counts from its own "
        "day. Left out: closings by death, adoption or age. Erased files are not counted."
    ),
    Figure.FILLED: _(
        "Counted: maps on which at least one card of the field says something. Of: the running maps of your open cases today, "
        "whatever the year. Not known: maps on which the field says only that it is not known yet."
    ),
}
