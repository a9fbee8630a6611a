"""The year: themes of the quarters, what each group held, and the themes themselves."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.supervision import service
from samspil.supervision.terms import quarter
from samspil.supervision.web.forms import ThemeForm
from samspil.supervision.web.taken import uuid_of
from samspil.trail import service as trail

supervises = needs(Word.SUPERVISION_DO, Purpose.FOSTERING)
page_methods = require_http_methods(["GET", "HEAD", "POST"])
TEXTS = ("title", "about", "material", "at_home", "in_group", "revision")


def chosen_year(request: Any) -> int:
    typed = request.GET.get("year", "")
    here = request.actor.day(request.now).year
    return int(typed) if typed.isdecimal() and 2000 <= int(typed) <= here + 10 else here


@require_safe
@supervises
def year(request: Any) -> HttpResponse:
    """Groups by quarters. Without a programme nothing can be begun, and the page says where one is."""
    actor, at = request.actor, request.now
    known = service.programmes_here(for_=actor, at=at)
    wanted = uuid_of(request.GET.get("programme"))
    chosen = next((p for p in known if p.pk == wanted), known[0] if known else None)
    trail.seen(
        by=actor, at=at, act="supervision.year", record_kind="programme", record=chosen.pk if chosen else None
    )
    if chosen is None:
        return render(request, "supervision/none.html", {"guides": service.guides(actor)})
    shown = service.year_page(
        chosen.pk, chosen_year(request), for_=actor, at=at, after=uuid_of(request.GET.get("after")),
        before=uuid_of(request.GET.get("before")),
    )  # fmt: skip
    more = {
        "page": shown,
        "known": known,
        "guides": service.guides(actor),
        "quarters": zip((1, 2, 3, 4), shown.themes, strict=True),
    }
    return render(request, "supervision/year.html", more)


@page_methods
@supervises
def theme(request: Any, programme: UUID, year: int, number: int) -> HttpResponse:
    """One quarter's theme: read by everybody who supervises in it, set by the service."""
    actor, at = request.actor, request.now
    if number not in (1, 2, 3, 4) or not 2000 <= year <= 2200:
        raise NotFound
    found = service.theme(programme, year, number, for_=actor)
    initial = {name: getattr(found, name) for name in TEXTS} if found else {"revision": 0}
    form, status, clash = ThemeForm(initial=initial), 200, None
    may = service.guides(actor)
    if request.method == "POST":
        form, status = ThemeForm(request.POST), 422
        if form.is_valid():
            said = dict(form.cleaned_data) | {"revision": form.cleaned_data["revision"] or 0}
            try:
                service.set_theme(by=actor, at=at, programme=programme, year=year, quarter=number, **said)
                return see_other(reverse("supervision:year") + f"?programme={programme}&year={year}")
            except Invalid as problem:
                add_problems(form, problem)
            except Conflict as other:
                clash, status = other.current, 409
    trail.seen(by=actor, at=at, act="supervision.theme", record_kind="programme", record=programme)
    shown = {
        "theme": found, "form": form, "year": year, "number": number, "may": may, "programme": programme, "clash": clash,
        "now": quarter(actor.day(at)) == (year, number),
    }  # fmt: skip
    return render(request, "supervision/theme.html", shown, status=status)
