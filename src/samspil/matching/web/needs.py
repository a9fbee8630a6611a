"""What matters in a search, and what families said about it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.carers import service as carers
from samspil.ground.errors import NotFound
from samspil.look.service import see_other
from samspil.matching import service
from samspil.matching.web.common import base, get, seen, tried
from samspil.matching.web.forms import AskedForm, NeedForm
from samspil.people import service as people

does = needs(Word.MATCHING_DO)


def around(request: Any, children: list[Any]) -> dict[str, Any]:
    """Who is around the children, of those the institution knows."""
    on = request.actor.day(request.now)
    found = {}
    for child in children:
        for near in people.around(child.case.child, for_=request.actor, on=on):
            found[str(near.person.pk)] = near.person
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@does
def listing(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    shown = base(request, found)
    known = around(request, shown["children"])
    form = NeedForm(
        request.POST or None, initial={"said_on": shown["today"], "km": 10},
        children=[(str(c.pk), c.case.child.short) for c in shown["children"]],
        people=[(key, person.name) for key, person in known.items()],
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        new = service.NewNeed(**given | {
            "seeker": UUID(given["seeker"]) if given["seeker"] else None, "whose": known.get(given["whose"]),
        })  # fmt: skip
        if tried(form, lambda: service.note_need(by=request.actor, at=request.now, search=found, new=new)):
            return see_other("matching:needs", found.pk)
    shown |= {"form": form, "needs": [(n, service.title(n)) for n in service.needs(found, on=shown["today"])]}
    seen(request, "matching.needs", found, shown["children"])
    return render(request, "matching/needs.html", shown, status=422 if form.errors else 200)


@require_POST
@does
def drop(request: Any, search: UUID, need: UUID) -> HttpResponse:
    found = get(request, search)
    service.drop_need(by=request.actor, at=request.now, search=found, need=need)
    return see_other("matching:needs", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@does
def asked(request: Any, search: UUID, need: UUID, family: UUID) -> HttpResponse:
    """What one family said about one thing."""
    found = get(request, search)
    shown = base(request, found)
    one = next((n for n in service.needs(found, on=shown["today"]) if n.pk == need), None)
    if one is None:
        raise NotFound
    house = carers.get(family, for_=request.actor)
    form = AskedForm(request.POST or None, initial={"on": shown["today"], "source": house.name})
    if request.method == "POST" and form.is_valid():
        given = {"by": request.actor, "at": request.now, "search": found, "need": need, "family": family}
        if tried(form, lambda: service.note_about_family(**given, **form.cleaned_data)):
            return see_other("matching:show", found.pk, anchor="table")
    shown |= {"form": form, "need": one, "title": service.title(one), "family": house}
    seen(request, "matching.needs", found, shown["children"])
    return render(request, "matching/asked.html", shown, status=422 if form.errors else 200)
