"""May another institution be told by our question who the child is? The same rules as for a share say it."""

import datetime as dt
from typing import Any

from samspil.access.service import Actor
from samspil.cases.terms import Basis
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.institutions import service as institutions
from samspil.rules import service as rules
from samspil.rules.terms import Field
from samspil.sharing.terms import Naming


def naming(*, header: Any, to: Any, basis: str, for_: Actor, at: dt.datetime) -> Naming:
    """On which ground the name may go with a question; NONE if on none. At most five queries."""
    if to.pk in {p.institution_id for p in header.parts}:
        return Naming.TABLE
    if basis == Basis.EMERGENCY:
        return Naming.EMERGENCY
    if any(_speaks(c, to, for_) for c in consents.running(person=header.child.pk, for_=for_, at=at)):
        return Naming.CONSENT
    us, day = institutions.get(for_.institution, for_=for_), for_.day(at)  # type: ignore[arg-type]
    ways = [w for w in rules.paths(us.country, us.kind, to.kind, day) if w.basis == Basis.STATUTE]
    if any(not w.fields or {Field.NAME, Field.NEEDED} & set(w.fields) for w in ways):
        return Naming.LAW
    if any(Field.NAME in row.fields for row in rules.without_consent(us.country, to.kind, day)):
        return Naming.FACTS
    return Naming.NONE


def _speaks(consent: Any, to: Any, for_: Actor) -> bool:
    """We may tell them who it is; or they were allowed to tell us something of the child, so that they know it."""
    we_tell = consent.institution_id == for_.institution and consent.to_id == to.pk
    they_tell = consent.institution_id == to.pk and consent.to_id == for_.institution
    return they_tell or (we_tell and Scope.IDENTITY in consent.scope)
