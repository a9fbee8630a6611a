"""Pages for people outside: ask for help, ask as a young person, ask back with the code."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samspil.access.service import NOBODY, open_to_all
from samspil.ground.errors import Invalid, NotFound
from samspil.institutions import service as institutions
from samspil.look.service import too_many
from samspil.referrals import service
from samspil.referrals.terms import AnswerState, Urgency, emergency_number
from samspil.referrals.web.forms import AskForm, CodeForm, PublicForm, YoungForm
from samspil.referrals.web.go import go
from samspil.referrals.web.limits import ASKS, CODES

RECEIPT = "asked"


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all("anybody may ask an institution for help; nothing kept is shown")
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    to = institutions.public(slug)
    if not to.takes_public_requests:
        raise NotFound
    form = AskForm(request.POST or None)
    return _asked(request, to, form, young=False)


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all("a young person may ask for help without a name; nothing kept is shown")
def ask_young(request: HttpRequest, slug: str) -> HttpResponse:
    to = institutions.public(slug)
    if not to.takes_young_requests:
        raise NotFound
    form = YoungForm(request.POST or None)
    return _asked(request, to, form, young=True)


def _asked(request: HttpRequest, to: Any, form: PublicForm, *, young: bool) -> HttpResponse:
    page = "referrals/ask_young.html" if young else "referrals/ask.html"
    status = 200
    if request.method == "POST":
        status = 422
        if too_many(request, "ask", ASKS, at=request.now):  # type: ignore[attr-defined]
            form.add_error(None, _("Many requests came from your connection. Wait an hour, or ring."))
            status = 429
        elif form.is_valid():
            try:
                return _received(request, to, form, young)
            except Invalid as invalid:
                form.take(invalid)
    place = {"to": to, "form": form, "number": emergency_number(to.country), "young": young}
    return render(request, page, place, status=status)


def _received(request: HttpRequest, to: Any, form: PublicForm, young: bool) -> HttpResponse:
    kept = form.cleaned_data
    said = {
        "by": NOBODY,
        "at": request.now,  # type: ignore[attr-defined]
        "to": to,
        "urgency": kept["urgency"],
        "text": kept["text"],
        "language": get_language() or to.language,
        "form_token": kept["form_token"],
        **form.facts,
    }
    code = service.ask_young(**said) if young else service.ask(source=kept["source"], **said)
    request.session[RECEIPT] = {
        "code": f"{code[:4]}-{code[4:]}",
        "slug": to.slug,
        "young": young,
        "danger": kept["urgency"] == Urgency.NOW,
        "by": service.due(kept["urgency"], to, request.now).isoformat(),  # type: ignore[attr-defined]
        "reachable": bool(kept.get("asker_contact")),
    }
    return go("referrals:received", to.slug)


@never_cache
@require_http_methods(["GET"])
@open_to_all("shows a visitor the code of what they have just sent, kept in their own session")
def received(request: HttpRequest, slug: str) -> HttpResponse:
    to = institutions.public(slug)
    receipt = request.session.get(RECEIPT)
    if not receipt or receipt["slug"] != slug:
        return go("referrals:answer")
    place = {
        "to": to,
        "receipt": receipt,
        "by": dt.date.fromisoformat(receipt["by"]),
        "young": receipt["young"],
        "number": emergency_number(to.country),
    }
    return render(request, "referrals/received.html", place)


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all("whoever holds a code learns the state of their request in three words")
def answer(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    state: AnswerState | None = None
    status = 200
    if request.method == "POST":
        status = 422
        if too_many(request, "code", CODES, at=request.now):  # type: ignore[attr-defined]
            form.add_error(None, _("Too many tries from your connection. Wait ten minutes."))
            status = 429
        elif form.is_valid():
            state = service.answer_state(form.cleaned_data["code"])
            status = 200 if state else 422
            if state is None:
                form.add_error("code", _("There is no request with this code. Check the letters."))
    return render(request, "referrals/answer.html", {"form": form, "state": state}, status=status)
