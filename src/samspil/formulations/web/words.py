"""How the six fields are called, in five languages: the administrator's page, where every change is a new version, and the
page on which a running map takes newer words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.formulations import service
from samspil.formulations.terms import LANGUAGES, PARTS, Field
from samspil.formulations.web.pages import about, saw
from samspil.formulations.web.views import away, running
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.ground.numbers import whole_number

managed = needs(Word.INSTITUTION_MANAGE, Purpose.MANAGEMENT)


@managed
@require_http_methods(["GET", "POST"])
def vocabulary(request: Any) -> HttpResponse:
    home = request.actor.institution
    standing = service.vocabulary_of(home)
    if request.method == "GET":
        return _page(request, standing, service.as_data(standing))
    words = _read(request.POST)
    why = request.POST.get("why", "")
    try:
        made = service.publish_words(
            by=request.actor, at=request.now, words=words, why=why,
            replaces=whole_number(request.POST.get("replaces", ""), 0),
        )  # fmt: skip
    except Invalid as invalid:
        return _page(request, standing, words, problems=invalid.problems, why=why, status=422)
    except Conflict as conflict:
        said = _(
            "Somebody else made version %(number)s meanwhile. Your words are still here; look at both, then save."
        )
        problems = {"": said % {"number": conflict.revision}}
        return _page(request, conflict.current, words, problems=problems, why=why, status=409)
    messages.success(
        request, _("Version %(number)s counts for maps that are started from now on.") % {"number": made.number}
    )  # fmt: skip
    return away(request.path)


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def renew(request: Any, case_id: UUID) -> HttpResponse:
    """A running map, its words beside newer ones of the institution that started it, and taking those."""
    map = running(request, case_id)
    problem, status = "", 200
    if request.method == "POST":
        try:
            service.take_words(
                by=request.actor, at=request.now, map=map, number=whole_number(request.POST.get("number", ""), 0)
            )  # fmt: skip
        except Conflict:
            status, problem = 409, _("Still newer words came meanwhile. Look at them, then take them.")
        except Refused as refused:
            status, problem = 403, str(refused.reason)
        else:
            messages.success(
                request, _("The map has its new words. How it stood before is kept as a version.")
            )
            return away(reverse("formulations:map", args=[case_id]))
    else:
        saw(request, map, "words")
    newest = service.newer_words(map)
    context = about(request, map) | {
        "newest": newest, "number": map.vocabulary.number if map.vocabulary else 1, "problem": problem,
        "fields": _differing(map, newest) if newest else [], "languages": _languages(map, newest) if newest else [],
    }  # fmt: skip
    return render(request, "formulations/renew_words.html", context, status=status)


def _differing(map: Any, newest: Any) -> list[dict[str, Any]]:
    """The fields in the reader's language: each part that will say something else, before and after."""
    labels = _labels() | {"method": _("The method's own word")}
    old = service.words(map)
    found = []
    for place, key in enumerate(Field.values, start=1):
        new = service.field_words(newest.words, key)
        rows = [
            (label, getattr(old[key], part), getattr(new, part))
            for part, label in labels.items() if getattr(old[key], part) != getattr(new, part)
        ]  # fmt: skip
        found.append({"css": f"c{place}", "key": key, "label": old[key].name, "rows": rows})
    return found


def _languages(map: Any, newest: Any) -> list[str]:
    """The names of the languages in which anything differs."""
    old, new = service.as_data(map.vocabulary), service.as_data(newest)
    return [name for code, name in LANGUAGE_NAMES if code in LANGUAGES and old[code] != new[code]]


def _labels() -> dict[str, str]:
    return {
        "name": pgettext("word of a field", "Name"),
        "question": _("Question"),
        "family": _("What the family reads"),
    }


def _read(data: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"method": {key: data.get(f"method-{key}", "") for key in Field.values}}
    for language in LANGUAGES:
        told[language] = {
            key: {part: data.get(f"{language}-{key}-{part}", "") for part in PARTS} for key in Field.values
        }
    return told


def _page(
    request: Any, standing: Any, words: dict[str, Any], problems: Any = None, why: str = "", status: int = 200
) -> HttpResponse:
    problems = {name: str(said) for name, said in (problems or {}).items()}
    context = {
        "fields": [_field(place, key, words, problems) for place, key in enumerate(Field.values, start=1)],
        "standing": standing, "number": standing.number if standing else 1, "why": why, "problems": problems,
        "versions": service.vocabularies(request.actor.institution), "why_wrong": problems.get("why", ""),
        "general": problems.get("", ""), "wrong": len([name for name in problems if name]),
    }  # fmt: skip
    return render(request, "formulations/words.html", context, status=status)


def _field(place: int, key: str, words: dict[str, Any], problems: dict[str, str]) -> dict[str, Any]:
    """One field of the map with its inputs: the method's own word, and three words in each language."""
    labels = _labels()
    names = dict(LANGUAGE_NAMES)
    rows: list[dict[str, Any]] = [
        {
            "code": language, "name": names[language],
            "cells": [
                _cell(f"{language}-{key}-{part}", labels[part], words[language][key][part], problems) for part in PARTS
            ],
        }
        for language in LANGUAGES
    ]  # fmt: skip
    method = _cell(f"method-{key}", _("The method's own word"), words["method"][key], problems)
    wrong = bool(method["problem"]) or any(cell["problem"] for row in rows for cell in row["cells"])
    return {
        "css": f"c{place}", "key": key, "label": Field(key).label, "method": method, "rows": rows, "wrong": wrong,
    }  # fmt: skip


def _cell(name: str, label: str, value: str, problems: dict[str, str]) -> dict[str, str]:
    return {"name": name, "label": label, "value": value, "problem": problems.get(name, "")}
