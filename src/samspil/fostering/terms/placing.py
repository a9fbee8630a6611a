"""Words of a placement: why it ends, what counts as a breakdown, what is paid. Its kind is the kind of foster care (carers)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.rules.terms import Allowance


class End(models.TextChoices):
    """Why a placement ended. The first are as planned; who ended it earlier is said, not judged."""

    HOME = "home", _("home, as planned")
    ADULT = "adult", _("grown up, as planned")
    ONWARD = "onward", _("to the place that was meant for later, as planned")
    CARER = "carer", _("earlier than planned, by the foster family")
    CHILD = "child", _("earlier than planned, by the child")
    PARENT = "parent", _("earlier than planned, by a parent")
    AUTHORITY = "authority", _("earlier than planned, by the authority or a court")
    ALLEGATION = "allegation", _("because of an allegation")
    OTHER = "other", _("for another reason")
    NOT_BEGUN = "not_begun", _("it did not begin")


PLANNED = frozenset({End.HOME, End.ADULT, End.ONWARD})

BREAKDOWN_VERSION = "2026-1"
BREAKDOWNS: dict[str, frozenset[str]] = {"2026-1": frozenset({End.CARER, End.CHILD, End.PARENT})}
"""What counts as a breakdown, by version of the definition. A placement keeps the version by which it was counted."""
BREAKDOWN = BREAKDOWNS[BREAKDOWN_VERSION]
BREAKDOWN_SAYS = {
    "2026-1": _(
        "A breakdown is a placement that ended earlier than planned because the foster family, the child or a parent "
        "ended it. Ended by the authority or a court, because of an allegation, for another reason, or as planned: no breakdown."
    )
}

__all__ = ["BREAKDOWN", "BREAKDOWNS", "BREAKDOWN_SAYS", "BREAKDOWN_VERSION", "PLANNED", "Allowance", "End"]
