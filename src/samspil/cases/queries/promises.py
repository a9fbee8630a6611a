"""Sentences that must be true of every case."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from samspil.cases.models import Case, Participation, Share, Whereabouts
from samspil.cases.terms import PROTECTED, Basis


def invariants() -> Iterator[tuple[str, list[str]]]:
    """For operators: sentences that must be true of every case, each with the cases for which it is not."""
    open_ = Case.objects.filter(closed_at=None)
    running = Whereabouts.objects.filter(case=OuterRef("pk"), until=None)
    own_secret = Whereabouts.objects.filter(
        case=OuterRef("case"),
        until=None,
        secret=True,
        noted_by=OuterRef("institution"),
        place=OuterRef("listed_place"),
    )
    broken = {
        "every open case has a worker, or says since when it has none": open_.filter(
            worker=None, worker_missing_since=None
        ),
        "every open case has a next date, or says since when it has none": open_.filter(
            next_on=None, next_missing_since=None
        ),
        "every case says where the child is, as its whereabouts do": Case.objects.exclude(
            Exists(running.filter(secret=False, place=OuterRef("place")))
            | Q(Exists(running.filter(secret=True)), place=PROTECTED)
        ),
        "lists show the next date that the case has": open_.filter(
            Exists(Participation.objects.filter(case=OuterRef("pk")).exclude(listed_on=F("case__next_on")))
        ).exclude(next_on=None),
        "lists show the place and the lack of a worker that the case has": open_.filter(
            Exists(
                Participation.objects.filter(case=OuterRef("pk")).exclude(
                    Q(listed_place=F("case__place")) | Exists(own_secret), lacks_worker=Q(case__worker=None)
                )
            )
        ),
        "lists show closed cases as closed": Case.objects.filter(
            closed_at__isnull=False, participations__is_open=True
        ).distinct(),
    }
    broken |= _hollow()
    for says, rows in broken.items():
        yield says, [str(pk) for pk in rows.values_list("pk", flat=True)]


def _hollow() -> dict[str, QuerySet[Any]]:
    """From before the recorded consent was asked for: no withdrawal ends them. They run to their own end, or until
    somebody ends them, or shares anew on the recorded consent or another basis."""
    runs = Q(until=None) | Q(until__gt=Now())
    on_consent = Q(runs, basis=Basis.CONSENT, consent=None)
    return {
        "every running share on a consent names the recorded consent": Share.objects.filter(on_consent),
        "every institution that takes part on a consent has the recorded consent named": Participation.objects.filter(
            on_consent
        ),
    }
