"""A person's own page: language and look, where they work, how they sign in, where they are signed in."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import ROLE_SAYS, signed_in
from samspil.access.terms import Role
from samspil.accounts import service
from samspil.accounts.web.devices import device
from samspil.accounts.web.forms import Preferences
from samspil.accounts.web.middleware import ACTS_FOR
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems


def see_other(name: str, *args: Any) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, args=args), status=303)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: Any) -> HttpResponse:
    account: Any = request.user
    form = Preferences(
        request.POST or None, initial={n: getattr(account, n) for n in ("language", "theme", "time_zone")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            service.prefer(by=request.actor, at=request.now, account=account, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            with translation.override(account.language):
                messages.success(request, _("Saved."))
            return see_other("accounts:me")
    sessions = service.sessions(account)
    context = {
        "form": form,
        "places": [(m, _role_says(m.role)) for m in request.workplaces],
        "session_minutes": settings.SESSION_COOKIE_AGE // 60,
        "proofs": service.proofs(account),
        "sessions": [
            (s, device(s.user_agent), s.session_key == request.session.session_key) for s in sessions
        ],
    }
    return render(request, "accounts/me.html", context, status=422 if form.errors else 200)


def _role_says(role: str) -> Any:
    return ROLE_SAYS[Role(role)]


@require_POST
@signed_in
def end_session(request: Any, session: int) -> HttpResponse:
    service.end_session(by=request.actor, at=request.now, account=request.user, session=session)
    messages.success(request, _("That session is ended."))
    return see_other("accounts:me")


@require_POST
@signed_in
def end_other_sessions(request: Any) -> HttpResponse:
    service.end_other_sessions(
        by=request.actor,
        at=request.now,
        account=request.user,
        but=request.session.session_key or "",
    )
    messages.success(request, _("You are signed in only here now."))
    return see_other("accounts:me")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: Any) -> HttpResponse:
    """For which institution do I act now. Kept in the session, shown in the top bar of every page."""
    if request.method == "POST":
        chosen = next(
            (m for m in request.workplaces if str(m.institution_id) == request.POST.get("institution")), None
        )
        if chosen is None:
            raise NotFound
        request.session[ACTS_FOR] = str(chosen.institution_id)
        messages.success(
            request, _("You now act for: %(institution)s.") % {"institution": chosen.institution.name}
        )
        return HttpResponseRedirect(reverse("desk:day"), status=303)
    places = [(m, _role_says(m.role)) for m in request.workplaces]
    return render(request, "accounts/switch.html", {"places": places})
