"""What the consultant is handed: the summary, what is asked, and the yes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import NotFound, Refused
from samspil.line import service
from samspil.line.web.desk import page_methods
from samspil.look.service import see_other
from samspil.trail import service as trail


@page_methods
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def handover(request: Any, handover: UUID) -> HttpResponse:
    found = service.handover(handover, for_=request.actor)
    refused: Any = ""
    if request.method == "POST":
        doing = {"accept": service.accept, "done": service.done}.get(request.POST.get("act", ""))
        if doing is None:
            raise NotFound
        try:
            doing(by=request.actor, at=request.now, handover=found)
            return see_other("line:handover", found.pk)
        except Refused as refusal:
            refused = refusal.reason
    trail.seen(
        by=request.actor, at=request.now, act="line.handover", record_kind="call", record=found.call_id
    )
    shown = {"handover": found, "call": found.call, "refused": refused, "now": request.now}
    return render(request, "line/handover.html", shown, status=403 if refused else 200)
