"""Noting a tie, saying how it is from a day on, ending it, taking back a mistake."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.ecomaps import service
from samspil.ecomaps.web.forms import TOLD, EndForm, MistakeForm, SayForm, TieForm
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.look.service import add_problems, see_other
from samspil.people import service as people
from samspil.trail import service as trail


@needs(Word.MAP_WRITE)
@require_http_methods(["GET", "POST"])
def new(request: Any, case_id: UUID) -> HttpResponse:
    header = cases.header(case_id, for_=request.actor, at=request.now)
    net = service.network(header.case, for_=request.actor, at=request.now)
    known = {str(id): person for id, person in net.family.people.items()}
    rows = sorted(((p.pk, p.name) for p in known.values()), key=lambda r: (r[0] != net.family.child, r[1]))
    today = request.actor.day(request.now)
    initial = {"since": today, "person": request.GET.get("person", ""), "to": str(net.family.child)}
    form = TieForm(request.POST or None, people=rows, child=net.family.child, initial=initial)
    if request.method == "POST":
        if form.is_valid() and _note(request, header.case, form, known):
            return see_other("ecomaps:show", case_id, anchor="table")
    else:
        _seen(request, "ecomaps.new", case_id, case_id)
    context = _context(header) | {"form": form}
    return render(request, "ecomaps/new.html", context, status=422 if form.errors else 200)


def _note(request: Any, case: Any, form: TieForm, known: dict[str, Any]) -> bool:
    given = form.cleaned_data
    try:
        service.note_tie(
            by=request.actor, at=request.now, case=case, person=known.get(given["person"]), name=given["name"],
            to=known[given["to"]], since=given["since"], saying=form.saying(),
        )  # fmt: skip
    except Invalid as invalid:
        add_problems(form, invalid)
    except Refused as refused:
        form.add_error(None, str(refused.reason))
    return not form.errors


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def one(request: Any, case_id: UUID, tie_id: UUID) -> HttpResponse:
    """What is said of a tie, all that was said before, and how it is from a day on."""
    tie = _tie(request, case_id, tie_id)
    form, conflict = None, None
    if request.method == "POST":
        form = SayForm(request.POST)
        try:
            if form.is_valid():
                service.say(**_what(request, tie), since=form.cleaned_data["since"], saying=form.saying())
                return see_other("ecomaps:show", case_id, anchor="table")
        except Invalid as invalid:
            add_problems(form, invalid)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        except Conflict as met:
            conflict, tie = met, _tie(request, case_id, tie_id)
    else:
        _seen(request, "ecomaps.one", tie.pk, case_id, kind="tie")
    return _page(request, tie, form, conflict)


@needs(Word.MAP_WRITE)
@require_POST
def end(request: Any, case_id: UUID, tie_id: UUID) -> HttpResponse:
    tie = _tie(request, case_id, tie_id)
    form = EndForm(request.POST)
    if form.is_valid() and _tried(
        request, form, lambda: service.end_tie(**_what(request, tie), **form.cleaned_data)
    ):
        return see_other("ecomaps:show", case_id, anchor="table")
    return _page(request, tie, ending=form)


@needs(Word.MAP_WRITE)
@require_POST
def mistake(request: Any, case_id: UUID, tie_id: UUID) -> HttpResponse:
    tie = _tie(request, case_id, tie_id)
    form = MistakeForm(request.POST)
    if form.is_valid() and _tried(
        request, form, lambda: service.take_back(**_what(request, tie), **form.cleaned_data)
    ):
        return see_other("ecomaps:show", case_id, anchor="table")
    return _page(request, tie, wrong=form)


def _tried(request: Any, form: Any, act: Any) -> bool:
    try:
        act()
    except Invalid as invalid:
        add_problems(form, invalid)
    except Refused as refused:
        form.add_error(None, str(refused.reason))
    except Conflict:
        messages.warning(request, _("Somebody else changed this tie in between. Look again, then decide."))
        form.add_error(None, _("Somebody else changed this tie in between. Look again, then decide."))
    return not form.errors


def _tie(request: Any, case_id: UUID, tie_id: UUID) -> Any:
    found = service.tie(tie_id, for_=request.actor, at=request.now)
    if found.case_id != case_id:
        raise NotFound
    return found


def _what(request: Any, tie: Any) -> dict[str, Any]:
    revision = whole_number(request.POST.get("revision", ""), 0)
    return {"by": request.actor, "at": request.now, "tie": tie, "revision": revision}


def _page(
    request: Any, tie: Any, form: SayForm | None = None, conflict: Conflict | None = None, *, ending: Any = None,
    wrong: Any = None,
) -> HttpResponse:  # fmt: skip
    header = cases.header(tie.case_id, for_=request.actor, at=request.now)
    said = service.history(tie)
    standing = next((s for s in said if s.replaced_at is None), None)
    today = request.actor.day(request.now)
    if form is None:
        initial = {name: getattr(standing, name) for name in TOLD} if standing else {}
        form = SayForm(initial=initial | {"since": today})
    both = people.several([i for i in (tie.person_id, tie.to_id) if i], for_=request.actor)
    context = _context(header) | {
        "tie": tie, "form": form, "said": said, "standing": standing, "conflict": conflict,
        "who": both[tie.person_id].name if tie.person_id else tie.name, "whom": both[tie.to_id].name,
        "ending": ending or EndForm(initial={"since": today}, auto_id="end-%s"), "wrong": wrong or MistakeForm(auto_id="wrong-%s"),
        "may_draw": service.can(request.actor, "write", tie, at=request.now),
    }  # fmt: skip
    status = 409 if conflict else 422 if any(f and f.errors for f in (form, ending, wrong)) else 200
    return render(request, "ecomaps/tie.html", context, status=status)


def _context(header: Any) -> dict[str, Any]:
    child = header.case.child
    return {
        "header": header, "tab": "network", "case": header.case, "child": child.called or child.given_name or child.name
    }  # fmt: skip


def _seen(request: Any, act: str, record: UUID, case: UUID, kind: str = "case") -> None:
    trail.seen(by=request.actor, at=request.now, act=act, record_kind=kind, record=record, case=case)
