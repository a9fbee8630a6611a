"""Information evenings, preparation courses and campaigns."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.carers import service
from samspil.carers.terms import Step
from samspil.carers.web.forms import NewCampaign, NewEvening, SeatForm, choose
from samspil.ground.errors import Invalid
from samspil.institutions import service as institutions
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

BACK = dt.timedelta(days=120)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CARERS_WRITE, Purpose.FOSTERING)
def evenings(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    form = NewEvening(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        starts = timezone.make_aware(dt.datetime.combine(said.pop("day"), said.pop("time")))
        try:
            made = service.plan_evening(by=actor, at=at, starts_at=starts, **said)
            return see_other("carers:evening", made.pk)
        except Invalid as problem:
            add_problems(form, problem)
    found = service.evenings(for_=actor, since=at - BACK)
    over = [one for one in reversed(found) if one.starts_at < at]
    shown = {"lists": [(_("Dates"), found[len(over) :]), (_("Already held"), over)], "form": form}
    return render(request, "carers/evenings.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CARERS_WRITE, Purpose.FOSTERING)
def evening(request: Any, evening: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.evening(evening, for_=actor)
    form = SeatForm(request.POST if request.method == "POST" else None)
    usual = {int(step): 10_000 for step in Step}
    columns = service.board(for_=actor, on=timezone.localdate(at), usual=usual)
    ways = sorted((card.way for column in columns for card in column.cards), key=lambda w: w.family.name)
    choose(form, "way", [(str(w.pk), w.family.name) for w in ways])
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        way = service.way(said.pop("way"), for_=actor)
        try:
            service.seat(by=actor, at=at, evening=found, way=way, **said)
            return see_other("carers:evening", evening)
        except Invalid as problem:
            add_problems(form, problem)
    trail.seen(by=actor, at=at, act="carers.evening", record_kind="evening", record=found.pk)
    shown = {"evening": found, "form": form, "seats": found.taken.all()}
    return render(request, "carers/evening.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CARERS_WRITE, Purpose.FOSTERING)
def campaigns(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    form = NewCampaign(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            service.start_campaign(by=actor, at=at, **form.cleaned_data)
            return see_other("carers:campaigns")
        except Invalid as problem:
            add_problems(form, problem)
    today = timezone.localdate(at)
    funnel = service.funnel(for_=actor, on=today, since=today - dt.timedelta(days=365))
    counts = {name: (asked, done) for name, asked, done in funnel.campaigns}
    rows = [(c, *counts.get(c.name, (0, 0))) for c in service.campaigns(for_=actor)]
    house = institutions.get(actor.institution, for_=actor)
    address = str(settings.SITE_URL) + reverse("carers:public", args=[house.slug])
    shown = {"rows": rows, "form": form, "address": address if house.takes_public_requests else ""}
    return render(request, "carers/campaigns.html", shown, status=422 if form.errors else 200)
