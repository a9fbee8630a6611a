"""My day: what is missing, what waits, what today brings, what changed. Each room hands its part by its door."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Actor, Purpose, Role, Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import EntryKind
from samspil.desk.greeting import greeting
from samspil.desk.unfinished import unfinished
from samspil.ground import events, house
from samspil.ground.todo import Appointment, Gap, Todo
from samspil.look.service import see_other
from samspil.plans import service as plans
from samspil.plans.terms import WAITS_FOR_REVIEW
from samspil.trail import service as trail

SHOWN = 12
DRAFTS = 5
LONGEST = 280


@cache
def doors(name: str) -> tuple[Callable[..., Any], ...]:
    """The functions of this name at the doors of all rooms: `waiting` gives todos, `today` gives appointments."""
    rooms = [room.name for room in apps.get_app_configs() if room.name.startswith("samspil.")]
    found = [import_module(f"{room}.service") for room in rooms if find_spec(f"{room}.service")]
    return tuple(getattr(door, name) for door in found if hasattr(door, name))


@dataclass(frozen=True, slots=True)
class Tile:
    """One promise of the board: nobody without ...; who is, and since when."""

    icon: str
    label: Any
    tone: str
    number: int
    gaps: list[Gap]
    calm: Any


@dataclass(frozen=True, slots=True)
class Change:
    """Something that others wrote or did in my cases, in the reader's words."""

    at: dt.datetime
    letters: str
    tone: str
    name: str
    child: str
    url: str
    text: str
    lang: str
    until: dt.datetime | None
    for_all: bool


@needs(Word.DAY_SEE, Purpose.OVERVIEW)
@require_safe
def day(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    today = actor.day(at)
    reads = actor.may(Word.CASE_READ)
    asked = {"for_": actor, "at": at, "today": today}
    soon = cases.due_soon(**asked) if reads else []
    waits = [t for door in doors("waiting") for t in door(**asked)] + [
        t for c in soon if (t := _next(c, today))
    ]
    waits.sort(key=lambda t: (t.due or dt.date.max, not t.strong, str(t.title)))
    timed = [a for door in doors("today") for a in door(**asked)] + [
        a for c in soon if (a := _visit(c, today))
    ]
    show = request.GET.get("show", "")
    changes, since = cases.changes(for_=actor, at=at) if reads else ([], at)
    shown_changes = [e for e in changes if _fits(e, show)][:SHOWN]
    about = {t.case for t in waits[:SHOWN]} | {c.pk for c in soon} | {e.case_id for e in shown_changes}
    named = sorted(str(case) for case in about if case)
    trail.seen(by=actor, at=at, act="desk.day", details={"cases": named} if named else None)
    shown = {
        "greeting": greeting(timezone.localtime(at).hour, actor.name),
        "today": today,
        "tiles": _board(actor, at, today, waits) if reads else [],
        "waits": waits[:SHOWN],
        "more_waits": max(len(waits) - SHOWN, 0),
        "count": len(waits),
        "appointments": sorted(timed, key=lambda a: a.starts_at),
        "begun": sum(a.starts_at <= at for a in timed),
        "changes": [_change(e) for e in shown_changes],
        "since": since,
        "filters": _filters(show),
        "drafts": unfinished(for_=actor, at=at, limit=DRAFTS),
        "reads": reads,
        "may_open": actor.may(Word.CASE_OPEN),
        "may_write": actor.may(Word.CASE_WRITE),
    }
    return render(request, "desk/day.html", shown | {"most": cases.MOST_COUNTED})


@needs(Word.CASE_READ, Purpose.OVERVIEW)
@require_POST
def seen(request: Any) -> HttpResponse:
    """The reader has seen what changed. Only this moves the mark: a page that was merely open does not count."""
    cases.looked(by=request.actor, at=request.now)
    return see_other("desk:day")


def _next(case: Any, today: dt.date) -> Todo | None:
    """A next date without a time is something to do on that day; one with a time today stands under Today."""
    if case.next_on == today and case.next_time:
        return None
    return Todo(
        due=case.next_on, title=case.next_what or _("Next date"), detail=case.child.short, url=_file(case.pk),
        verb=_("Open the file"), kind="cases.next", case=case.pk,
    )  # fmt: skip


def _visit(case: Any, today: dt.date) -> Appointment | None:
    if case.next_on != today or not case.next_time:
        return None
    starts = house.midnight(today).replace(hour=case.next_time.hour, minute=case.next_time.minute)
    return Appointment(starts, None, case.next_what or _("Next date"), case.child.short, _file(case.pk))


def _file(case: UUID) -> str:
    return reverse("cases:file", args=[case])


def _board(actor: Actor, at: dt.datetime, today: dt.date, waits: list[Todo]) -> list[Tile]:
    board = cases.board(for_=actor, at=at, today=today, whole=actor.role == Role.LEAD)
    past = (
        plans.past_review(for_=actor, at=at, today=today)
        if actor.role == Role.LEAD
        else [_past(t) for t in waits if t.kind == WAITS_FOR_REVIEW and t.due and t.due < today]
    )

    def gaps(found: list[Any], since: Callable[[Any], Any], page: str) -> list[Gap]:
        return [Gap(c.pk, c.child.short, since(c), "", reverse(page, args=[c.pk])) for c in found]

    return [
        Tile("home-question", _("Whereabouts not known"), "bad", board.counts["place"],
             gaps(board.place, lambda c: c.place_since, "cases:file"), _("It is known where every child is.")),
        Tile("calendar-off", _("No next date"), "warn", board.counts["next"],
             gaps(board.next, lambda c: c.next_on or c.next_missing_since, "cases:next"),
             _("Every child has a next date.")),
        Tile("user-off", _("No worker"), "warn", board.counts["worker"],
             gaps(board.worker, lambda c: c.worker_missing_since, "cases:worker"), _("Every child has a worker.")),
        Tile("refresh", _("Plan past its review"), "warn", len(past), past[:3], _("Every plan was reviewed in time.")),
    ]  # fmt: skip


def _past(review: Todo) -> Gap:
    return Gap(review.case, review.detail, review.due, "", review.url)


def _fits(entry: Any, show: str) -> bool:
    if show == "notes":
        return bool(entry.kind != EntryKind.EVENT)
    if show == "shared":
        return entry.shared_until is not None
    return entry.code.startswith("plans.") if show == "plan" else True


def _filters(show: str) -> list[dict[str, Any]]:
    words = (("", _("Everything")), ("notes", _("Entries")), ("shared", _("Shared")), ("plan", _("Plan")))
    home = reverse("desk:day")
    return [{"url": f"{home}?show={k}" if k else home, "label": w, "on": k == show} for k, w in words]


def _change(entry: Any) -> Change:
    event = entry.kind == EntryKind.EVENT
    text = events.sentence(entry.code, entry.data) if event else entry.text
    text = text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
    home, child = entry.institution, entry.case.child
    voice = entry.kind == EntryKind.VOICE and entry.voice is not None
    return Change(
        at=entry.recorded_at, letters=entry.voice.initials if voice else home.letters,
        tone="p" if voice else home.tone, name=_("In their own words") if voice else home.name, child=child.short,
        url=_file(entry.case_id) + f"#entry-{entry.pk}", text=text, lang="" if event else entry.language,
        until=entry.shared_until, for_all=entry.for_all,
    )  # fmt: skip
