"""Small pictures drawn on the server: a share as a dot with its band."""

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from samspil.beds import service as beds

register = template.Library()
register.simple_tag(beds.plan_title)
register.simple_tag(beds.plan_sentences)


@register.simple_tag
def band(n: int, of: int, low: float | None, high: float | None, tone: str = "now") -> SafeString:
    """From 0 to 100 %: the band of 95 %, the dot, and the per cent beside it."""
    if not of or low is None or high is None:
        return format_html('<span class="sub">{}</span>', gettext("nobody yet"))
    share = n / of
    said = gettext("%(n)s of %(of)s, between %(low)s and %(high)s %%") % {
        "n": n, "of": of, "low": round(100 * low), "high": round(100 * high),
    }  # fmt: skip
    x, a, b = (round(6 + 120 * value, 1) for value in (share, low, high))
    return format_html(
        '<svg class="band {}" viewBox="0 0 176 20" role="img" aria-label="{}"><line class="ax" x1="6" x2="126" y1="10" y2="10"/>'
        '<line class="in" x1="{}" x2="{}" y1="10" y2="10"/><circle cx="{}" cy="10" r="5"/><text x="136" y="14.5">{} %</text></svg>',
        tone, said, a, b, x, round(100 * share),
    )  # fmt: skip


@register.filter
def share(value: float | None, digits: int = 0) -> Any:
    """A share between 0 and 1 as per cent."""
    return "" if value is None else f"{number_format(100 * value, digits)} %"
