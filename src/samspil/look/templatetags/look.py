"""Template tags and filters of the design. Tags are plain functions, so they are cheap in a loop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from samspil.ground import clock as ground_clock
from samspil.ground import house
from samspil.look import dates, differences, fields
from samspil.look.rests import acting

register = template.Library()

MARK_WORDS = {"yes": "yes", "part": "part", "no": "no", "unk": "unk"}
BANNER_ICONS = {"warn": "alert-triangle", "bad": "alert-triangle", "ok": "check", "plum": "quote"}


def _here(value: Any) -> Any:
    """A moment in the reader's time zone; a day or a time of day as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _language() -> str:
    return get_language() or "en"


# Dates ------------------------------------------------------------------------------------------


@register.filter
def day(value: date | None) -> str:
    return dates.day(_here(value), _language()) if value else ""


@register.filter
def last_day(ends: datetime | None) -> str:
    """The last day of what ends at a moment: what is over at midnight ran until the day before."""
    return dates.day(house.day_of(ends - timedelta(microseconds=1)), _language()) if ends else ""


@register.filter
def day_long(value: date | None) -> str:
    return dates.day_long(_here(value), _language(), timezone.localdate(ground_clock.now())) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    return dates.moment(_here(value), _language()) if value else ""


@register.filter
def clock(value: datetime | time | None) -> str:
    return dates.clock(_here(value)) if value is not None and value != "" else ""


@register.filter
def when(value: date | None) -> str:
    return dates.when(_here(value), _language(), timezone.localdate(ground_clock.now())) if value else ""


@register.filter
def near_day(value: date | None) -> str:
    return dates.near_day(_here(value), _language(), timezone.localdate(ground_clock.now())) if value else ""


@register.filter
def minutes(value: float | timedelta | None) -> str:
    return dates.minutes(value, _language()) if value is not None and value != "" else ""


@register.filter
def age(born: date | None) -> str:
    return dates.age(born, _language(), timezone.localdate(ground_clock.now())) if born else ""


@register.simple_tag
def printed_at() -> str:
    return dates.moment(timezone.localtime(ground_clock.now()), _language())


@register.simple_tag
def moment_tag(value: datetime) -> SafeString:
    """`when` to read, the exact time always reachable."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(), moment(value), when(value)
    )


# Small marks ------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    return format_html('<span class="ic {} i-{}" aria-hidden="true"></span>', size, name)


@register.simple_tag
def chip(label: str, tone: str = "", icon: str = "") -> SafeString:
    picture = format_html('<span class="ic i-{}" aria-hidden="true"></span>', icon) if icon else ""
    return format_html('<span class="chip {}">{}{}</span>', tone, picture, label)


@register.simple_tag
def org(letters: str, name: str, tone: str = "") -> SafeString:
    return format_html('<span class="org {}"><i aria-hidden="true">{}</i>{}</span>', tone, letters, name)


@register.simple_tag
def vis(kind: str, words: str) -> SafeString:
    """Who can see it. `kind`: private (only my team) or shared."""
    css, picture = ("priv", "lock") if kind == "private" else ("shared", "users")
    return format_html(
        '<span class="vis {}"><span class="ic i-{}" aria-hidden="true"></span>{}</span>', css, picture, words
    )


@register.simple_tag
def mark(answer: str, words: str) -> SafeString:
    """An answer to a criterion: yes, part, no or unk. The shape differs and the word is printed."""
    return format_html('<span class="mark {}">{}</span>', MARK_WORDS[answer], words)


@register.filter
def initials(name: str) -> str:
    words = [word for word in str(name).replace("-", " ").split() if word[:1].isalnum()]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"


@register.simple_tag
def avatar(name: str, tone: str = "", size: str = "") -> SafeString:
    return format_html('<span class="av {} {}" aria-hidden="true">{}</span>', tone, size, initials(name))


@register.simple_tag
def dayhead(value: date, level: int = 2) -> SafeString:
    written = day_long(value)
    near = near_day(value)
    if near in (dates.WORDS[dates.key(_language())].today, dates.WORDS[dates.key(_language())].yesterday):
        written = f"{near}, {written}"
    return format_html('<h{} class="dayhead">{}</h{}>', level, written[:1].upper() + written[1:], level)


@register.simple_tag
def factcell(icon: str, label: str, value: str, more: str = "", missing: bool = False) -> SafeString:
    """One of the facts that must exist. A missing one is a red fact, not a blank."""
    return format_html(
        '<div><span class="k"><span class="ic i-{}" aria-hidden="true"></span>{}</span>'
        '<span class="v {}">{}</span>{}</div>',
        icon,
        label,
        "text-bad" if missing else "",
        value,
        more,
    )


# Parts of a page --------------------------------------------------------------------------------


@register.simple_tag
def crumbs(*pairs: str) -> SafeString:
    """{% crumbs url label url label label %}: the last one, without address, is the page itself."""
    here = pairs[-1] if len(pairs) % 2 else ""
    steps = zip(pairs[0::2], pairs[1::2], strict=False)
    links = format_html_join("", '<a href="{}">{}</a> <span aria-hidden="true">›</span> ', steps)
    return format_html('<nav class="crumb" aria-label="{}">{}{}</nav>', gettext("Breadcrumb"), links, here)


@register.simple_tag
def tabs(items: Iterable[Any], label: str = "") -> SafeString:
    """Parts of one file. Each item has .url .label .current and may have .count."""
    links = format_html_join(
        "",
        '<a href="{}"{}>{}{}</a>',
        (
            (
                item.url,
                mark_safe(' aria-current="page"') if item.current else "",
                item.label,
                format_html('<span class="n">{}</span>', item.count) if getattr(item, "count", None) else "",
            )
            for item in items
        ),
    )
    return format_html(
        '<nav class="tabs" data-scroll aria-label="{}">{}</nav>',
        label or gettext("Parts of this file"),
        links,
    )


@register.simple_tag
def pager(earlier: str = "", later: str = "", earlier_words: str = "", later_words: str = "") -> SafeString:
    """Pages by key: two addresses, either may be empty."""
    parts = []
    if later:
        parts.append((later, later_words or gettext("Later")))
    if earlier:
        parts.append((earlier, earlier_words or gettext("Earlier")))
    if not parts:
        return mark_safe("")
    links = format_html_join("", '<a class="btn btn-soft btn-sm" href="{}">{}</a>', parts)
    return format_html('<nav class="pager" aria-label="{}">{}</nav>', gettext("Pages"), links)


@register.simple_block_tag
def banner(content: str, tone: str = "info", icon: str = "") -> SafeString:
    picture = icon or BANNER_ICONS.get(tone, "info-circle")
    return format_html(
        '<div class="banner {}"><span class="ic i-{}" aria-hidden="true"></span><div>{}</div></div>',
        tone,
        picture,
        content,
    )


@register.simple_block_tag
def empty(content: str, icon: str = "") -> SafeString:
    """Says why it is empty and the one next step."""
    picture = format_html('<span class="ic l i-{} mb-2" aria-hidden="true"></span>', icon) if icon else ""
    return format_html('<div class="empty">{}{}</div>', picture, content)


@register.inclusion_tag("look/_difference.html")
def difference(before: str, after: str) -> dict[str, Any]:
    return {"pieces": differences.differences(before, after)}


@register.simple_tag
def rests(on: Any) -> SafeString:
    """Lets an open page notice that what it shows has ended (`look.Rests`); nothing where it rests on nothing."""
    if not on:
        return mark_safe("")
    ends = on.ends.timestamp() if on.ends else ""
    told = '<div hidden data-still="{}" data-mark="{}" data-ends="{}" data-now="{}"></div>'
    return format_html(told, on.still, on.mark, ends, on.now.timestamp())


@register.simple_tag(takes_context=True)
def lent(context: Any) -> SafeString:
    """Every page of somebody signed in notices that something they were lent has ended, and that they act for somebody
    else or with other words now. A page that says itself on what it rests comes first and is asked instead."""
    request = context.get("request")
    actor = getattr(request, "actor", None)
    if actor is None or actor.account is None:
        return mark_safe("")
    still = f"{reverse('desk:still')}?since={request.now.timestamp()}"
    told = '<div hidden data-still="{}" data-mark="{}" data-lent></div>'
    return format_html(told, still, acting(actor))


# Forms ---------------------------------------------------------------------------------------

register.simple_tag(fields.field)
register.simple_tag(fields.error_summary)


@register.simple_block_tag
def form_actions(content: str) -> SafeString:
    return format_html('<div class="form-actions">{}</div>', content)
