"""Confirming or laying down an erasure; afterwards the same address is the certificate."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.look.service import see_other
from samspil.retention import service
from samspil.retention.web.shown import governed

managed = needs(Word.RETENTION_MANAGE, Purpose.RETENTION)


@require_safe
@managed
def show(request: Any, erasure: UUID) -> HttpResponse:
    found = service.erasure(erasure, for_=request.actor)
    context = {
        "erasure": found,
        "governed": governed(found.record_class, found.years, found.starts_at),
        "may_confirm": service.may_confirm(found, for_=request.actor),
        "mine": found.state == "waiting" and found.proposed_by_id == request.actor.account,
        "counts": list(found.counts.items()),
        "rows": sum(found.counts.values()),
    }
    page = "retention/certificate.html" if found.state == "erased" else "retention/erasure.html"
    return render(request, page, context)


@require_POST
@managed
def confirm(request: Any, erasure: UUID) -> HttpResponse:
    found = service.erasure(erasure, for_=request.actor)
    service.confirm(by=request.actor, at=request.now, erasure=found)
    messages.success(request, _("The file is erased. This is the proof."))
    return see_other("retention:erasure", found.pk)


@require_POST
@managed
def keep(request: Any, erasure: UUID) -> HttpResponse:
    found = service.erasure(erasure, for_=request.actor)
    service.keep(by=request.actor, at=request.now, erasure=found)
    messages.success(request, _("The file stays."))
    return see_other("retention:list")
