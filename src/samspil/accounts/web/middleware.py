"""Resolves who acts, tells the database (see ground.fence), and serves a page only to those it declares itself for."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from samspil.access.service import NOBODY, Actor, declaration_of
from samspil.accounts import service
from samspil.ground import clock, fence, house
from samspil.ground.errors import NotFound, Refused

ACTS_FOR = "acts_for"
IN_VAIN = {404: "missed", 403: "refused"}
"""What a page answered that a signed-in person asked for in vain. Missing and not theirs are one answer, one entry."""
KEYS = ("secret", "token")
"""How the part of an address is called that opens a door by itself."""


class ActorMiddleware:
    """Sets `request.now`, `request.actor`, `request.workplaces`; enforces the page's declaration; deny by default."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = clock.now()  # type: ignore[attr-defined]
        request.actor, request.workplaces = NOBODY, []  # type: ignore[attr-defined]
        with timezone.override(None), house.nobody(), fence.closed():
            response = self.get_response(request)
            if response.status_code in IN_VAIN:
                _note_in_vain(request, response.status_code)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        declared = declaration_of(view, name)
        if declared is None:
            raise Http404
        if request.user.is_authenticated:
            _become(request)
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if declared.sign_in and actor.account is None:
            return _ask_to_sign_in(request)
        if declared.word and not actor.may(declared.word):
            raise Http404
        request.actor = actor.with_purpose(declared.purpose)  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotFound):
            from django.views.defaults import page_not_found

            return page_not_found(request, Http404())
        if isinstance(error, Refused):
            return render(request, "look/refused.html", {"reason": error.reason}, status=403)
        return None


def _become(request: HttpRequest) -> None:
    chosen = request.session.get(ACTS_FOR)
    account: Any = request.user
    actor, places = service.actor_for(
        account,
        institution=UUID(chosen) if chosen else None,
        at=request.now,  # type: ignore[attr-defined]
    )
    request.actor, request.workplaces = actor, places  # type: ignore[attr-defined]
    fence.becomes(actor, at=request.now)  # type: ignore[attr-defined]
    translation.activate(account.language)
    request.LANGUAGE_CODE = account.language  # type: ignore[attr-defined]
    timezone.activate(ZoneInfo(actor.time_zone))
    house.activate(actor.law_zone)


def _note_in_vain(request: Any, status: int) -> None:
    """Which page was asked for, with which identifier; an address that leads to no page says nothing about anybody."""
    actor, match = request.actor, request.resolver_match
    if match is None or not match.view_name:
        return
    if actor.account is None:
        _note_wrong_key(request, match, status)
        return
    ids = {name: value for name, value in match.kwargs.items() if isinstance(value, UUID)}
    service.note_in_vain(
        by=actor,
        at=request.now,
        act=IN_VAIN[status],
        page=match.view_name,
        ids=ids,
        write=request.method == "POST",
    )


def _note_wrong_key(request: Any, match: Any, status: int) -> None:
    """A visitor is nobody, so all that can be said is that somebody tried a secret address which opens nothing."""
    key = next((str(match.kwargs[name]) for name in KEYS if name in match.kwargs), "")
    if key and status == 404:
        service.note_wrong_key(by=request.actor, at=request.now, page=match.view_name, key=key)


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """A page leads to sign-in; a script or a form in the background is told that the session ended."""
    if request.headers.get("HX-Request") or request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
