"""What keeps children away from people, families and places, and from each other."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.carers import service as carers
from samspil.look.service import see_other
from samspil.matching import service
from samspil.matching.web.common import base, get, seen, tried
from samspil.matching.web.forms import AskedAboutBan, BanForm, ExclusionForm
from samspil.matching.web.needs import around

does = needs(Word.MATCHING_DO)


@require_http_methods(["GET", "HEAD", "POST"])
@does
def listing(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    shown = base(request, found)
    files = {str(c.case_id): c.case for c in shown["children"]}
    known = around(request, shown["children"]) | {
        str(c.case.child_id): c.case.child for c in shown["children"]
    }
    people = [(key, person.name) for key, person in known.items()]
    children = [(key, case.child.short) for key, case in files.items()]
    families = [
        (str(f.pk), f.name) for f in carers.families(for_=request.actor, status="approved", size=500).items
    ]
    which = request.POST.get("which", "")
    initial = {"since": shown["today"]}
    ban = BanForm(
        request.POST if which == "ban" else None,
        initial=initial,
        children=children,
        people=people,
        families=families,
    )
    apart = ExclusionForm(
        request.POST if which == "apart" else None, initial=initial, children=children, people=people
    )
    if which == "ban" and ban.is_valid() and _ban(request, ban, files, known):
        return see_other("matching:limits", found.pk)
    if which == "apart" and apart.is_valid() and _apart(request, apart, files, known):
        return see_other("matching:limits", found.pk)
    of = [c.case_id for c in shown["children"]], [c.case.child_id for c in shown["children"]]
    shown["bans"], shown["exclusions"] = service.limits(*of, for_=request.actor, at=request.now)
    shown |= {"ban": ban, "apart": apart}
    seen(request, "matching.limits", found, shown["children"])
    return render(request, "matching/limits.html", shown, status=422 if ban.errors or apart.errors else 200)


def _ban(request: Any, form: Any, files: dict[str, Any], known: dict[str, Any]) -> Any:
    given = form.cleaned_data | {
        "case": files[form.cleaned_data["case"]], "person": known.get(form.cleaned_data["person"]),
        "family": UUID(form.cleaned_data["family"]) if form.cleaned_data["family"] else None,
    }  # fmt: skip
    return tried(form, lambda: service.ban(by=request.actor, at=request.now, **given))


def _apart(request: Any, form: Any, files: dict[str, Any], known: dict[str, Any]) -> Any:
    given = form.cleaned_data | {
        "case": files[form.cleaned_data["case"]],
        "other": known.get(form.cleaned_data["other"]),
    }
    return tried(form, lambda: service.exclude(by=request.actor, at=request.now, **given))


@require_http_methods(["GET", "HEAD", "POST"])
@does
def asked_about(request: Any, search: UUID, family: UUID) -> HttpResponse:
    """Does somebody whom a ban names live in this family? For each such ban an answer, with who said it."""
    found = get(request, search)
    actor, at = request.actor, request.now
    shown, house = base(request, found), carers.get(family, for_=actor)
    there = carers.unlinked([family], for_=actor, at=at)
    known = [(str(m.pk), f"{m.name} ({m.get_role_display()})") for m in there]
    bans, _aparts = service.limits([c.case_id for c in shown["children"]], [], for_=actor, at=at)
    named = {str(ban.pk): ban for ban in bans if ban.person_id}
    form = None
    if request.method == "POST" and request.POST.get("ban") in named:
        form = AskedAboutBan(request.POST, members=known)
        if form.is_valid() and tried(
            form, lambda: _asked(request, found, named, house, dict(form.cleaned_data))
        ):
            return see_other("matching:show", found.pk)
    start = {"on": shown["today"], "source": house.name}
    shown["asked"] = [
        (
            ban,
            form
            if form and form.data["ban"] == key
            else AskedAboutBan(initial=start | {"ban": key}, members=known),
        )
        for key, ban in named.items()
    ]
    seen(request, "matching.limits", found, shown["children"])
    shown |= {"family": house, "form": form}
    return render(request, "matching/asked_about.html", shown, status=422 if form else 200)


def _asked(request: Any, search: Any, named: dict[str, Any], house: Any, given: dict[str, Any]) -> Any:
    ban, member = named[str(given.pop("ban"))], given.pop("member")
    return service.asked_about(
        by=request.actor, at=request.now, search=search, ban=ban, family=house.pk,
        member=None if member == "none" else UUID(member), **given,
    )  # fmt: skip


@require_POST
@does
def end_ban(request: Any, ban: UUID) -> HttpResponse:
    found = service.ban_of(ban, for_=request.actor, at=request.now)
    service.end_ban(by=request.actor, at=request.now, ban=found)
    return _back(request, found)


@require_POST
@does
def end_exclusion(request: Any, exclusion: UUID) -> HttpResponse:
    found = service.exclusion(exclusion, for_=request.actor, at=request.now)
    service.end_exclusion(by=request.actor, at=request.now, exclusion=found)
    return _back(request, found)


def _back(request: Any, row: Any) -> HttpResponse:
    search = service.of_case(row.case_id, for_=request.actor, at=request.now)
    return see_other("matching:limits", search.pk) if search else see_other("matching:list")
