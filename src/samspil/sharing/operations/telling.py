"""Telling without having been asked, on a ground that the law or a consent gives."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.ground.errors import Invalid
from samspil.sharing.operations.answering import Chosen


@transaction.atomic
def tell(*, by: Actor, at: dt.datetime, to: Any, ground: Any, chosen: Iterable[Chosen]) -> list[Any]:
    """Share chosen sentences of own entries, all of them or none. `ground` is a `cases.service.Ground`."""
    given = [c for c in chosen if c.sentences]
    if not given:
        raise Invalid({"chosen": _("Choose at least one sentence.")})
    return [
        cases.share(
            by=by, at=at, entry=cases.entry(c.entry, for_=by, at=at), to=to, purpose=ground.purpose, basis=ground.basis,
            until=ground.until, basis_note=ground.note, statute=ground.statute, requested_on=ground.requested_on,
            consent=ground.consent, excerpt="\n".join(c.sentences),
        )
        for c in given
    ]  # fmt: skip
