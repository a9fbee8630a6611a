"""The form of what a copy is made of."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from samspil.look import service as look

Passage = dict[str, Any]


def said(section: str, head: str, text: str, **more: Any) -> Passage:
    """One passage of a section. `others`: what of its text is black from the start."""
    return {"section": str(section), "head": head, "text": text.strip(), **more}


def day(value: dt.date | dt.datetime | None) -> str:
    if value is None:
        return ""
    on = timezone.localtime(value) if isinstance(value, dt.datetime) else value
    return look.day(on, get_language() or "en")


def rest(start: int, text: str) -> list[list[int]]:
    """The rest of a passage, as a mark. Passages lose the space around them."""
    end = len(text.strip())
    return [[start, end]] if end > start else []
