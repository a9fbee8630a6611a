"""Figures with marks: what is withheld or small is said, never drawn as zero."""

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()
SMALLEST = 5


@register.simple_tag
def cell(found: Any) -> SafeString | str:
    """A number of a published table, or in words why there is none."""
    if found.value is not None:
        return number_format(found.value, force_grouping=True)
    words = {
        "withheld": _("withheld"),
        "not_applicable": _("does not apply"),
        "low": _("close to none"),
        "not_available": _("not available"),
    }.get(found.mark, _("cannot be read"))
    return format_html('<span class="sub">{}</span>', words)


@register.filter
def small(number: int) -> str:
    """Numbers from 1 to 4 are not told outside the case."""
    return str(number) if number == 0 or number >= SMALLEST else _("fewer than 5")


@register.filter
def percent(share: float | None) -> str:
    """Whole ones; with a decimal where a whole one would say none or all."""
    if share is None:
        return ""
    odd = 0 < share < 0.005 or 0.995 <= share < 1
    return number_format(round(100 * share, 1 if odd else 0), decimal_pos=1 if odd else 0)


@register.filter
def grouped(number: int | None) -> str:
    return "" if number is None else number_format(number, force_grouping=True)
