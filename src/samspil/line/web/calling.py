"""One call: written while they speak, what it shows, how it ended."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from samspil.access.service import Purpose, Word, needs
from samspil.documents.service import drafts
from samspil.duty import service as duty
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.line import service
from samspil.line.terms import KEYS, QUICK, End, Topic
from samspil.line.web import forms
from samspil.line.web.desk import page_methods, uuid_or_none
from samspil.look.service import add_problems, panels, see_other
from samspil.trail import service as trail


@page_methods
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def call(request: Any, call: UUID) -> HttpResponse:
    found = service.call(call, for_=request.actor, at=request.now)
    if request.method != "POST":
        return _show(request, found)
    act = request.POST.get("act", "finish")
    try:
        if act == "finish":
            return _finish(request, found)
        _do(request, found, act)
    except Invalid as problem:
        return _show(request, found, problem=problem, act=act, status=422)
    except Refused as refusal:
        return _show(request, found, refused=refusal.reason, status=403)
    if act in QUICK:
        return see_other("line:desk", found.line_id)
    return see_other("line:call", found.pk)


def _do(request: Any, call: Any, act: str) -> None:
    who = {"by": request.actor, "at": request.now, "call": call}
    if act == "family":
        service.set_family(**who, family=uuid_or_none(request.POST.get("family")))
    elif act == "take":
        service.take(**who)
    elif act == "back":
        service.call_back_done(**who)
    elif act == "refer":
        service.refer(**who)
    elif act == "flag":
        form = forms.Flagged(request.POST)
        if not form.is_valid():
            raise Invalid({name: errors[0] for name, errors in form.errors.items()})
        service.raise_flag(**who, **form.cleaned_data)
    elif act in QUICK:
        service.quick(**who, line=call.line, kind=act)
    else:
        raise NotFound


def _finish(request: Any, call: Any) -> HttpResponse:
    """The end of the call. With another button in the same form what was typed is kept first, and the button's deed follows."""
    form = forms.Written(request.POST)
    if form.is_valid():
        said = form.said(request.now, call.line.institution.time_zone)
        try:
            ended = service.finish(by=request.actor, at=request.now, call=call, said=said)
            if End.REFERRED in said.ends and ended.referral_id is None:
                service.refer(by=request.actor, at=request.now, call=ended)
            return see_other("line:call", call.pk)
        except Invalid as problem:
            add_problems(form, problem)
    return _show(request, call, form=form, status=422)


def _blank(call: Any, actor: Any) -> forms.Written:
    """What was saved, or what was typed and not saved yet."""
    kept = drafts.find(service.draft_key(call), for_=actor)
    typed = drafts.form(service.draft_key(call), for_=actor) if kept else {}
    yes = {True: "yes", False: "no", None: ""}
    saved = {
        "text": call.text, "topics": call.topics, "ends": call.ends, "kind": call.kind, "who": call.who, "advice": call.advice,
        "next_step": call.next_step, "back_safe": yes[call.back_safe], "helped": yes[call.helped],
        "may_learn": yes[call.may_learn],
    }  # fmt: skip
    many = ("topics", "ends")
    return forms.Written(
        initial=saved
        | {
            k: v if k in many else v[-1]
            for k, v in typed.items()
            if k in saved or k in ("summary", "ask", "back_number")
        }
    )


def _show(
    request: Any, call: Any, *, form: Any = None, problem: Invalid | None = None, act: str = "", refused: Any = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, at = request.actor, request.now
    asked = {"for_": actor, "at": at}
    mine, seen = call.by_id == actor.account, service.essentials(call, **asked)
    flag = forms.Flagged(request.POST if act == "flag" else None)
    if act == "flag" and problem:
        flag.is_valid()
        add_problems(flag, problem)
    shown = {
        "call": call, "line": call.line, "mine": mine, "form": form or _blank(call, actor), "refused": refused, "now": at,
        "problem": "" if act == "flag" or problem is None else next(iter(problem.problems.values()), ""),
        "draft": drafts.find(service.draft_key(call), for_=actor), "draft_key": service.draft_key(call),
        "essentials": seen, "children": _children(seen, at), "before": service.before(call, **asked),
        "flags": service.flags_about(call, on=actor.day(at)), "f_flag": flag,
        "f_family": _which(call, asked) if mine else None,
        "ends": list(enumerate(End.choices, 1)), "topics": Topic.choices, "quick": [(k.value, k.label, KEYS[k]) for k in QUICK],
        **(_line_now(call, asked) if mine and call.ended_at is None else {}),
        "chain": duty.chain(roster=call.line.roster, **asked), "emergency": "999" if actor.country == "GB" else "112",
        "handover": getattr(call, "handover", None),
        "panels": panels("line_call", call=call, **asked) if mine else [],
    }  # fmt: skip
    trail.seen(by=actor, at=at, act="line.call", record_kind="call", record=call.pk)
    return render(request, "line/call.html", shown, status=status)


def _children(seen: Any, at: Any) -> list[tuple[Any, list[Any]]]:
    """Each child with what rooms above know of its safety, seen with the eyes that the line lends for this call."""
    if seen is None:
        return []
    with fence.acting(seen.looking, at=at):
        return [
            (child, panels("line_child", case=child.care.case_id, for_=seen.looking, at=at))
            for child in seen.children
        ]


def _line_now(call: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """Who else rings, and who is relieved when: whoever speaks need not wonder."""
    others = [c for c in service.ringing(call.line, **asked) if not c.came_to]
    return {"others": len(others), "first": duty.answering(roster=call.line.roster_id, line=1, **asked)}


def _which(call: Any, asked: dict[str, Any]) -> forms.Family:
    known = service.families(call.line, **asked)
    return forms.Family(families=known, initial={"family": str(call.family_id or "")})
