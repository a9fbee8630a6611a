"""Where the bars of a goal's weeks stand in their picture."""

import datetime as dt

from django import template
from django.utils.translation import get_language

from samspil.look.service import month, weekday

register = template.Library()
FLOOR, DAY = 68, 9


@register.filter
def top(times: int) -> int:
    return FLOOR - DAY * min(times, 7)


@register.filter
def height(times: int) -> int:
    return DAY * min(times, 7)


@register.filter
def middle(place: int) -> int:
    return place * 36 + 13


@register.filter
def long_weekday(day: dt.date) -> str:
    return weekday(day.weekday(), get_language() or "en")


@register.filter
def month_name(day: dt.date) -> str:
    return f"{month(day, get_language() or 'en').capitalize()} {day.year}"


@register.filter
def short_weekday(day: dt.date) -> str:
    return weekday(day.weekday(), get_language() or "en", short=True)
