"""What is done in the person's own view, by subject."""

from samspil.rights.operations.answering import answer, take_longer
from samspil.rights.operations.asking import ask, say, see_otherwise, take_back
from samspil.rights.operations.erasing import erase
from samspil.rights.operations.inviting import (
    Asked,
    end_reading,
    invite,
    keep_in_account,
    make_account,
    new_key,
    open_with,
    secret_hash,
)
from samspil.rights.operations.packing import begin_copy, black_out, hand_out, look_again, make_copy, uncover
from samspil.rights.operations.printing import pages
from samspil.rights.operations.withholding import show_again, withhold

__all__ = [
    "Asked", "answer", "ask", "begin_copy", "black_out", "end_reading", "erase", "hand_out", "invite", "keep_in_account", "look_again",
    "make_account", "make_copy", "new_key", "open_with", "pages", "say", "secret_hash", "see_otherwise", "show_again", "take_back",
    "take_longer", "uncover", "withhold",
]  # fmt: skip
