"""Who can see an entry, by which rule, now or on any day since it was written."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import ENTRY_FIELDS, SeenBy
from samspil.cases.web.asked import Asked, asked
from samspil.cases.web.entries import opened
from samspil.cases.web.shown import basis_words, shown
from samspil.look import service as look

NAMED = 2


@dataclass(frozen=True, slots=True)
class Line:
    """People of one institution under one rule: the first two by name, the others counted for foreign ones."""

    institution: Any
    names: list[str]
    more: int
    cells: list[tuple[str, str]]
    because: str
    until: Any
    share: Any


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    people: int
    lines: list[Line]


@needs(Word.CASE_READ)
@require_safe
def who(request: HttpRequest, case: UUID, entry: UUID) -> HttpResponse:
    """Who can see this entry, by which rule, until when; with `on`, who could at the end of that day."""
    me, header, found = opened(request, case, entry)
    me.saw("cases.entry", case, kind="entry", record=entry)
    moment, problem = _moment(request.GET.get("on", ""), me)
    seers = cases.who_could(found, at=moment)
    own = found.institution_id == header.own.institution_id
    shows = {
        "header": header, "entry": found, "shown": shown(found, header), "own": own, "on": moment,
        "past": moment != me.now, "on_problem": problem, "typed": request.GET.get("on", ""),
        "people": len(seers), "groups": _groups(seers, found, header, own),
        "fields": [str(f.label) for f in ENTRY_FIELDS],
        "turns": _turns(found, me, own), "line": _line(found, me, moment, own),
        "shares": [{"share": s, "basis": basis_words(s), "runs": s.until > me.now} for s in cases.shares_of(found)] if own else [],
        "urgent": cases.looks(found) if own else [],
        "kept": [(k.institution, _why_not(k)) for k in cases.who_cannot(found, at=moment)] if own else [],
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
    moment, problem = _moment(request.GET.get("on", ""), me)
    seers = cases.who_could_file(header.case, at=moment)
    shows = {
        "header": header, "on": moment, "past": moment != me.now, "on_problem": problem, "people": len(seers),
        "typed": request.GET.get("on", ""), "groups": _groups(seers, None, header, True),
        "later": header.case.opened_at > moment,
    }  # fmt: skip
    return render(request, "cases/file_who.html", shows)


def _moment(typed: str, me: Asked) -> tuple[dt.datetime, str]:
    """The last moment of the day asked for, where the reader works; now without one or for today."""
    if not typed.strip():
        return me.now, ""
    try:
        day = look.read_day(typed, language=me.actor.language, today=me.today)
    except look.NotADay as wrong:
        return me.now, str(wrong)
    if day >= me.today:
        return me.now, "" if day == me.today else _("That day has not come yet. This is how it stands now.")
    ends = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
    return ends - dt.timedelta(microseconds=1), ""


def _groups(seers: list[cases.Seer], entry: Any, header: cases.Header, own: bool) -> list[Group]:
    """For those who wrote the entry: everybody. Others learn who sees it besides them by what is written for all, and
    by nothing else: to whom somebody shared is the writer's to know."""
    us = header.own.institution_id
    told = [s for s in seers if own or s.institution.pk == us or s.rule in (SeenBy.WORK, SeenBy.TABLE)]
    groups = []
    for rule, members in groupby(told, key=lambda s: s.rule):
        people = list(members)
        groups.append(Group(capfirst(str(SeenBy(rule).label)), len(people), _lines(people, rule, entry, us)))
    return groups


def _lines(people: list[cases.Seer], rule: str, entry: Any, us: Any) -> list[Line]:
    def key(s: cases.Seer) -> Any:
        return (s.institution.pk, s.by.pk if s.by else None, s.until, tuple(sorted(s.fields)), s.excerpt)

    lines = []
    for _k, members in groupby(sorted(people, key=lambda s: str(key(s))), key=key):
        group = list(members)
        first = group[0]
        names = [s.account.name for s in group] if first.institution.pk == us else []
        names.sort(key=lambda n: n != getattr(getattr(entry, "author", None), "name", ""))
        shown_names = names[:NAMED]
        lines.append(
            Line(
                first.institution,
                shown_names,
                len(group) - len(shown_names),
                _cells(first),
                _because(rule, first, entry),
                first.until,
                first.by if rule == SeenBy.SHARE else None,
            )
        )
    return lines


def _cells(seer: cases.Seer) -> list[tuple[str, str]]:
    """Per field of the entry: (mark, words)."""
    cells = []
    for field in ENTRY_FIELDS:
        if seer.whole or field in seer.fields:
            cells.append(("yes", pgettext("a field of a record", "sees it")))
        elif field == ENTRY_FIELDS[0] and seer.excerpt:
            cells.append(("part", pgettext("a field of a record", "sees part of it")))
        else:
            cells.append(("no", pgettext("a field of a record", "does not see it")))
    return cells


def _because(rule: str, seer: cases.Seer, entry: Any) -> str:
    if rule == SeenBy.WORK:
        return _("The institution wrote this and takes part in the case.")
    if rule == SeenBy.TAKES_PART:
        said = " · ".join(words for words in (seer.by.purpose, basis_words(seer.by)) if words)
        return said or _("It leads the case.")
    if rule == SeenBy.TABLE:
        return _("It takes part, and this was written for everybody who takes part.")
    if rule == SeenBy.EMERGENCY:
        return _("One person looks into the file in an emergency, for a short time.")
    share = seer.by
    return _("Shared for: %(purpose)s. %(basis)s") % {"purpose": share.purpose, "basis": basis_words(share)}


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
    stands = cases.standing(me.header(case), for_=me.actor, at=me.now)
    return HttpResponse(stands.mark, content_type="text/plain")
