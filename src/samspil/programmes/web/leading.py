"""The list of programmes, a new one, and one with its municipalities and money."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.institutions import service as institutions
from samspil.look.service import add_problems, see_other
from samspil.programmes import service
from samspil.programmes.terms import TEMPLATES, Core
from samspil.programmes.web import forms
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Word.PROGRAMME_SEE, Purpose.PROGRAMME)
def all_(request: Any) -> HttpResponse:
    actor = request.actor
    rows = service.programmes(for_=actor)
    trail.seen(by=actor, at=request.now, act="programmes.list", record_kind="programme")
    shown = {
        "running": [p for p in rows if p.ends_on is None or p.ends_on >= actor.day(request.now)],
        "over": [p for p in rows if p.ends_on and p.ends_on < actor.day(request.now)],
        "today": actor.day(request.now), "may_lead": actor.may(Word.PROGRAMME_LEAD),
    }  # fmt: skip
    return render(request, "programmes/list.html", shown)


@page_methods
@needs(Word.PROGRAMME_LEAD, Purpose.PROGRAMME)
def new(request: Any) -> HttpResponse:
    older = service.programmes(for_=request.actor)
    form = forms.New(
        request.POST if request.method == "POST" else None, older=older,
        initial={"begin": "template:group", "starts_on": request.actor.day(request.now)},
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = dict(form.cleaned_data)
            kind, _colon, which = said.pop("begin").partition(":")
            begin = {"template": which} if kind == "template" else {"seed": UUID(which)}
            try:
                made = service.start(by=request.actor, at=request.now, **said, **begin)
                return see_other("programmes:show", made.pk)
            except Invalid as problem:
                add_problems(form, problem)
    shown = {"form": form, "templates": TEMPLATES.values()}
    return render(request, "programmes/new.html", shown, status=status)


FORMS: dict[str, Any] = {"join": forms.Join, "fund": forms.Fund, "spend": forms.Spend, "change": forms.Change}


@page_methods
@needs(Word.PROGRAMME_SEE, Purpose.PROGRAMME)
def show(request: Any, programme: UUID) -> HttpResponse:
    row = service.get(programme, for_=request.actor)
    if request.method != "POST":
        return _page(request, row, {})
    act = request.POST.get("act", "")
    if act not in FORMS:
        raise NotFound
    form = FORMS[act](request.POST, **_choices(request, row, act))
    try:
        service.require_lead(by=request.actor, programme=row.pk)
        if form.is_valid():
            _do(request, row, act, dict(form.cleaned_data))
            return see_other("programmes:show", row.pk)
    except Invalid as problem:
        add_problems(form, problem)
    except Refused as refusal:
        return _page(request, row, {"refused": refusal.reason}, status=403)
    except Conflict as met:
        return _page(request, met.current, {"met": form.data}, status=409)
    return _page(request, row, {f"f_{act}": form, "act": act}, status=422)


def _do(request: Any, row: Any, act: str, said: dict[str, Any]) -> None:
    told = {"by": request.actor, "at": request.now}
    if act == "join":
        said["institution"] = UUID(said["institution"]) if said["institution"] else None
        service.join(**told, programme=row.pk, **said)
    elif act == "fund":
        service.fund(**told, programme=row.pk, **said)
    elif act == "spend":
        said["funding"] = UUID(said["funding"])
        said["participation"] = UUID(said["participation"]) if said["participation"] else None
        service.spend(**told, **said)
    else:
        said["lead"] = UUID(said["lead"]) if said["lead"] else None
        service.change(**told, programme=row.pk, **said)


def _choices(request: Any, row: Any, act: str) -> dict[str, Any]:
    if act == "join":
        return {"houses": houses(request)}
    if act == "spend":
        parts = [(str(p.pk), p.name) for p in service.everybody(row)]
        return {"fundings": [(str(m.pk), m.source) for m in row.fundings.all()], "parts": parts}
    if act == "change":
        here = accounts.colleagues(for_=request.actor, at=request.now)
        return {"people": [(str(m.account_id), m.account.name) for m in here]}
    return {}


def houses(request: Any) -> list[tuple[str, str]]:
    """The institutions of the country, the own one first."""
    own = (str(request.actor.institution), request.actor.institution_name)
    return [own, *((str(h.pk), h.name) for h in institutions.partners(for_=request.actor))]


def _page(request: Any, row: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    actor, today = request.actor, request.actor.day(request.now)
    leads = service.leads(actor, row)
    parts = service.everybody(row)
    seen = service.seen_parts(row, for_=actor)
    trail.seen(by=actor, at=request.now, act="programmes.show", record_kind="programme", record=row.pk)
    money = service.money(row, for_=actor)
    shown: dict[str, Any] = {
        "programme": row, "leads": leads, "today": today, "ways": service.ways(parts, on=today), "seen": seen, "cores": Core.choices,
        "money": money, "spent": sum(m.spent for m in money), "given": sum(m.funding.amount for m in money),
        "by_part": service.spent_by_part(row, for_=actor), "template": TEMPLATES.get(row.template),
    }  # fmt: skip
    if leads:
        now = {
            n: getattr(row, n) for n in ("name", "commissioner", "starts_on", "ends_on", "aim", "revision")
        }
        shown |= {
            "f_join": forms.Join(initial={"joined_on": today}, **_choices(request, row, "join")),
            "f_fund": forms.Fund(), "f_spend": forms.Spend(initial={"spent_on": today}, **_choices(request, row, "spend")),
            "f_change": forms.Change(initial=now | {"lead": row.lead_id}, **_choices(request, row, "change")),
        }  # fmt: skip
    return render(request, "programmes/show.html", shown | more, status=status)
