"""The page behind the link of an invitation."""

from typing import Any

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspil.access.service import NOBODY, ROLE_SAYS, open_to_all
from samspil.access.terms import Role
from samspil.accounts import service
from samspil.accounts.web.forms import NewPassword
from samspil.accounts.web.middleware import ACTS_FOR
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems


@never_cache
@open_to_all("whoever holds the secret link accepts the invitation; without it the page says nothing")
def invited(request: Any, secret: str) -> HttpResponse:
    try:
        invitation = service.invitation_by_secret(service.secret_hash(secret), at=request.now)
        account = service.account_by_email(invitation.email)
        if account is None:
            return _newcomer(request, invitation)
        return _known(request, invitation, account)
    except NotFound:
        return render(request, "accounts/invited_over.html", status=404)


def _newcomer(request: Any, invitation: Any) -> HttpResponse:
    if request.user.is_authenticated:
        return render(request, "accounts/invited.html", {"invitation": invitation, "other_account": True})
    _speak(request, invitation.language)
    form = NewPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = service.accept_invitation(
                by=NOBODY, at=request.now, invitation=invitation, **form.cleaned_data
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            answer: HttpResponse = perform_login(request, account, redirect_url=reverse("desk:day"))
            request.session[ACTS_FOR] = str(invitation.institution_id)
            return answer
    context = _context(invitation) | {"form": form}
    return render(request, "accounts/invited.html", context, status=422 if form.errors else 200)


def _known(request: Any, invitation: Any, account: Any) -> HttpResponse:
    """Whoever has an account signs in to it first, second factor and all, and then takes the role on."""
    if request.user.is_authenticated and request.user.pk != account.pk:
        return render(request, "accounts/invited.html", {"invitation": invitation, "other_account": True})
    if request.user.is_authenticated and request.method == "POST":
        service.accept_invitation(by=request.actor, at=request.now, invitation=invitation)
        request.session[ACTS_FOR] = str(invitation.institution_id)
        messages.success(
            request, _("You now act for: %(institution)s.") % {"institution": invitation.institution.name}
        )
        return HttpResponseRedirect(reverse("desk:day"), status=303)
    context = _context(invitation) | {"known": True, "here": request.get_full_path()}
    return render(request, "accounts/invited.html", context)


def _context(invitation: Any) -> dict[str, Any]:
    role = Role(invitation.role)
    return {"invitation": invitation, "role": role.label, "role_says": ROLE_SAYS[role]}


def _speak(request: Any, language: str) -> None:
    """The invitation's language, unless the visitor has chosen one on our pages."""
    from django.conf import settings

    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(language)
