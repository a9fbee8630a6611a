"""For carers with a sign-in of their own: what their service keeps of them, what they were told, their answer, a break."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import signed_in
from samspil.carers import service
from samspil.carers.terms import detail_label
from samspil.carers.web.forms import Answer, Rest
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    family = service.of_account(for_=actor, at=at)
    if family is None:
        raise NotFound
    told = service.own_allegations(for_=actor, at=at)
    rest, answer, sent = Rest(), Answer(), request.POST.get("do", "")
    try:
        if sent == "rest" and (rest := Rest(request.POST)).is_valid():
            service.rest(by=actor, at=at, family=family, **rest.cleaned_data)
            return see_other("carers:own")
        if sent == "answer" and (answer := Answer(request.POST)).is_valid():
            one = next((t for t in told if str(t.pk) == request.POST.get("about")), None)
            if one is None:
                raise NotFound
            service.answer_allegation(by=actor, at=at, allegation=one, answer=answer.cleaned_data["answer"])
            return see_other("carers:own")
    except Invalid as problem:
        add_problems(rest if sent == "rest" else answer, problem)
    rest.fields["reason"].label = _("Why, if you like to say")
    found = service.family_page(family, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="carers.own", record_kind="foster_family", record=family.pk)
    shown = {
        "family": family, "page": found, "told": told, "rest": rest, "answer": answer,
        "facts": [(f, detail_label(f.topic, f.detail)) for f in found.facts],
    }  # fmt: skip
    return render(request, "carers/own.html", shown, status=422 if sent else 200)
