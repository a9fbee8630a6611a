"""Where a law lets only named facts be told without consent, nothing beside them crosses on that law."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases.terms import Basis
from samspil.ground.errors import Invalid
from samspil.institutions import service as institutions
from samspil.rules import service as rules


def facts_only(*, by: Actor, at: dt.datetime, to: Any) -> frozenset[str]:
    """The facts, and no others, that may go to this institution without consent; empty where no law limits them so."""
    us = institutions.get(by.institution, for_=by)  # type: ignore[arg-type]
    day = by.day(at)
    if any(w.basis == Basis.STATUTE and not w.fields for w in rules.paths(us.country, us.kind, to.kind, day)):
        return frozenset()
    rows = rules.without_consent(us.country, to.kind, day)
    return frozenset(name for row in rows for name in row.fields)


def require_free_words(*, by: Actor, at: dt.datetime, to: Any, basis: str) -> None:
    """Raises Invalid if on this basis only named facts may go to this institution."""
    if basis in (Basis.STATUTE, Basis.REQUEST) and facts_only(by=by, at=at, to=to):
        words = _(
            "Without consent only name and contact may be told here. Share these facts, or ask for a consent."
        )
        raise Invalid({"basis": words})
