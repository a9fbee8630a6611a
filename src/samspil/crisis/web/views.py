"""One crisis, with everything that is done about it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.crisis import service
from samspil.crisis.terms import Danger
from samspil.crisis.web.blank import blank, choices, named
from samspil.crisis.web.deeds import DEEDS
from samspil.crisis.web.told import Told
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CRISIS_SEE)
def show(request: Any, crisis: UUID) -> HttpResponse:
    found = service.get(crisis, for_=request.actor, at=request.now)
    if request.method == "POST":
        return _do(request, found)
    return _show(request, found)


def _do(request: Any, crisis: Any) -> HttpResponse:
    act = request.POST.get("act", "")
    if act not in DEEDS:
        raise NotFound
    deed = DEEDS[act]
    form = named(deed.form(request.POST, **choices(request, crisis, act)), act)
    if form.is_valid():
        try:
            deed.do(Told(request.actor, request.now, crisis, dict(form.cleaned_data)))
            return see_other("crisis:show", crisis.pk, anchor=deed.anchor)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            return _show(request, crisis, refused=refusal.reason, status=403)
    return _show(request, crisis, act=act, form=form, status=422)


def _show(
    request: Any, crisis: Any, *, act: str = "", form: Any = None, refused: Any = "", status: int = 200
) -> HttpResponse:
    actor, at = request.actor, request.now
    page = service.page(crisis, for_=actor, at=at)
    acute = crisis.danger == Danger.ACUTE
    upstream = getattr(crisis, "upstream", None)
    shown: dict[str, Any] = {
        "page": page, "crisis": crisis, "act": act, "refused": refused, "now": at, "me": actor.account, "work": page.work,
        "may_do": actor.may(Word.CRISIS_DO), "life": acute, "calls": service.calls(for_=actor, at=at) if acute else [],
        "hand_over": getattr(crisis, "hand_over", None),
        "upstream": {"row": upstream, "labels": service.signs(upstream)} if upstream else None,
    }  # fmt: skip
    if shown["may_do"]:
        shown |= blank(request, crisis)
    if form is not None:
        shown[f"f_{act}"] = form
    trail.seen(
        by=actor, at=at, act="crisis.show", record_kind="crisis", record=crisis.pk, case=crisis.case_id
    )
    return render(request, "crisis/show.html", shown, status=status)
