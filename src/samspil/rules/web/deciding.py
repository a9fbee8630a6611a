"""The second pair of eyes: what is proposed beside what counts now, and the two answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems, see_other
from samspil.rules import service
from samspil.rules.terms import Table
from samspil.rules.web.forms import No
from samspil.rules.web.shown import shown

managed = needs(Word.RULES_MANAGE, Purpose.MANAGEMENT)


@require_safe
@managed
def show(request: Any, proposal: UUID) -> HttpResponse:
    return _page(request, service.proposal(proposal, for_=request.actor), No())


def _page(request: Any, found: Any, form: No) -> HttpResponse:
    now = service.line(
        found.table, found.country, found.key, own=found.institution_id is not None, for_=request.actor
    )
    waits = found.state == "waiting"
    context = {
        "proposal": found,
        "new": shown(found),
        "now": shown(now) if now and waits else None,
        "table": Table(found.table),
        "may_decide": service.may_decide(found, for_=request.actor),
        "mine": waits and found.proposed_by_id == request.actor.account,
        "namesakes": waits and service.namesakes(found, for_=request.actor),
        "waits": waits,
        "form": form,
    }
    return render(request, "rules/proposal.html", context, status=422 if form.errors else 200)


@require_POST
@managed
def approve(request: Any, proposal: UUID) -> HttpResponse:
    found = service.proposal(proposal, for_=request.actor)
    rule = service.approve(by=request.actor, at=request.now, proposal=found)
    messages.success(request, _("Approved. The rule counts from its day on."))
    return see_other("rules:show", rule.pk)


@require_POST
@managed
def decline(request: Any, proposal: UUID) -> HttpResponse:
    found = service.proposal(proposal, for_=request.actor)
    form = No(request.POST)
    if form.is_valid():
        try:
            service.decline(
                by=request.actor, at=request.now, proposal=found, reason=form.cleaned_data["answer"]
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Declined."))
            return see_other("rules:proposal", found.pk)
    return _page(request, found, form)


@require_POST
@managed
def withdraw(request: Any, proposal: UUID) -> HttpResponse:
    found = service.proposal(proposal, for_=request.actor)
    service.withdraw(by=request.actor, at=request.now, proposal=found)
    messages.success(request, _("Taken back."))
    return see_other("rules:proposal", found.pk)
