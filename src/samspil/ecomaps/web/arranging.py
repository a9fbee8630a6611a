"""Putting somebody elsewhere on the picture: by dragging, by arrow keys, or by a plain form; and back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from samspil.access.service import Word, needs
from samspil.ecomaps import service
from samspil.ecomaps.web.asked import Asked, ask
from samspil.ground.errors import Invalid, NotFound, Refused

STEP = 40
STEPS = {"left": (-STEP, 0), "right": (STEP, 0), "up": (0, -STEP), "down": (0, STEP)}


@needs(Word.MAP_WRITE)
@require_POST
def arrange(request: Any, case_id: UUID) -> HttpResponse:
    """`node` goes by (`dx`, `dy`), or one `step`. The child stays: everything is seen from it."""
    asked = ask(request, case_id)
    node = request.POST.get("node", "")
    if node not in asked.layout.places or node == asked.shown.child:
        raise NotFound
    x, y = asked.layout.places[node]
    dx, dy = STEPS.get(request.POST.get("step", ""), (_by(request, "dx"), _by(request, "dy")))
    try:
        service.arrange(
            by=request.actor,
            at=request.now,
            case=asked.header.case,
            view=asked.view,
            spots={node: (x + dx, y + dy)},
        )
    except Invalid:
        return HttpResponse(status=422)
    except Refused as refused:
        messages.error(request, str(refused.reason))
    return _answer(request, asked, node)


@needs(Word.MAP_WRITE)
@require_POST
def automatic(request: Any, case_id: UUID) -> HttpResponse:
    asked = ask(request, case_id)
    try:
        service.arrange_automatically(
            by=request.actor, at=request.now, case=asked.header.case, view=asked.view
        )
    except Refused as refused:
        messages.error(request, str(refused.reason))
    return _answer(request, asked, "")


def _answer(request: Any, asked: Asked, node: str) -> HttpResponse:
    """The picture anew for a script; for a plain form the page, at the form where the next step is taken."""
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "ecomaps/_svg.html", {"picture": ask(request, asked.header.case.pk).picture})
    url = reverse("ecomaps:show", args=[asked.header.case.pk]) + asked.address()
    more = f"&moved={node}#move" if node else "#picture"
    return HttpResponse(status=303, headers={"Location": url + more})


def _by(request: Any, name: str) -> float:
    try:
        value = float(request.POST.get(name, "0"))
    except ValueError:
        return 0
    return value if abs(value) < 5000 else 0
