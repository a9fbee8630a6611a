"""What one can count on a picture. Each number says of how many; there is no score of a network or a family."""

from collections import Counter
from dataclasses import dataclass

from samspil.ecomaps.queries import Snapshot, TieOn
from samspil.ecomaps.terms import Quality, Sphere, Support


@dataclass(frozen=True, slots=True)
class Figures:
    """`size` people and places around the child. Support is counted by tie, seen from the family; `unknown` ties tell nothing
    of it. `alone` carries all private support alone; `most` is who carries most, with how many of `supports`."""

    size: int
    people: int
    ties: int
    known: int
    private: int
    work: int
    given: int
    received: int
    both: int
    none: int
    unknown: int
    strained: int
    alone: str = ""
    most: str = ""
    carries: int = 0
    supports: int = 0


def figures(shown: Snapshot) -> Figures:
    ties = [t for t in shown.ties if t.to in shown.nodes and t.who in shown.nodes]
    around = {t.who for t in ties} | {t.to for t in ties}
    around.discard(shown.child)
    support = Counter(t.state.support for t in ties)
    spheres = {t.who: t.state.sphere for t in sorted(ties, key=lambda t: (t.state.sphere, t.who))}
    spheres.pop(shown.child, None)
    giving = [t for t in ties if t.state.support in (Support.GIVES, Support.BOTH)]
    carriers = Counter(t.who for t in giving)
    first = max(sorted(carriers), key=lambda who: carriers[who], default="")
    return Figures(
        size=len(around),
        people=sum(shown.nodes[id].person is not None for id in around),
        ties=len(ties),
        known=len(ties) - support[Support.NOT_KNOWN],
        private=sum(s == Sphere.PRIVATE for s in spheres.values()),
        work=sum(s == Sphere.WORK for s in spheres.values()),
        given=support[Support.GETS],
        received=support[Support.GIVES],
        both=support[Support.BOTH],
        none=support[Support.NONE],
        unknown=support[Support.NOT_KNOWN],
        strained=sum(t.state.quality in (Quality.TENSE, Quality.BROKEN) for t in ties),
        alone=_alone(giving),
        most=first if len(giving) > 1 and carriers[first] * 2 > len(giving) else "",
        carries=carriers[first] if first else 0,
        supports=len(giving),
    )


def _alone(giving: list[TieOn]) -> str:
    """The one private person without whom there would be no private support; nothing while there are several."""
    private = {t.who for t in giving if t.state.sphere == Sphere.PRIVATE}
    return next(iter(private)) if len(private) == 1 else ""
