"""The picture as a table: one row for each tie, one for each relative without one. What the table says, every file says."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.ecomaps.bridge.changes import Changed
from samspil.ecomaps.queries import Node, Snapshot, TieOn
from samspil.ecomaps.terms import Change, Consent, Often, Quality, Sphere, Support, Wish

MONTHS_AGO = 61


@dataclass(frozen=True, slots=True)
class Row:
    """`whom` is set when the tie is to somebody else than the child. `before` says how it was on the other day."""

    node: Node
    relation: str
    whom: Node | None
    tie: UUID | None
    quality: str
    quality_words: Any
    support_words: Any
    often_words: Any
    sphere_words: Any
    last_contact: dt.date | None
    long_ago: bool
    note: str
    change: str
    change_words: Any
    before: str
    to: str = ""
    work: bool = False

    @property
    def consent_words(self) -> Any:
        return Consent(self.node.consent).label if self.node.consent else ""

    @property
    def wish_words(self) -> Any:
        return Wish(self.node.wish).label if self.node.wish else ""


def rows(shown: Snapshot, changed: Changed | None) -> list[Row]:
    order = list(Quality.values)
    found = [_row(tie, shown.nodes, shown, changed) for tie in shown.ties]
    found.sort(key=lambda r: (r.tie is None, order.index(r.quality), r.node.name, r.node.id, r.to))
    tied = {end for t in shown.ties for end in (t.who, t.to)} | {shown.child}
    alone = [_alone(node, changed) for id, node in shown.nodes.items() if id not in tied]
    found += sorted(alone, key=lambda r: (r.node.name, r.node.id))
    return found


def bonds(shown: Snapshot) -> list[str]:
    """Who belongs to whom, in words: everything the tree shows by lines."""
    found = []
    for joint in shown.joints:
        who, whom = shown.nodes[joint.person].full_name, shown.nodes[joint.to].full_name
        parted = joint.parted and joint.kind == "partner"
        label = _("%(bond)s, parted") % {"bond": joint.label} if parted else joint.label
        found.append(f"{who} → {whom}: {label}")
    homes = [
        f"{home.label}: {', '.join(sorted(shown.nodes[m].full_name for m in home.members))}"
        for home in shown.homes
    ]
    return sorted(found) + homes


def gone(before: Snapshot, changed: Changed) -> list[Row]:
    """Ties of the other day that are no more."""
    return [_row(t, before.nodes, before, changed) for t in changed.gone if t.who in before.nodes]


def _row(tie: TieOn, nodes: dict[str, Node], shown: Snapshot, changed: Changed | None) -> Row:
    node, state = nodes[tie.who], tie.state
    whom = nodes.get(tie.to) if tie.to != shown.child else None
    ends = (tie.who, tie.to)
    change = changed.ties.get(ends, "") if changed else ""
    return Row(
        node, state.role or node.relation, whom, tie.id, state.quality, Quality(state.quality).label,
        Support(state.support).label, Often(state.often).label, Sphere(state.sphere).label, state.last_contact,
        bool(state.last_contact and (shown.on - state.last_contact).days > MONTHS_AGO), state.note, change,
        Change(change).label if change else "", _was(changed, ends, state) if change == Change.CHANGED else "",
        tie.to, state.sphere == Sphere.WORK,
    )  # fmt: skip


def _was(changed: Changed | None, ends: tuple[str, str], now: Any) -> str:
    assert changed is not None
    old = changed.before[ends].state
    said = []
    for name, words in (("quality", Quality), ("support", Support), ("often", Often), ("sphere", Sphere)):
        if getattr(old, name) != getattr(now, name):
            said.append(str(words(getattr(old, name)).label))  # type: ignore[operator]
    if old.role != now.role and old.role:
        said.append(old.role)
    return _("was: %(words)s") % {"words": ", ".join(said)} if said else ""


def _alone(node: Node, changed: Changed | None) -> Row:
    change = changed.nodes.get(node.id, "") if changed else ""
    return Row(
        node, node.relation, None, None, Quality.NOT_KNOWN, "", "", "", "", None, False, "", change,
        Change(change).label if change else "", "",
    )  # fmt: skip
