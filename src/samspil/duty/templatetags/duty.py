"""What pages of duty say of months, days of the week, minutes and fair shares."""

import datetime as dt
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samspil.duty.terms import KINDS_SHARED, LAWS, Breach, known
from samspil.look import service as look
from samspil.rules.terms import DutyLimit

register = template.Library()
SPACE = "\N{NARROW NO-BREAK SPACE}"


@register.filter
def month_name(day: dt.date) -> str:
    return look.month(day, get_language() or "en")


@register.filter
def month_year(day: dt.date) -> str:
    return f"{month_name(day)} {day.year}"


@register.filter
def weekday_name(number: int) -> str:
    return look.weekday(number, get_language() or "en")


@register.filter
def in_zone(moment: dt.datetime, zone: str) -> str:
    """A day and a time where the rota is, wherever the reader is."""
    local = moment.astimezone(ZoneInfo(zone))
    language = get_language() or "en"
    return f"{look.weekday(local.weekday(), language, short=True)} {look.moment(local, language)}"


@register.filter
def clock_in(moment: dt.datetime, zone: str) -> str:
    return look.clock(moment.astimezone(ZoneInfo(zone)))


@register.filter
def grouped(number: int) -> str:
    return f"{number:,}".replace(",", SPACE)


@register.filter
def tenth(number: float) -> str:
    return _point(f"{number:.1f}")


@register.filter
def at(found: Any, key: Any) -> Any:
    return found.get(str(key), "") if found else ""


@register.filter
def kept(page: Any) -> list[tuple[Any, int, int]]:
    """Each limit that the country sets, with how many shifts break it."""
    broken = Counter(b.breach for b in page.broken)
    rows = (
        (DutyLimit.REST, page.limits.rest, Breach.REST),
        (DutyLimit.SHIFT, page.limits.shift, Breach.SHIFT),
        (DutyLimit.WEEK, page.limits.week, Breach.WEEK),
        (DutyLimit.NIGHTS, page.limits.nights, Breach.NIGHTS),
        (
            DutyLimit.REST_WEEK if page.limits.behind_rests else DutyLimit.REST_WEEK_ALL,
            page.limits.rest_week,
            Breach.REST_WEEK,
        ),
    )
    return [(kind.label, number, broken[breach]) for kind, number, breach in rows if number is not None]


@register.simple_tag
def fair_bar(n: int, share: float) -> SafeString:
    """How much, and the fair share as a line. At most ten are drawn; the number is beside it."""
    tone = "over" if n >= share + 0.9 else "under" if n <= share - 0.9 else "even"
    return format_html(
        '<svg class="{}" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">'
        '<rect y="2" width="{}" height="12" rx="2"/><line x1="{}" x2="{}" y1="0" y2="16"/></svg>',
        tone,
        min(n, 10) * 10,
        *(2 * (f"{min(share, 10) * 10:.1f}",)),
    )


@register.filter
def law_words(law: Any) -> Any:
    return LAWS.get(law, law)


@register.filter
def kind_words(name: str) -> Any:
    return KINDS_SHARED.get(name, name)


@register.filter
def known_words(word: str) -> str:
    return known(word)


@register.filter
def rounded(number: float) -> str:
    return f"{number:.0f}"


@register.filter
def hundredth(number: float) -> str:
    return _point(f"{number:.2f}")


@register.filter
def calls(number: float) -> str:
    """Few calls with two places, many as whole numbers."""
    return _point(f"{number:.2f}" if number < 1 else f"{number:.1f}" if number < 10 else f"{number:.0f}")


@register.filter
def in_hundred(share: float) -> str:
    return f"{share * 100:.0f}{SPACE}%"


@register.filter
def whole_grouped(number: float) -> str:
    return grouped(round(number))


def _point(text: str) -> str:
    return text if (get_language() or "en").startswith("en") else text.replace(".", ",")
