"""Everybody's place on the picture: the family as a tree, whoever else around it. Computed from what one viewer may know,
so that nobody's place tells of somebody else."""

from collections.abc import Mapping
from dataclasses import dataclass

from samspil.ecomaps.queries import Joint, Node, Snapshot, TieOn
from samspil.ecomaps.terms import MOST_DRAWN, View
from samspil.engines.circles.problem import Around, Box
from samspil.engines.circles.solve import solve as seat
from samspil.engines.kinship.problem import Family, Kin, Line
from samspil.engines.kinship.solve import solve as grow
from samspil.people.terms import BondKind

CIRCLE = (330.0, 290.0)
"""How much is left free around the child where nobody but the child stands in the middle."""
PARENT = (BondKind.MOTHER, BondKind.FATHER)
LINE_OF = {
    BondKind.MOTHER: Line.PARENT, BondKind.FATHER: Line.PARENT, BondKind.ADOPTIVE_PARENT: Line.ABOVE,
    BondKind.STEP_PARENT: Line.ABOVE, BondKind.FOSTER_CARER: Line.ABOVE, BondKind.GRANDMOTHER: Line.TWO_ABOVE,
    BondKind.GRANDFATHER: Line.TWO_ABOVE, BondKind.SIBLING: Line.SIBLING, BondKind.HALF_SIBLING: Line.SIBLING,
    BondKind.TWIN: Line.SIBLING, BondKind.IDENTICAL_TWIN: Line.SIBLING, BondKind.AUNT_UNCLE: Line.ABOVE,
    BondKind.RELATIVE: Line.BESIDE, BondKind.PARTNER: Line.COUPLE, BondKind.EX_PARTNER: Line.COUPLE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """Middles, seen from the child. `tree` are drawn with the signs of a family tree, the others as boxes; `left_out` is
    how many the picture has no room for."""

    view: str
    nodes: Mapping[str, Node]
    places: Mapping[str, tuple[float, float]]
    tree: frozenset[str]
    left_out: int = 0
    arranged: bool = False


def lay_out(
    shown: Snapshot, before: Snapshot | None, view: str, arranged: Mapping[str, tuple[float, float]]
) -> Layout:
    """Of two days together, so that nobody jumps when the day changes. `arranged` overrides, except for the child."""
    days = [shown] + ([before] if before else [])
    nodes = {id: node for day in reversed(days) for id, node in day.nodes.items()}
    joints = list({j.id: j for day in days for j in day.joints}.values())
    ties = list({(t.who, t.to, t.id): t for day in days for t in day.ties}.values())
    wanted = _wanted(nodes, ties, shown.child, view)
    kept = _nearest(wanted, joints, ties, shown.child)
    tree = {shown.child} if view == View.NETWORK else {id for id in kept if nodes[id].kin or nodes[id].child}
    stood, core = _tree({id: nodes[id] for id in tree}, joints, shown.child)
    places = dict(stood)
    ring = sorted(kept - tree)
    if ring:
        boxes = tuple(_box(id, nodes[id], ties, stood, set(ring)) for id in ring)
        room = CIRCLE if view == View.NETWORK else core
        places |= seat(Around(room, boxes)).places
    cx, cy = places[shown.child]
    seen = {id: (x - cx, y - cy) for id, (x, y) in places.items()}
    moved = {id: spot for id, spot in arranged.items() if id in seen and id != shown.child}
    return Layout(
        view, {id: nodes[id] for id in sorted(kept)}, seen | moved, frozenset(tree), len(wanted) - len(kept), bool(moved)
    )  # fmt: skip


def _wanted(nodes: Mapping[str, Node], ties: list[TieOn], child: str, view: str) -> set[str]:
    if view == View.FAMILY:
        return {id for id, node in nodes.items() if node.kin or node.child}
    if view == View.NETWORK:
        return {child} | {end for t in ties for end in (t.who, t.to)}
    return set(nodes)


def _nearest(wanted: set[str], joints: list[Joint], ties: list[TieOn], child: str) -> set[str]:
    """As many as can be read: those fewest steps from the child, who was said something of before who was not."""
    if len(wanted) <= MOST_DRAWN:
        return wanted
    near: dict[str, set[str]] = {}
    for a, b in [(j.person, j.to) for j in joints] + [(t.who, t.to) for t in ties]:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    steps, queue = {child: 0}, [child]
    for id in queue:
        for other in sorted(near.get(id, set()) - steps.keys()):
            steps[other] = steps[id] + 1
            queue.append(other)
    said = {end for t in ties if t.id for end in (t.who, t.to)}
    order = sorted(wanted, key=lambda id: (steps.get(id, 99), id not in said, id))
    return set(order[:MOST_DRAWN])


def _tree(
    nodes: Mapping[str, Node], joints: list[Joint], child: str
) -> tuple[dict[str, tuple[float, float]], tuple[float, float]]:
    """Places with the middle of the whole tree at (0, 0), and how much room it takes."""
    people = tuple(
        Kin(id, node.born.toordinal() if node.born else 0, -1 if node.sign == "m" else 1)
        for id, node in nodes.items()
    )
    lines = tuple(family_lines(joints, set(nodes)))
    answer = grow(Family(child, people, lines))
    half = answer.width / 2, answer.height / 2
    places = {id: (x - half[0], y - half[1]) for id, (x, y) in answer.places.items()}
    return places, (answer.width, max(90, answer.height - 60))


def family_lines(joints: list[Joint], here: set[str]) -> list[tuple[str, str, Line]]:
    """Bonds as the engine knows them. Adoptive parents of whom no other parents are known stand as parents do; who is
    grandmother by a parent's bond needs no line of her own."""
    own = [j for j in joints if j.kind in LINE_OF and j.person in here and j.to in here]
    born_to = {(j.person, j.to) for j in own if j.kind in PARENT}
    has_parents = {to for _p, to in born_to}
    grand = {(a, d) for a, b in born_to for c, d in born_to if b == c}
    found = []
    for joint in own:
        line = LINE_OF[BondKind(joint.kind)]
        if joint.kind == BondKind.ADOPTIVE_PARENT and joint.to not in has_parents:
            line = Line.PARENT
        if line == Line.TWO_ABOVE and (joint.person, joint.to) in grand:
            continue
        found.append((joint.person, joint.to, line))
    return found


def _box(
    id: str, node: Node, ties: list[TieOn], stood: Mapping[str, tuple[float, float]], ring: set[str]
) -> Box:
    ends = [t.to if t.who == id else t.who for t in ties if id in (t.who, t.to)]
    toward = tuple(stood.get(e, e) for e in ends if e in stood or e in ring)
    return Box(id, toward, 1 if node.work else -1)
