from samspil.carers.operations.changing import (
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
)
from samspil.carers.operations.taking import (
    NewApproval,
    NewFact,
    NewFamily,
    NewLearning,
    NewMember,
    NewOffer,
    take_over,
)

__all__ = [
    "NewApproval", "NewFact", "NewFamily", "NewLearning", "NewMember", "NewOffer", "add_member", "change", "end_fact",
    "end_member", "give_account", "guide", "learnt", "note_fact", "note_heard", "open_places", "rest", "rest_over", "take_over",
]  # fmt: skip
