"""Taking a request on, setting its date, and answering it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BooleanField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Purpose, Word, needs
from samspil.documents.service import drafts
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.institutions import service as institutions
from samspil.look.service import both, with_revision
from samspil.referrals import service
from samspil.referrals.web import grounds
from samspil.referrals.web.forms import AnswerForm, NextForm, OwnForm, PassOnForm, ReasonForm
from samspil.referrals.web.go import go
from samspil.referrals.web.inbox import open_url, shown
from samspil.trail import service as trail


@require_POST
@needs(Word.REFERRAL_DECIDE, Purpose.INTAKE)
def take_on(request: HttpRequest, id: UUID) -> HttpResponse:
    referral = service.get(id, for_=request.actor)  # type: ignore[attr-defined]
    if str(referral.worker_id or "") != request.POST.get("worker", ""):
        referral.worker_id = None  # the page was older than the request
    try:
        service.take_on(by=request.actor, at=request.now, referral=referral)  # type: ignore[attr-defined]
    except Refused as refused:
        return shown(request, id, refused=refused.reason, status=409)
    messages.success(request, _("It is yours now."))
    return go("referrals:show", id)


PAGE_NAMES = {
    "accept": gettext_lazy("Accept"),
    "pass_on": gettext_lazy("Pass on"),
    "decline": gettext_lazy("Decline"),
    "set_next": gettext_lazy("Set another date"),
}
KEPT = ("accept", "pass_on", "decline")
"""Answers are kept while they are typed."""
Do = Callable[[Any, Any], Any]


def _answered(
    request: HttpRequest, id: UUID, page: str, make: Callable[..., OwnForm], do: Do, said: str
) -> HttpResponse:
    """One form, one operation: shows the form, or does it and goes back to the request."""
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    referral = service.get(id, for_=actor)
    form = make(request.POST or None, referral)
    key = f"referral:{id}:{page}" if page in KEPT else ""
    if key and request.method == "GET" and (draft := drafts.find(key, for_=actor)):
        form.initial = {**form.initial, **_kept(form, draft.fields)}
    conflict: Any = None
    if not service.may_decide(referral, for_=actor):
        return shown(
            request,
            id,
            refused=_("This request has already been answered, or another organisation answers it."),
            status=409,
        )
    if request.method == "POST" and form.is_valid():
        try:
            done = do(referral, form.cleaned_data)
        except Invalid as invalid:
            form.take(invalid)
        except Conflict as met:
            conflict = both(form, met.current, [name for name in form.fields if name != "revision"])
            with_revision(form, met.revision)
        except Refused as refused:
            return shown(request, id, refused=refused.reason, status=409)
        else:
            drafts.drop(key, by=actor)
            messages.success(request, said)
            return done if isinstance(done, HttpResponse) else go("referrals:show", id)
    trail.seen(by=actor, at=now, act=f"referrals.{page}", record_kind="referral", record=referral.pk)
    may_open = actor.may(Word.CASE_OPEN)
    place = {"form": form, "referral": referral, "may_open": may_open, "page_name": PAGE_NAMES[page]}
    status = 409 if conflict else 422 if form.errors else 200
    return render(
        request, f"referrals/{page}.html", place | {"conflict": conflict, "draft_key": key}, status=status
    )


def _kept(form: OwnForm, kept: dict[str, str]) -> dict[str, Any]:
    """What was typed before and not sent; a box that is not among it was not ticked."""
    said = {name: kept[name] for name in form.fields if name in kept}
    return said | {n: n in kept for n, f in form.fields.items() if isinstance(f, BooleanField)}


@require_http_methods(["GET", "POST"])
@needs(Word.REFERRAL_DECIDE, Purpose.INTAKE)
def set_next(request: HttpRequest, id: UUID) -> HttpResponse:
    def make(data: Any, referral: Any) -> OwnForm:
        return NextForm(data, initial={n: getattr(referral, n) for n in ("next_on", "next_what", "revision")})

    def do(referral: Any, kept: Any) -> Any:
        return service.set_next(by=request.actor, at=request.now, referral=referral, **kept)  # type: ignore[attr-defined]

    return _answered(request, id, "set_next", make, do, _("Saved."))


@require_http_methods(["GET", "POST"])
@needs(Word.REFERRAL_DECIDE, Purpose.INTAKE)
def accept(request: HttpRequest, id: UUID) -> HttpResponse:
    def do(referral: Any, kept: Any) -> Any:
        now = service.accept(by=request.actor, at=request.now, referral=referral, **kept)  # type: ignore[attr-defined]
        return go(open_url(now)) if request.POST.get("then") == "case" else None

    return _answered(request, id, "accept", lambda data, _r: AnswerForm(data), do, _("Accepted."))


@require_http_methods(["GET", "POST"])
@needs(Word.REFERRAL_DECIDE, Purpose.INTAKE)
def decline(request: HttpRequest, id: UUID) -> HttpResponse:
    def do(referral: Any, kept: Any) -> Any:
        return service.decline(by=request.actor, at=request.now, referral=referral, **kept)  # type: ignore[attr-defined]

    return _answered(
        request, id, "decline", lambda data, _r: ReasonForm(data), do, _("Declined, with your reason.")
    )


@require_http_methods(["GET", "POST"])
@needs(Word.REFERRAL_DECIDE, Purpose.INTAKE)
def pass_on(request: HttpRequest, id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]

    def make(data: Any, referral: Any) -> OwnForm:
        initial = {"with_names": False}
        told = grounds.fields(for_=actor, at=request.now)  # type: ignore[attr-defined]
        return PassOnForm(data, partners=institutions.partners(for_=actor), grounds=told, initial=initial)

    def do(referral: Any, kept: Any) -> Any:
        chosen = {name: kept[name] for name in ("to", "reason", "note", "with_names")}
        told = grounds.taken(kept)
        return service.pass_on(by=actor, at=request.now, referral=referral, grounds=told, **chosen)  # type: ignore[attr-defined]

    return _answered(request, id, "pass_on", make, do, _("Passed on. It waits there now."))
