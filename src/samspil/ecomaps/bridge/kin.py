"""The lines of a family tree: couples, parents with their children, twins, adoption, foster care, and whoever belongs by
another line."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field

from samspil.ecomaps.bridge.layout import PARENT, family_lines
from samspil.ecomaps.bridge.paint import add
from samspil.ecomaps.queries import Joint
from samspil.people.terms import BondKind

HALF, LABEL = 20.0, 55.0
"""Half a sign; from its middle to under its words."""
COUPLES = (BondKind.PARTNER, BondKind.EX_PARTNER)
TWINS = (BondKind.TWIN, BondKind.IDENTICAL_TWIN)
SIBLINGS = (*TWINS, BondKind.SIBLING, BondKind.HALF_SIBLING)
LOOSE = {
    BondKind.GRANDMOTHER: "kin loose", BondKind.GRANDFATHER: "kin loose", BondKind.AUNT_UNCLE: "kin loose",
    BondKind.STEP_PARENT: "kin loose", BondKind.RELATIVE: "kin loose", BondKind.FOSTER_CARER: "kin fostered",
    BondKind.ADOPTIVE_PARENT: "kin adopted",
}  # fmt: skip
Point = tuple[float, float]


@dataclass(slots=True)
class Levels:
    """Bars between the same two rows get heights of their own, so that none lies on another."""

    taken: dict[float, list[tuple[float, float, int]]] = field(default_factory=dict)

    def free(self, row: float, left: float, right: float) -> int:
        bars = self.taken.setdefault(row, [])
        used = {n for a, b, n in bars if a - 8 < right and left < b + 8}
        level = next(n for n in range(len(bars) + 1) if n not in used)
        bars.append((left, right, level))
        return level


def draw(into: ET.Element, joints: list[Joint], at: Mapping[str, Point]) -> None:
    own = [j for j in joints if j.person in at and j.to in at]
    parents = _parents(own, at)
    unions: dict[tuple[str, ...], list[str]] = {}
    for child, elders in sorted(parents.items()):
        unions.setdefault(elders, []).append(child)
    couples = {tuple(sorted((j.person, j.to))): j.parted for j in own if j.kind in COUPLES}
    for elders in unions:
        if len(elders) == 2:
            couples.setdefault((elders[0], elders[1]), False)
    levels = Levels()
    middles = {pair: _couple(into, pair, parted, at, levels) for pair, parted in sorted(couples.items())}
    for elders, children in sorted(unions.items(), key=lambda u: (min(at[c][0] for c in u[1]), u[0])):
        _children(into, elders, children, own, at, middles, levels)
    _others(into, own, parents, at)


def _parents(own: list[Joint], at: Mapping[str, Point]) -> dict[str, tuple[str, ...]]:
    """By child: at most two parents that stand above it. What says otherwise is a mistake in the file and is left out."""
    found: dict[str, set[str]] = {}
    real = {to for j in own for to in [j.to] if j.kind in PARENT}
    for joint in sorted(own, key=lambda j: str(j.id)):
        adopted = joint.kind == BondKind.ADOPTIVE_PARENT and joint.to not in real
        if (joint.kind in PARENT or adopted) and at[joint.person][1] < at[joint.to][1]:
            elders = found.setdefault(joint.to, set())
            if len(elders) < 2:
                elders.add(joint.person)
    return {child: tuple(sorted(elders)) for child, elders in found.items()}


def _couple(
    into: ET.Element, pair: tuple[str, ...], parted: bool, at: Mapping[str, Point], levels: Levels
) -> Point:
    """The line between two partners, and the point from which their children hang."""
    (ax, ay), (bx, by) = sorted((at[pair[0]], at[pair[1]]))
    between = any(ax < x < bx and abs(y - ay) < 50 for k, (x, y) in at.items() if k not in pair)
    if abs(ay - by) < 1 and not between:
        add(into, "path", "kin", d=f"M{ax + HALF:.1f} {ay:.1f}H{bx - HALF:.1f}")
        middle, cross = ((ax + bx) / 2, ay), ((ax + bx) / 2 + (22 if parted else 0), ay)
    else:
        low = max(ay, by) + LABEL + 3 + 9 * levels.free(max(ay, by), ax, bx)
        add(into, "path", "kin", d=f"M{ax:.1f} {ay + LABEL:.1f}V{low:.1f}H{bx:.1f}V{by + LABEL:.1f}")
        middle, cross = ((ax + bx) / 2, low), ((ax + bx) / 2 + 22, low)
    if parted:
        x, y = cross
        add(
            into,
            "path",
            "kin",
            d=f"M{x - 8:.1f} {y + 10:.1f}L{x + 2:.1f} {y - 10:.1f}M{x:.1f} {y + 10:.1f}L{x + 10:.1f} {y - 10:.1f}",
        )
    return middle


def _children(
    into: ET.Element, elders: tuple[str, ...], children: list[str], own: list[Joint], at: Mapping[str, Point],
    middles: Mapping[tuple[str, ...], Point], levels: Levels,
) -> None:  # fmt: skip
    """From the parents down to a bar, and from the bar to each child; twins from one point."""
    x, y = middles[elders] if len(elders) == 2 else (at[elders[0]][0], at[elders[0]][1] + LABEL)
    tops = [at[c][1] - HALF for c in children]
    xs = [at[c][0] for c in children]
    level = levels.free(min(tops), min([x, *xs]), max([x, *xs]))
    bar = min(tops) - 22 - 9 * min(level, 4)
    adopted = {j.to for j in own if j.kind == BondKind.ADOPTIVE_PARENT and j.person in elders}
    add(into, "path", "kin", d=f"M{x:.1f} {y:.1f}V{bar:.1f}")
    spots = _hang(children, own, at)
    ends = [x, *spots.values()]
    if max(ends) - min(ends) > 1:
        add(into, "path", "kin", d=f"M{min(ends):.1f} {bar:.1f}H{max(ends):.1f}")
    for child in children:
        cx, cy = at[child]
        css = "kin adopted" if child in adopted else "kin"
        add(into, "path", css, d=f"M{spots[child]:.1f} {bar:.1f}L{cx:.1f} {cy - HALF:.1f}")
    for joint in own:
        if joint.kind == BondKind.IDENTICAL_TWIN and spots.get(joint.person) == spots.get(joint.to, -1):
            _same_egg(into, spots[joint.person], bar, at[joint.person], at[joint.to])


def _hang(children: list[str], own: list[Joint], at: Mapping[str, Point]) -> dict[str, float]:
    """Where on the bar each child hangs: twins in their common middle."""
    groups: dict[str, set[str]] = {c: {c} for c in children}
    for joint in own:
        if joint.kind in TWINS and joint.person in groups and joint.to in groups:
            both = groups[joint.person] | groups[joint.to]
            for c in both:
                groups[c] = both
    return {c: sum(at[o][0] for o in groups[c]) / len(groups[c]) for c in children}


def _same_egg(into: ET.Element, x: float, bar: float, a: Point, b: Point) -> None:
    """The bar between the lines of identical twins, half-way down."""
    y = (bar + a[1] - HALF) / 2
    add(into, "path", "kin", d=f"M{(x + a[0]) / 2:.1f} {y:.1f}H{(x + b[0]) / 2:.1f}")


def _others(
    into: ET.Element, own: list[Joint], parents: Mapping[str, tuple[str, ...]], at: Mapping[str, Point]
) -> None:
    """Bonds that the tree does not show by itself: brothers and sisters without known parents, carers, aunts."""
    lines = {(a, b) for a, b, _l in family_lines(own, set(at))}
    couples = {frozenset((j.person, j.to)) for j in own if j.kind in COUPLES}
    for joint in own:
        a, b = at[joint.person], at[joint.to]
        theirs = parents.get(joint.person), parents.get(joint.to)
        if joint.kind in SIBLINGS:
            if not (theirs[0] and theirs[1] and set(theirs[0]) & set(theirs[1])):
                _bracket(into, a, b, "kin loose" if joint.kind == BondKind.HALF_SIBLING else "kin")
        elif joint.kind in LOOSE and (joint.person, joint.to) in lines:
            stands = joint.person in (theirs[1] or ())
            steps = joint.kind == BondKind.STEP_PARENT and any(
                frozenset((joint.person, p)) in couples for p in theirs[1] or ()
            )
            if not (stands or steps):
                _leaning(into, a, b, LOOSE[BondKind(joint.kind)])


def _bracket(into: ET.Element, a: Point, b: Point, css: str) -> None:
    top = min(a[1], b[1]) - HALF - 12
    add(into, "path", css, d=f"M{a[0]:.1f} {a[1] - HALF:.1f}V{top:.1f}H{b[0]:.1f}V{b[1] - HALF:.1f}")


def _leaning(into: ET.Element, a: Point, b: Point, css: str) -> None:
    """From under the elder to the side of the younger one's sign."""
    if abs(a[1] - b[1]) < 1:
        _bracket(into, a, b, css)
        return
    (hx, hy), (lx, ly) = sorted((a, b), key=lambda p: p[1])
    lean = 9 if hx > lx else -9
    add(into, "path", css, d=f"M{hx:.1f} {hy + LABEL:.1f}L{lx + lean:.1f} {ly - HALF:.1f}")
