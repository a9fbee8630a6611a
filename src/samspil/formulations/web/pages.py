"""The hypothesis, what was tried before, kept versions and their differences."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samspil.access.service import Word, needs
from samspil.documents.service import drafts
from samspil.formulations import service
from samspil.formulations.terms import Field, Status
from samspil.formulations.web import board
from samspil.formulations.web.compare import compare
from samspil.formulations.web.forms import HypothesisForm, KeepForm, TriedForm
from samspil.formulations.web.views import away, running, to_map
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.look import service as look
from samspil.look.service import add_problems
from samspil.trail import service as trail


def _context(request: Any, map: Any) -> dict[str, Any]:
    return {
        "map": map, "case": map.case, "child": board.child_name(map.case), "tab": "map",
        "may_write": service.can(request.actor, "write", map, at=request.now),
    }  # fmt: skip


def _seen(request: Any, map: Any, act: str) -> None:
    trail.seen(
        by=request.actor, at=request.now, act=f"formulations.{act}", record_kind="map", record=map.pk,
        case=map.case_id,
    )  # fmt: skip


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def hypothesis(request: Any, case_id: UUID) -> HttpResponse:
    map = running(request, case_id)
    standing = service.hypothesis(map)
    fields = (Field.PRESENTING, Field.PERPETUATING, Field.PREDISPOSING, Field.PRECIPITATING, Field.PROTECTIVE)
    cards = [c for c in service.on_board(map) if c.field in fields]
    cards.sort(key=lambda c: fields.index(c.field))
    if request.method == "POST":
        form = HypothesisForm(request.POST, cards=cards)
        answer = _state(request, map, form, cards) if form.is_valid() else None
        if isinstance(answer, HttpResponse):
            return answer
        context = {"form": form, "replaces": request.POST.get("replaces", "")}
        if isinstance(answer, Conflict):
            context |= {
                "conflict": answer.current,
                "replaces": answer.current.pk if answer.current else "",
                "mine": {name: form.data.get(name, "") for name in ("keeps", "address", "achieve")},
            }
        status = 409 if answer else 422
        return render(
            request, "formulations/hypothesis.html", _context(request, map) | context, status=status
        )
    _seen(request, map, "hypothesis")
    initial: dict[str, Any] = {"status": Status.DRAFT}
    if standing:
        names = ("keeps", "address", "achieve", "status", "test_until", "agreement")
        initial = {name: getattr(standing, name) for name in names}
        initial["grounds"] = [str(card.pk) for card in service.rests_on(standing)]
    draft = drafts.find(draft_key(map), for_=request.actor)
    for name in ("keeps", "address", "achieve", "agreement") if draft else ():
        initial[name] = draft.fields.get(name, initial.get(name, ""))  # type: ignore[union-attr]
    context = {
        "form": HypothesisForm(initial=initial, cards=cards),
        "draft": draft,
        "replaces": standing.pk if standing else "",
        "earlier": service.earlier_hypotheses(map),
    }
    return render(request, "formulations/hypothesis.html", _context(request, map) | context)


def _state(request: Any, map: Any, form: HypothesisForm, cards: list[Any]) -> HttpResponse | Conflict | None:
    data = dict(form.cleaned_data)
    chosen = set(data.pop("grounds"))
    try:
        service.state_hypothesis(
            by=request.actor, at=request.now, map=map, grounds=[c for c in cards if str(c.pk) in chosen],
            replaces=_id(request.POST.get("replaces")), **data,
        )  # fmt: skip
    except Invalid as invalid:
        add_problems(form, invalid)
        return None
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return None
    except Conflict as conflict:
        return conflict
    drafts.drop(draft_key(map), by=request.actor)
    return to_map(map.case_id, "hypothesis")


def _id(text: str | None) -> UUID | None:
    """What was seen standing; anything that is no identifier is nothing that stands."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return UUID(int=0)


def draft_key(map: Any) -> str:
    return f"map:{map.pk}:hypothesis"


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
        _seen(request, map, "tried")
    context = _context(request, map) | {"form": form, "tried": service.tried(map)}
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
        _seen(request, map, "versions")
    context = _context(request, map) | {
        "form": form, "versions": service.versions(map), "removed": service.removed(map),
    }  # fmt: skip
    return render(request, "formulations/versions.html", context, status=status)


@needs(Word.MAP_READ)
@require_GET
def differences(request: Any, case_id: UUID) -> HttpResponse:
    """Two kept versions side by side: `a` and `b` are their numbers."""
    map = running(request, case_id)
    numbers = sorted((_number(request.GET.get("a", "")), _number(request.GET.get("b", ""))))
    before, after = service.version(map, numbers[0]), service.version(map, numbers[1])
    _seen(request, map, "compare")
    context = _context(request, map) | {
        "before": before, "after": after, "versions": service.versions(map),
        "compared": compare(before.content, after.content),
    }  # fmt: skip
    return render(request, "formulations/compare.html", context)


def _number(text: str) -> int:
    number = whole_number(text, -1)
    if number < 0:
        raise NotFound
    return number


@needs(Word.MAP_READ)
@require_GET
def who(request: Any, case_id: UUID) -> HttpResponse:
    """Who can see the map, by which rule; with `on`, who could at the end of that day."""
    map = running(request, case_id)
    _seen(request, map, "who")
    day = look.day_asked(request)
    context = _context(request, map) | {
        "seen": look.seen(day, service.who_could(map, at=day.at), us=request.actor.institution),
        "title": _("Who can see the map"),
        "what": _("The cards, links, what keeps the difficulty going, what was tried, and the kept versions."),
        "nobody": _("Nobody could see it then. It had not been written."),
        "back_url": reverse("formulations:map", args=[case_id]), "back_words": _("Back to the map"),
    }  # fmt: skip
    return render(request, "formulations/who.html", context)
