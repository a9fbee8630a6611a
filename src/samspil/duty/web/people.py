"""Opening a rota; who is on it; its settings."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.duty import service
from samspil.duty.terms import known
from samspil.duty.web import forms
from samspil.duty.web.mine import AHEAD, away_times, say_opened
from samspil.duty.web.rota import page_methods
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.institutions import service as institutions
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail


@page_methods
@needs(Word.DUTY_LEAD, Purpose.DUTY)
def new(request: Any) -> HttpResponse:
    form = forms.Open(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        opens = forms.moment(request.actor.time_zone, said.pop("open_day"), said.pop("open_time"))
        said["begins"] = said["begins"] or dt.time(7)
        try:
            made = service.open_roster(by=request.actor, at=request.now, open_since=opens, **said)
            return see_other("duty:people", made.pk)
        except Invalid as problem:
            add_problems(form, problem)
    return render(request, "duty/new.html", {"form": form}, status=422 if request.method == "POST" else 200)


@page_methods
@needs(Word.DUTY_LEAD, Purpose.DUTY)
def people(request: Any, roster: UUID) -> HttpResponse:
    found = service.roster(roster, for_=request.actor, at=request.now)
    if not service.can(request.actor, "lead", found, on=request.actor.day(request.now)):
        raise NotFound
    if request.method != "POST":
        return _show(request, found)
    act = request.POST.get("act", "")
    doing = {"join": _join, "leave": _leave, "settings": _settings, "change": _change, "away": _away}.get(act)
    if doing is None:
        raise NotFound
    form = _form(act, request, found, request.POST)
    if form.is_valid():
        try:
            doing(request, found, dict(form.cleaned_data))
            return see_other("duty:people", found.pk)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            return _show(request, found, refused=refusal.reason, status=403)
        except Conflict as conflict:
            found = conflict.current
            return _show(request, found, form=("settings", form), met=True, status=409)
    return _show(request, found, form=(act, form), status=422)


def _form(act: str, request: Any, roster: Any, post: Any = None) -> Any:
    if act == "join":
        return forms.Join(post, choices=_staff(request, roster))
    if act == "leave":
        return forms.Leave(post)
    if act == "change":
        return forms.Change(post, auto_id="id_change_%s")
    if act == "away":
        return forms.AbsentOther(post, choices=_on_it(request, roster))
    now = {
        "wanted": roster.wanted, "name": roster.name, "otherwise": roster.otherwise, "otherwise_phone": roster.otherwise_phone,
        "next_after": roster.next_after, "otherwise_after": roster.otherwise_after, "overlap_minutes": roster.overlap_minutes,
    }  # fmt: skip
    return forms.Settings(post, initial=now)


def _staff(request: Any, roster: Any) -> list[tuple[str, str]]:
    """Staff of the own institution and those of the same place, who may be on duty; each by account and institution."""
    homes = institutions.partners(for_=request.actor).filter(municipality=roster.institution.municipality)
    known = {h.pk: h for h in [roster.institution, *homes]}
    rows = accounts.staff(list(known), at=request.now)
    return [
        (f"{m.account_id}|{m.institution_id}", f"{m.account.name}, {known[m.institution_id].name}")
        for m in rows
        if Word.DUTY_SEE in accounts.words_of(m)
    ]


def _join(request: Any, roster: Any, said: dict[str, Any]) -> None:
    account, institution = said["person"].split("|")
    lines = set(said["lines"])
    service.join(
        by=request.actor, at=request.now, roster=roster, account=UUID(account), institution=UUID(institution),
        phone=said["phone"], since=said["since"], share=said["share"], skills=said["skills"],
        first_line="1" in lines, second_line="2" in lines, languages=said["languages"],
    )  # fmt: skip


def _on_it(request: Any, roster: Any) -> list[tuple[str, str]]:
    return [(str(m.pk), m.account.name) for m in service.members(roster, on=request.actor.day(request.now))]


def _member(request: Any, roster: Any, id: Any) -> Any:
    rows = service.members(roster, on=request.actor.day(request.now))
    found = next((m for m in rows if str(m.pk) == str(id)), None)
    if found is None:
        raise NotFound
    return found


def _change(request: Any, roster: Any, said: dict[str, Any]) -> None:
    lines = set(said["lines"])
    service.change_member(
        by=request.actor, at=request.now, member=_member(request, roster, said["member"]), phone=said["phone"],
        share=said["share"], skills=said["skills"], languages=said["languages"], first_line="1" in lines, second_line="2" in lines,
    )  # fmt: skip


def _away(request: Any, roster: Any, said: dict[str, Any]) -> None:
    """Said by who leads, as when somebody rings in ill."""
    since, until = away_times(roster.time_zone, said)
    _absence, opened = service.away(
        by=request.actor, at=request.now, member=_member(request, roster, said["member"]), kind=said["kind"],
        since=since, until=until,
    )  # fmt: skip
    say_opened(request, opened)


def _leave(request: Any, roster: Any, said: dict[str, Any]) -> None:
    rows = service.members(roster, on=request.actor.day(request.now), until=said["until"])
    member = next((m for m in rows if m.pk == said["member"]), None)
    if member is None:
        raise NotFound
    service.leave(by=request.actor, at=request.now, member=member, until=said["until"])


def _settings(request: Any, roster: Any, said: dict[str, Any]) -> None:
    revision = int(request.POST.get("revision", "0")) if request.POST.get("revision", "").isdigit() else 0
    service.change_roster(by=request.actor, at=request.now, roster=roster, revision=revision, **said)


def _now(member: Any, tried: Any) -> Any:
    """The form to change what is true of a member: as it stands, or as it was tried."""
    if isinstance(tried, forms.Change) and tried.data.get("member") == str(member.pk):
        return tried
    lines = [n for n, takes in ((1, member.first_line), (2, member.second_line)) if takes]
    start = {
        "member": member.pk, "phone": member.phone, "share": member.share, "lines": lines, "skills": member.skills,
        "languages": member.languages,
    }  # fmt: skip
    return forms.Change(initial=start, auto_id=f"id_{member.pk}_%s")


def _away_now(roster: Any, at: Any) -> list[Any]:
    return [a for a in service.absences_of(roster, since=at, until=at + 4 * AHEAD) if a.until > at]


def _show(
    request: Any, roster: Any, *, form: Any = None, refused: Any = "", met: bool = False, status: int = 200
) -> HttpResponse:
    actor, at = request.actor, request.now
    rows = service.members(roster, on=actor.day(at))
    act, tried = form or ("", None)
    shown = {
        "roster": roster, "refused": refused, "met": met, "today": actor.day(at),
        "members": [(m, [known(word) for word in [*m.skills, *m.languages]], _now(m, tried)) for m in rows],
        "f_away": tried if act == "away" else _form("away", request, roster), "away": _away_now(roster, at),
        "f_join": tried if act == "join" else forms.Join(choices=_staff(request, roster), initial={"since": actor.day(at), "lines": [1]}),
        "f_settings": tried if act == "settings" else _form("settings", request, roster),
        "f_leave": tried if act == "leave" else None, "limits": service.limits(roster, on=actor.day(at)),
    }  # fmt: skip
    trail.seen(by=actor, at=at, act="duty.people", record_kind="roster", record=roster.pk)
    return render(request, "duty/people.html", shown, status=status)
