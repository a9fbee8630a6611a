"""The page behind a carer's invitation, and the evidence of a check as a file."""

from typing import Any
from uuid import UUID

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import NOBODY, Purpose, Word, needs, open_to_all
from samspil.accounts import service as accounts
from samspil.carers import service
from samspil.carers.web.asking_forms import ChoosePassword
from samspil.documents.service import files
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, handed_out, see_other
from samspil.trail import service as trail


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all(
    "whoever holds the secret link begins to sign in for their family; without it the page says nothing"
)
def invited(request: Any, secret: str) -> HttpResponse:
    try:
        key = service.by_key(secret, at=request.now)
        account = accounts.account_by_email(key.email)
    except NotFound:
        return render(request, "accounts/invited_over.html", status=404)
    if request.user.is_authenticated and (account is None or request.user.pk != account.pk):
        return render(request, "accounts/invited.html", {"other_account": True})
    return _known(request, key) if account else _newcomer(request, key)


def _newcomer(request: Any, key: Any) -> HttpResponse:
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(key.language)
    form = ChoosePassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = service.accept_carer(by=NOBODY, at=request.now, key=key, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            answer: HttpResponse = perform_login(request, account, redirect_url=reverse("desk:front"))
            return answer
    shown = {"key": key, "to": key.member.family.institution, "form": form}
    return render(request, "carers/invited.html", shown, status=422 if form.errors else 200)


def _known(request: Any, key: Any) -> HttpResponse:
    """Whoever has an account signs in to it first, second factor and all."""
    if request.user.is_authenticated and request.method == "POST":
        service.accept_carer(by=request.actor, at=request.now, key=key)
        return see_other("desk:front")
    shown = {"key": key, "to": key.member.family.institution, "known": True, "here": request.get_full_path()}
    return render(request, "carers/invited.html", shown)


@require_safe
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def evidence(request: Any, check: UUID) -> HttpResponse:
    found = service.evidence(check, for_=request.actor)
    assert found.file is not None
    opened = files.read(found.file)
    trail.left(
        by=request.actor,
        at=request.now,
        act="carers.evidence",
        record_kind="foster_family",
        record=found.family_id,
    )
    return handed_out(opened.content, opened.media_type, f"evidence.{opened.ending}")
