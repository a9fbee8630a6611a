"""What somebody types into a form, while the form is being done: whoever keeps it may ask what it would tell.

The edge says once who writes and what; an operation says what it hands on besides, or that nobody else will read it.
Where nobody types, as in a job or an import, there is nothing to ask.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from samspil.ground.actor import Actor


@dataclass(slots=True)
class Typing:
    """One form on its way. `aware`: its writer has said that whoever reads it may know the places it names."""

    writer: Actor
    read: Callable[[], Iterable[str]]
    aware: bool = False
    handed: list[str] = field(default_factory=list)
    quiet: int = 0
    answers: dict[Any, tuple[str, ...]] = field(default_factory=dict)
    noted: set[Any] = field(default_factory=set)
    _own: tuple[str, ...] | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        if self._own is None:
            self._own = tuple(self.read())
        return (*self._own, *self.handed)


_now: ContextVar[Typing | None] = ContextVar("typing", default=None)


def now() -> Typing | None:
    return _now.get()


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """For one request: nobody types yet, and nothing of it is left to the next."""
    token = _now.set(None)
    try:
        yield
    finally:
        _now.reset(token)


def begins(writer: Actor, read: Callable[[], Iterable[str]], *, aware: bool = False) -> None:
    """It is known now who types what. Called by the edge inside `nobody()`."""
    _now.set(Typing(writer, read, aware))


def hands_on(texts: Iterable[str]) -> None:
    """An operation shows these to people who could not read them so far, whoever wrote them and when."""
    if (typing := now()) is not None:
        typing.handed += [text for text in texts if text]
        typing.answers.clear()


@contextlib.contextmanager
def kept_to_us(really: bool = True) -> Iterator[None]:
    """What is kept meanwhile is read by the writer's own institution alone."""
    typing = now() if really else None
    if typing is None:
        yield
        return
    typing.quiet += 1
    try:
        yield
    finally:
        typing.quiet -= 1
