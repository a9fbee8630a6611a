"""What is different between two days, and on which days something changed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ecomaps.queries import Network, Snapshot, TieOn
from samspil.ecomaps.terms import Change

TOLD = ("quality", "support", "often", "sphere", "role")


@dataclass(frozen=True, slots=True)
class Changed:
    """By node, and by the two ends of a tie; `before` holds ties as they were. `counts` are of people and places."""

    nodes: Mapping[str, str]
    ties: Mapping[tuple[str, str], str]
    before: Mapping[tuple[str, str], TieOn]
    gone: tuple[TieOn, ...]
    parted: tuple[tuple[str, str], ...] = ()
    homes: tuple[str, ...] = ()

    def count(self, what: str) -> int:
        return sum(change == what for change in self.nodes.values())


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which something changed, and what, in a few words."""

    on: dt.date
    words: str


def between(before: Snapshot, shown: Snapshot) -> Changed:
    """Who is new, whose tie is another, who is no longer there."""
    old, new = {(t.who, t.to): t for t in before.ties}, {(t.who, t.to): t for t in shown.ties}
    nodes: dict[str, str] = {}
    ties: dict[tuple[str, str], str] = {}
    for ends in sorted(old.keys() | new.keys()):
        if ends not in old:
            ties[ends] = Change.NEW
        elif ends not in new:
            ties[ends] = Change.GONE
        elif any(getattr(old[ends].state, n) != getattr(new[ends].state, n) for n in TOLD):
            ties[ends] = Change.CHANGED
    for (who, _to), change in ties.items():
        if who in before.nodes and who in shown.nodes:
            nodes[who] = Change.CHANGED
        elif change != Change.CHANGED:
            nodes[who] = change
    for id in shown.nodes.keys() ^ before.nodes.keys():
        nodes[id] = Change.NEW if id in shown.nodes else Change.GONE
    parted = {(j.person, j.to): j.parted for j in before.joints}
    apart = tuple(
        (j.person, j.to) for j in shown.joints if j.parted and parted.get((j.person, j.to)) is False
    )
    died = [
        id for id, n in shown.nodes.items() if n.died and id in before.nodes and not before.nodes[id].died
    ]
    for id in [end for pair in apart for end in pair] + died:
        nodes.setdefault(id, Change.CHANGED)
    homes = tuple(
        h.label for h in shown.homes if all((h.id, h.members) != (o.id, o.members) for o in before.homes)
    )
    gone = tuple(t for ends, t in old.items() if ends not in new)
    return Changed(nodes, ties, old, gone, apart, homes)


def marks(net: Network) -> list[Mark]:
    """The days up to today on which something changed, oldest first."""
    found: dict[dt.date, list[str]] = {}
    names = {f"p{id}": p.called or p.given_name or p.name for id, p in net.family.people.items()} | net.places

    def note(day: dt.date | None, words: str) -> None:
        if day is not None and day <= net.today and words not in found.get(day, []):
            found.setdefault(day, []).append(words)

    for row in net.ties:
        for n, state in enumerate(row.states):
            what = Change.GONE if state.ended else Change.CHANGED if n else Change.NEW
            if n == 0 and state.ended:
                continue
            note(state.since, f"{names[row.who]}: {what.label}")
    for bond in net.family.bonds:
        note(bond.since, f"{names[f'p{bond.person}']}: {Change.NEW.label}")
        note(bond.until, f"{names[f'p{bond.person}']}: {Change.GONE.label}")
    for stay in net.family.stays:
        note(stay.since, f"{stay.label}: {names[f'p{stay.person}']}")
        note(stay.until, f"{names[f'p{stay.person}']}: {_('home changed')}")
    for id, person in net.family.people.items():
        note(person.died_on, f"{names[f'p{id}']} †")
    return [Mark(day, _words(found[day])) for day in sorted(found)]


def _words(said: list[str]) -> str:
    if len(said) == 1:
        return said[0]
    return ngettext("%(count)s change", "%(count)s changes", len(said)) % {"count": len(said)}
