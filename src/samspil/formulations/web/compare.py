"""Two kept versions, card by card: what came, what went, what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samspil.formulations.terms import Field, Kind, LinkKind, Status

SAID = ("text", "kind", "voice_name", "source", "said_on", "strength", "unknown", "contested", "field")


@dataclass(frozen=True, slots=True)
class Change:
    number: int
    before: str
    after: str
    field_before: str
    field_after: str
    kind_before: str
    kind_after: str
    other: bool

    @property
    def moved(self) -> bool:
        return self.field_before != self.field_after


@dataclass(frozen=True, slots=True)
class Compared:
    added: tuple[Mapping[str, Any], ...]
    removed: tuple[Mapping[str, Any], ...]
    changed: tuple[Change, ...]
    links_added: tuple[str, ...]
    links_removed: tuple[str, ...]
    hypothesis: tuple[tuple[str, str, str], ...]

    @property
    def same(self) -> bool:
        return not (
            self.added or self.removed or self.changed or self.links_added or self.links_removed or self.hypothesis
        )  # fmt: skip


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Compared:
    """From the contents of two versions. A changed order alone is no change of a card."""
    old = {c["id"]: c for c in before["cards"]}
    new = {c["id"]: c for c in after["cards"]}
    links_old, links_new = _links(before), _links(after)
    return Compared(
        added=tuple(_worded(c) for i, c in new.items() if i not in old),
        removed=tuple(_worded(c) for i, c in old.items() if i not in new),
        changed=tuple(
            _change(old[i], c) for i, c in new.items() if i in old and any(old[i][k] != c[k] for k in SAID)
        ),
        links_added=tuple(w for w in links_new if w not in links_old),
        links_removed=tuple(w for w in links_old if w not in links_new),
        hypothesis=_parts(before.get("hypothesis"), after.get("hypothesis")),
    )


def _worded(card: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**card, "field_label": Field(card["field"]).label, "kind_label": Kind(card["kind"]).label}


def _change(old: Mapping[str, Any], new: Mapping[str, Any]) -> Change:
    return Change(
        number=new["number"], before=old["text"], after=new["text"],
        field_before=str(Field(old["field"]).label), field_after=str(Field(new["field"]).label),
        kind_before=str(Kind(old["kind"]).label), kind_after=str(Kind(new["kind"]).label),
        other=any(old[k] != new[k] for k in SAID if k not in ("text", "kind", "field")),
    )  # fmt: skip


def _links(content: Mapping[str, Any]) -> list[str]:
    return [f"{li['from']} {LinkKind(li['kind']).label} {li['to']}" for li in content["links"]]


def _parts(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> tuple[tuple[str, str, str], ...]:
    before, after = old or {}, new or {}
    parts = [(n, before.get(n, ""), after.get(n, "")) for n in ("keeps", "address", "achieve")]
    status = [str(Status(c["status"]).label) if c else "" for c in (before, after)]
    parts.append(("status", status[0], status[1]))
    return tuple(p for p in parts if p[1] != p[2])
