"""Putting people elsewhere on the picture of one's own institution, and back."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.ecomaps.models import Arrangement
from samspil.ecomaps.operations.ties import _must_draw
from samspil.ecomaps.terms import NODES_KEPT, View
from samspil.ground.errors import Invalid
from samspil.trail import service as trail

FAR = 5000


@transaction.atomic
def arrange(
    *, by: Actor, at: dt.datetime, case: Any, view: str, spots: Mapping[str, tuple[float, float]]
) -> Arrangement:
    """These lie there from now on, seen from the child. Whatever else was put somewhere stays: two who arrange at once do
    not undo each other."""
    require(by, Word.MAP_WRITE)
    seen = cases.get(case.pk, for_=by, at=at)
    _must_draw(by, seen, at)
    if view not in View.values or not all(abs(v) <= FAR for spot in spots.values() for v in spot):
        raise Invalid({"": _("That is outside the picture.")})
    kept, _new = Arrangement.objects.get_or_create(
        case=seen, institution_id=by.institution, view=view, defaults={"changed_at": at, "changed_by_id": by.account}
    )  # fmt: skip
    now = Arrangement.objects.select_for_update().get(pk=kept.pk)
    now.spots = dict(
        list((now.spots | {k: [round(x), round(y)] for k, (x, y) in spots.items()}).items())[-NODES_KEPT:]
    )
    now.changed_at, now.changed_by_id = at, by.account
    now.save()
    trail.record(by=by, at=at, act="ecomaps.arrange", record_kind="case", record=seen.pk, case=seen.pk)
    return now


@transaction.atomic
def arrange_automatically(*, by: Actor, at: dt.datetime, case: Any, view: str) -> None:
    """Everybody lies again where the automatic layout puts them."""
    require(by, Word.MAP_WRITE)
    seen = cases.get(case.pk, for_=by, at=at)
    _must_draw(by, seen, at)
    Arrangement.objects.filter(case=seen, institution_id=by.institution, view=view).delete()
    trail.record(
        by=by, at=at, act="ecomaps.arrange_automatically", record_kind="case", record=seen.pk, case=seen.pk
    )
