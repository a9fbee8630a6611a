"""What is said against a family: for the people named in it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.carers import service
from samspil.carers.web.forms import Answer, Close, Tell
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

DEEDS = {
    "tell": (Tell, service.tell_family),
    "answer": (Answer, service.answer_allegation),
    "close": (Close, service.close_allegation),
}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def show(request: Any, allegation: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.allegation(allegation, for_=actor, at=at)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    if request.method == "POST" and sent not in DEEDS:
        raise NotFound
    forms = {name: kind(request.POST if name == sent else None) for name, (kind, _deed) in DEEDS.items()}
    if sent and forms[sent].is_valid():
        deed: Any = DEEDS[sent][1]
        try:
            deed(by=actor, at=at, allegation=found, **forms[sent].cleaned_data)
            return see_other("carers:allegation", allegation)
        except Invalid as problem:
            add_problems(forms[sent], problem)
    trail.seen(by=actor, at=at, act="carers.allegation", record_kind="allegation", record=found.pk)
    return render(
        request,
        "carers/allegation.html",
        {"one": found, "forms": forms, "sent": sent},
        status=422 if sent else 200,
    )
