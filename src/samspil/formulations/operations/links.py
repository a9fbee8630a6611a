"""Saying how cards hang together, and taking that back."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.formulations.models import Factor, Link, Map
from samspil.formulations.operations.guard import changed, locked, standing
from samspil.formulations.terms import LinkKind
from samspil.ground.errors import Invalid
from samspil.trail import service as trail


@transaction.atomic
def link(*, by: Actor, at: dt.datetime, source: Factor, target: Factor, kind: str) -> Link:
    """Say how two cards of one map hang together. A second link between the same two replaces the first."""
    board = locked(by, source.map_id, at)
    if source.pk == target.pk:
        raise Invalid({"target": _("A card does not lead to itself. Choose another card.")})
    if kind not in LinkKind.values:
        raise Invalid({"kind": _("Choose how the two hang together.")})
    standing(board, source)
    standing(board, target)
    Factor.objects.filter(pk=source.pk).update(touched=board.revision + 1)
    made, _new = Link.objects.update_or_create(
        source=source,
        target=target,
        defaults={"map": board, "kind": kind, "author_id": by.account, "made_at": at},
    )
    _done(
        board, by=by, at=at, act="link", kind="link", record=made.pk,
        details={"from": source.number, "to": target.number, "kind": str(kind)},
    )  # fmt: skip
    return made


@transaction.atomic
def unlink(*, by: Actor, at: dt.datetime, link: Link) -> None:
    """Take a link away. Kept versions still show it."""
    board = locked(by, link.map_id, at)
    gone, _rows = Link.objects.filter(pk=link.pk).delete()
    if gone:
        Factor.objects.filter(pk=link.source_id).update(touched=board.revision + 1)
        _done(board, by=by, at=at, act="unlink", kind="link", record=link.pk)


def _done(
    map: Map, *, by: Actor, at: dt.datetime, act: str, kind: str, record: Any, details: Any = None
) -> None:
    """What every change ends with: others see it, and it is in the trail."""
    changed(map, at)
    trail.record(
        by=by, at=at, act=f"formulations.{act}", record_kind=kind, record=record, case=map.case_id, details=details
    )  # fmt: skip
