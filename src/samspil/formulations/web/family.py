"""Giving the family their own page: choosing what of the map they read and in which words, and seeing it as they do."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.formulations import service
from samspil.formulations.terms import Field, Voice
from samspil.formulations.web.pages import about, saw
from samspil.formulations.web.views import away, running
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number

THREE = ("keeps", "address", "achieve")


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def give(request: Any, case_id: UUID) -> HttpResponse:
    map = running(request, case_id)
    if request.method == "GET":
        saw(request, map, "family")
        return _page(request, map, _as_last(map))
    data = request.POST
    typed: dict[str, Any] = {
        "cards": set(data.getlist("cards")), "child_only": set(data.getlist("child_only")),
        "plain": {name.removeprefix("plain-"): data[name] for name in data if name.startswith("plain-")},
        "three": {name: data.get(name, "") for name in THREE}, "with_three": "with_three" in data,
    }  # fmt: skip
    try:
        service.give_family(
            by=request.actor, at=request.now, map=map, cards=typed["cards"], plain=typed["plain"],
            three=typed["three"] if typed["with_three"] else None, child_only=typed["child_only"],
            revision=whole_number(data.get("revision", ""), 0),
        )  # fmt: skip
    except Invalid as invalid:
        return _page(request, map, typed, problems=invalid.problems, status=422)
    except Refused as refused:
        return _page(request, map, typed, problems={"": refused.reason}, status=403)
    except Conflict:
        said = _(
            "The map changed while you chose. What you typed is still here: look once more, then give it."
        )
        return _page(request, running(request, case_id), typed, problems={"": said}, status=409)
    messages.success(request, _("The family can read it now."))
    return away(reverse("formulations:family_page", args=[case_id]))


def _as_last(map: Any) -> dict[str, Any]:
    """What is chosen at first: as it was given last; before the first time all cards, the child's own words for the
    child alone."""
    page, standing = service.family_page(map), service.hypothesis(map)
    cards = service.on_board(map)
    last = {card["id"]: card for card in page.content["cards"]} if page else {}
    three = (page.content["hypothesis"] if page else None) or {
        name: getattr(standing, name) if standing else "" for name in THREE
    }
    known = {str(c.pk) for c in cards if c.written_at <= page.given_at} if page else set()
    return {
        "cards": {str(c.pk) for c in cards if not page or str(c.pk) in last or str(c.pk) not in known},
        "child_only": {
            str(c.pk) for c in cards if c.voice == Voice.CHILD and last.get(str(c.pk), {"child_only": True})["child_only"]
        },
        "plain": {str(c.pk): c.plain or c.text for c in cards},
        "three": three,
        "with_three": bool(standing) and (page is None or page.content["hypothesis"] is not None),
    }  # fmt: skip


def _page(
    request: Any, map: Any, typed: dict[str, Any], problems: Any = None, status: int = 200
) -> HttpResponse:
    problems = {name: str(said) for name, said in (problems or {}).items()}
    words, cards = service.words(map), service.on_board(map)
    parts = [
        (words[key], [_row(card, map, typed, problems) for card in cards if card.field == key]) for key in Field.values
    ]  # fmt: skip
    headings = {
        "keeps": _("What we think keeps it going"), "address": _("What we want to do"), "achieve": _("What we hope for")
    }  # fmt: skip
    context = about(request, map) | {
        "parts": [part for part in parts if part[1]], "problems": problems, "general": problems.get("", ""),
        "cards_wrong": problems.get("cards", ""), "typed": typed, "page": service.family_page(map),
        "three": [(name, headings[name], typed["three"].get(name, ""), problems.get(name, "")) for name in THREE],
        "has_three": service.hypothesis(map) is not None,
    }  # fmt: skip
    return render(request, "formulations/give.html", context, status=status)


def _row(card: Any, map: Any, typed: dict[str, Any], problems: dict[str, str]) -> dict[str, Any]:
    id = str(card.pk)
    return {
        "card": card, "voice": service.voice_name(card, map), "chosen": id in typed["cards"],
        "child": card.voice == Voice.CHILD, "child_only": id in typed["child_only"],
        "plain": typed["plain"].get(id, card.plain or card.text), "problem": problems.get(f"plain-{id}", ""),
    }  # fmt: skip


@needs(Word.MAP_READ)
@require_GET
def page(request: Any, case_id: UUID) -> HttpResponse:
    """As a parent reads it, to look at or to print for who reads on paper."""
    map = running(request, case_id)
    found = service.situation(case_id, for_=request.actor, at=request.now, child=False, person=None)
    if found is None:
        raise NotFound
    saw(request, map, "family")
    return render(request, "formulations/family_page.html", about(request, map) | {"situation": found})


@needs(Word.MAP_WRITE)
@require_POST
def end(request: Any, case_id: UUID) -> HttpResponse:
    map = running(request, case_id)
    try:
        service.end_family(by=request.actor, at=request.now, map=map)
    except Refused as refused:
        messages.error(request, str(refused.reason))
    return away(reverse("formulations:family", args=[case_id]))
