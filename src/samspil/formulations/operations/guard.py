"""What every change of a map begins and ends with."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.formulations import policy
from samspil.formulations.models import Factor, Map
from samspil.ground.errors import NotFound, Refused


def locked(by: Actor, map_id: Any, at: dt.datetime) -> Map:
    """The map as it stands, locked until the end of the transaction: changes get one order and none is lost."""
    now = Map.objects.select_for_update(of=("self",)).select_related("case", "case__child").get(pk=map_id)
    if not policy.can(by, "write", now, at=at):
        raise Refused(
            _("The case is closed. Open it again first.")
            if now.case.closed_at
            else _("Your role does not include changing this map. Ask the team leader.")
        )
    return now


def changed(map: Map, at: dt.datetime) -> None:
    """Count the change on the map, so that others see it."""
    map.revision += 1
    map.changed_at = at
    map.save(update_fields=["revision", "changed_at", "last_number"])


def standing(board: Map, factor: Factor) -> Factor:
    rows = Factor.objects.filter(map=board, removed_at=None).select_related("institution", "changed_by")
    found = rows.filter(pk=factor.pk).first()
    if found is None:
        raise NotFound
    return found
