"""The own institution for those who look after it; who may decide what for everybody."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs, signed_in
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.institutions import service
from samspil.institutions.terms import COMPETENCE_SAYS, MAY_DECIDE, Competence, Decision
from samspil.institutions.web.forms import Hold, LayDown, NewTeam, Own
from samspil.look.service import add_problems, both, with_revision

managed = needs(Word.INSTITUTION_MANAGE, Purpose.MANAGEMENT)
FIELDS = ("name", "phone", "email", "time_zone", "takes_public_requests", "takes_young_requests")


def _page(request: Any, conflict: Any = None, **forms: Form) -> HttpResponse:
    """The whole page; a form that was refused takes the place of its empty sister."""
    institution: Any = service.get(request.actor.institution, for_=request.actor)
    today = request.actor.day(request.now)
    start = {name: getattr(institution, name) for name in (*FIELDS, "revision")}
    context: dict[str, Any] = {
        "institution": institution,
        "own": Own(initial=start, zone=institution.time_zone),
        "team": NewTeam(auto_id="team_%s"),
        "hold": Hold(initial={"since": today}, auto_id="hold_%s"),
        "held": [
            (h, h.since <= today and (h.until is None or h.until > today))
            for h in service.held(for_=request.actor)
        ],
        "teams": list(service.teams(for_=request.actor)),
        "today": today,
        "conflict": conflict,
    } | forms
    status = 409 if conflict else 422 if forms else 200
    return render(request, "institutions/own.html", context, status=status)


def _done(request: Any, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("institutions:own"), status=303)


def _try(
    request: Any, name: str, form: Form, act: Callable[[dict[str, Any]], Any], words: str
) -> HttpResponse:
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        except Conflict as met:
            with_revision(form, met.revision)
            return _page(request, both(form, met.current, FIELDS), **{name: form})
        else:
            return _done(request, words)
    return _page(request, **{name: form})


def _whose(request: Any) -> Any:
    return {
        "by": request.actor,
        "at": request.now,
        "institution": service.get(request.actor.institution, for_=request.actor),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@managed
def own(request: Any) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    whose = _whose(request)
    form = Own(request.POST, zone=whose["institution"].time_zone)
    return _try(request, "own", form, lambda said: service.change(**whose, **said), _("Saved."))


@require_POST
@managed
def add_team(request: Any) -> HttpResponse:
    form = NewTeam(request.POST, auto_id="team_%s")
    return _try(
        request, "team", form, lambda said: service.add_team(**_whose(request), **said), _("Team added.")
    )


@require_POST
@managed
def end_team(request: Any, team: UUID) -> HttpResponse:
    found = service.team(team, for_=request.actor)
    service.end_team(by=request.actor, at=request.now, team=found, on=request.actor.day(request.now))
    return _done(request, _("Team ended: %(name)s.") % {"name": found.name})


@require_POST
@managed
def hold(request: Any) -> HttpResponse:
    form = Hold(request.POST, auto_id="hold_%s")
    return _try(
        request, "hold", form, lambda said: service.hold(**_whose(request), **said), _("Competence added.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@managed
def lay_down(request: Any, held: UUID) -> HttpResponse:
    """A page of its own: laying a competence down changes what the institution may decide."""
    found = service.held_one(held, for_=request.actor)
    if found.until is not None:
        raise NotFound
    form = LayDown(request.POST or None, initial={"until": request.actor.day(request.now)})
    if request.method == "POST" and form.is_valid():
        try:
            service.lay_down(by=request.actor, at=request.now, held=found, until=form.cleaned_data["until"])
        except Invalid as error:
            add_problems(form, error)
        else:
            return _done(request, _("The competence has an end."))
    lost = [d.label for d in Decision if MAY_DECIDE[d] == frozenset({Competence(found.competence)})]
    context = {"held": found, "form": form, "lost": lost}
    return render(request, "institutions/lay_down.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def competences(request: Any) -> HttpResponse:
    """Which competence may decide what, and who holds it in this country."""
    if request.actor.institution is None:
        raise NotFound
    mine = request.actor.competences
    holders = service.holders(for_=request.actor, on=request.actor.day(request.now))
    anybody = frozenset(Competence)
    context = {
        "decisions": [
            (
                d.label,
                [] if MAY_DECIDE[d] == anybody else [c.label for c in Competence if c in MAY_DECIDE[d]],
                service.may_decide(mine, d),
            )
            for d in Decision
        ],
        "competences": [
            (c.label, COMPETENCE_SAYS[c], str(c) in mine, holders.get(c, [])) for c in Competence
        ],
    }
    return render(request, "institutions/competences.html", context)
