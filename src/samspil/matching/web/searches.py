"""Searches: who waits, a new one, the table, and what is done along the way."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.look.service import see_other
from samspil.matching import service
from samspil.matching.terms import MARK_WORDS, PHASE_OF, Action, Phase
from samspil.matching.web.common import base, get, named, seen, tried
from samspil.matching.web.forms import AddChild, DoneForm, EndForm, NewSearch, PartForm, Settings
from samspil.people import service as people
from samspil.trail import service as trail

does = needs(Word.MATCHING_DO)
SIBLINGS = ("sibling", "half_sibling", "twin", "identical_twin")


def _key(request: Any, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


@require_safe
@needs(Word.MATCHING_DO, Purpose.OVERVIEW)
def listing(request: Any) -> HttpResponse:
    actor, at, ended = request.actor, request.now, "ended" in request.GET
    turn = {name: _key(request, name) for name in ("after", "before")}
    page, rows = service.listed(for_=actor, at=at, ended=ended, **turn)
    trail.seen(by=actor, at=at, act="matching.list", record_kind="search")
    return render(request, "matching/list.html", {"rows": rows, "page": page, "ended": ended})


@require_safe
@needs(Word.MATCHING_DO, Purpose.OVERVIEW)
def many(request: Any) -> HttpResponse:
    """What one by one would give beside a proposal for all who wait: to be talked about."""
    found = service.many(for_=request.actor, at=request.now)
    files = sorted(str(place.search.case_id) for place in found.places)
    trail.seen(
        by=request.actor, at=request.now, act="matching.many", record_kind="search",
        details={"cases": files} if files else None,
    )  # fmt: skip
    return render(request, "matching/many.html", {"many": found})


@require_http_methods(["GET", "HEAD", "POST"])
@does
def new(request: Any) -> HttpResponse:
    """For a child and those brothers and sisters whose file is open here."""
    case = _key(request, "case")
    known = _known(request, case)
    mine = [key for key, _name in known[:1]] if case else []
    initial = {"come_on": request.actor.day(request.now), "children": mine}
    form = NewSearch(request.POST or None, known=known, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = [
            (cases.get(UUID(c), for_=request.actor, at=request.now), given["kind"]) for c in given["children"]
        ]
        made = tried(form, lambda: service.open_search(
            by=request.actor, at=request.now, children=chosen, come_on=given["come_on"], waits_since=given["waits_since"]
        ))  # fmt: skip
        if made:
            return see_other("matching:needs", made.pk)
    trail.seen(by=request.actor, at=request.now, act="matching.new", record_kind="search")
    return render(request, "matching/new.html", {"form": form}, status=422 if form.errors else 200)


def _known(request: Any, case: UUID | None) -> list[tuple[str, str]]:
    """The child of the address and its siblings; without one, the open files of the institution."""
    actor, at = request.actor, request.now
    if case is None:
        page = cases.children(cases.ListFilter(by_name=True), for_=actor, at=at, today=actor.day(at))
        return [(str(p.case_id), p.case.child.name) for p in page.items]
    own = cases.get(case, for_=actor, at=at)
    return [(str(own.pk), own.child.name), *siblings_of(own, actor, at)]


def siblings_of(case: Any, actor: Any, at: Any) -> list[tuple[str, str]]:
    around = people.around(case.child, for_=actor, on=actor.day(at))
    near = [a.person.pk for a in around if a.kind in SIBLINGS]
    files = cases.of_children(near, for_=actor, at=at) if near else {}
    return [(str(f.pk), f.child.name) for f in files.values() if f.closed_at is None]


@require_safe
@does
def show(request: Any, search: UUID) -> HttpResponse:
    """The table of all feasible families, the phase, the proposal and the decisions."""
    found = get(request, search)
    actor, at = request.actor, request.now
    shown = base(request, found)
    compared = service.compared(found, for_=actor, at=at)
    current, history, calls = service.current(found), service.history(found), service.calls(found)
    service.leave_off(found, on=shown["today"], proposals=[current, *history], calls=calls)
    shown |= {
        "compared": compared, "current": current, "steps": _steps(found), "days": (shown["today"] - found.waits_since).days,
        "table": service.shown(compared, today=shown["today"], start=request.GET.get("from", "")),
        "upset": current is not None and _out(compared, str(current.family_id)),
        "decisions": service.decisions(found), "calls": calls, "history": history,
        "marks": {str(mark): word for mark, word in MARK_WORDS.items()}, "chosen": str(current.family_id) if current else "",
        "wishes": [n for n in compared.needs if n.voice in ("child", "parent")], "clashes": service.clash_words(compared),
        "left_out": [] if found.ended_at or found.apart_for else _left_out(shown["children"], actor, at),
    }  # fmt: skip
    seen(request, "matching.show", found, shown["children"])
    return render(request, "matching/show.html", shown)


def _left_out(children: list[Any], actor: Any, at: Any) -> list[str]:
    """Brothers and sisters who are known here and wait in no search of these children."""
    there = {c.case.child_id for c in children}
    around = people.around(children[0].case.child, for_=actor, on=actor.day(at)) if children else []
    return [a.person.short for a in around if a.kind in SIBLINGS and a.person.pk not in there]


def _out(compared: Any, family: str) -> bool:
    return all(row.family != family for row in compared.table.found)


def _steps(search: Any) -> list[dict[str, Any]]:
    """The three phases with their actions, and when each was done."""
    done = service.done(search)
    return [
        {
            "phase": phase,
            "actions": [{"action": a, "done": done.get(a)} for a in Action if PHASE_OF[a] == phase],
        }
        for phase in Phase
    ]


@require_safe
@does
def out(request: Any, search: UUID) -> HttpResponse:
    """Every family that is not on the table, and each reason why."""
    found = get(request, search)
    shown = base(request, found)
    compared = service.compared(found, for_=request.actor, at=request.now)
    shown["table"] = service.shown(compared, today=shown["today"], details=True)
    seen(request, "matching.show", found, shown["children"])
    return render(request, "matching/out.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@does
def settings(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    shown = base(request, found)
    initial = {"come_on": found.come_on, "talk_on": found.talk_on}
    form = Settings(request.POST or None, initial=initial)
    given = {"by": request.actor, "at": request.now, "search": found}
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: service.change(**given, **form.cleaned_data))
    ):
        return see_other("matching:show", found.pk)
    shown |= {"form": form, "ending": EndForm(), "done": DoneForm(initial={"on": shown["today"]})}
    known = siblings_of(found.case, request.actor, request.now)
    there = {str(c.case_id) for c in shown["children"]}
    shown["adding"] = AddChild(known=[k for k in known if k[0] not in there])
    shown["may_add"] = any(k[0] not in there for k in known)
    seen(request, "matching.show", found, shown["children"])
    return render(request, "matching/settings.html", shown, status=422 if form.errors else 200)


@require_POST
@does
def do(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    form = DoneForm(request.POST)
    if form.is_valid():
        tried(form, lambda: service.do(by=request.actor, at=request.now, search=found, **form.cleaned_data))
    return _back(request, found, form)


@require_POST
@does
def add_child(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    form = AddChild(request.POST, known=siblings_of(found.case, request.actor, request.now))
    if form.is_valid():
        case = cases.get(UUID(form.cleaned_data["case"]), for_=request.actor, at=request.now)
        given = {"by": request.actor, "at": request.now, "search": found, "case": case}
        tried(form, lambda: service.add_child(**given, kind=form.cleaned_data["kind"]))
    return _back(request, found, form)


@require_POST
@does
def end(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    form = EndForm(request.POST)
    if form.is_valid():
        tried(
            form,
            lambda: service.end(by=request.actor, at=request.now, search=found, how=form.cleaned_data["how"]),
        )
    return _back(request, found, form)


def _back(request: Any, search: Any, form: Any) -> HttpResponse:
    """To the search; with what was wrong, where something was."""
    if not form.errors:
        return see_other("matching:show", search.pk)
    return render(request, "matching/wrong.html", base(request, search) | {"form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@does
def part(request: Any, search: UUID) -> HttpResponse:
    """What it costs to part brothers and sisters, and the reason for which it may be."""
    found = get(request, search)
    shown = base(request, found)
    names = {str(c.case.child_id): c.case.child.short for c in shown["children"]}
    form = PartForm(
        request.POST or None, known=[(str(c.case_id), c.case.child.name) for c in shown["children"]]
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"alone": [UUID(c) for c in form.cleaned_data["alone"]]}
        made = tried(form, lambda: service.part(by=request.actor, at=request.now, search=found, **given))
        if made:
            return see_other("matching:show", made.pk)
    ways = service.compared(found, for_=request.actor, at=request.now).ways()
    shown |= {"form": form, "ways": [_way(w, names) for w in ways], "who": named(shown["children"])}
    seen(request, "matching.part", found, shown["children"])
    return render(request, "matching/part.html", shown, status=422 if form.errors else 200)


def _way(way: Any, names: dict[str, str]) -> dict[str, Any]:
    return {
        "parts": [(", ".join(names[k] for k in p), n) for p, n in zip(way.parts, way.families, strict=True)],
        "parted": [" · ".join(names[k] for k in pair) for pair in way.parted],
        "possible": way.possible,
    }
