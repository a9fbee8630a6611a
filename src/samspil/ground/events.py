"""What rooms announce on a case's timeline: each event has a sentence for people and an answer to erasure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Sentence = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Event:
    """`code` is room.verb; `sentence` turns the event's data into words in the reader's language;
    `erasure` says what is left of it when the person it speaks of must be forgotten."""

    code: str
    sentence: Sentence
    erasure: str


_declared: dict[str, Event] = {}


def declare(*events: Event) -> None:
    for event in events:
        known = _declared.setdefault(event.code, event)
        if known is not event:
            raise ValueError(f"the event {event.code} is declared twice")


def declared() -> Mapping[str, Event]:
    return dict(_declared)


def sentence(code: str, data: Mapping[str, Any]) -> str:
    """The event in words. An event of a room that is no longer there keeps its code as its words."""
    event = _declared.get(code)
    return str(event.sentence(data)) if event else code
