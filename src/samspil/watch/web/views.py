"""The data protection officer's list: what rules found, one by one, with what came of looking into it."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems, see_other, who_page
from samspil.trail import service as trail
from samspil.watch import service
from samspil.watch.terms import DEFAULTS, SAYS, Outcome, Rule
from samspil.watch.web.shown import shown

watches = needs(Word.LOOKS_WATCH, Purpose.AUDIT)
YEAR = dt.timedelta(days=365)
AT_ONCE = 100_000  # entries read while somebody waits for the page


class Answer(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it"), choices=Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what came of it.")},
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("What you found"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write in a sentence what you found.")},
    )  # fmt: skip


class Thresholds(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, says in SAYS.items():
            self.fields[name] = forms.IntegerField(
                label=says, help_text=_("as shipped: %(n)d") % {"n": DEFAULTS[name]}
            )


@require_safe
@watches
def list_page(request: Any) -> HttpResponse:
    actor, get = request.actor, request.GET
    open_, rule = get.get("done") != "1", get.get("rule", "")
    found = service.findings(
        for_=actor, open=open_, rule=rule, after=_key(get.get("after")), before=_key(get.get("before"))
    )
    counted, outcomes = service.counts(for_=actor, since=request.now - YEAR)
    trail.seen(by=actor, at=request.now, act="watch.list", record_kind="findings")
    kept = ({} if open_ else {"done": "1"}) | ({"rule": rule} if rule in Rule.values else {})
    context = {
        "rows": shown(found.items, institution=actor.institution),
        "open": open_,
        "rules": [
            (Rule(r), counted.get(r, 0), r == rule, _url(kept | {"rule": r}))
            for r in Rule.values
            if r == rule or counted.get(r) or not open_
        ],
        "all_url": _url({k: v for k, v in kept.items() if k != "rule"}),
        "rule": rule,
        "waiting": sum(counted.values()),
        "outcomes": [(Outcome(o).label, outcomes[o]) for o in Outcome.values if outcomes.get(o)],
        "progress": service.progress(for_=actor),
        "later": _url(kept | {"before": str(found.earlier)}) if found.earlier else "",
        "earlier": _url(kept | {"after": str(found.later)}) if found.later else "",
    }
    return render(request, "watch/list.html", context)


def _url(query: dict[str, str]) -> str:
    return f"?{urlencode(query)}" if query else reverse("watch:list")


@require_POST
@watches
def look_now(request: Any) -> HttpResponse:
    service.find(by=request.actor, at=request.now, most=AT_ONCE)
    messages.success(request, _("The record was read up to now."))
    return see_other("watch:list")


@require_http_methods(["GET", "HEAD", "POST"])
@watches
def show(request: Any, finding: UUID) -> HttpResponse:
    actor = request.actor
    found = service.finding(finding, for_=actor)
    form = Answer(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            service.look_into(by=actor, at=request.now, finding=found, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("Looked into. It is counted by its outcome, and by nobody’s name."))
            return see_other("watch:list")
    trail.seen(by=actor, at=request.now, act="watch.list", record_kind="finding", record=found.pk)
    context = {
        "said": shown([found], institution=actor.institution)[0],
        "row": found,
        "form": form,
        "may_answer": not found.looked_into_at and service.may_look_into(actor, "look_into", found),
        "record_url": _record_of(found),
    }
    return render(request, "watch/finding.html", context, status=422 if form.errors else 200)


def _record_of(found: Any) -> str:
    """The looks themselves, in the record of access."""
    asked = {
        "person": str(found.account_id), "since": timezone.localdate(found.first_at).isoformat(),
        "until": timezone.localdate(found.last_at).isoformat(),
    }  # fmt: skip
    return f"{reverse('desk:record')}?{urlencode(asked | ({'case': str(found.case)} if found.case else {}))}"


@require_http_methods(["GET", "HEAD", "POST"])
@watches
def thresholds(request: Any) -> HttpResponse:
    now = service.thresholds(request.actor.institution)
    form = Thresholds(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            service.set_thresholds(by=request.actor, at=request.now, values=form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("Saved. It counts for what is read from now on."))
            return see_other("watch:list")
    return render(request, "watch/thresholds.html", {"form": form}, status=422 if form.errors else 200)


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@require_safe
@watches
def who(request: Any, finding: UUID) -> HttpResponse:
    """Who can see a finding."""
    found = service.finding(finding, for_=request.actor)
    trail.seen(by=request.actor, at=request.now, act="watch.list", record_kind="finding", record=found.pk)
    return who_page(
        request, lambda at: service.who_could(found, at=at), title=_("Who can see this finding"),
        what=_("Who looked at what, which rule found it, and what came of looking into it."),
        back=reverse("watch:show", args=[finding]), no_end=_("as long as it is kept"),
    )  # fmt: skip
