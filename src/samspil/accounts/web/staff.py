"""Colleagues of the institution one acts for: who works here in which role, and who is invited."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import ROLE_SAYS, Purpose, Word, needs
from samspil.access.terms import Role
from samspil.accounts import service
from samspil.accounts.web.forms import Invite, NewRole
from samspil.accounts.web.own import see_other
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.institutions import service as institutions
from samspil.look.service import add_problems

staff_page = needs(Word.STAFF_MANAGE, Purpose.MANAGEMENT)


def _link(request: Any) -> Any:
    return lambda secret: request.build_absolute_uri(reverse("accounts:invited", args=[secret]))


def _page(request: Any, form: Invite, status: int = 200) -> HttpResponse:
    colleagues = list(service.colleagues(for_=request.actor, at=request.now))
    invitations = list(service.invitations(for_=request.actor))
    context = {
        "form": form,
        "colleagues": colleagues,
        "open_invitations": [(i, i.expires_at <= request.now) for i in invitations],
        "roles": [(r.label, ROLE_SAYS[r]) for r in Role],
    }
    return render(request, "accounts/staff.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def staff(request: Any) -> HttpResponse:
    teams = institutions.teams(for_=request.actor)
    if request.method != "POST":
        start = {"language": request.actor.language, "role": Role.WORKER}
        return _page(request, Invite(initial=start, teams=teams))
    form = Invite(request.POST, teams=teams)
    if form.is_valid():
        said = form.cleaned_data
        wanted = said.pop("team")
        team = next((t for t in teams if str(t.pk) == wanted), None)
        try:
            service.invite(by=request.actor, at=request.now, team=team, link=_link(request), **said)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Invitation sent to %(email)s.") % {"email": said["email"]})
            return see_other("accounts:staff")
    return _page(request, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def colleague(request: Any, membership: UUID) -> HttpResponse:
    """One colleague: change the role."""
    found = service.membership(membership, for_=request.actor)
    if found.until is not None and found.until <= request.now:
        raise NotFound
    form = NewRole(request.POST or None, initial={"role": found.role})
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["role"] != found.role:
                service.change_role(by=request.actor, at=request.now, membership=found, **form.cleaned_data)
        except Refused as error:
            refused = str(error.reason)
        else:
            messages.success(request, _("Role saved."))
            return see_other("accounts:staff")
    status = 403 if refused else 422 if form.errors else 200
    context = {
        "form": form,
        "membership": found,
        "refused": refused,
        "own": found.account_id == request.actor.account,
        "roles": [(r.label, ROLE_SAYS[r]) for r in Role],
    }
    return render(request, "accounts/colleague.html", context, status=status)


@require_POST
@staff_page
def end_role(request: Any, membership: UUID) -> HttpResponse:
    found = service.membership(membership, for_=request.actor)
    try:
        service.release(by=request.actor, at=request.now, membership=found)
    except Refused as error:
        messages.error(request, str(error.reason))
    else:
        messages.success(request, _("The role is ended: %(name)s.") % {"name": found.account.name})
    return see_other("accounts:staff")


@require_POST
@staff_page
def invite_again(request: Any, invitation: UUID) -> HttpResponse:
    found = service.invitation(invitation, for_=request.actor)
    service.invite_again(by=request.actor, at=request.now, invitation=found, link=_link(request))
    messages.success(
        request, _("A new link is sent to %(email)s. The old one has ended.") % {"email": found.email}
    )
    return see_other("accounts:staff")


@require_POST
@staff_page
def withdraw(request: Any, invitation: UUID) -> HttpResponse:
    found = service.invitation(invitation, for_=request.actor)
    service.withdraw_invitation(by=request.actor, at=request.now, invitation=found)
    messages.success(request, _("Invitation withdrawn: %(email)s.") % {"email": found.email})
    return see_other("accounts:staff")
