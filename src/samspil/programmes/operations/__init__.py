"""What is done in programmes."""

from samspil.programmes.operations.dividing import answer, draft, missing, send_round, write_roles
from samspil.programmes.operations.guard import require_lead
from samspil.programmes.operations.joining import bring_partner, join, leave, set_element, set_form
from samspil.programmes.operations.leading import change, fund, spend, start
from samspil.programmes.operations.printing import print_roles
from samspil.programmes.operations.talking import end_rhythm, set_rhythm, talked

__all__ = [
    "answer", "bring_partner", "change", "draft", "end_rhythm", "fund", "join", "leave", "missing", "print_roles", "require_lead",
    "send_round", "set_element",
    "set_form", "set_rhythm", "spend", "start", "talked", "write_roles",
]  # fmt: skip
