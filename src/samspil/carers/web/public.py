"""Pages for people outside who think of fostering: what it is, a check for oneself, asking, an application by secret link."""

import dataclasses
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import NOBODY, open_to_all
from samspil.carers import service
from samspil.carers.web.asking_forms import QUESTIONS, Apply, Enquire, SelfCheck
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.institutions import service as institutions
from samspil.look.service import see_other, too_many, with_revision
from samspil.trail import service as trail

ASKS = (10, 3600)
SAVES = (200, 3600)
RECEIPT = "fostering"


def _house(slug: str, request: Any) -> Any:
    """A service that recruits: it works on foster care and takes requests from anybody."""
    house = institutions.public(slug)
    held = institutions.competences(house.pk, on=timezone.localdate(request.now))
    if not house.takes_public_requests or "foster_care" not in {str(c) for c in held}:
        raise NotFound
    return house


def _link(secret: str) -> str:
    return str(settings.SITE_URL) + reverse("carers:application", args=[secret])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all("anybody may learn about fostering and ask; nothing kept is shown")
def about(request: Any, slug: str) -> HttpResponse:
    house = _house(slug, request)
    form = Enquire(request.POST or None, initial={"campaign": request.GET.get("from", "")[:20]})
    status = 200
    if request.method == "POST":
        status = 422
        if too_many(request, "fostering", ASKS, at=request.now):
            form.add_error(None, _("Many requests came from your connection. Wait an hour, or ring."))
            status = 429
        elif form.is_valid():
            said = {k: v for k, v in form.cleaned_data.items() if k not in ("form_token", "website")}
            try:
                service.enquire(
                    by=NOBODY, at=request.now, to=house, link=_link, language=get_language() or house.language,
                    today=timezone.localdate(request.now), **said,
                )  # fmt: skip
                request.session[RECEIPT] = {"slug": slug, "mailed": bool(said["email"])}
                return see_other("carers:asked", slug)
            except Invalid as problem:
                form.take(problem)
    coming = service.public_evenings(house.pk, at=request.now)
    shown = {"to": house, "form": form, "evenings": coming}
    with timezone.override(ZoneInfo(house.time_zone)):
        return render(request, "carers/public.html", shown, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all("anybody may ask themselves; nothing of it is kept, anywhere")
def self_check(request: Any, slug: str) -> HttpResponse:
    """The answers come back on the page and are gone with it."""
    house = _house(slug, request)
    form = SelfCheck(request.POST or None)
    answers = {name: form.data.get(name, "") for name in QUESTIONS} if request.method == "POST" else {}
    open_ = [QUESTIONS[name] for name, said in answers.items() if said != "yes"]
    shown = {
        "to": house,
        "form": form,
        "answered": bool(answers),
        "open": open_,
        "young": answers.get("age") == "no",
    }
    return render(request, "carers/self_check.html", shown)


@never_cache
@require_safe
@open_to_all("tells a visitor that what they have just sent arrived; from their own session")
def asked(request: Any, slug: str) -> HttpResponse:
    house = _house(slug, request)
    receipt = request.session.get(RECEIPT)
    if not receipt or receipt["slug"] != slug:
        return see_other("carers:public", slug)
    return render(request, "carers/asked.html", {"to": house, "mailed": receipt["mailed"]})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all(
    "whoever holds the secret link of an application goes on with it; it shows what they wrote themselves"
)
def application(request: Any, secret: str) -> HttpResponse:
    found = service.by_secret(secret, at=request.now)
    house = found.way.institution
    form = Apply(request.POST or None, initial=found.answers | {"revision": found.revision})
    saved, status = request.GET.get("kept") == "1", 200
    if request.method == "POST" and found.sent_at is None:
        status = 422
        if too_many(request, "application", SAVES, at=request.now):
            form.add_error(None, _("Many requests came from your connection. Wait an hour, or ring."))
        elif form.is_valid():
            try:
                send = request.POST.get("do") == "send"
                answers = {k: v for k, v in form.cleaned_data.items() if k != "revision"}
                service.save_application(
                    by=NOBODY, at=request.now, secret=secret, answers=answers, revision=form.cleaned_data["revision"],
                    send=send,
                )  # fmt: skip
                return see_other(reverse("carers:application", args=[secret]) + "?kept=1")
            except Invalid as problem:
                for name, words in problem.problems.items():
                    form.add_error(name if name in form.fields else None, words)
            except Conflict as clash:
                form.add_error(
                    None, _("This was saved from another window. Check below, and save once more.")
                )
                with_revision(form, clash.revision)
    guest = dataclasses.replace(NOBODY, institution=found.way.institution_id, time_zone=house.time_zone)
    trail.seen(
        by=guest,
        at=request.now,
        act="carers.application",
        record_kind="foster_family",
        record=found.way.family_id,
    )
    shown = {"to": house, "form": form, "application": found, "saved": saved}
    return render(request, "carers/application.html", shown, status=status)
