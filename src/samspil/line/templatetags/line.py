"""How the quiet page writes its figures."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.look import service as look

register = template.Library()
SPACE = "\N{NO-BREAK SPACE}"
LEAST = 0.001


def _point(text: str) -> str:
    return text if (get_language() or "en").startswith("en") else text.replace(".", ",")


@register.filter
def hundredth(number: float) -> str:
    return _point(f"{number:.2f}")


@register.filter
def whole(number: float) -> str:
    return f"{number:.0f}"


@register.filter
def hundredths(share: float) -> str:
    """The share as a length of a hundred, for a drawing."""
    return f"{share * 100:.2f}"


@register.filter
def percent(share: float) -> str:
    if share < LEAST:
        return _("under %(n)s") % {"n": _point(f"0.1{SPACE}%")}
    return _point(f"{share * 100:.1f}{SPACE}%")


@register.filter
def in_minutes(seconds: float) -> str:
    return look.minutes(max(1, round(seconds / 60)), get_language() or "en")


@register.filter
def by_week(days: Sequence[Any]) -> list[list[Any]]:
    """Rows of seven, with empty places before the first day and after the last."""
    if not days:
        return []
    cells: list[Any] = [None] * days[0].on.weekday() + list(days)
    cells += [None] * (-len(cells) % 7)
    return [cells[n : n + 7] for n in range(0, len(cells), 7)]
