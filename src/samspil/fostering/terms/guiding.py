"""Words of guidance: visits, contact with parents, and the carer's own short check-in.

The five questions are our own. They were never validated: they open a talk and measure nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VisitKind(models.TextChoices):
    HOME = "home", pgettext_lazy("visit to a foster family", "at your home")
    ONLINE = "online", pgettext_lazy("visit to a foster family", "by video")
    OFFICE = "office", pgettext_lazy("visit to a foster family", "at our office")


class ContactState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("contact with parents", "planned")
    HELD = "held", pgettext_lazy("contact with parents", "took place")
    NOT_HELD = "not_held", pgettext_lazy("contact with parents", "did not take place")


class ExpenseState(models.TextChoices):
    SENT = "sent", pgettext_lazy("expense", "sent")
    AGREED = "agreed", pgettext_lazy("expense", "will be paid")
    REFUSED = "refused", pgettext_lazy("expense", "will not be paid")


ASKED: tuple[tuple[str, Any], ...] = (
    ("rest", _("Do you get the rest you need?")),
    ("joy", _("Is there something you enjoy together?")),
    ("cope", _("Do you manage what the child needs?")),
    ("home", _("Is it going well for the others at home?")),
    ("help", _("Do you get the help you need?")),
)
SCALE: tuple[tuple[int, Any], ...] = (
    (3, pgettext_lazy("answer", "yes")),
    (2, pgettext_lazy("answer", "mostly")),
    (1, pgettext_lazy("answer", "hardly")),
    (0, pgettext_lazy("answer", "no")),
)


class Sign(models.TextChoices):
    """Why a check-in asks for a call. Not a measure of anybody."""

    WORST = "worst", _("somebody answered no")
    LOW = "low", _("at least three answers are hardly or no")
    FALLS = "falls", _("two answers or more are lower than last time")
    CALL = "call", _("they ask for a call")


def signs(answers: Mapping[str, int], before: Mapping[str, int] | None, *, call: bool) -> list[Sign]:
    """Early signs of strain in one check-in, compared with the one before."""
    values: Sequence[int] = [answers[name] for name, _words in ASKED if name in answers]
    found = [Sign.CALL] if call else []
    if 0 in values:
        found.append(Sign.WORST)
    if sum(value <= 1 for value in values) >= 3:
        found.append(Sign.LOW)
    if before and sum(answers.get(name, 3) < before.get(name, 0) for name, _words in ASKED) >= 2:
        found.append(Sign.FALLS)
    return found
