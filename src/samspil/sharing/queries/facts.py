"""The facts about a child that a law may name one by one, as the actor's institution has noted them."""

from typing import Any

from samspil.access.service import Actor
from samspil.people import service as people
from samspil.rules.terms import Field


def facts_of(child: Any, *, for_: Actor) -> dict[str, str]:
    """Only what is noted; a protected address is never among them. Two queries."""
    found, _withheld = people.addresses(child, for_=for_)
    open_ = next((a for a in found if not a.protected and a.until is None), None)
    address = (
        ", ".join(filter(None, [open_.street, f"{open_.postcode} {open_.city}".strip()])) if open_ else ""
    )
    said = {
        Field.NAME: child.name,
        Field.ADDRESS: address,
        Field.PHONE: child.phone,
        Field.EMAIL: child.email,
    }
    return {str(name): words for name, words in said.items() if words}
