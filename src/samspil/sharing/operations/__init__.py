"""Asking another institution, and answering: in part, in words, by phone, or with a no."""

from samspil.sharing.operations.answering import (
    Chosen,
    answer_facts,
    answer_in_words,
    answer_part,
    by_phone,
    look_at,
    read,
    refuse,
)
from samspil.sharing.operations.asking import Wish, ask, take_back
from samspil.sharing.operations.erasing import erase
from samspil.sharing.operations.telling import tell, tell_facts

__all__ = [
    "Chosen", "Wish", "answer_facts", "answer_in_words", "answer_part", "ask", "by_phone",
    "erase", "look_at", "read", "refuse",
    "take_back", "tell", "tell_facts",
]  # fmt: skip
