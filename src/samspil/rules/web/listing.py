"""What is in force, table by table, today or on another day; and how one row came to say what it says."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.institutions.terms import Country
from samspil.rules import service
from samspil.rules.terms import RecordClass, Table
from samspil.rules.web.forms import Asked
from samspil.rules.web.shown import shown

managed = needs(Word.RULES_MANAGE, Purpose.MANAGEMENT)


@require_safe
@managed
def list_page(request: Any) -> HttpResponse:
    actor, today = request.actor, timezone.localdate(request.now)
    table = request.GET.get("table", "")
    table = Table(table) if table in Table.values else Table.CONFIDENTIALITY
    form = Asked(request.GET if "country" in request.GET else {"country": actor.country, "on": today})
    asked = form.cleaned_data if form.is_valid() else {}
    country = asked.get("country") or actor.country
    on = asked.get("on") or today
    own = actor.institution if country == actor.country else None
    rows = service.in_force(table, country=country, institution=own, on=on)
    known = {row.key for row in rows}
    context = {
        "table": table,
        "form": form,
        "rows": [shown(row) for row in rows],
        "unset": _unset(known) if table == Table.RETENTION else [],
        "tabs": list(_tabs(table, country, on, today)),
        "country": Country(country).label,
        "here": country == actor.country,
        "on": on,
        "past": on != today,
        "waiting": [
            (shown(p), service.may_decide(p, for_=actor)) for p in service.proposals(for_=actor)[:50]
        ],
    }
    return render(request, "rules/list.html", context)


def _unset(known: set[str]) -> list[Any]:
    return [kept for kept in RecordClass if kept not in known]


def _tabs(table: str, country: str, on: dt.date, today: dt.date) -> Iterator[dict[str, Any]]:
    for each in Table:
        asked = {"table": each.value, "country": country} | ({"on": on.isoformat()} if on != today else {})
        yield {
            "url": f"{reverse('rules:list')}?{urlencode(asked)}", "label": each.label, "current": each == table,
        }  # fmt: skip


@require_safe
@managed
def history(request: Any, rule: UUID) -> HttpResponse:
    found = service.rule(rule, for_=request.actor)
    versions = service.history(found, for_=request.actor)
    context = {
        "rule": versions[0],
        "versions": [shown(version) for version in versions],
        "table": Table(found.table),
        "country": found.get_country_display(),
        "may_change": found.country == request.actor.country,
        "today": timezone.localdate(request.now),
    }
    return render(request, "rules/show.html", context)
