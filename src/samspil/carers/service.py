"""The door of carers: foster families, from the first enquiry to approval, and what is known of them."""

from samspil.carers.operations import (
    NewApproval,
    NewFact,
    NewFamily,
    NewLearning,
    NewMember,
    NewOffer,
    add_member,
    change,
    end_fact,
    end_member,
    give_account,
    guide,
    learnt,
    note_fact,
    note_heard,
    open_places,
    rest,
    rest_over,
    take_over,
)
from samspil.carers.queries import (
    Page,
    facts_of,
    families,
    family_page,
    free_places,
    get,
    hold,
    occupied_by,
    of_account,
)

__all__ = [
    "NewApproval", "NewFact", "NewFamily", "NewLearning", "NewMember", "NewOffer", "Page", "add_member", "change", "end_fact",
    "end_member", "facts_of", "families", "family_page", "free_places", "get", "give_account", "guide", "hold", "learnt",
    "note_fact", "note_heard", "occupied_by", "of_account", "open_places", "rest", "rest_over", "take_over",
]  # fmt: skip
