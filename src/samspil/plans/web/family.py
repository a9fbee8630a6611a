"""For the family, from the worker's side: secret addresses, the sheet for the fridge."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Word, needs
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, handed_out
from samspil.plans import service
from samspil.plans.terms import CircleKind
from samspil.plans.web.asked import ask_words
from samspil.plans.web.forms import LinkForm
from samspil.plans.web.page import Asked, show
from samspil.plans.web.views import back
from samspil.trail import service as trail


@needs(Word.PLAN_WRITE)
@require_POST
def new_link(request: Any, plan: UUID) -> HttpResponse:
    """The address is shown once, to print or to send; kept is only its mark."""
    actor, at = request.actor, request.now
    found = service.get(plan, for_=actor, at=at)
    header = cases.header(found.case_id, for_=actor, at=at)
    table = service.table(header, for_=actor, on=timezone.localdate(at), at=at)
    form = LinkForm(request.POST, table=table, zone=actor.law_zone, auto_id="link_%s")
    asked = Asked("link", form=form)
    if not form.is_valid():
        return show(request, found.case_id, asked, status=422)
    person = table.person(form.cleaned_data.pop("person"))
    try:
        link, secret = service.make_link(by=actor, at=at, plan=found, person=person, **form.cleaned_data)
    except Invalid as problem:
        add_problems(form, problem)
        return show(request, found.case_id, asked, status=422)
    except Refused as refusal:
        asked.banner = [str(refusal.reason)]
        return show(request, found.case_id, asked, status=403)
    trail.seen(by=actor, at=at, act="plans.page", record_kind="plan", record=found.pk, case=found.case_id)
    address = request.build_absolute_uri(reverse("plans:mine", args=[secret]))
    shown = {
        "header": header,
        "tab": "plan",
        "plan": found,
        "link": link,
        "person": person,
        "address": address,
    }
    return render(request, "plans/link_made.html", shown)


@needs(Word.PLAN_WRITE)
@require_POST
def end_link(request: Any, link: UUID) -> HttpResponse:
    found = service.link(link, for_=request.actor, at=request.now)
    try:
        service.end_link(by=request.actor, at=request.now, link=found)
    except Refused as refusal:
        return show(request, found.plan.case_id, Asked(banner=[str(refusal.reason)]), status=403)
    return back(found.plan.case_id, "links")


@needs(Word.PLAN_READ)
@require_safe
def fridge(request: Any, case: UUID, person: UUID) -> HttpResponse:
    """The sheet of somebody at the table, in a language that can be chosen."""
    actor, at = request.actor, request.now
    header = cases.header(case, for_=actor, at=at)
    plan = service.family_plan(case, for_=actor, at=at)
    around = service.table(header, for_=actor, on=timezone.localdate(at), at=at)
    found = around.person(f"p:{person}")
    if plan is None or found is None:
        raise NotFound
    asked = request.GET.get("language", "")
    language = asked if asked in dict(LANGUAGE_NAMES) else actor.language
    trail.left(by=actor, at=at, act="plans.fridge", record_kind="plan", record=plan.pk, case=case)
    whole, today = request.GET.get("whole") == "1", timezone.localdate(at)
    with translation.override(language):
        page = service.own_page(plan, found, for_=actor, today=today, whole=whole)
        ask = ask_words(plan.institution)
    return handed_out(service.fridge(page, language=language, ask=ask), "application/pdf", "plan.pdf")


@needs(Word.PLAN_READ)
@require_safe
def circle(request: Any, case: UUID) -> HttpResponse:
    """How it hangs together: one piece in the middle, where it comes from and what it leads to beside it."""
    actor, at = request.actor, request.now
    header = cases.header(case, for_=actor, at=at)
    found = service.circle(case, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="plans.circle", record_kind="case", record=case, case=case)
    here = found.nodes.get(request.GET.get("at", "")) or next(iter(found.nodes.values()), None)
    shown = {
        "header": header, "tab": "plan", "here": here,
        "before": found.before(here) if here else [], "after": found.after(here) if here else [],
        "columns": [(kind, found.of(kind)) for kind in CircleKind],
        "loose": [n for n in found.nodes.values() if n.kind == CircleKind.FACTOR and not n.on],
    }  # fmt: skip
    return render(request, "plans/circle.html", shown)
