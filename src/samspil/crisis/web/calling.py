"""Taking a call: one page, by keyboard, in the order in which people tell it."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.crisis import service
from samspil.crisis.web import forms
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems, see_other


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CRISIS_DO, Purpose.INTAKE)
def new(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    case = _case(request)
    first = {"key": uuid4(), "reported_on": actor.day(at), "case": case.pk if case else None}
    form = forms.Call(
        request.POST if request.method == "POST" else None, areas=service.areas(for_=actor), initial=first
    )
    if request.method == "POST" and form.is_valid():
        try:
            crisis = service.take(by=actor, at=at, **forms.told(form.cleaned_data, actor, at))
            return see_other("crisis:who_goes", crisis.pk)
        except Invalid as problem:
            add_problems(form, problem)
    shown = {"form": form, "calls": service.calls(for_=actor, at=at), "case": case}
    return render(request, "crisis/new.html", shown, status=422 if form.errors else 200)


@require_safe
@needs(Word.DAY_SEE, Purpose.OVERVIEW)
def help(request: Any) -> HttpResponse:
    """For everybody who works somewhere: whom to call in this country."""
    shown = {
        "calls": service.calls(for_=request.actor, at=request.now), "may_refer": request.actor.may(Word.REFERRAL_WRITE),
    }  # fmt: skip
    return render(request, "crisis/help.html", shown)


def _case(request: Any) -> Any:
    """The file from which the page was opened, if any."""
    asked = request.POST.get("case") or request.GET.get("case") or ""
    try:
        id = UUID(asked)
    except ValueError:
        return None
    return cases.get(id, for_=request.actor, at=request.now)
