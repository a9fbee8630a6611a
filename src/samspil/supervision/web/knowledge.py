"""Ask a specialist: who knows what, questions and answers, the library."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from samspil.supervision import service
from samspil.supervision.terms import Topic
from samspil.supervision.web import forms
from samspil.supervision.web.taken import again, taken
from samspil.supervision.web.year import page_methods, supervises
from samspil.trail import service as trail


@page_methods
@supervises
def knowledge(request: Any) -> HttpResponse:
    """Questions that are open, and who knows what."""
    actor, at = request.actor, request.now
    who = {"by": actor, "at": at}
    staff = service.staff_choices(for_=actor, at=at)
    listed = [(str(m.account_id), m.account.name) for m in staff]

    def offered(said: dict[str, Any]) -> Any:
        return service.offer(**who, **said | {"account": UUID(said["account"])})

    def withdrawn(said: dict[str, Any]) -> Any:
        return service.withdraw(**who, expertise=service.expertise(said["row"], for_=actor))

    acts = {
        "ask": (forms.Ask, lambda said: service.ask(**who, **said)),
        "offer": (lambda data: forms.choose(forms.Offer(data), "account", listed), offered),
        "withdraw": (forms.Nothing, withdrawn),
    }
    done, shown, status = taken(request, acts, again("supervision:knowledge"))
    trail.seen(by=actor, at=at, act="supervision.knowledge", record_kind="specialist_question")
    shown |= {
        "questions": service.questions_here(for_=actor), "knowers": service.knowers(for_=actor), "today": actor.day(at),
        "here": actor.institution, "me": actor.account,
    }  # fmt: skip
    return done or render(request, "supervision/knowledge.html", shown, status=status)


@page_methods
@supervises
def question(request: Any, question: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.question(question, for_=actor)
    who: dict[str, Any] = {"by": actor, "at": at, "question": found}

    def follow(said: dict[str, Any]) -> Any:
        told = forms.meeting(said)
        return service.follow(**who, first=told.pop("starts_at"), **told)

    acts = {
        "take": (forms.Nothing, lambda said: service.take(**who)),
        "back": (forms.Nothing, lambda said: service.pass_back(**who)),
        "answer": (forms.AnswerForm, lambda said: service.answer(**who, **said)),
        "follow": (forms.Follow, follow),
        "keep": (forms.Keep, lambda said: service.keep_for_others(**who, **said)),
        "name": (forms.Nothing, lambda said: service.name_oneself(**who)),
        "useful": (
            forms.Nothing,
            lambda said: service.found_useful(**who, useful=request.POST.get("useful") == "1"),
        ),
    }
    stays = again("supervision:question", question)
    back = request.POST.get("act") == "back"
    done, shown, status = taken(request, acts, again("supervision:knowledge") if back else stays)
    trail.seen(
        by=actor, at=at, act="supervision.question", record_kind="specialist_question", record=question
    )
    shown |= {
        "question": found, "mine": service.matched(found, for_=actor), "asked_by_me": found.asked_by_id == actor.account,
        "late": service.waits(found, on=actor.day(at)), "name": service.name_of(found, for_=actor),
    }  # fmt: skip
    return done or render(request, "supervision/question.html", shown, status=status)


@page_methods
@supervises
def library(request: Any) -> HttpResponse:
    """What was useful to others. What is looked for stands in no address."""
    actor, at = request.actor, request.now
    words, topic = request.POST.get("words", "")[:80], request.POST.get("about", "")
    topic = topic if topic in Topic.values else ""
    trail.seen(by=actor, at=at, act="supervision.library", record_kind="piece")
    shown = {
        "pieces": service.library(for_=actor, words=words, topic=topic), "topic": topic, "topics": Topic.choices, "words": words,
    }  # fmt: skip
    return render(request, "supervision/library.html", shown)
