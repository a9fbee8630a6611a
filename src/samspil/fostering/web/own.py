"""The carer's own pages, drawn for a phone: the day, the child, asking, writing, papers."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import signed_in
from samspil.carers import service as carers
from samspil.documents.service import files
from samspil.fostering import service
from samspil.fostering.terms import ContactState, Item
from samspil.fostering.web import own_forms
from samspil.fostering.web.deeds import kept_after
from samspil.ground import fence
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.look.service import add_problems, handed_out, panels, see_other
from samspil.trail import service as trail

READS = {
    "home": "fostering.home", "child": "fostering.child", "ask": "fostering.ask_page", "write": "fostering.write_page",
    "papers": "fostering.papers", "paper": "fostering.paper", "receipt": "fostering.receipt",
}  # fmt: skip
page_methods = require_http_methods(["GET", "HEAD", "POST"])


def at_home(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page belongs to a carer: it finds their family by their account, and acts with their own eyes."""

    @wraps(view)
    def page(request: Any, **more: Any) -> HttpResponse:
        with fence.lifted("a carer looks after a child at home and acts for no institution"):
            request.eyes = service.eyes_of(request.actor, at=request.now)
            timezone.activate(ZoneInfo(request.eyes.time_zone))
            answer = view(request, **more)
        answer["Cache-Control"] = "no-store, private"
        return answer

    return signed_in(page)


def _shown(request: Any, care: Any, tab: str, **more: Any) -> dict[str, Any]:
    cares = service.own_cares(for_=request.eyes, at=request.now)
    home = service.home(care, for_=request.eyes, at=request.now) if care else None
    day = request.eyes.day(request.now)
    return {
        "cares": cares, "care": care, "home": home, "child": care.case.child if care else None, "tab": tab,
        "service": care.institution if care else None, "day": day, "eyes": request.eyes, "now": request.now,
        "emergency": "999" if request.eyes.country == "GB" else "112",
        "calls": panels("at_home_call", eyes=request.eyes, at=request.now),
        "contact_states": [(s.value, s.label) for s in ContactState if s != ContactState.PLANNED],
    } | more  # fmt: skip


def _saw(request: Any, what: str, care: Any) -> None:
    trail.seen(
        by=request.eyes, at=request.now, act=READS[what], record_kind="care", record=care.pk if care else None,
        case=care.case_id if care else None,
    )  # fmt: skip


def _own(request: Any, care: UUID) -> Any:
    return service.own_care(care, for_=request.eyes, at=request.now)


@require_safe
@at_home
def home(request: Any) -> HttpResponse:
    """Today: who to call, what is new, what comes next."""
    cares = service.own_cares(for_=request.eyes, at=request.now)
    wanted = request.GET.get("child", "")
    care = next((c for c in cares if str(c.pk) == wanted), cares[0] if cares else None)
    _saw(request, "home", care)
    shown = _shown(request, care, "home", panels=panels("at_home", eyes=request.eyes, at=request.now))
    family = carers.of_account(for_=request.eyes, at=request.now)
    shown["service"] = family.institution if family else None
    return render(request, "fostering/own/home.html", shown)


@page_methods
@at_home
def child(request: Any, care: UUID) -> HttpResponse:
    """What you must know, that you have read it, and your yes."""
    found = _own(request, care)
    acts = {
        "receive": (own_forms.Receive, lambda said: service.receive(**_who(request, found))),
        "confirm": (own_forms.Nothing, lambda said: service.confirm(**_who(request, found))),
        "hold": (own_forms.Ask, lambda said: service.ask(**_who(request, found), **said | {"holds": True})),
    }
    return _page(request, found, "child", "child", acts)


@page_methods
@at_home
def ask(request: Any, care: UUID) -> HttpResponse:
    found = _own(request, care)
    acts = {"ask": (own_forms.Ask, lambda said: service.ask(**_who(request, found), **said))}
    return _page(request, found, "ask", "ask", acts)


@page_methods
@at_home
def write(request: Any, care: UUID) -> HttpResponse:
    """How it goes, and a line about the day."""
    found = _own(request, care)

    def check_in(said: dict[str, Any]) -> Any:
        words, call = said.pop("words"), said.pop("call")
        return service.check_in(**_who(request, found), answers=said, words=words, call=call)

    acts = {
        "check_in": (own_forms.CheckIn, check_in),
        "line": (own_forms.WriteLine, lambda said: service.write_line(**_who(request, found), **said)),
    }
    return _page(request, found, "write", "write", acts)


@page_methods
@at_home
def papers(request: Any, care: UUID) -> HttpResponse:
    """Papers, who decides what, contact with parents, expenses."""
    found = _own(request, care)

    def spend(said: dict[str, Any]) -> Any:
        photo = said.pop("photo")
        return service.spend(**_who(request, found), photo=photo.read() if photo else b"", **said)

    def contact(said: dict[str, Any]) -> Any:
        row = service.own_row("contact", said.pop("contact"), for_=request.eyes, at=request.now)
        return service.note_contact(by=request.eyes, at=request.now, contact=row, **said)

    acts = {"spend": (own_forms.Spend, spend), "contact": (own_forms.OwnContact, contact)}
    return _page(request, found, "papers", "papers", acts, spent_on=request.eyes.day(request.now))


def _who(request: Any, care: Any) -> dict[str, Any]:
    return {"by": request.eyes, "at": request.now, "care": care}


def _page(request: Any, care: Any, tab: str, name: str, acts: dict[str, Any], **initial: Any) -> HttpResponse:
    """Shows the page, or does what one of its forms says."""
    shown: dict[str, Any] = {f"f_{act}": form(initial=initial) for act, (form, _do) in acts.items()}
    status = 200
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in acts:
            raise NotFound
        form = acts[act][0](request.POST, request.FILES)
        shown |= {f"f_{act}": form, "act": act}
        status = 422
        if form.is_valid():
            try:
                acts[act][1](dict(form.cleaned_data))
                return see_other(f"fostering:{name}", care.pk, anchor=f"done-{act}")
            except Invalid as problem:
                add_problems(form, problem)
            except Conflict as clash:
                shown["typed"], status = kept_after(form, clash), 409
            except Refused as refusal:
                shown["refused"], status = refusal.reason, 403
    _saw(request, name, care)
    lines = [(item.value, item.label) for item in Item]
    return render(
        request, f"fostering/own/{name}.html", _shown(request, care, tab, lines=lines, **shown), status=status
    )


@require_safe
@at_home
def own_file(request: Any, kind: str, row: UUID) -> HttpResponse:
    """A paper, or the photo of one's own receipt."""
    found = service.own_row(
        {"paper": "paper", "receipt": "expense"}[kind], row, for_=request.eyes, at=request.now
    )
    if found.file is None:
        raise NotFound
    opened = files.read(found.file)
    trail.left(
        by=request.eyes, at=request.now, act=READS[kind], record_kind="care", record=found.care.pk,
        case=found.care.case_id,
    )  # fmt: skip
    return handed_out(opened.content, opened.media_type, f"{kind}.{opened.ending}")
