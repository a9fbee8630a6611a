"""Two kept versions, or two wordings of the assumption, side by side: what stands in each, and what differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samspil.formulations.terms import Field, Kind, LinkKind, Status

SAID = ("text", "kind", "voice_name", "source", "said_on", "strength", "unknown", "contested")


@dataclass(frozen=True, slots=True)
class Row:
    """One card in both versions; an empty side means that it does not stand there."""

    number: int
    before: str
    after: str
    language: str
    about_before: str
    about_after: str


@dataclass(frozen=True, slots=True)
class Part:
    """One field with the cards that differ; a card that moved stands in both of its fields."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    parts: tuple[Part, ...]
    unchanged: int
    links_before: tuple[str, ...]
    links_after: tuple[str, ...]
    hypothesis: tuple[tuple[str, str, str], ...]

    @property
    def same(self) -> bool:
        return not (self.parts or self.links_before or self.links_after or self.hypothesis)


def compare(before: Mapping[str, Any], after: Mapping[str, Any], labels: Mapping[str, str]) -> Compared:
    """From the contents of two versions; `labels` are the names of the fields. A changed order alone is no change."""
    old, new = ({c["id"]: c for c in content["cards"]} for content in (before, after))
    links_old, links_new = _links(before), _links(after)
    parts = [Part(labels[key], _rows(key, old, new)) for key in Field.values]
    unchanged = sum(1 for i, c in new.items() if i in old and not _differs(old[i], c))
    return Compared(
        parts=tuple(part for part in parts if part.rows),
        unchanged=unchanged,
        links_before=tuple(w for w in links_old if w not in links_new),
        links_after=tuple(w for w in links_new if w not in links_old),
        hypothesis=_three(before.get("hypothesis"), after.get("hypothesis")),
    )


def _differs(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return old["field"] != new["field"] or any(old.get(k) != new.get(k) for k in SAID)


def _rows(key: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Row, ...]:
    rows = []
    for id in [*old, *(i for i in new if i not in old)]:
        was, is_ = old.get(id), new.get(id)
        if was and is_ and not _differs(was, is_):
            continue
        left = was if was and was["field"] == key else None
        right = is_ if is_ and is_["field"] == key else None
        if left or right:
            rows.append(_row(left, right))
    return tuple(sorted(rows, key=lambda row: row.number))


def _row(left: Mapping[str, Any] | None, right: Mapping[str, Any] | None) -> Row:
    one: Mapping[str, Any] = right or left or {}
    return Row(
        number=one["number"], before=left["text"] if left else "", after=right["text"] if right else "",
        language=one["language"], about_before=_about(left), about_after=_about(right),
    )  # fmt: skip


def _about(card: Mapping[str, Any] | None) -> str:
    if card is None:
        return ""
    said = [_("not known yet") if card["unknown"] else str(Kind(card["kind"]).label), card["voice_name"]]
    if card["contested"]:
        said.append(card["contested"])
    return " · ".join(said)


def _links(content: Mapping[str, Any]) -> list[str]:
    return [f"{li['from']} {LinkKind(li['kind']).label} {li['to']}" for li in content["links"]]


def _three(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> tuple[tuple[str, str, str], ...]:
    """The three parts and where it stands, of two wordings; only what differs."""
    before, after = old or {}, new or {}
    names = {
        "keeps": _("What keeps it going"),
        "address": _("What we do about it"),
        "achieve": _("What that will achieve"),
    }
    rows = [(str(label), before.get(name, ""), after.get(name, "")) for name, label in names.items()]
    stands = [str(Status(c["status"]).label) if c else "" for c in (before, after)]
    rows.append((str(_("Where it stands")), stands[0], stands[1]))
    cards = [", ".join(map(str, c.get("grounds", []))) for c in (before, after)]
    rows.append((str(_("Cards it rests on")), cards[0], cards[1]))
    return tuple(row for row in rows if row[1] != row[2])


def wordings(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    return _three(before, after)
