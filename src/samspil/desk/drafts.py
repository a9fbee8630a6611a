"""Drafts: kept while somebody types, listed for their writer, thrown away."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import signed_in
from samspil.desk.texts import plain
from samspil.desk.unfinished import unfinished
from samspil.documents import service as documents
from samspil.ground.numbers import whole_number
from samspil.look.service import see_other

SHOWN = 50


def own_address(text: str) -> str:
    """An address within this site, or nothing: a draft never leads away."""
    fits = text.startswith("/") and url_has_allowed_host_and_scheme(text, allowed_hosts=None)
    return text if fits else ""


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def drafts_page(request: Any) -> HttpResponse:
    """POST keeps what is typed so far (a script does it); GET lists the writer's unfinished texts."""
    if request.method == "POST":
        return _keep(request)
    found = unfinished(for_=request.actor, at=request.now, limit=SHOWN, texts=True)
    return render(request, "desk/drafts.html", {"drafts": found})


def _keep(request: Any) -> HttpResponse:
    given = request.POST
    key = given.get("key", "")
    try:
        fields = _fields(given)
        revision = whole_number(given.get("revision") or 0, -1)
    except (ValueError, RecursionError):
        return HttpResponseBadRequest()
    if not key or revision < 0:
        return HttpResponseBadRequest()
    if not fields.get("text", "").strip():
        documents.drafts.drop(key, by=request.actor)
        return HttpResponse(status=204)
    kept = documents.drafts.keep(
        by=request.actor, at=request.now, key=key, fields=fields, title=given.get("title", ""),
        url=own_address(given.get("url", "")), revision=revision,
    )  # fmt: skip
    return JsonResponse({"saved_at": kept.saved_at.isoformat()})


def _fields(given: Any) -> dict[str, str]:
    """The named fields of the form, the last value of each, all of several, a line each, and the long text."""
    named = json.loads(given["fields"]) if given.get("fields") else {}
    if not isinstance(named, dict):
        raise ValueError(given["fields"])
    fields = {
        plain(str(name)): plain(str(v[-1] if isinstance(v, list) and v else v))
        for name, v in named.items()
        if v != []
    }
    several = {
        plain(f"{name}[]"): "\n".join(plain(str(v)) for v in values)
        for name, values in named.items()
        if isinstance(values, list) and len(values) > 1
    }
    return fields | several | {"text": given.get("text", "")}


@signed_in
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    documents.drafts.drop(request.POST.get("key", ""), by=request.actor)  # type: ignore[attr-defined]
    return see_other(own_address(request.POST.get("back", "")) or "documents:keep")
