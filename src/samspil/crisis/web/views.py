"""One crisis, with everything that is done about it."""

from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.crisis import service
from samspil.crisis.terms import Danger
from samspil.crisis.web import deed_forms, forms
from samspil.crisis.web.deeds import DEEDS, Told
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
    form = deed.form(request.POST, **_choices(request, act))
    if form.is_valid():
        try:
            deed.do(Told(request.actor, request.now, crisis, dict(form.cleaned_data)))
            return see_other("crisis:show", crisis.pk, anchor=deed.anchor)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            return _show(request, crisis, refused=refusal.reason, status=403)
    return _show(request, crisis, act=act, form=form, status=422)


def _choices(request: Any, act: str) -> dict[str, Any]:
    actor, at = request.actor, request.now
    if act == "correct":
        return {"areas": service.areas(for_=actor)}
    if act == "file":
        return {"files": service.own_children(for_=actor, at=at)}
    return {}


def _show(
    request: Any, crisis: Any, *, act: str = "", form: Any = None, refused: Any = "", status: int = 200
) -> HttpResponse:
    actor, at = request.actor, request.now
    page = service.page(crisis, for_=actor, at=at)
    shown: dict[str, Any] = {
        "page": page, "crisis": crisis, "act": act, "refused": refused, "now": at, "me": actor.account,
        "may_do": actor.may(Word.CRISIS_DO), "life": crisis.danger == Danger.ACUTE,
        "calls": service.calls(for_=actor, at=at) if crisis.danger == Danger.ACUTE else [],
        "points": list(deed_forms.POINTS), **_blank(request, crisis),
    }  # fmt: skip
    if form is not None:
        shown[f"f_{act}"] = form
    trail.seen(
        by=actor, at=at, act="crisis.show", record_kind="crisis", record=crisis.pk, case=crisis.case_id
    )
    return render(request, "crisis/show.html", shown, status=status)


def _blank(request: Any, crisis: Any) -> dict[str, Any]:
    """A fresh form for everything that can be done here."""
    actor, at = request.actor, request.now
    names = forms.Correct.base_fields
    now = {name: getattr(crisis, name) for name in names if hasattr(crisis, name)}
    now |= {
        "area": str(crisis.area_id or ""),
        "reported_on": actor.day(crisis.reported_at) if crisis.reported_at else None,
    }
    if crisis.reported_at:
        now["reported_time"] = crisis.reported_at.astimezone(ZoneInfo(actor.time_zone)).time()
    return {
        "f_correct": forms.Correct(initial=now, **_choices(request, "correct")),
        "f_file": None if crisis.case_id else deed_forms.File(**_choices(request, "file")),
        "f_log": deed_forms.Log(initial={"key": uuid4(), "starts_on": actor.day(at), "minutes": 30}),
    }
