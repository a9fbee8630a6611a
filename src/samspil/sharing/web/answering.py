"""One question: read it, answer it on the same page, or take it back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Word, needs
from samspil.consents import service as consents
from samspil.ground.errors import Invalid
from samspil.look.service import Rests, add_problems, mark_of, see_other, stands
from samspil.sharing import service as sharing
from samspil.sharing.terms import How, State
from samspil.sharing.web.asking import page_methods, saw
from samspil.sharing.web.forms import AnswerForm
from samspil.sharing.web.shown import chosen, last_day, pieces, row, scope_words


@needs(Word.CASE_READ)
@page_methods
def show(request: Any, ask: UUID) -> HttpResponse:
    found = sharing.get(ask, for_=request.actor, at=request.now)
    form = AnswerForm(
        request.POST or None, asked=found.fields, named=found.named, initial={"how": _first(found)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, found, form)
        except Invalid as problem:
            _told(form, problem)
        else:
            return see_other("sharing:show", ask)
    told = {"by": request.actor, "at": request.now, "ask": found}
    sharing.look_at(**told)
    sharing.read(**told)
    own = sharing.own_case(found.child_id, for_=request.actor, at=request.now)
    shows = _page(request, found, own) | {"form": form, "on": question_rests_on(request, found)}
    if shows["may_answer"] and found.named and not found.fields:
        shows |= pieces(request, own)
    case = own.pk if own else found.case_id if found.child_id else None
    saw(request, "sharing.show", case, "ask", ask)
    return render(request, "sharing/show.html", shows, status=422 if form.errors else 200)


def question_rests_on(request: Any, ask: Any) -> Rests:
    """An open page of a question rests on its being open, for who was asked, and on what crossed because of it."""
    given = sharing.crossed(ask, for_=request.actor, at=request.now) if ask.state == State.GIVEN else []
    open_ = ask.state == State.WAITING and not getattr(ask, "over", False)
    over = [ask.until, *([ask.consent.until] if ask.consent else [])] if open_ else []
    named = ask.child_id is not None
    parts = [ask.state, f"open:{open_}", f"named:{named}", *(f"{s.pk}:{s.until}" for s in given)]
    still_ = reverse("sharing:show_still", args=[ask.pk])
    ends = min((end for end in (*over, *(s.until for s in given)) if end > request.now), default=None)
    return Rests(still_, mark_of(parts), ends, request.now)


@needs(Word.CASE_READ)
@require_safe
def still(request: Any, ask: UUID) -> HttpResponse:
    """Asked in the background by the open page of a question."""
    return stands(question_rests_on(request, sharing.get(ask, for_=request.actor, at=request.now)).mark)


def _first(ask: Any) -> str:
    return How.PHONE if not ask.named else How.FIELDS if ask.fields else How.PART


def _page(request: Any, ask: Any, own: Any) -> dict[str, Any]:
    actor, at = request.actor, request.now
    given = sharing.crossed(ask, for_=actor, at=at) if ask.state == State.GIVEN else []
    covered = ask.consent is not None and consents.covers(
        ask.consent, to=ask.asker_id, at=at, scope=ask.scope, until=ask.until
    )
    return {
        "ask": ask, "row": row(ask, request), "own": own,
        "may_answer": sharing.may(ask, "answer", for_=actor), "may_take_back": sharing.may(ask, "take_back", for_=actor),
        "given": [{"it": s, "until": last_day(s.until)} for s in given], "covered": covered,
        "scope": scope_words(ask.scope), "over": getattr(ask, "over", False),
    }  # fmt: skip


def _answer(request: Any, ask: Any, form: AnswerForm) -> None:
    told: dict[str, Any] = {"by": request.actor, "at": request.now, "ask": ask}
    how, data = form.cleaned_data["how"], form.cleaned_data
    if how == How.PART:
        sharing.answer_part(**told, chosen=chosen(request.POST))
    elif how == How.FIELDS:
        sharing.answer_facts(**told, facts=form.facts())
    elif how == How.TEXT:
        sharing.answer_in_words(**told, text=data["text"])
    elif how == How.PHONE:
        sharing.by_phone(**told, note=data["note"])
    else:
        sharing.refuse(**told, reason=data["reason"])


def _told(form: AnswerForm, problem: Invalid) -> None:
    """Problems of what is no field of this form stand beside the choice of how to answer."""
    words = {name if name in form.fields else "how": said for name, said in problem.problems.items()}
    add_problems(form, Invalid(words))


@needs(Word.CASE_WRITE)
@require_POST
def take_back(request: Any, ask: UUID) -> HttpResponse:
    found = sharing.get(ask, for_=request.actor, at=request.now)
    sharing.take_back(by=request.actor, at=request.now, ask=found)
    return see_other("sharing:show", ask)
