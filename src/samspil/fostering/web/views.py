"""The service's pages: all placements, and one child's with everything on it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.carers.terms import Kind
from samspil.cases import service as cases
from samspil.documents.service import files
from samspil.fostering import service
from samspil.fostering.terms import Answered, Withheld
from samspil.fostering.web import forms
from samspil.fostering.web.deeds import DEEDS, Told, kept_after
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.look.service import add_problems, handed_out, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


def _key(request: Any, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


@require_safe
@needs(Word.PLACEMENT_READ, Purpose.OVERVIEW)
def overview(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    mine = request.GET.get("mine") == "1"
    rows, page = service.overview(
        for_=actor, at=at, mine=mine, after=_key(request, "after"), before=_key(request, "before")
    )
    trail.seen(by=actor, at=at, act="fostering.list", record_kind="care", details={"placements": len(rows)})
    shown = {"rows": rows, "page": page, "mine": mine, "ended": service.ended(for_=actor, at=at)[:10]}
    return render(request, "fostering/list.html", shown | {"today": actor.day(at)})


@page_methods
@needs(Word.PLACEMENT_READ)
def of_case(request: Any, case: UUID) -> HttpResponse:
    """One child's placements in families of ours: the running one open, with what is done from here."""
    header = cases.header(case, for_=request.actor, at=request.now)
    rows = service.of_case(case, for_=request.actor, at=request.now)
    asked = _asked(request, rows)
    if request.method != "POST":
        return _show(request, header, rows, asked)
    return (
        _place(request, header, rows)
        if request.POST.get("act") == "place"
        else _do(request, header, rows, asked)
    )


def _asked(request: Any, rows: list[Any]) -> Any:
    """The placement that is open: the one that was asked for, or the first."""
    wanted = request.POST.get("care") or request.GET.get("care") or ""
    found = next((c for c in rows if str(c.pk) == wanted), None)
    if wanted and found is None:
        raise NotFound
    return found or (rows[0] if rows else None)


def _do(request: Any, header: Any, rows: list[Any], care: Any) -> HttpResponse:
    act = request.POST.get("act", "")
    if care is None or act not in DEEDS:
        raise NotFound
    deed = DEEDS[act]
    more = {"staff": _staff(request)} if act == "change" else {}
    form = deed.form(request.POST, request.FILES, **more)
    if form.is_valid():
        try:
            deed.do(Told(request.actor, request.now, care, dict(form.cleaned_data)))
            return see_other(_address(request, care), anchor=deed.anchor)
        except Invalid as problem:
            add_problems(form, problem)
        except Conflict as clash:
            typed = kept_after(form, clash)
            return _show(request, header, rows, care, act=act, form=form, typed=typed, status=409)
        except Refused as refusal:
            return _show(request, header, rows, care, refused=refusal.reason, status=403)
    return _show(request, header, rows, care, act=act, form=form, status=422)


def _address(request: Any, care: Any) -> str:
    return f"{request.path}?care={care.pk}"


def _place(request: Any, header: Any, rows: list[Any]) -> HttpResponse:
    free, _out = _choices(request, header, rows)
    form = forms.Kept(request.POST, choices=free)
    if form.is_valid():
        said = dict(form.cleaned_data)
        family, kind = said.pop("place").split("|")
        arrives = forms.moment(request.actor.time_zone, said.pop("arrives_on"), said.pop("arrives_time"))
        try:
            care = service.place(
                by=request.actor, at=request.now, case=header.case, family=UUID(family), kind=kind,
                arrives_at=arrives, **said,
            )  # fmt: skip
            return see_other(_address(request, care), anchor="set")
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            return _show(request, header, rows, None, refused=refusal.reason, place=form, status=403)
    return _show(request, header, rows, None, place=form, status=422)


def _choices(request: Any, header: Any, rows: list[Any]) -> tuple[list[Any], list[Any]]:
    """Families with a free place; beside a family where the child lives already, for respite alone."""
    free, out = service.choices(for_=request.actor, at=request.now, child=header.case.child_id)
    return ([one for one in free if one.kind == Kind.RESPITE], []) if _lives(rows) else (free, out)


def _lives(rows: list[Any]) -> bool:
    return any(c.ended_on is None and c.kind != Kind.RESPITE for c in rows)


def _staff(request: Any) -> Any:
    return accounts.staff([request.actor.institution], at=request.now)


def _show(
    request: Any, header: Any, rows: list[Any], care: Any, *, act: str = "", form: Any = None, refused: Any = "",
    place: Any = None, typed: Any = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, at = request.actor, request.now
    may_place = header.may_steer and actor.may(Word.CARERS_READ)
    shown: dict[str, Any] = {
        "header": header, "tab": "placement", "rows": rows, "refused": refused, "act": act, "form": form, "typed": typed,
        "may_place": may_place or place is not None, "lives": _lives(rows), "may_write": header.may_write, "may_steer": header.may_steer,
        "may_tell": header.may_write and care is not None and care.ended_on is None, "states": Answered.choices,
        "withheld": Withheld.choices, "may_decide": actor.may(Word.CARERS_DECIDE), "may_pay": actor.may(Word.CARERS_WRITE), "now": at,
    }  # fmt: skip
    if shown["may_place"]:
        free, out = _choices(request, header, rows)
        shown |= {"place": place or forms.Kept(choices=free), "free": free, "out": out}
    if care is not None:
        page = service.page(care, for_=actor, at=at)
        shown |= {
            "page": page,
            "care": care,
            "runs": care.ended_on is None,
            "against": _against(request, care),
            **_blank(care, _staff(request), actor.day(at)),
        }
        if form is not None:
            shown[f"f_{act}"] = form
        _apart(shown)
    trail.seen(
        by=actor, at=at, act="fostering.page", record_kind="case", record=header.case.pk, case=header.case.pk
    )
    return render(request, "fostering/of_case.html", shown, status=status)


def _against(request: Any, care: Any) -> Any:
    """What is noted now that speaks against a running placement."""
    if care.ended_on is not None:
        return None
    actor, at = request.actor, request.now
    on = max(actor.day(at), actor.day(care.arrives_at))
    return service.against(for_=actor, at=at, case=care.case, family=care.family_id, on=on)


def _apart(shown: dict[str, Any]) -> None:
    """No two fields of the page share an id: each bears the name of its form too."""
    for name, form in shown.items():
        if name.startswith("f_") and form.auto_id == "id_%s":
            form.auto_id = f"{name[2:]}-%s"


def _blank(care: Any, staff: Any, today: Any) -> dict[str, Any]:
    """A fresh form for everything that can be done here."""
    now = {
        "guide": str(care.guide_id or ""), "visit_every_weeks": care.visit_every_weeks,
        "expected_until": care.expected_until, "seen": care.guidance,
    }  # fmt: skip
    return {
        "f_look_at": forms.LookedAt(),
        "f_tell": forms.Tell(), "f_delegate": forms.Delegate(), "f_arrive": forms.Arrive(initial={"on": today}),
        "f_end": forms.Ended(initial={"on": today}), "f_change": forms.Change(initial=now, staff=staff),
        "f_entitle": forms.Entitle(initial={"since": today}), "f_plan_visit": forms.PlanVisit(),
        "f_hold_visit": forms.HoldVisit(initial={"held_on": today}), "f_plan_contact": forms.PlanContact(),
        "f_note_contact": forms.NoteContact(), "f_reply": forms.Reply(), "f_paper": forms.KeepPaper(),
    }  # fmt: skip


@require_safe
@needs(Word.PLACEMENT_READ)
def paper(request: Any, paper: UUID) -> HttpResponse:
    return _file(request, service.row("paper", paper, for_=request.actor, at=request.now), "paper")


@require_safe
@needs(Word.PLACEMENT_READ)
def photo(request: Any, expense: UUID) -> HttpResponse:
    return _file(request, service.row("expense", expense, for_=request.actor, at=request.now), "receipt")


def _file(request: Any, row: Any, name: str) -> HttpResponse:
    if row.file is None:
        raise NotFound
    opened = files.read(row.file)
    trail.left(
        by=request.actor, at=request.now, act=f"fostering.{name}", record_kind="care", record=row.care_id,
        case=row.care.case_id,
    )  # fmt: skip
    return handed_out(opened.content, opened.media_type, f"{name}.{opened.ending}")
