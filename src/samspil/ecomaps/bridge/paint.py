"""How the parts of a picture are painted on paper and screen of any program. The page paints the same classes with its
own colours, so that it works in the dark too."""

import xml.etree.ElementTree as ET
from typing import Any

INK, INK_2, LINE, CARD = "#17252b", "#4a5a61", "#7d8b90", "#ffffff"
BRAND, OK, BAD, WARN = "#0b5f63", "#1d6334", "#a3182b", "#7a4b00"

PAINT: dict[str, dict[str, str]] = {
    "sign": {"fill": CARD, "stroke": INK, "stroke-width": "2.2"},
    "inner": {"fill": "#e2f0ee", "stroke": INK, "stroke-width": "2.2"},
    "cross": {"fill": "none", "stroke": INK, "stroke-width": "2"},
    "bracket": {"fill": "none", "stroke": INK, "stroke-width": "2"},
    "kin": {"fill": "none", "stroke": INK, "stroke-width": "2"},
    "kin adopted": {"fill": "none", "stroke": INK, "stroke-width": "2", "stroke-dasharray": "8 5"},
    "kin fostered": {"fill": "none", "stroke": INK, "stroke-width": "2", "stroke-dasharray": "2 6", "stroke-linecap": "round"},
    "kin loose": {"fill": "none", "stroke": INK_2, "stroke-width": "1.4", "stroke-dasharray": "6 6"},
    "box": {"fill": CARD, "stroke": LINE, "stroke-width": "1.4"},
    "box new": {"fill": "#e3f3e6", "stroke": OK, "stroke-width": "2"},
    "box changed": {"fill": "#fdf0d5", "stroke": WARN, "stroke-width": "2"},
    "box gone": {"fill": CARD, "stroke": INK_2, "stroke-width": "1.4", "stroke-dasharray": "4 4"},
    "home": {"fill": "#f1f7f5", "stroke": BRAND, "stroke-width": "2", "stroke-dasharray": "7 5", "stroke-linejoin": "round"},
    "tie strong": {"fill": "none", "stroke": OK, "stroke-width": "5"},
    "tie ordinary": {"fill": "none", "stroke": INK_2, "stroke-width": "2.5"},
    "tie weak": {"fill": "none", "stroke": INK_2, "stroke-width": "2.5", "stroke-dasharray": "2 6", "stroke-linecap": "round"},
    "tie tense": {"fill": "none", "stroke": BAD, "stroke-width": "2.2"},
    "tie broken": {"fill": "none", "stroke": INK, "stroke-width": "2"},
    "tie not_known": {"fill": "none", "stroke": LINE, "stroke-width": "1.4", "stroke-dasharray": "10 5"},
    "tip strong": {"fill": OK}, "tip ordinary": {"fill": INK_2}, "tip weak": {"fill": INK_2}, "tip tense": {"fill": BAD},
    "tip broken": {"fill": INK}, "tip not_known": {"fill": LINE},
    "name": {"fill": INK, "font-size": "13", "font-weight": "620", "text-anchor": "middle"},
    "more": {"fill": INK_2, "font-size": "11.5", "text-anchor": "middle"},
    "name in": {"fill": INK, "font-size": "13", "font-weight": "620", "text-anchor": "middle"},
    "more in": {"fill": INK_2, "font-size": "11.5", "text-anchor": "middle"},
    "where": {"fill": BRAND, "font-size": "12", "font-weight": "620", "text-anchor": "middle"},
    "said new": {"fill": OK, "font-size": "11.5", "font-weight": "650", "text-anchor": "middle"},
    "said changed": {"fill": WARN, "font-size": "11.5", "font-weight": "650", "text-anchor": "middle"},
    "said gone": {"fill": INK, "font-size": "11.5", "font-weight": "620", "text-anchor": "middle"},
}  # fmt: skip
HALO = {"stroke": CARD, "stroke-width": "3.5", "stroke-linejoin": "round", "paint-order": "stroke"}
TEXTS = ("name", "more", "where", "said new", "said changed", "said gone")


def add(parent: ET.Element, tag: str, css: str = "", words: str = "", **attributes: Any) -> ET.Element:
    """One part of the picture, painted by its class."""
    paint = PAINT.get(css, {}) | (HALO if css in TEXTS else {})
    said = {k.replace("_", "-"): number(v) for k, v in attributes.items()}
    part = ET.SubElement(parent, tag, ({"class": css} if css else {}) | paint | said)
    part.text = words or None
    return part


def number(value: Any) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
