"""The words of a programme: its forms, its four core elements, who is who in its division of roles."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.institutions.terms import Competence


class Form(models.TextChoices):
    """In which form families get knowledge and supervision."""

    GROUP = "group", _("in groups")
    GROUP_INDIVIDUAL = "group_individual", _("in groups, with individual supervision")
    INDIVIDUAL = "individual", _("individually")


class Core(models.TextChoices):
    """The four core elements."""

    COOPERATION = "cooperation", _("Cooperation with written roles")
    COMPETENCE = "competence", _("Development of competence")
    NETWORK = "network", _("A network among foster families")
    LINE = "line", _("An acute line day and night")


class Party(models.TextChoices):
    """Who shares the work; in the singular, as the head of a column."""

    CONSULTANT = "consultant", _("Foster-care consultants")
    INSTITUTION = "institution", _("Institution staff")
    CASEWORKER = "caseworker", _("Caseworkers")
    FAMILY = "family", _("Families")


class Share(models.TextChoices):
    """What a party has to do with a task."""

    NOTHING = "", pgettext_lazy("division of roles", "–")
    DOES = "does", pgettext_lazy("division of roles", "does it")
    BOTH = "both", pgettext_lazy("division of roles", "does it and answers for it")
    ANSWERS = "answers", pgettext_lazy("division of roles", "answers for it")
    ASKED = "asked", pgettext_lazy("division of roles", "is asked first")
    TOLD = "told", pgettext_lazy("division of roles", "is told")


class Left(models.TextChoices):
    FINISHED = "finished", pgettext_lazy("municipality", "finished")
    EARLY = "early", pgettext_lazy("municipality", "left before the end")


class State(models.TextChoices):
    """Where a version of the division of roles stands."""

    DRAFT = "draft", pgettext_lazy("division of roles", "draft")
    ASKED = "asked", pgettext_lazy("division of roles", "waits for agreement")
    AGREED = "agreed", pgettext_lazy("division of roles", "agreed")
    REPLACED = "replaced", pgettext_lazy("division of roles", "replaced")
    DROPPED = "dropped", pgettext_lazy("division of roles", "not agreed")


class DueKind(models.TextChoices):
    TALK = "talk", _("talk")
    AGREE = "agree", _("agreement")


MAY_SPEAK_FOR: dict[str, frozenset[str]] = {
    Party.CONSULTANT: frozenset({Competence.FOSTER}),
    Party.INSTITUTION: frozenset({Competence.RESIDENTIAL, Competence.FAMILY_SUPPORT}),
    Party.CASEWORKER: frozenset({Competence.STATUTORY}),
    Party.FAMILY: frozenset(),
}
"""Which competence lets an institution speak for a party. Families speak for themselves; their word is noted with a name."""

CURRENCIES = {"CZ": "CZK", "DK": "DKK", "FI": "EUR", "GB": "GBP", "NL": "EUR"}
