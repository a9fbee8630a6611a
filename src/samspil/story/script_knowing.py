"""What a scene says of who knows and asks what: leave to tell, questions, looks, a person's own view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreed:
    """Somebody agreed that one house tells another something (kinds of data of consents.terms.Scope)."""

    by: str
    giver: str
    to: str
    scope: tuple[str, ...]
    purpose: str
    matter: str
    day: int
    until_day: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One house asks another about the child. With a `reason` it was refused by `answered_by`; else it waits."""

    by: str
    to: str
    question: str
    purpose: str
    scope: tuple[str, ...]
    day: int
    needed_day: int
    until_day: int
    reason: str = ""
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at a page of the case (room.page), for a purpose of access.terms."""

    by: str
    page: str
    purpose: str
    day: int
    time: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks about their own file (rights.terms.Wish), and perhaps the answer: outcome, words, reason."""

    kind: str
    about: str
    text: str
    day: int
    answer: tuple[str, str, str] = ("", "", "")
    answer_day: int = 0


@dataclass(frozen=True, slots=True)
class OwnView:
    """Somebody of the family reads the file of the child with a sign-in of their own: a persona with this `key`."""

    key: str
    who: str
    relation: str
    why: str
    by: str
    sentence: str
    day: int
    words: tuple[tuple[int, str], ...] = ()
    questions: tuple[Question, ...] = ()
    withheld: tuple[tuple[str, str, str], ...] = ()
    """What (rights.terms.What), why (rights.terms.Why), and the words for the file."""
