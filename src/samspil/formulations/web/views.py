"""The board: seeing it, following it live, and writing cards on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspil.access.service import Word, needs
from samspil.documents.service import drafts
from samspil.formulations import service
from samspil.formulations.terms import Field, Kind, Voice
from samspil.formulations.web import board
from samspil.formulations.web.forms import CardForm
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.look.service import add_problems
from samspil.trail import service as trail


def away(url: str, fragment: str = "") -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": url + (f"#{fragment}" if fragment else "")})


def running(request: Any, case_id: UUID) -> Any:
    """The running map of a case the reader may see; without one there is no such page."""
    found = service.current(case_id, for_=request.actor, at=request.now)
    if found is None:
        raise NotFound
    return found


def to_map(case_id: UUID, fragment: str = "") -> HttpResponse:
    return away(reverse("formulations:map", args=[case_id]), fragment)


def by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch" or "HX-Request" in request.headers


def draft_key(map: Any, key: str) -> str:
    return f"map:{map.pk}:new:{key}"


@needs(Word.MAP_READ)
@require_GET
def show(request: Any, case_id: UUID) -> HttpResponse:
    header = board.header_for(case_id, for_=request.actor, at=request.now)
    found = service.current(case_id, for_=request.actor, at=request.now)
    context: dict[str, Any] = {
        "header": header, "tab": "map", "case": header.case, "child": board.child_name(header.case),
        "seen_by": board.seen_by(header), "may_write": header.may_write and request.actor.may(Word.MAP_WRITE),
    }  # fmt: skip
    trail.seen(
        by=request.actor, at=request.now, act="formulations.map", record_kind="map",
        record=found.pk if found else None, case=header.case.pk,
    )  # fmt: skip
    if found is None:
        return render(request, "formulations/none.html", context)
    service.here(by=request.actor, at=request.now, map=found)
    context |= whole(request, found)
    if context["may_write"]:
        context["newest"] = service.newer_words(found)
    as_list = request.GET.get("as") == "list"
    return render(request, "formulations/list.html" if as_list else "formulations/map.html", context)


def whole(request: Any, found: Any, wrong: CardForm | None = None) -> dict[str, Any]:
    """The board with its six forms for new cards, unfinished ones as they were left."""
    built = board.build(found, for_=request.actor, at=request.now)
    kept = {
        d.key: d
        for d in drafts.mine(for_=request.actor, limit=30)
        if "".join(d.fields.get("text", "")).strip()
    }
    asked = request.GET.get("new", "")
    forms = {}
    for key in Field.values:
        draft = kept.get(draft_key(found, key))
        if wrong is not None and wrong.prefix_key == key:  # type: ignore[attr-defined]
            forms[key] = (wrong, True)
        else:
            forms[key] = (new_form(request, key, draft), asked == key or draft is not None)
    return {
        "asked": asked,
        "board": built,
        "forms": forms,
        "fields": [(f, *forms[f.key]) for f in built.fields],
    }


def new_form(request: Any, key: str, draft: Any = None, data: Any = None) -> CardForm:
    """An empty card of a field: what most people write is chosen already."""
    kind = Kind.OPINION if key == Field.PREDICTING else Kind.OBSERVATION
    initial: dict[str, Any] = {
        "kind": kind, "voice": Voice.WORKER, "said_on": timezone.localdate(request.now),
    }  # fmt: skip
    for name, value in (draft.fields if draft else {}).items():
        value = value[-1] if isinstance(value, list) and value else value
        if name in CardForm.base_fields:
            initial[name] = value
    form = CardForm(data, initial=initial, auto_id=f"new-{key}-%s")
    form.prefix_key = key  # type: ignore[attr-defined]
    said_on = form.fields["said_on"].widget.format_value(form["said_on"].value())
    form.said_on_words = said_on or ""  # type: ignore[attr-defined]
    return form


@needs(Word.MAP_READ)
@require_GET
def changes(request: Any, case_id: UUID) -> HttpResponse:
    """What is new since `since`: 204 when nothing is, else the board drawn anew. Three queries when nothing is new."""
    found = running(request, case_id)
    service.here(by=request.actor, at=request.now, map=found)
    present = service.present(found, for_=request.actor, at=request.now)
    state = board.state(found, present)
    if not request.GET.get("cards") and state == request.GET.get("since"):
        return HttpResponse(status=204, headers={"ETag": f'"{state}"'})
    trail.seen(
        by=request.actor, at=request.now, act="formulations.map", record_kind="map", record=found.pk,
        case=found.case_id,
    )  # fmt: skip
    return drawn(request, found, since=request.GET.get("since", ""))


def drawn(request: Any, found: Any, since: str, **more: Any) -> HttpResponse:
    """The board alone, for a page that is open: whole the cards touched after `since` and those asked for by `cards`,
    the rest as a mark by which the page sees whether its own is the same."""
    may_write = service.can(request.actor, "write", found, at=request.now)
    built = board.build(found, for_=request.actor, at=request.now)
    context = {
        "board": built, "case": found.case, "may_write": may_write, "after": board.revision(since),
        "wanted": set(request.GET.get("cards", "").split(",")),
    }  # fmt: skip
    answer = render(request, "formulations/_fresh.html", context | more)
    answer["ETag"] = f'"{built.state}"'
    return answer


@needs(Word.MAP_READ)
@require_POST
def leave(request: Any, case_id: UUID) -> HttpResponse:
    service.here(by=request.actor, at=request.now, map=running(request, case_id), leaving=True)
    return HttpResponse(status=204)


@needs(Word.MAP_WRITE)
@require_POST
def start(request: Any, case_id: UUID) -> HttpResponse:
    header = board.header_for(case_id, for_=request.actor, at=request.now)
    try:
        service.start(by=request.actor, at=request.now, case=header.case)
    except Refused as refused:
        messages.error(request, str(refused.reason))
    return to_map(case_id)


@needs(Word.MAP_WRITE)
@require_POST
def add(request: Any, case_id: UUID) -> HttpResponse:
    found = running(request, case_id)
    key = request.POST.get("field", "")
    form = new_form(request, key, data=request.POST)
    card = None
    if form.is_valid():
        try:
            card = service.add_factor(
                by=request.actor, at=request.now, map=found, field=key, **form.cleaned_data
            )
        except Invalid as invalid:
            add_problems(form, invalid)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
    if card is not None:
        drafts.drop(draft_key(found, key), by=request.actor)
        if by_script(request):
            fresh = running(request, case_id)
            said = _("Saved as card %(number)s.") % {"number": card.number}
            return drawn(request, fresh, since=request.POST.get("since", ""), said=said)
        return to_map(case_id, f"card-{card.number}")
    if by_script(request):
        context = {"form": form, "key": key, "case": found.case, "map": found}
        return render(request, "formulations/_new.html", context, status=422)
    header = board.header_for(case_id, for_=request.actor, at=request.now)
    context = {
        "header": header, "tab": "map", "case": header.case, "child": board.child_name(header.case),
        "seen_by": board.seen_by(header), "may_write": True, "wrong": form,
    }  # fmt: skip
    return render(request, "formulations/map.html", context | whole(request, found, form), status=422)


def _moved_meanwhile(card: Any, *, found: Any) -> str:
    return _(
        "Somebody else moved card %(number)s at the same time: it is in %(place)s now. Move it again if it should be elsewhere."
    ) % {
        "number": card.number,
        "place": service.words(found)[card.field].name,
    }


@needs(Word.MAP_WRITE)
@require_POST
def move(request: Any, case_id: UUID, card_id: UUID) -> HttpResponse:
    """To a field and place (`place`, `position`), to the end of a field (`to`), or one step (`step`). `seen` is the
    field where the mover saw the card."""
    card = service.factor(card_id, for_=request.actor, at=request.now)
    data = request.POST
    field, position = data.get("place") or data.get("to") or card.field, 10_000
    if data.get("step"):
        position = max(0, card.position + (1 if data["step"] == "1" else -1))
    elif data.get("position"):
        position = whole_number(data["position"], position)
    try:
        service.move_factor(
            by=request.actor, at=request.now, factor=card, field=field, position=position, seen=data.get("seen", "")
        )  # fmt: skip
    except Invalid:
        return HttpResponse(status=422)
    except Conflict as conflict:
        said = _moved_meanwhile(conflict.current, found=card.map)
        if by_script(request):
            return HttpResponse(said, status=409, content_type="text/plain; charset=utf-8")
        messages.warning(request, said)
    except Refused as refused:
        if by_script(request):
            return HttpResponse(str(refused.reason), status=403, content_type="text/plain; charset=utf-8")
        messages.error(request, str(refused.reason))
    if by_script(request):
        return HttpResponse(status=204)
    if request.GET.get("as") == "list":
        return away(reverse("formulations:map", args=[case_id]) + "?as=list", f"card-{card.number}")
    return to_map(case_id, f"card-{card.number}")
