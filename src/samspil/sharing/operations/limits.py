"""Where a law lets only named facts be told without consent, nothing beside them crosses on that law."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import Basis
from samspil.ground.errors import Invalid


def require_free_words(*, by: Actor, at: dt.datetime, to: Any, basis: str) -> None:
    """Raises Invalid if on this basis only named facts may go to this institution."""
    if basis in (Basis.STATUTE, Basis.REQUEST) and cases.facts_only(by=by, at=at, to=to):
        words = _(
            "Without consent only name and contact may be told here. Share these facts, or ask for a consent."
        )
        raise Invalid({"basis": words})
