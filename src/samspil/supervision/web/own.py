"""The family's own pages, drawn for a phone: its plan, its year, its group, questions to a specialist."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from samspil.access.service import signed_in
from samspil.fostering import service as fostering
from samspil.ground.errors import NotFound
from samspil.look.service import panels, see_other
from samspil.supervision import service
from samspil.supervision.terms import QUIET_FROM, QUIET_UNTIL, Topic, Why
from samspil.supervision.web import forms
from samspil.supervision.web.taken import again, taken
from samspil.supervision.web.year import page_methods
from samspil.trail import service as trail


def at_home(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A carer's page: it acts with their own eyes, in the time of their service. Nothing of a child's file is read here."""

    @wraps(view)
    def page(request: Any, **more: Any) -> HttpResponse:
        request.eyes = fostering.eyes_of(request.actor, at=request.now)
        timezone.activate(ZoneInfo(request.eyes.time_zone))
        answer = view(request, **more)
        answer["Cache-Control"] = "no-store, private"
        return answer

    return signed_in(page)


def own_page(
    request: Any, name: str, seen_as: str, acts: dict[str, Any], to: Callable[[Any], HttpResponse] | None = None, **more: Any
) -> HttpResponse:  # fmt: skip
    here = again(f"supervision:own_{name}", anchor=request.POST.get("back", "")[:40])
    done, shown, status = taken(request, acts, to or here)
    if done is not None:
        return done
    own = service.own(for_=request.eyes, at=request.now)
    trail.seen(
        by=request.eyes, at=request.now, act=seen_as, record_kind="foster_family", record=own.family.pk
    )
    told = {
        "own": own,
        "tab": name,
        "day": request.eyes.day(request.now),
        "now": request.now,
        "service": own.family.institution,
        "calls": panels("at_home_call", eyes=request.eyes, at=request.now),
    }
    return render(request, f"supervision/own/{name}.html", told | shown | more, status=status)


@page_methods
@at_home
def plan(request: Any) -> HttpResponse:
    """My plan: one tap a day, a picture, my own goals, reminders."""
    eyes, at = request.eyes, request.now
    who = {"by": eyes, "at": at}

    def tapped(said: dict[str, Any]) -> Any:
        goal = service.own_goal(said.pop("row"), for_=eyes, at=at)
        return service.tap(**who, goal=goal, **said)

    def done_(said: dict[str, Any]) -> Any:
        return service.action_done(**who, action=service.own_action(said["row"], for_=eyes, at=at))

    habit = service.own(for_=eyes, at=at).habit if request.method != "POST" else None
    quiet = {
        "remind_at": habit.remind_at if habit else None, "quiet_from": habit.quiet_from if habit else QUIET_FROM,
        "quiet_until": habit.quiet_until if habit else QUIET_UNTIL,
    }  # fmt: skip
    acts: dict[str, Any] = {
        "tap": (forms.Tap, tapped),
        "done": (forms.Nothing, done_),
        "remind": (
            lambda data: forms.Reminder(data, initial=quiet),
            lambda said: service.set_reminder(**who, **said),
        ),
    }
    if request.headers.get("X-Requested-With") == "fetch":
        return _from_phone(request, {"tap": acts["tap"]})
    if request.POST.get("home"):
        done, _shown, _status = taken(request, acts, lambda _done: see_other("fostering:home"))
        if done is not None:
            return done
    return own_page(request, "plan", "supervision.own_plan", acts)


def _from_phone(request: Any, acts: dict[str, Any]) -> HttpResponse:
    """A tap that waited on the phone: the same one again changes nothing and is answered the same."""
    done, shown, _status = taken(request, acts, lambda kept: JsonResponse({"kept": str(kept.pk)}))
    if done is not None:
        return done
    form = shown.get("f_tap")
    words = " ".join(str(e) for errors in form.errors.values() for e in errors) if form else ""
    return JsonResponse({"words": words or str(shown.get("refused", ""))}, status=422)


@page_methods
@at_home
def year(request: Any) -> HttpResponse:
    """My sessions and the themes of the year, in the family's own time; and the address for a calendar program."""
    eyes, at = request.eyes, request.now
    who = {"by": eyes, "at": at}

    def coming(said: dict[str, Any]) -> Any:
        session = service.own_session(said.pop("row"), for_=eyes, at=at)
        return service.say_coming(**who, session=session, **said)

    def why(said: dict[str, Any]) -> Any:
        row = service.own_missed(said.pop("row"), for_=eyes, at=at)
        return service.say_why(**who, attendance=row, **said)

    acts: dict[str, Any] = {
        "coming": (forms.Coming, coming),
        "why": (forms.SayWhy, why),
        "wish": (
            forms.WishForm,
            lambda said: service.wish(**who, family=service.own_family(eyes, at=at), **said),
        ),
        "end_feed": (forms.Nothing, lambda said: service.end_feed(**who)),
    }
    address = ""
    if request.method == "POST" and request.POST.get("act") == "feed":
        secret = service.make_feed(**who)
        address = request.build_absolute_uri(reverse("supervision:feed", args=[secret]))
        request.method = "GET"  # the address is shown in the answer itself, once
    return own_page(
        request,
        "year",
        "supervision.own_year",
        acts,
        address=address,
        whys=Why.choices,
        wished=_wished(eyes, at),
    )


def _wished(eyes: Any, at: Any) -> list[str]:
    family = service.own_family(eyes, at=at)
    found: list[str] = service.wishes([family.pk]).get(family.pk, [])
    return found


@page_methods
@at_home
def group(request: Any) -> HttpResponse:
    """The board of my group."""
    eyes, at = request.eyes, request.now
    member = service.own_group(for_=eyes, at=at)
    if member is None:
        raise NotFound
    who = {"by": eyes, "at": at}
    acts: dict[str, Any] = {
        "post": (forms.PostForm, lambda said: service.post(**who, group=member.group, **said)),
        "hide": (
            forms.Hide,
            lambda said: service.hide(
                **who, row=service.post_row(said["row"], for_=eyes, at=at), why=said["why"]
            ),
        ),
    }
    posts = service.own_board(member.group, for_=eyes, at=at)
    return own_page(
        request, "group", "supervision.own_group", acts, posts=posts, member=member, me=eyes.account
    )


@page_methods
@at_home
def specialist(request: Any) -> HttpResponse:
    """Ask somebody who knows, also without my name first; and what helped others."""
    eyes, at = request.eyes, request.now
    who = {"by": eyes, "at": at}

    def mine(said: dict[str, Any]) -> Any:
        found = next((q for q in service.own_questions(for_=eyes) if q.pk == said["row"]), None)
        if found is None:
            raise NotFound
        return found

    acts: dict[str, Any] = {
        "ask": (
            lambda data: forms.Ask(data, initial={"topic": request.GET.get("about", "")}),
            lambda said: service.ask(**who, **said),
        ),
        "name": (forms.Nothing, lambda said: service.name_oneself(**who, question=mine(said))),
        "useful": (
            forms.Nothing,
            lambda said: service.found_useful(
                **who, question=mine(said), useful=request.POST.get("useful") == "1"
            ),
        ),
    }
    known, times = dict(Topic.choices), service.topics_known(country=eyes.country)
    about = request.GET.get("about", "")
    more: dict[str, Any] = {
        "within": times.get(about) or max(times.values(), default=0),
        "questions": service.own_questions(for_=eyes), "about": about if about in known else "",
        "topics": [(code, known[code]) for code in times],
        "pieces": service.library(for_=eyes, topic=about) if about in known else [],
    }  # fmt: skip
    return own_page(request, "specialist", "supervision.own_specialist", acts, **more)
