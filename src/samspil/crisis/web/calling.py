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
from samspil.trail import service as trail


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CRISIS_DO, Purpose.INTAKE)
def new(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    call, known = _call(request)
    case = _case(request, known.get("case"))
    first = {"key": uuid4(), "reported_on": actor.day(at)} | known
    first |= {"case": case.pk if case else None, "call": call}
    form = forms.Call(
        request.POST if request.method == "POST" else None, areas=service.areas(for_=actor), initial=first
    )
    made = service.of_call(call, for_=actor, at=at) if call else None
    if made is not None and request.method != "POST":
        return see_other("crisis:show", made.pk)
    if request.method == "POST" and form.is_valid():
        said = forms.told(form.cleaned_data, actor, at)
        try:
            if made is not None:  # somebody was faster: what was typed besides is not lost
                return see_other("crisis:show", service.add(by=actor, at=at, crisis=made, **said).pk)
            crisis = service.take(by=actor, at=at, **said)
            return see_other("crisis:who_goes", crisis.pk)
        except Invalid as problem:
            add_problems(form, problem)
    shown = {
        "form": form,
        "calls": service.calls(for_=actor, at=at),
        "case": case,
        "call": call,
        "me": actor.account,
    }
    return render(request, "crisis/new.html", shown, status=422 if form.errors else 200)


@require_safe
@needs(Word.DAY_SEE, Purpose.OVERVIEW)
def help(request: Any) -> HttpResponse:
    """For everybody who works somewhere: whom to call in this country."""
    shown = {
        "calls": service.calls(for_=request.actor, at=request.now), "may_refer": request.actor.may(Word.REFERRAL_WRITE),
    }  # fmt: skip
    return render(request, "crisis/help.html", shown)


def _call(request: Any) -> tuple[UUID | None, dict[str, Any]]:
    """The call on the acute line from which the page was opened, if any, with what the intake takes over of it."""
    id = _uuid(request.GET.get("call"))
    if id is None:
        return None, {}
    known = service.known_from_call(id, for_=request.actor, at=request.now)
    trail.seen(by=request.actor, at=request.now, act="crisis.from_call", record_kind="call", record=id)
    return id, known


def _case(request: Any, of_call: UUID | None) -> Any:
    """The file from which the page was opened, if any; or the one that the call is about."""
    id = _uuid(request.POST.get("case") or request.GET.get("case")) or of_call
    return cases.get(id, for_=request.actor, at=request.now) if id else None


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
