"""What was tried before, kept versions and their differences."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.access.service import Word, needs
from samspil.formulations import service
from samspil.formulations.web import board
from samspil.formulations.web.compare import compare
from samspil.formulations.web.forms import KeepForm, TriedForm
from samspil.formulations.web.views import away, running
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.look import service as look
from samspil.look.service import add_problems
from samspil.trail import service as trail


def about(request: Any, map: Any) -> dict[str, Any]:
    return {
        "map": map, "case": map.case, "child": board.child_name(map.case), "tab": "map",
        "may_write": service.can(request.actor, "write", map, at=request.now),
    }  # fmt: skip


def saw(request: Any, map: Any, act: str) -> None:
    trail.seen(
        by=request.actor, at=request.now, act=f"formulations.{act}", record_kind="map", record=map.pk,
        case=map.case_id,
    )  # fmt: skip


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def tried(request: Any, case_id: UUID) -> HttpResponse:
    map = running(request, case_id)
    form, status = TriedForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                service.note_tried(by=request.actor, at=request.now, map=map, **form.cleaned_data)
                return away(reverse("formulations:tried", args=[case_id]))
            except Invalid as invalid:
                add_problems(form, invalid)
            except Refused as refused:
                form.add_error(None, str(refused.reason))
    else:
        saw(request, map, "tried")
    context = about(request, map) | {"form": form, "tried": service.tried(map)}
    return render(request, "formulations/tried.html", context, status=status)


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def versions(request: Any, case_id: UUID) -> HttpResponse:
    map = running(request, case_id)
    form, status = KeepForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                kept = service.keep_version(by=request.actor, at=request.now, map=map, **form.cleaned_data)
                messages.success(request, _("Version %(number)s is kept.") % {"number": kept.number})
                return away(reverse("formulations:versions", args=[case_id]))
            except Invalid as invalid:
                add_problems(form, invalid)
            except Refused as refused:
                form.add_error(None, str(refused.reason))
    else:
        saw(request, map, "versions")
    context = about(request, map) | {
        "form": form, "versions": service.versions(map), "removed": service.removed(map),
        "newest": service.newer_words(map),
    }  # fmt: skip
    return render(request, "formulations/versions.html", context, status=status)


@needs(Word.MAP_READ)
@require_GET
def differences(request: Any, case_id: UUID) -> HttpResponse:
    """Two kept versions side by side: `a` and `b` are their numbers."""
    map = running(request, case_id)
    numbers = sorted((number(request.GET.get("a", "")), number(request.GET.get("b", ""))))
    before, after = service.version(map, numbers[0]), service.version(map, numbers[1])
    saw(request, map, "compare")
    context = about(request, map) | {
        "before": before, "after": after, "versions": service.versions(map),
        "compared": compare(
            before.content, after.content, {key: said.name for key, said in service.words(map).items()}
        ),
    }  # fmt: skip
    return render(request, "formulations/compare.html", context)


def number(text: str) -> int:
    found = whole_number(text, -1)
    if found < 0:
        raise NotFound
    return found


@needs(Word.MAP_READ)
@require_GET
def who(request: Any, case_id: UUID) -> HttpResponse:
    """Who can see the map, by which rule; with `on`, who could at the end of that day."""
    map = running(request, case_id)
    saw(request, map, "who")
    day = look.day_asked(request)
    context = about(request, map) | {
        "seen": look.seen(day, service.who_could(map, at=day.at), us=request.actor.institution, also=("map", map)),
        "title": _("Who can see the map"),
        "what": _("The cards, links, what keeps the difficulty going, what was tried, and the kept versions."),
        "nobody": _("Nobody could see it then. It had not been written."),
        "back_url": reverse("formulations:map", args=[case_id]), "back_words": _("Back to the map"),
    }  # fmt: skip
    return render(request, "formulations/who.html", context)
