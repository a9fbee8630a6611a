"""What keeps children away from people, families and places, and from each other."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.look.service import see_other
from samspil.matching import service
from samspil.matching.web.common import base, get, seen, tried
from samspil.matching.web.limit_forms import AskedAboutBan, BanForm, ExclusionForm
from samspil.matching.web.needs import around
from samspil.people import service as people

does = needs(Word.MATCHING_DO)
LONGEST = 80


@require_http_methods(["GET", "HEAD", "POST"])
@does
def listing(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    shown = base(request, found)
    files = {str(c.case_id): c.case for c in shown["children"]}
    known = around(request, shown["children"]) | {
        str(c.case.child_id): c.case.child for c in shown["children"]
    }
    others = _looked_for(request)
    known |= others
    which, looks = request.POST.get("which", ""), request.POST.get("look", "")
    ban, apart = _forms(request, which, files, known, shown["today"])
    if not looks and which == "ban" and ban.is_valid() and _ban(request, ban, files, known):
        return see_other("matching:limits", found.pk)
    if not looks and which == "apart" and apart.is_valid() and _apart(request, apart, files, known):
        return see_other("matching:limits", found.pk)
    of = [c.case_id for c in shown["children"]], [c.case.child_id for c in shown["children"]]
    shown["bans"], shown["exclusions"] = service.limits(*of, for_=request.actor, at=request.now)
    shown |= {"ban": ban, "apart": apart, "looks": looks}
    seen(request, "matching.limits", found, shown["children"], people=sorted(others))
    wrong = not looks and (ban.errors or apart.errors)
    return render(request, "matching/limits.html", shown, status=422 if wrong else 200)


def _looked_for(request: Any) -> dict[str, Any]:
    """The children of the house whose name was looked for."""
    words = request.POST.get("child_named", "").strip()[:LONGEST]
    if not words:
        return {}
    records = [p for one in people.found(words, for_=request.actor) for p in one.records]
    files = cases.of_children([p.pk for p in records], for_=request.actor, at=request.now)
    return {str(p.pk): p for p in records if p.pk in files}


def _forms(
    request: Any, which: str, files: dict[str, Any], known: dict[str, Any], today: Any
) -> tuple[Any, Any]:
    """Both forms: the one that was sent with what was typed. What somebody looks for is no mistake yet."""
    named = request.POST.get("family_named", "").strip()[:LONGEST]
    families = [(str(f.pk), f.name) for f in (carers.named(named, for_=request.actor) if named else ())]
    children = [(key, case.child.short) for key, case in files.items()]
    people_ = [(key, person.name) for key, person in known.items()]
    looks, initial = "look" in request.POST, {"since": today}
    typed = request.POST.dict() if looks else initial

    def of(name: str) -> dict[str, Any]:
        mine = which == name
        return {
            "data": request.POST if mine and not looks else None,
            "initial": initial | (typed if mine else {}),
            "auto_id": f"{name}_%s",
        }

    ban = BanForm(**of("ban"), children=children, people=people_, families=families)
    return ban, ExclusionForm(**of("apart"), children=children, people=people_)


def _ban(request: Any, form: Any, files: dict[str, Any], known: dict[str, Any]) -> Any:
    said = {name: value for name, value in form.cleaned_data.items() if name != "family_named"}
    given = said | {
        "case": files[said["case"]], "person": known.get(said["person"]),
        "family": UUID(said["family"]) if said["family"] else None,
    }  # fmt: skip
    return tried(form, lambda: service.ban(by=request.actor, at=request.now, **given))


def _apart(request: Any, form: Any, files: dict[str, Any], known: dict[str, Any]) -> Any:
    said = {name: value for name, value in form.cleaned_data.items() if name != "child_named"}
    given = said | {"case": files[said["case"]], "other": known.get(said["other"])}
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
        form = AskedAboutBan(request.POST, members=known, auto_id=f"{request.POST['ban']}_%s")
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
            else AskedAboutBan(initial=start | {"ban": key}, members=known, auto_id=f"{key}_%s"),
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
