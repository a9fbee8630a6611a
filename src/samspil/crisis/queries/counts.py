"""Crises counted for a rota of the same institution: when they were reported, nothing about whom."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.crisis.models import Crisis
from samspil.duty import service as duty
from samspil.duty.terms import Purpose


def counted(*, roster: Any, for_: Actor, at: dt.datetime, since: dt.datetime) -> list[duty.Log]:
    """Reports to the crisis desk of the institution that leads a rota. How long one takes on the phone is not written down. One query."""
    if roster.institution_id != for_.institution or not for_.may(Word.CRISIS_SEE):
        return []
    rows = Crisis.objects.filter(institution_id=for_.institution, received_at__gte=since, received_at__lt=at)
    moments = list(rows.values_list("received_at", flat=True))
    return (
        [duty.Log(_("Crisis desk"), moments, since, None, own=roster.purpose == Purpose.CRISIS)]
        if moments
        else []
    )
