"""Whoever names a protected place in what others will read is asked first, whatever form it was, and loses nothing of it."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from samspil.ground import typed
from samspil.ground.errors import Held

AWARE = "aware"
OURS = {AWARE, "csrfmiddlewaretoken"}
ON_SCREEN = "screen"
"""What is typed on the projector: the room reads the question too, so it says no more than was typed."""
PLACES = {"street", "postcode", "city", "place_text"}
"""Fields that are a place themselves: what is protected of them is said beside them, by a tick."""
NO_TEXT = re.compile(
    r"[\d\s:.,+-]{0,3}|\d{4}-\d\d-\d\d(T[\d:.+-]+)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE
)
SHORT = 120


@cache
def _choices() -> frozenset[str]:
    """The words of the code between which forms let somebody choose: "home" there is no text."""
    fields = (field for model in apps.get_models() for field in model._meta.get_fields())
    return frozenset(str(value) for field in fields for value, _ in getattr(field, "flatchoices", None) or ())


def texts(request: HttpRequest) -> Iterator[str]:
    for name, said in request.POST.lists():
        if name not in OURS | PLACES:
            yield from (text for text in said if _is_text(text))


def _is_text(text: str) -> bool:
    return not (NO_TEXT.fullmatch(text) or text in _choices())


class HeldBack:
    """Stands after who acts is known, beside the pages. Families, carers and guests write for themselves and are not asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with typed.nobody():
            return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> None:
        if request.method == "POST" and request.actor.institution is not None:
            typed.begins(request.actor, partial(texts, request), aware=bool(request.POST.get(AWARE)))

    def process_exception(self, request: Any, error: Exception) -> HttpResponse | None:
        return held_back(request, error) if isinstance(error, Held) else None


def held_back(request: Any, error: Held) -> HttpResponse:
    """The form anew, with everything that was typed: what names a place can be written otherwise. Nothing was kept."""
    if "application/json" in request.headers.get("Accept", ""):
        words = _("This names a protected place: %(words)s") % {"words": ", ".join(error.words)}
        answer: HttpResponse = JsonResponse({"words": words}, status=422)
    else:
        said = () if request.POST.get(ON_SCREEN) else error.words
        shows = {"words": said, "files": list(request.FILES), "back": _back(request)}
        answer = render(request, "look/held.html", shows | _parts(request, set(error.texts)), status=422)
    answer.leaves_nothing = True  # type: ignore[attr-defined]
    return answer


def _parts(request: Any, naming: set[str]) -> dict[str, Any]:
    """What was typed, in its order, with what names a place to be written anew; and the texts that stood somewhere already and would
    be handed on."""
    fields, shown = [], set()
    for name, said in request.POST.lists():
        for text in said if name not in OURS else ():
            kind = "hidden"
            if text in naming and name not in PLACES:
                kind = "long" if "\n" in text or len(text) > SHORT else "short"
                shown.add(text)
            fields.append((name, text, kind))
    return {"fields": fields, "older": sorted(naming - shown)}


def _back(request: Any) -> str:
    said = request.headers.get("Referer", "")
    fits = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()})
    return said if fits else "/"
