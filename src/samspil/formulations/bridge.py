"""Where rows meet computation: the loops on a map, and what looks like something tried before."""

from collections.abc import Iterable
from dataclasses import dataclass

from samspil.engines.loops.problem import Arrows
from samspil.engines.loops.solve import solve
from samspil.formulations.models import Factor, Hypothesis, Link, Tried
from samspil.formulations.terms import LinkKind, Outcome
from samspil.ground.names import fold, tokens

SHARED_WORDS = 2
SHORTEST_WORD = 5


@dataclass(frozen=True, slots=True)
class Loop:
    """Cards that keep each other going, in the order of their arrows; the last leads back to the first."""

    cards: tuple[Factor, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(c.number for c in self.cards)


def loops(cards: Iterable[Factor], links: Iterable[Link]) -> list[Loop]:
    """The loops among cards, shortest first. What protects is no part of a loop."""
    by_number = {card.number: card for card in cards}
    arrows = tuple(
        (link.source.number, link.target.number) for link in links if link.kind != LinkKind.PROTECTS
    )
    answer = solve(Arrows(arrows))
    return [Loop(tuple(by_number[n] for n in loop)) for loop in answer.loops]


def looks_like(text: str, tried: Iterable[Tried]) -> list[Tried]:
    """Earlier attempts that did not last and share at least two longer words (by their beginnings) with `text`.

    A reminder to ask what is different now; it never blocks."""
    words = _stems(text)
    return [t for t in tried if t.outcome != Outcome.LASTED and len(words & _stems(t.what)) >= SHARED_WORDS]


def repeats(hypothesis: Hypothesis | None, tried: Iterable[Tried]) -> list[Tried]:
    """Earlier attempts that what is now meant to be done looks like."""
    return looks_like(hypothesis.address, tried) if hypothesis else []


def _stems(text: str) -> set[str]:
    """Beginnings of the longer words, so that inflected forms meet."""
    return {w[:SHORTEST_WORD] for part in text.split() for w in tokens(fold(part)) if len(w) >= SHORTEST_WORD}
