"""A call that rings: who is tried in which order was fixed when it began, and never changes while it runs."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Step:
    """One number that is tried, and for how many seconds."""

    to: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Chain:
    """The order, fixed when the call began. It may be empty: then the call still ends."""

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if any(step.seconds < 1 or not step.to for step in self.steps):
            raise ValueError("a step rings a number for at least a second")


class Heard(StrEnum):
    """What an exchange, or the clock, tells of a number that rings."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    ERROR = "error"
    HUNG_UP = "hung_up"
    """The caller gave up."""
    OVER = "over"
    """Whoever answered, or the caller, ended the talk."""


class End(StrEnum):
    ANSWERED = "answered"
    GAVE_UP = "gave_up"
    NOBODY = "nobody"
    """All were tried. The caller is told so, with the emergency number, and somebody calls back."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a call is: the step that rings (`at`), or talking, or its end."""

    at: int = 0
    talking: bool = False
    end: End | None = None
