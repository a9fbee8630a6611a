"""Reads of unusual looking. Counted by rule and outcome, never by worker: there is no list of who looks most."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Count

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.ground.todo import Todo
from samspil.watch import policy
from samspil.watch.models import Finding, HomeNote, Progress, Threshold
from samspil.watch.terms import DEFAULTS, Rule

may_look_into = policy.can


def findings(
    *, for_: Actor, open: bool = True, rule: str = "", after: UUID | None = None, before: UUID | None = None
) -> Page[Finding]:
    rows = policy.visible(for_).filter(looked_into_at__isnull=open)
    rows = rows.filter(rule=rule) if rule in Rule.values else rows
    rows = rows.select_related("account", "looked_into_by")
    return page(rows, by=("-last_at", "-id"), size=30, after=after, before=before)


def finding(id: UUID, *, for_: Actor) -> Finding:
    found = policy.visible(for_).select_related("account", "looked_into_by").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def counts(*, for_: Actor, since: dt.datetime) -> tuple[dict[str, int], dict[str, int]]:
    """How many wait, by rule; what came of those looked into since then, by outcome. Two queries."""
    rows = policy.visible(for_).order_by()
    waiting = rows.filter(looked_into_at=None).values_list("rule").annotate(n=Count("id"))
    done = rows.filter(looked_into_at__gte=since).values_list("outcome").annotate(n=Count("id"))
    return dict(waiting), dict(done)


def thresholds(institution: Any) -> dict[str, int]:
    """From when each rule counts at this institution: as shipped, or as changed."""
    changed = Threshold.objects.filter(institution=institution).values_list("name", "value")
    return DEFAULTS | {name: value for name, value in changed if name in DEFAULTS}


def progress(*, for_: Actor) -> Progress | None:
    return Progress.objects.filter(institution=for_.institution).first()


def has_home_note(*, for_: Actor) -> bool:
    return HomeNote.objects.filter(account=for_.account).exists()


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """One line in the officer's day while something waits. One query."""
    from django.urls import reverse
    from django.utils.translation import gettext as _
    from django.utils.translation import ngettext

    from samspil.access.service import Word

    if not for_.may(Word.LOOKS_WATCH) or for_.institution is None:
        return []
    number = policy.visible(for_).filter(looked_into_at=None)[:100].count()
    if not number:
        return []
    detail = ngettext("%(n)d to look into", "%(n)d to look into", number) % {"n": number}
    return [
        Todo(
            due=None,
            title=_("Unusual looking"),
            detail=detail,
            url=reverse("watch:list"),
            verb=_("Look into it"),
            kind="watch",
        )
    ]
