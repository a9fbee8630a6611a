"""Where a law lets only named facts be told without consent, nothing beside them crosses on that law; and a question says
who the child is only where that may be told."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import Basis
from samspil.ground.errors import Invalid
from samspil.sharing.queries import naming
from samspil.sharing.terms import About, Naming


def require_free_words(*, by: Actor, at: dt.datetime, to: Any, basis: str) -> None:
    """Raises Invalid if on this basis only named facts may go to this institution."""
    if basis in (Basis.STATUTE, Basis.REQUEST) and cases.facts_only(by=by, at=at, to=to):
        words = _(
            "Without consent only name and contact may be told here. Share these facts, or ask for a consent."
        )
        raise Invalid({"basis": words})


def naming_problems(wish: Any, to: Any, header: Any, by: Actor, at: dt.datetime) -> dict[str, Any]:
    """What a question may not say to this institution, by field."""
    if not wish.named:
        return _unnamed_problems(wish, header.child)
    found = naming(header=header, to=to, basis=wish.basis, for_=by, at=at)
    if found == Naming.NONE:
        words = _(
            "Nothing lets you tell them who the child is. Ask in general, without the name, or for a consent first."
        )
        return {"named": words}
    if found == Naming.FACTS and (wish.about != About.FIELDS or wish.question.strip()):
        words = _(
            "The law lets you tell them name and contact, and nothing more. Ask for certain facts, without more words."
        )
        return {"question": words}
    return {}


def _unnamed_problems(wish: Any, child: Any) -> dict[str, Any]:
    if wish.about != About.TOPIC or wish.basis == Basis.CONSENT:
        return {"named": _("Without the name you can ask about a topic only, and not on a consent.")}
    names = [n for n in (child.given_name, child.family_name, child.called) if len(n) > 1]
    found = {}
    for field in ("question", "purpose", "basis_note"):
        said = getattr(wish, field).casefold()
        if any(name.casefold() in said for name in names):
            found[field] = _("The name of the child stands here. Leave it out.")
    return found
