"""The picture to take along: as picture, on paper, for other programs. Made only of what the one who takes it may know."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from samspil.ecomaps.bridge.drawing import Picture
from samspil.ecomaps.bridge.rows import Row
from samspil.ecomaps.queries import Snapshot
from samspil.look import service as look

PAPER = Path(__file__).resolve().parent.parent / "paper"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
NODE_FACTS = ("name", "relation", "sign", "age", "born", "died", "child", "kind", "consent", "contact_wish")
EDGE_FACTS = ("kind", "quality", "support", "often", "sphere", "last_contact", "role", "note", "parted")


def heads() -> list[str]:
    return [
        str(words) for words in (
            _("Who"), _("What they are"), _("To whom"), _("Tie"), _("Support"), _("How often"), _("Kind of tie"),
            _("Last contact"), _("Note"), _("Consent"), _("Wish for contact"),
        )
    ]  # fmt: skip


def cells(rows: list[Row], child: str, *, language: str = "") -> list[list[str]]:
    """The table in words; days as the language writes them, or in numbers for programs."""
    found = []
    for row in rows:
        day = row.last_contact
        last = "" if day is None else look.day(day, language) if language else day.isoformat()
        whom = row.whom.full_name if row.whom else child if row.quality_words else ""
        found.append([
            row.node.full_name, row.relation, whom, str(row.quality_words), str(row.support_words), str(row.often_words),
            str(row.sphere_words), last, row.note, str(row.consent_words), str(row.wish_words),
        ])  # fmt: skip
    return found


def csv_file(rows: list[Row], child: str) -> bytes:
    """With a mark for spreadsheets that it is Unicode; a text that a spreadsheet would take for a formula gets a quote."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads())
    writer.writerows([[_harmless(c) for c in line] for line in cells(rows, child)])
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def graphml_file(shown: Snapshot) -> bytes:
    """For programs that draw and count graphs. Numbers stand for people; no identifier of ours leaves the house."""
    root = ET.Element("graphml", {"xmlns": GRAPHML})
    for place, names in (("node", NODE_FACTS), ("edge", EDGE_FACTS)):
        for name in names:
            ET.SubElement(
                root, "key", {"id": f"{place}_{name}", "for": place, "attr.name": name, "attr.type": "string"}
            )
    graph = ET.SubElement(root, "graph", {"id": "network", "edgedefault": "directed"})
    short = {id: f"n{n}" for n, id in enumerate(sorted(shown.nodes), start=1)}
    for id in sorted(shown.nodes):
        node = shown.nodes[id]
        facts = {
            "name": node.full_name, "relation": node.relation, "sign": node.sign if node.person else "", "age": node.age,
            "born": node.born, "died": node.died, "child": "true" if node.child else None,
            "kind": "person" if node.person else "place", "consent": node.consent, "contact_wish": node.wish,
        }  # fmt: skip
        _data(ET.SubElement(graph, "node", {"id": short[id]}), "node", facts)
    for joint in shown.joints:
        ends = {"source": short[joint.person], "target": short[joint.to]}
        facts = {"kind": joint.kind, "parted": "true" if joint.parted else None}
        _data(ET.SubElement(graph, "edge", ends), "edge", facts)
    for tie in (t for t in shown.ties if t.id):
        state = tie.state
        facts = {"kind": "tie"} | {n: getattr(state, n) for n in EDGE_FACTS if hasattr(state, n)}
        _data(
            ET.SubElement(graph, "edge", {"source": short[tie.who], "target": short[tie.to]}), "edge", facts
        )
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _data(part: ET.Element, place: str, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        if value not in (None, ""):
            ET.SubElement(part, "data", {"key": f"{place}_{name}"}).text = str(value)


def png_file(picture: Picture) -> bytes:
    return _press("picture.typ", {"svg": picture.svg, "alt": picture.title}, format="png", ppi=144)


def pdf_file(
    picture: Picture, rows: list[Row], child: str, said: list[str], *, language: str, printed: str
) -> bytes:
    """On paper: the picture, what one can see, and the table; tagged for screen readers, without a name in its metadata."""
    told = {
        "svg": picture.svg, "alt": _("The same content is in the table below."), "title": picture.title, "language": language,
        "printed": printed, "sees": _("What one can see"), "said": said, "table": _("The same as a table"),
        "document": _("Network picture"), "heads": heads(), "rows": cells(rows, child, language=language),
    }  # fmt: skip
    return _press("sheet.typ", told, format="pdf", pdf_standards=["ua-1"])


def _press(sheet: str, told: dict[str, Any], **how: Any) -> bytes:
    import typst  # 80 MB: only who prints pays for it

    data = json.dumps(told, ensure_ascii=False)
    made: Any = typst.compile(str(PAPER / sheet), sys_inputs={"data": data}, ignore_system_fonts=True, **how)
    return made[0] if isinstance(made, list) else made
