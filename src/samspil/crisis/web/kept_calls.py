"""A call taken without signal: the empty intake that a device keeps, and the address to which it sends when it can."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.crisis import service
from samspil.crisis.web import forms
from samspil.ground.errors import Invalid, NotFound, Refused


@require_safe
@needs(Word.CRISIS_DO, Purpose.OVERVIEW)
def blank(request: Any) -> HttpResponse:
    """The intake about nobody yet, with whom to call first."""
    actor, at = request.actor, request.now
    form = forms.Call(areas=service.areas(for_=actor), initial={"key": uuid4(), "reported_on": actor.day(at)})
    shown = {"form": form, "calls": service.calls(for_=actor, at=at), "me": actor.account, "kept": True}
    return render(request, "crisis/new_kept.html", shown)


@require_POST
@needs(Word.CRISIS_DO, Purpose.INTAKE)
def piece(request: Any) -> HttpResponse:
    """One call. Sent again it is the same crisis and answers the same; another's call waits until they are signed in."""
    actor, at = request.actor, request.now
    form = forms.KeptCall(request.POST, areas=service.areas(for_=actor))
    if not form.is_valid():
        return _refused(" ".join(str(e) for errors in form.errors.values() for e in errors))
    said = dict(form.cleaned_data)
    if said.pop("account") != actor.account:
        return JsonResponse({}, status=409)
    typed = min(said.pop("typed_at").astimezone(dt.UTC), at)
    try:
        crisis = _taken(request, said.get("call"), forms.told(said, actor, typed))
    except Invalid as problem:
        return _refused(" ".join(map(str, problem.problems.values())))
    except Refused as refusal:
        return _refused(str(refusal.reason))
    return JsonResponse({"kept": str(crisis.key), "next": reverse("crisis:who_goes", args=[crisis.pk])})


def _taken(request: Any, call: UUID | None, said: dict[str, Any]) -> Any:
    """A file that left the team in the meantime stops no call: it is taken without it. A call on the line that is a crisis already gets
    what was typed besides."""
    actor, at = request.actor, request.now
    made = service.of_call(call, for_=actor, at=at) if call else None
    if made is not None:
        return service.add(by=actor, at=at, crisis=made, **said)
    try:
        return service.take(by=actor, at=at, **said)
    except (NotFound, Refused):
        return service.take(by=actor, at=at, **said | {"case": None})


def _refused(words: str) -> HttpResponse:
    return JsonResponse({"words": words}, status=422)
