"""A municipality in a programme: its form, its elements in versions, its roles, the rhythm of talks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, see_other
from samspil.programmes import service
from samspil.programmes.terms import Core
from samspil.programmes.web import forms
from samspil.programmes.web.leading import houses
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])
Deed = Callable[[dict[str, Any], UUID, dict[str, Any], str], Any]


def _bring(told: dict[str, Any], part: UUID, said: dict[str, Any], _row: str) -> Any:
    return service.bring_partner(
        **told, participation=part, party=said["party"], institution=UUID(said["institution"])
    )


DEEDS: dict[str, tuple[Any, Deed]] = {
    "leave": (forms.Leave, lambda told, part, said, _row: service.leave(**told, participation=part, **said)),
    "form": (
        forms.SetForm,
        lambda told, part, said, _row: service.set_form(**told, participation=part, **said),
    ),
    "element": (
        forms.SetElement,
        lambda told, part, said, row: service.set_element(**told, participation=part, code=row, **said),
    ),
    "bring": (forms.Bring, _bring),
    "rhythm": (
        forms.Rhythm,
        lambda told, part, said, _row: service.set_rhythm(**told, participation=part, **said),
    ),
    "talk": (forms.Talk, lambda told, _part, said, row: service.talked(**told, due=UUID(row), **said)),
}


@page_methods
@needs(Word.PROGRAMME_SEE, Purpose.PROGRAMME)
def part(request: Any, participation: UUID) -> HttpResponse:
    row = service.participation(participation, for_=request.actor)
    if request.method != "POST":
        return _page(request, row, {})
    act, which = request.POST.get("act", ""), request.POST.get("row", "")
    told = {"by": request.actor, "at": request.now}
    form: Any = None
    try:
        if act == "draft":
            return see_other("programmes:roles", service.draft(**told, participation=row.pk).pk)
        if act == "end":
            service.end_rhythm(**told, rhythm=UUID(which))
            return see_other("programmes:part", row.pk)
        if act not in DEEDS:
            raise NotFound
        kind, do = DEEDS[act]
        form = kind(request.POST, **({"houses": houses(request)} if act == "bring" else {}))
        if form.is_valid():
            do(told, row.pk, dict(form.cleaned_data), which)
            return see_other("programmes:part", row.pk)
    except ValueError as problem:
        raise NotFound from problem
    except Invalid as problem:
        add_problems(form, problem)
    except Refused as refusal:
        return _page(request, row, {"refused": refusal.reason}, status=403)
    return _page(request, row, {"f": form, "act": act, "which": which}, status=422)


def _page(request: Any, row: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    actor, today = request.actor, request.actor.day(request.now)
    inside = service.inside(row, on=today)
    trail.seen(by=actor, at=request.now, act="programmes.part", record_kind="participation", record=row.pk)
    there = row.left_on is None or row.left_on > today
    leads = service.leads(actor, row.programme)
    speaks = service.speaks_for(actor, row)
    latest = inside.variants[0] if inside.variants else None
    shown: dict[str, Any] = {
        "part": row, "programme": row.programme, "inside": inside, "leads": leads and there, "there": there, "today": today,
        "speaks": speaks, "variant": latest,
        "elements": [
            (code, label, now, older, _element(code, now, today))
            for code, (label, now, older) in zip(Core.values, inside.elements, strict=True)
        ],
        "talks": [
            (rhythm, due, held, bool(due) and there and (leads or bool({rhythm.one, rhythm.other} & speaks)),
             forms.Talk(initial={"on": today}, auto_id=f"talk-{n}-%s"))
            for n, (rhythm, due, held) in enumerate(inside.rhythms)
        ],
    }  # fmt: skip
    if leads and there:
        shown |= {
            "f_leave": forms.Leave(initial={"left_on": today}),
            "f_form": forms.SetForm(
                initial={"since": today, "form": latest.form if latest else "", "moves": bool(latest and latest.moves)}
            ),
            "f_bring": forms.Bring(houses=houses(request)), "f_rhythm": forms.Rhythm(),
        }  # fmt: skip
    if "f" in more and more["act"] in ("leave", "form", "bring", "rhythm"):
        more = {**more, f"f_{more['act']}": more["f"]}
    return render(request, "programmes/part.html", shown | more, status=status)


def _element(code: str, now: Any, today: Any) -> forms.SetElement:
    said = {"on": bool(now and now.on), "how": now.how if now else "", "since": today}
    return forms.SetElement(initial=said, auto_id=f"{code}-%s")
