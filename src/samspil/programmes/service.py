"""The door of programmes: who does what together for foster families, with whose money, and who answers for which task.

Rooms above ask `programmes` and `get` for what an actor sees, `participants` for who took part on a day, `own_part` for the
actor's own municipality and `ways` for its form and elements on a day.
"""

from samspil.programmes.operations import (
    answer,
    bring_partner,
    change,
    draft,
    end_rhythm,
    fund,
    join,
    leave,
    missing,
    print_roles,
    require_lead,
    send_round,
    set_element,
    set_form,
    set_rhythm,
    spend,
    start,
    talked,
    write_roles,
)
from samspil.programmes.policy import can, leads, speaks_for
from samspil.programmes.queries import (
    Cooperation,
    Inside,
    Money,
    Way,
    cooperation,
    division,
    everybody,
    get,
    inside,
    money,
    own_part,
    participants,
    participation,
    programmes,
    seen_parts,
    spent_by_part,
    waiting,
    ways,
    words_on,
)

__all__ = [
    "Cooperation", "Inside", "Money", "Way", "answer", "bring_partner", "can", "change",
    "cooperation", "division", "draft", "end_rhythm", "everybody", "fund", "get",
    "inside", "join", "leads", "leave", "missing", "money", "own_part", "participants", "participation", "print_roles",
    "programmes", "require_lead", "seen_parts", "send_round",
    "set_element", "set_form", "set_rhythm", "speaks_for", "spend", "spent_by_part", "start", "talked", "waiting", "ways",
    "words_on", "write_roles",
]  # fmt: skip
