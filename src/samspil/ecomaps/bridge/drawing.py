"""The whole picture as SVG, with a title and one sentence on where the same stands in words."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.ecomaps.bridge import homes, kin, ties
from samspil.ecomaps.bridge.changes import Changed
from samspil.ecomaps.bridge.layout import Layout
from samspil.ecomaps.bridge.paint import add, cut
from samspil.ecomaps.queries import Node, Snapshot
from samspil.ecomaps.terms import Change
from samspil.look import service as look
from samspil.people.terms import BondKind

SVG = "http://www.w3.org/2000/svg"
EDGE = 26.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """`svg` stands for itself: any program shows it. `nodes` are drawn people and places, for moving them."""

    svg: str
    title: str
    width: float
    height: float
    nodes: tuple[Node, ...]
    left_out: int
    arranged: bool


def draw(layout: Layout, shown: Snapshot, changed: Changed | None, *, title: str, language: str) -> Picture:
    at = layout.places
    tree = {id: p for id, p in at.items() if id in layout.tree}
    root = ET.Element(
        "svg", {"xmlns": SVG, "class": "network", "font-family": "Inter, 'Libertinus Serif', sans-serif", "role": "img"}
    )  # fmt: skip
    root.set("aria-labelledby", "network-title network-desc")
    add(root, "title", words=title, id="network-title")
    add(root, "desc", words=_("The same content is in the table beside the picture."), id="network-desc")
    corners = _homes(root, shown, tree, language)
    lines = add(root, "g", "bonds")
    kin.draw(lines, [j for j in shown.joints if {j.person, j.to} <= layout.tree], tree)
    _ties(root, layout, shown, changed)
    for id, node in layout.nodes.items():
        corners += _node(root, node, at[id], id in layout.tree, changed, shown)
    left, top = min(x for x, _y in corners) - EDGE, min(y for _x, y in corners) - EDGE
    width = max(x for x, _y in corners) + EDGE - left
    height = max(y for _x, y in corners) + EDGE - top
    root.set("viewBox", f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}")
    root.set("width", f"{width:.0f}")
    root.set("height", f"{height:.0f}")
    return Picture(
        ET.tostring(root, encoding="unicode"), title, width, height, tuple(layout.nodes.values()), layout.left_out,
        layout.arranged,
    )  # fmt: skip


def _homes(root: ET.Element, shown: Snapshot, tree: dict[str, Point], language: str) -> list[Point]:
    corners: list[Point] = []
    for home in shown.homes:
        since = look.day(home.since, language)
        words = _("%(home)s since %(day)s") % {"home": home.label, "day": since}
        corners += homes.draw(root, home, tree, words)
    return corners


def _ties(root: ET.Element, layout: Layout, shown: Snapshot, changed: Changed | None) -> None:
    at = layout.places
    group = add(root, "g", "ties")
    bound = {frozenset((j.person, j.to)) for j in shown.joints}
    for tie in shown.ties:
        if tie.who not in at or tie.to not in at or (tie.id is None and {tie.who, tie.to} <= layout.tree):
            continue
        both = {tie.who, tie.to} <= layout.tree or frozenset((tie.who, tie.to)) in bound
        boxes = tie.who not in layout.tree, tie.to not in layout.tree
        bent = both and not any(boxes)
        others = [(p, id not in layout.tree) for id, p in at.items() if id not in (tie.who, tie.to)]
        said = tie.state
        ties.line(group, at[tie.who], at[tie.to], boxes, said.quality, said.support, others, bent=bent)


def _node(
    root: ET.Element, node: Node, at: Point, sign: bool, changed: Changed | None, shown: Snapshot
) -> list[Point]:
    change = changed.nodes.get(node.id, "") if changed else ""
    group = add(root, "g", "node", transform=f"translate({at[0]:.1f} {at[1]:.1f})")
    group.set("data-node", node.id)
    if sign:
        _sign(group, node, shown)
        _named(group, node, shown)
    else:
        _box(group, node, change)
    if change:
        add(group, "text", f"said {change}", str(Change(change).label), x=0, y=-30 if sign else -29)
    x, y = at
    return [(x - 66, y - 40), (x + 66, y + 58)] if sign else [(x - 70, y - 42), (x + 70, y + 26)]


def _sign(group: ET.Element, node: Node, shown: Snapshot) -> None:
    _shape(group, "sign", node, 20)
    if node.child:
        _shape(group, "inner", node, 15)
    if node.died:
        arm = 20 if node.sign == "m" else 14
        add(group, "path", "cross", d=f"M{-arm} {-arm}L{arm} {arm}M{arm} {-arm}L{-arm} {arm}")
    if any(j.to == node.id and j.kind == BondKind.ADOPTIVE_PARENT for j in shown.joints):
        add(group, "path", "bracket", d="M-20 -26H-27V26H-20M20 -26H27V26H20")


def _shape(group: ET.Element, css: str, node: Node, half: int) -> None:
    """A circle, a square, a diamond where neither is known; a triangle for a child not yet born."""
    if node.expected:
        add(group, "path", css, d=f"M0 {-half}L{half} {half}H{-half}Z")
    elif node.sign == "f":
        add(group, "circle", css, r=half)
    elif node.sign == "m":
        add(group, "rect", css, x=-half, y=-half, width=2 * half, height=2 * half)
    else:
        tip = half + 3
        add(group, "path", css, d=f"M0 {-tip}L{tip} 0L0 {tip}L{-tip} 0Z")


def _named(group: ET.Element, node: Node, shown: Snapshot) -> None:
    name = cut(node.name, 14)
    if node.died:
        name = f"{name}, † {node.died.year}"
    elif node.age is not None:
        name = f"{name}, {node.age}"
    add(group, "text", "name", name, x=0, y=36)
    if not node.child and node.relation:
        add(group, "text", "more", cut(node.relation, 21), x=0, y=50)


def _box(group: ET.Element, node: Node, change: str) -> None:
    round_ = 23 if node.person or not node.work else 8
    add(group, "rect", f"box {change}".strip(), x=-68, y=-23, width=136, height=46, rx=round_)
    if node.relation:
        add(group, "text", "name in", cut(node.name, 18), x=0, y=-2)
        add(group, "text", "more in", cut(node.relation, 22), x=0, y=14)
    else:
        add(group, "text", "name in", cut(node.name, 18), x=0, y=5)
