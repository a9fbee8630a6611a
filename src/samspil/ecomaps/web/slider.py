"""The days on which something changed, as a line of dots: each leads to the picture of its day."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.ecomaps.web.asked import Asked
from samspil.look import service as look

WIDE, EDGE = 760, 60
MOST = 6
LETTERS = 34


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    anchor: str
    words: str
    whole: str
    url: str
    shown: bool
    compared: bool


@dataclass(frozen=True, slots=True)
class Slider:
    dots: tuple[Dot, ...]
    start: float
    end: float
    earlier: str
    later: str


def slider(asked: Asked) -> Slider:
    said = {mark.on: mark.words for mark in asked.marks}
    days = sorted({*said, asked.on, asked.net.today, *([asked.since] if asked.since else [])})
    place = days.index(asked.on)
    first = max(0, min(place - MOST + 2, len(days) - MOST))
    window = days[first : first + MOST]
    if asked.since and asked.since not in window:
        window = [asked.since, *window[1:]]
    step = (WIDE - 2 * EDGE) / max(1, len(window) - 1)
    x = {day: EDGE + n * step for n, day in enumerate(window)}
    dots = tuple(_dot(day, x[day], n, len(window), said, asked) for n, day in enumerate(window))
    back = [d for d in said if d < asked.on]
    onward = [d for d in [*said, asked.net.today] if d > asked.on]
    return Slider(
        dots, x.get(asked.since, EDGE) if asked.since else x[asked.on], x[asked.on],
        asked.address(on=max(back), since="") if back else "", asked.address(on=min(onward), since="") if onward else "",
    )  # fmt: skip


def _dot(day: dt.date, x: float, n: int, count: int, said: dict[dt.date, str], asked: Asked) -> Dot:
    date = look.day(day, get_language() or "en")
    words = said.get(day, _("today") if day == asked.net.today else "")
    if day == asked.on:
        what: Any = _("%(day)s, shown")
    elif day == asked.since:
        what = _("%(day)s, compared")
    else:
        what = "%(day)s"
    label = what % {"day": date}
    whole = f"{label}: {words}" if words else label
    brief = whole if day not in (asked.on, asked.since) else label
    brief = brief if len(brief) <= LETTERS else brief[: LETTERS - 1] + "…"
    anchor = "start" if n == 0 else "end" if n == count - 1 and count > 1 else "middle"
    since = asked.since if asked.since and asked.since < day else ""
    return Dot(
        x, 12 if n % 2 else 52, anchor, brief, whole, asked.address(on=day, since=since), day == asked.on,
        day == asked.since,
    )  # fmt: skip
