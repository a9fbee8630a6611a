"""Who can see an entry, by which rule, now or on any day since it was written."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import ENTRY_FIELDS, PROTECTED, SeenBy
from samspil.cases.web.asked import Asked, asked
from samspil.cases.web.entries import opened
from samspil.cases.web.shown import shown
from samspil.look import service as look


@needs(Word.CASE_READ)
@require_safe
def who(request: HttpRequest, case: UUID, entry: UUID) -> HttpResponse:
    """Who can see this entry, by which rule, until when; with `on`, who could at the end of that day."""
    me, header, found = opened(request, case, entry)
    me.saw("cases.entry", case, kind="entry", record=entry)
    day = look.day_asked(request)
    own = found.institution_id == header.own.institution_id
    told = _told(cases.who_could(found, at=day.at), header, own)
    author = getattr(found.author, "name", "")
    shows = {
        "header": header, "entry": found, "shown": shown(found, header), "own": own,
        "seen": look.seen(day, cases.sights(told, of_entry=True), us=header.own.institution_id, first=author, also=("entry", found)),
        "fields": [str(f.label) for f in ENTRY_FIELDS],
        "turns": _turns(found, me, own), "line": _line(found, me, day.at, own),
        "shares": [{"share": s, "basis": cases.basis_words(s), "runs": s.until > me.now} for s in cases.shares_of(found)] if own else [],
        "urgent": cases.looks(found) if own else [],
        "kept": [(k.institution, _why_not(k)) for k in cases.who_cannot(found, at=day.at)] if own else [],
    }  # fmt: skip
    return render(request, "cases/who.html", shows)


def _why_not(kept: cases.Kept) -> str:
    day = look.day(timezone.localtime(kept.since), get_language() or "en") if kept.since else ""
    if kept.why == "left":
        return _("It no longer takes part since %(day)s.") % {"day": day}
    if kept.why == "ended":
        return _("The share with it ended on %(day)s.") % {"day": day}
    return _("It was not shared with it.")


@needs(Word.CASE_READ)
@require_safe
def file_who(request: HttpRequest, case: UUID) -> HttpResponse:
    """Who can see the joint part of the file: facts, plan, map, minutes; now or at the end of a day."""
    me = asked(request)
    header = me.header(case)
    me.saw("cases.who", case)
    day = look.day_asked(request)
    told = cases.sights(cases.who_could_file(header.case, at=day.at))
    shows = {
        "header": header, "seen": look.seen(day, told, us=header.own.institution_id, also=("file", header.case)),
        "title": _("Who can see the file"),
        "what": _(
            "The joint part: facts, plan, map, minutes, and what is written for everybody. Each entry says for itself who else sees it."
        ),
        "nobody": _("Nobody could see it then. The case had not been opened."),
        "others": _("Anybody else gets the same answer as for a file that does not exist."),
        "back_url": reverse("cases:place_who", args=[case]) if _knows_place(header) else "",
        "back_words": _("Who can see where the child is"), "back_icon": "home",
    }  # fmt: skip
    return render(request, "cases/file_who.html", shows)


def _knows_place(header: cases.Header) -> bool:
    return header.case.place != PROTECTED or header.case.opened_place is not None


@needs(Word.CASE_READ)
@require_safe
def place_who(request: HttpRequest, case: UUID) -> HttpResponse:
    """Who can see where the child is now. Whoever may not know a secret place gets the answer of one that is not there;
    to whom else it was opened is told to the institution that noted it alone."""
    me = asked(request)
    header = me.header(case)
    found = cases.place(header.case, for_=me.actor, at=me.now)
    me.saw("cases.who", case)
    day, us = look.day_asked(request), header.own.institution_id
    told = cases.who_could_place(found, at=day.at)
    if found.secret and found.noted_by_id != us:
        told = [s for s in told if s.institution.pk in (us, found.noted_by_id)]
    shows = {
        "header": header, "seen": look.seen(day, told, us=us), "title": _("Who can see where the child is"),
        "what": _("A secret place is seen by the institution that noted it and by those to whom it opened it, nobody else.")
        if found.secret else _("The place belongs to the joint part of the file."),
        "nobody": _("Nobody could see it then."),
        "back_url": reverse("cases:who", args=[case]), "back_words": _("Who can see the file"),
    }  # fmt: skip
    return render(request, "cases/file_who.html", shows)


def _told(seers: list[cases.Seer], header: cases.Header, own: bool) -> list[cases.Seer]:
    """For those who wrote the entry: everybody. Others learn who sees it besides them by what is written for all, and
    by nothing else: to whom somebody shared is the writer's to know."""
    us = header.own.institution_id
    return [s for s in seers if own or s.institution.pk == us or s.rule in (SeenBy.WORK, SeenBy.TABLE)]


WORDS = {
    "written": lambda who: _("written by %(who)s") % {"who": who},
    "shared": lambda who: _("shared with %(who)s") % {"who": who},
    "ended": lambda who: _("share with %(who)s ends") % {"who": who},
    "urgent": lambda who: _("look in an emergency by %(who)s") % {"who": who},
}


def _turns(entry: Any, me: Asked, own: bool) -> list[dict[str, Any]]:
    """When it changed who can see the entry, in words; for others than the writer only when it was written."""
    told = [t for t in cases.turns(entry) if own or t.kind == "written"]
    return [
        {"at": t.at, "kind": t.kind, "words": WORDS[t.kind](t.who), "to_come": t.at > me.now} for t in told
    ]


def _line(entry: Any, me: Asked, moment: dt.datetime, own: bool) -> list[dict[str, Any]]:
    """The same on a line of 0 to 1000, with now on it; moments that lie close together are kept apart."""
    told = [t for t in cases.turns(entry) if own or t.kind == "written"]
    marks = sorted([(t.at, t.kind) for t in told] + [(me.now, "now")])
    first, last = marks[0][0], marks[-1][0]
    span = max((last - first).total_seconds(), 1.0)
    return [
        {"x": round(20 + 960 * (at - first).total_seconds() / span), "kind": kind, "asked": at <= moment}
        for at, kind in marks
    ]


@needs(Word.CASE_READ)
@require_safe
def still(request: HttpRequest, case: UUID) -> HttpResponse:
    """Asked in the background by an open page: does what it shows still stand? The answer carries no content."""
    me = asked(request)
    return look.stands(cases.standing(me.header(case), for_=me.actor, at=me.now).mark)
