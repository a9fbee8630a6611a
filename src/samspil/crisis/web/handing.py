"""The safety plan: on paper, in the hands of the network, and behind its secret address."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Word, needs, open_to_all
from samspil.accounts import service as accounts
from samspil.crisis import service
from samspil.crisis.web.decide_forms import GiveCopy
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems
from samspil.trail import service as trail

OPEN = open_to_all("whoever holds the secret address reads one safety plan; without it the page says nothing")


@require_safe
@needs(Word.CRISIS_SEE)
def plan(request: Any, crisis: UUID) -> HttpResponse:
    """The safety plan on one page, in the language the family reads."""
    actor, at = request.actor, request.now
    found = service.get(crisis, for_=actor, at=at)
    trail.left(by=actor, at=at, act="crisis.plan", record_kind="crisis", record=found.pk, case=found.case_id)
    return _page(request, found, GiveCopy())


def _page(request: Any, found: Any, form: Any, address: str = "", status: int = 200) -> HttpResponse:
    """The words around the plan in the worker's language, the plan itself in the family's."""
    actor, at = request.actor, request.now
    shown = {
        "plan": service.plan(found), "crisis": found, "calls": service.calls(for_=actor, at=at), "form": form, "address": address,
        "may_do": actor.may(Word.CRISIS_DO),
    }  # fmt: skip
    return render(request, "crisis/plan.html", shown, status=status)


@require_POST
@needs(Word.CRISIS_DO)
def give(request: Any, crisis: UUID) -> HttpResponse:
    """The address is shown once, to hand over, or goes by mail; kept is only its mark."""
    actor, at = request.actor, request.now
    found = service.get(crisis, for_=actor, at=at)
    form = GiveCopy(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        _copy, address = service.give_copy(
            by=actor, at=at, crisis=found, link=_link(request), **form.cleaned_data
        )
    except Invalid as problem:
        add_problems(form, problem)
        return _page(request, found, form, status=422)
    trail.left(by=actor, at=at, act="crisis.plan", record_kind="crisis", record=found.pk, case=found.case_id)
    answer = _page(request, found, GiveCopy(), address)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _link(request: Any) -> Any:
    return lambda secret: request.build_absolute_uri(reverse("crisis:safety", args=[secret]))


@require_safe
@OPEN
@never_cache
def safety(request: Any, secret: str) -> HttpResponse:
    """The plan that counts, for somebody of the network, in the language the family reads."""
    at = request.now
    with fence.lifted("whoever holds the secret address of a safety plan acts for no institution"):
        try:
            copy = service.copy_behind(accounts.secret_hash(secret), at=at)
        except NotFound:
            return _private(render(request, "crisis/copy_ended.html", status=404))
        agreed = service.plan(copy.crisis)
        eyes = service.copy_eyes(copy, agreed.language, at)
        trail.seen(
            by=eyes,
            at=at,
            act="crisis.safety",
            record_kind="crisis",
            record=copy.crisis_id,
            case=copy.crisis.case_id,
        )
        if request.method == "GET":
            service.open_copy(by=eyes, at=at, copy=copy)
        shown = {"plan": agreed, "calls": service.calls(for_=eyes, at=at), "copy": copy}
        with translation.override(agreed.language), timezone.override(eyes.time_zone):
            request.LANGUAGE_CODE = agreed.language
            return _private(render(request, "crisis/safety.html", shown))


def _private(answer: HttpResponse) -> HttpResponse:
    """Not kept by anything on the way, and not found by search engines."""
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
