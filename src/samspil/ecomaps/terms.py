"""Words of the network pictures: how a tie is, where support goes, how often, private or through work."""

from django.db import models
from django.utils.translation import pgettext_lazy

MOST_DRAWN = 60
"""A picture of more people cannot be read; the table has no such bound."""
NODES_KEPT = 400


class Quality(models.TextChoices):
    """How the tie is today, as those concerned say. "Not known" is an answer."""

    STRONG = "strong", pgettext_lazy("tie", "strong")
    ORDINARY = "ordinary", pgettext_lazy("tie", "ordinary")
    WEAK = "weak", pgettext_lazy("tie", "weak")
    TENSE = "tense", pgettext_lazy("tie", "tense")
    BROKEN = "broken", pgettext_lazy("tie", "cut off")
    NOT_KNOWN = "not_known", pgettext_lazy("tie", "not known")


class Support(models.TextChoices):
    """Where support goes, seen from the first of the two."""

    BOTH = "both", pgettext_lazy("support", "gives and gets")
    GIVES = "gives", pgettext_lazy("support", "gives")
    GETS = "gets", pgettext_lazy("support", "gets")
    NONE = "none", pgettext_lazy("support", "none now")
    NOT_KNOWN = "not_known", pgettext_lazy("support", "not known")


class Often(models.TextChoices):
    DAILY = "daily", pgettext_lazy("contact", "every day")
    WEEKLY = "weekly", pgettext_lazy("contact", "every week")
    MONTHLY = "monthly", pgettext_lazy("contact", "every month")
    SELDOM = "seldom", pgettext_lazy("contact", "less often")
    NEVER = "never", pgettext_lazy("contact", "no contact")
    NOT_KNOWN = "not_known", pgettext_lazy("contact", "not known")


class Sphere(models.TextChoices):
    """Family, friends and neighbours are private; who comes through work, school or a service is not."""

    PRIVATE = "private", pgettext_lazy("tie", "private")
    WORK = "work", pgettext_lazy("tie", "through work or school")


class Consent(models.TextChoices):
    """Whether somebody agrees to belong to the network that is worked with. Who was not asked did not agree."""

    NOT_ASKED = "not_asked", pgettext_lazy("network consent", "not asked")
    ASKED = "asked", pgettext_lazy("network consent", "asked")
    AGREES = "agrees", pgettext_lazy("network consent", "agrees")
    DECLINES = "declines", pgettext_lazy("network consent", "does not agree")


class Wish(models.TextChoices):
    """Which contact somebody wants with the people who work with the child."""

    NOT_KNOWN = "not_known", pgettext_lazy("contact wish", "wish not known")
    WANTS = "wants", pgettext_lazy("contact wish", "wants contact")
    THROUGH = "through", pgettext_lazy("contact wish", "only through somebody")
    NONE = "none", pgettext_lazy("contact wish", "wants no contact")


class View(models.TextChoices):
    FAMILY = "family", pgettext_lazy("network picture", "Family")
    NETWORK = "network", pgettext_lazy("network picture", "Network")
    BOTH = "both", pgettext_lazy("network picture", "Both")


class Change(models.TextChoices):
    """What became of something between two days."""

    NEW = "new", pgettext_lazy("since the other day", "new")
    CHANGED = "changed", pgettext_lazy("since the other day", "changed")
    GONE = "gone", pgettext_lazy("since the other day", "no longer")


class Format(models.TextChoices):
    SVG = "svg", "SVG"
    PNG = "png", "PNG"
    PDF = "pdf", "PDF"
    GRAPHML = "graphml", "GraphML"
    CSV = "csv", "CSV"
