"""The way to a decision: type of crisis, eight safety points, four measures in their order, never alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Type(models.TextChoices):
    """Judged face to face, never from the phone."""

    VIOLENCE = "violence", _("violence or abuse at home")
    PARENT_GONE = "parent_gone", _("a parent has dropped out")
    PARENT_CHILD = "parent_child", _("a conflict between parent and child")
    PARENTS = "parents", _("a conflict between the parents")
    CHILD = "child", _("the child cannot go on")
    RUNAWAY = "runaway", _("the child ran away or was sent away")
    NO_HOME = "no_home", _("no roof, no money, no food")
    OTHER = "other", _("something else")


class Point(models.TextChoices):
    """The eight points of safety."""

    NO_ABUSE = "no_abuse", _("No violence or abuse")
    CARE = "care", _("Care and protection")
    WARMTH = "warmth", _("Attention and warmth")
    STRUCTURE = "structure", _("Regularity and structure")
    SUPERVISION = "supervision", _("An adult watches over the child")
    FEELS_SAFE = "feels_safe", _("The child feels safe")
    CHANGE = "change", _("A parent can change something soon")
    NETWORK = "network", _("Enough support from people around them")


class Safe(models.TextChoices):
    ENOUGH = "enough", pgettext_lazy("safety", "enough")
    WORRY = "worry", pgettext_lazy("safety", "worry")
    NOT_KNOWN = "unknown", pgettext_lazy("safety", "do not know")


class Measure(models.TextChoices):
    """In the order in which they are considered: the network first, a place elsewhere last."""

    NETWORK = "network", _("The network comes into the family")
    AT_HOME = "at_home", _("Help at home, starting now")
    LEAVES = "leaves", _("Whoever makes it unsafe leaves")
    PLACE = "place", _("The child stays elsewhere for a while")


FIRST_OF_MEASURES = tuple(Measure)


class Instead(models.TextChoices):
    """Why a bed although no help at home was offered first."""

    DANGER = "acute_danger", _("acute danger")
    FAILED = "measure_failed", _("help at home was tried and did not hold")
    REFUSED = "refused", _("help at home was offered and refused")
    ORDER = "legal_order", _("a court or authority ordered it")


class VoiceRole(models.TextChoices):
    SECOND = "second", _("second decider")
    SCIENTIST = "scientist", _("behavioural scientist")
