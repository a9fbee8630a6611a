"""One card: what it says, whose voice, who sees it otherwise, what it leads to, what it said before."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.formulations import service
from samspil.formulations.web import board
from samspil.formulations.web.forms import CardForm, ContestForm, LinkForm
from samspil.formulations.web.views import away, by_script, to_map
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.look.service import add_problems
from samspil.trail import service as trail

PARTS = ("text", "kind", "voice", "voice_words", "said_on", "source", "strength", "unknown")


def _card(request: Any, case_id: UUID, card_id: UUID) -> Any:
    card = service.factor(card_id, for_=request.actor, at=request.now)
    if card.map.case_id != case_id:
        raise NotFound
    return card


def _to_card(card: Any, fragment: str = "") -> HttpResponse:
    return away(reverse("formulations:card", args=[card.map.case_id, card.pk]), fragment)


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def show(request: Any, case_id: UUID, card_id: UUID) -> HttpResponse:
    card = _card(request, case_id, card_id)
    if request.method == "POST":
        return _change(request, card)
    trail.seen(
        by=request.actor, at=request.now, act="formulations.card", record_kind="factor", record=card.pk,
        case=case_id,
    )  # fmt: skip
    form = CardForm(initial={part: getattr(card, part) for part in PARTS})
    return _page(request, card, form)


def _page(request: Any, card: Any, form: CardForm, status: int = 200, **more: Any) -> HttpResponse:
    map = card.map
    others = [c for c in service.on_board(map) if c.pk != card.pk]
    links = service.links(map)
    may_write = service.can(request.actor, "write", map, at=request.now)
    present = service.present(map, for_=request.actor, at=request.now)
    context = {
        "card": card, "form": form, "case": map.case, "child": board.child_name(map.case), "tab": "map",
        "may_write": may_write, "may_change": may_write and service.words_are_theirs(request.actor, card),
        "voice": service.voice_name(card, map), "link_form": LinkForm(cards=others, auto_id="link-%s") if others else None,
        "outs": [(link, board.link_words(link)) for link in links if link.source_id == card.pk],
        "ins": [(link, board.link_words(link)) for link in links if link.target_id == card.pk],
        "place": service.words(map)[card.field], "contest_form": ContestForm(auto_id="contest-%s"), "history": service.history(card),
        "writer": present.writing.get(card.pk, ""), "revision": card.revision,
    }  # fmt: skip
    return render(request, "formulations/card.html", context | more, status=status)


def _change(request: Any, card: Any) -> HttpResponse:
    form = CardForm(request.POST)
    if request.POST.get("keep") == "other":
        return _give_way(request, card)
    revision = request.POST.get("revision", "")
    if not form.is_valid():
        return _page(request, card, form, status=422, revision=revision)
    try:
        service.change_factor(
            by=request.actor, at=request.now, factor=card, revision=whole_number(revision),
            **form.cleaned_data,
        )  # fmt: skip
    except Invalid as invalid:
        add_problems(form, invalid)
        return _page(request, card, form, status=422, revision=revision)
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return _page(request, card, form, status=403, revision=revision)
    except Conflict as conflict:
        return _page(
            request, card, form, status=409, revision=conflict.revision, conflict=conflict.current,
            mine=form.cleaned_data["text"],
        )  # fmt: skip
    service.stopped_writing(by=request.actor, at=request.now, map=card.map)
    return to_map(card.map.case_id, f"card-{card.number}")


def _give_way(request: Any, card: Any) -> HttpResponse:
    try:
        service.keep_loser(by=request.actor, at=request.now, factor=card, text=request.POST.get("text", ""))
    except Refused as refused:
        messages.error(request, str(refused.reason))
        return _to_card(card)
    service.stopped_writing(by=request.actor, at=request.now, map=card.map)
    messages.info(request, _("The card stays as it was. Your text is kept in its history."))
    return to_map(card.map.case_id, f"card-{card.number}")


@needs(Word.MAP_WRITE)
@require_POST
def writing(request: Any, case_id: UUID, card_id: UUID) -> HttpResponse:
    """Somebody is typing in this card: others see it for two minutes. `stop` frees it."""
    card = _card(request, case_id, card_id)
    if request.POST.get("stop"):
        service.stopped_writing(by=request.actor, at=request.now, map=card.map)
    else:
        service.here(by=request.actor, at=request.now, map=card.map, factor=card)
    present = service.present(card.map, for_=request.actor, at=request.now)
    writer = present.writing.get(card.pk, "")
    words = _("%(name)s is writing here now") % {"name": writer} if writer else ""
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@needs(Word.MAP_WRITE)
@require_POST
def contest(request: Any, case_id: UUID, card_id: UUID) -> HttpResponse:
    card = _card(request, case_id, card_id)
    form = ContestForm(request.POST, auto_id="contest-%s")
    if form.is_valid():
        try:
            service.contest(by=request.actor, at=request.now, factor=card, **form.cleaned_data)
            return _to_card(card, "differs")
        except Invalid as invalid:
            add_problems(form, invalid)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
    said = CardForm(initial={part: getattr(card, part) for part in PARTS})
    return _page(request, card, said, status=422, contest_form=form)


@needs(Word.MAP_WRITE)
@require_POST
def take_back(request: Any, case_id: UUID, differing_id: UUID) -> HttpResponse:
    found = service.differing(differing_id, for_=request.actor, at=request.now)
    card = _card(request, case_id, found.factor_id)
    return _done(request, card, lambda: service.take_back(
        by=request.actor, at=request.now, differing=found
    ), fragment="differs")  # fmt: skip


@needs(Word.MAP_WRITE)
@require_POST
def remove(request: Any, case_id: UUID, card_id: UUID) -> HttpResponse:
    card = _card(request, case_id, card_id)
    why = request.POST.get("why", "")
    answer = _done(request, card, lambda: service.remove_factor(
        by=request.actor, at=request.now, factor=card, why=why
    ), stay=False)  # fmt: skip
    return answer


@needs(Word.MAP_WRITE)
@require_POST
def link(request: Any, case_id: UUID, card_id: UUID) -> HttpResponse:
    card = _card(request, case_id, card_id)
    target = _card(request, case_id, _id(request.POST.get("target", "")))
    return _done(request, card, lambda: service.link(
        by=request.actor, at=request.now, source=card, target=target, kind=request.POST.get("kind", "")
    ), fragment="links")  # fmt: skip


@needs(Word.MAP_WRITE)
@require_POST
def unlink(request: Any, case_id: UUID, link_id: UUID) -> HttpResponse:
    found = service.get_link(link_id, for_=request.actor, at=request.now)
    if found.map.case_id != case_id:
        raise NotFound
    card = service.factor(found.source_id, for_=request.actor, at=request.now)
    return _done(request, card, lambda: service.unlink(
        by=request.actor, at=request.now, link=found
    ), fragment="links")  # fmt: skip


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def _done(request: HttpRequest, card: Any, do: Any, *, stay: bool = True, fragment: str = "") -> HttpResponse:
    """Do it; what was refused is said on the card's page."""
    try:
        do()
    except Invalid as invalid:
        messages.error(request, " ".join(str(m) for m in invalid.problems.values()))
        return _to_card(card, fragment)
    except Refused as refused:
        messages.error(request, str(refused.reason))
        return _to_card(card, fragment)
    if by_script(request):
        return HttpResponse(status=204)
    return _to_card(card, fragment) if stay else to_map(card.map.case_id)
