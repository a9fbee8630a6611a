"""Who stands side by side: couples, and others who have a child together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samspil.engines.kinship.problem import Kin, Line


@dataclass(slots=True)
class Block:
    """People who stay together in a row, from left to right. `rank` keeps equals in one order."""

    keys: tuple[str, ...]
    rank: int = 0

    def order(self, people: dict[str, Kin]) -> tuple[int, str]:
        """By age where it is known, then by key."""
        born = [people[k].born for k in self.keys if people[k].born]
        return (min(born) if born else 10**9, min(self.keys))


def blocks(row: Sequence[str], lines: Iterable[tuple[str, str, Line]], people: dict[str, Kin]) -> list[Block]:
    """Every couple of a row in one block; of somebody with several partners, they stand between them."""
    here = set(row)
    pairs = _couples(here, lines)
    left = set(here)
    found = []
    for key in sorted(here):
        if key not in left:
            continue
        group = _group(key, pairs)
        left -= group
        found.append(Block(_line_up(group, pairs, people)))
    found.sort(key=lambda b: b.order(people))
    for rank, block in enumerate(found):
        block.rank = rank
    return found


def _couples(here: set[str], lines: Iterable[tuple[str, str, Line]]) -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = defaultdict(set)
    parents: dict[str, list[str]] = defaultdict(list)
    for a, b, kind in lines:
        if kind == Line.COUPLE and a in here and b in here:
            pairs[a].add(b)
            pairs[b].add(a)
        if kind == Line.PARENT and a in here:
            parents[b].append(a)
    for both in parents.values():
        if len(both) == 2:
            pairs[both[0]].add(both[1])
            pairs[both[1]].add(both[0])
    return pairs


def _group(start: str, pairs: dict[str, set[str]]) -> set[str]:
    found, queue = {start}, [start]
    for key in queue:
        queue += sorted(pairs[key] - found)
        found |= pairs[key]
    return found


def _line_up(group: set[str], pairs: dict[str, set[str]], people: dict[str, Kin]) -> tuple[str, ...]:
    """A walk along the couples that begins at an end; whoever hangs on the side of it is put beside their partner."""
    if len(group) == 2:
        return tuple(sorted(group, key=lambda k: (people[k].side, k)))
    ends = sorted(group, key=lambda k: (len(pairs[k]), people[k].side, people[k].born or 10**9, k))
    line = [ends[0]]
    while True:
        onward = sorted(pairs[line[-1]] - set(line), key=lambda k: (-len(pairs[k]), k))
        if not onward:
            break
        line.append(onward[0])
    for key in sorted(group - set(line)):
        partner = next((p for p in line if p in pairs[key]), line[-1])
        place = line.index(partner)
        # On the side that is nearer to an end, so that fewer stand between the two.
        line.insert(place + 1 if place >= len(line) / 2 else place, key)
    return tuple(line)
