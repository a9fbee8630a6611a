"""The log on a phone, in a stairwell: a page that works without signal, and the address to which it sends when it can."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.crisis import service
from samspil.crisis.terms import Mode, Point, Safe
from samspil.crisis.web.deed_forms import MET
from samspil.crisis.web.forms import MOMENT
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail import service as trail

MOST_NAMES = 12
DRAWN = [
    "look/css/write.css", "look/js/kept.js", "crisis/crisis.css", "crisis/phone.css", "crisis/stairs.js", "crisis/intake.js",
    "crisis/calls.js", "crisis/offline.js",
]  # fmt: skip
"""What draws the kept pages, beside what every page has."""


class Piece(forms.Form):
    """What a phone sends: moments as the phone knows them, with their own offset."""

    key = forms.UUIDField()
    mode = forms.ChoiceField(choices=Mode.choices)
    met = forms.ChoiceField(choices=MET)
    starts_at = forms.DateTimeField(input_formats=MOMENT)
    minutes = forms.IntegerField(min_value=0, max_value=1440)
    who = forms.CharField(required=False, max_length=300)
    note = forms.CharField(required=False, max_length=4000)


@require_safe
@needs(Word.CRISIS_DO)
def phone(request: Any, crisis: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.get(crisis, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="crisis.phone", record_kind="crisis", record=found.pk, case=found.case_id)
    return render(request, "crisis/phone.html", _shown(request) | {"crisis": found, "names": _names(found)})


@require_safe
@needs(Word.CRISIS_DO, Purpose.OVERVIEW)
def shell(request: Any) -> HttpResponse:
    """The same page without anybody's name: what the phone keeps for when there is no signal."""
    return render(request, "crisis/phone.html", _shown(request) | {"crisis": None, "names": []})


def _shown(request: Any) -> dict[str, Any]:
    actor = request.actor
    local = request.now
    return {
        "me": actor.account, "key": uuid4(), "modes": Mode.choices, "points": Point.choices, "answers": Safe.choices,
        "today": actor.day(local), "now": local, "icons": {"home": "home", "phone": "phone", "elsewhere": "map-pin"},
    }  # fmt: skip


def _names(found: Any) -> list[str]:
    """Who may be there, one by one: as the caller named them, and who was there before."""
    said = [found.child_name, *found.present.replace(";", ",").split(",")]
    said += [who for c in found.contacts.order_by("-starts_at")[:5] for who in c.who.split(",")]
    seen = dict.fromkeys(name.strip() for name in said if name.strip())
    return list(seen)[:MOST_NAMES]


@require_POST
@needs(Word.CRISIS_DO)
def log(request: Any, crisis: UUID) -> HttpResponse:
    """One piece from a phone. The same piece again is the same contact and answers the same."""
    form = Piece(request.POST)
    if not form.is_valid():
        return _refused(" ".join(str(e) for errors in form.errors.values() for e in errors), 422)
    points = {p: request.POST.get(f"point_{p}", "") for p in Point.values}
    try:
        found = service.get(crisis, for_=request.actor, at=request.now)
        said = dict(form.cleaned_data)
        starts: dt.datetime = said.pop("starts_at")
        kept = service.log(
            by=request.actor, at=request.now, crisis=found, met=said.pop("met") == "yes", points=points,
            starts_at=starts.astimezone(dt.UTC), **said,
        )  # fmt: skip
    except NotFound:
        return _refused(
            _("This crisis is not yours to log in any more. Tell the coordinator what you wrote."), 404
        )
    except Refused as refusal:
        return _refused(str(refusal.reason), 422)
    except Invalid as problem:
        return _refused(" ".join(map(str, problem.problems.values())), 422)
    return JsonResponse({"kept": str(kept.key)})


def _refused(words: str, status: int) -> HttpResponse:
    return JsonResponse({"words": words}, status=status)


@require_safe
@needs(Word.CRISIS_DO, Purpose.OVERVIEW)
def worker(request: Any) -> HttpResponse:
    """What keeps the pages on the phone. It keeps nobody's name: only the empty pages and what draws them."""
    shown = {
        "shell": reverse("crisis:shell"), "call": reverse("crisis:blank"), "new": reverse("crisis:new"),
        "static": settings.STATIC_URL, "drawn": DRAWN,
    }  # fmt: skip
    answer = render(request, "crisis/worker.txt", shown, content_type="text/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = reverse("crisis:board")
    return answer
