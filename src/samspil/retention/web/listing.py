"""The closing list: which closed files there are and until when each is kept; holds; proposing to erase."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems, see_other
from samspil.retention import service
from samspil.retention.web.shown import governed, shown
from samspil.trail import service as trail

managed = needs(Word.RETENTION_MANAGE, Purpose.RETENTION)


class Reason(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why must it be kept"), max_length=300)


def _key(request: Any, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


@require_safe
@managed
def list_page(request: Any) -> HttpResponse:
    today = request.actor.day(request.now)
    found, rows = service.closing(
        for_=request.actor, on=today, after=_key(request, "after"), before=_key(request, "before")
    )
    trail.seen(by=request.actor, at=request.now, act="retention.list", record_kind="closing list")
    context = {
        "rows": [shown(row, today) for row in rows],
        "later": f"?after={found.later}" if found.later else "",
        "earlier": f"?before={found.earlier}" if found.earlier else "",
        "waiting": list(service.erasures(for_=request.actor, state="waiting")[:50]),
    }
    return render(request, "retention/list.html", context)


@require_safe
@managed
def erased(request: Any) -> HttpResponse:
    rows = service.erasures(for_=request.actor, state="erased")[:200]
    said = [(row, governed(row.record_class, row.years, row.starts_at)) for row in rows]
    return render(request, "retention/erased.html", {"rows": said})


@require_safe
@managed
def file(request: Any, case: UUID) -> HttpResponse:
    return _file(request, case, Reason())


def _file(request: Any, case: UUID, form: Reason) -> HttpResponse:
    today = request.actor.day(request.now)
    row = service.file(case, for_=request.actor, on=today)
    context = {"row": shown(row, today), "form": form}
    return render(request, "retention/file.html", context, status=422 if form.errors else 200)


@require_POST
@managed
def propose(request: Any, case: UUID) -> HttpResponse:
    made = service.propose(by=request.actor, at=request.now, case=case)
    messages.success(request, _("Proposed. The file goes when somebody else confirms it."))
    return see_other("retention:erasure", made.pk)


@require_POST
@managed
def hold(request: Any, case: UUID) -> HttpResponse:
    form = Reason(request.POST)
    if form.is_valid():
        try:
            service.hold(by=request.actor, at=request.now, case=case, reason=form.cleaned_data["reason"])
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("The file is held."))
            return see_other("retention:file", case)
    return _file(request, case, form)


@require_POST
@managed
def lift(request: Any, case: UUID) -> HttpResponse:
    service.lift(by=request.actor, at=request.now, case=case)
    messages.success(request, _("The hold is lifted."))
    return see_other("retention:file", case)
