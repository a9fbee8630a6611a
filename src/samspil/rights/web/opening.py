"""The invitation: opened with the date of birth, kept in an account of one's own, left at once."""

from typing import Any

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import NOBODY, open_to_all, signed_in
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.rights import service as rights
from samspil.rights.terms import Relation
from samspil.rights.web.asked import (
    Own,
    begin_visit,
    closed_to_caches,
    end_visit,
    language,
    own_file,
    speak,
    visit,
)
from samspil.rights.web.forms import Account, Birthday


@never_cache
@open_to_all(
    "whoever holds the secret link says the date of birth and reads; without it the page says nothing"
)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: Any, secret: str) -> HttpResponse:
    """Whoever works here does not read through somebody's invitation: their own name would not be on the look."""
    with fence.lifted("whoever holds the secret link acts for no institution"):
        return _opening(request, secret)


def _opening(request: Any, secret: str) -> HttpResponse:
    try:
        key = rights.key(rights.secret_hash(secret), at=request.now)
    except NotFound:
        return closed_to_caches(render(request, "rights/over.html", status=404))
    speak(request, key.reader)
    shown = {"young": _young(key.reader), "worker": bool(request.workplaces)}
    form = Birthday(request.POST or None)
    if request.method == "POST" and not request.workplaces and form.is_valid():
        try:
            reader = rights.open_with(by=NOBODY, at=request.now, key=key, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        except NotFound:
            return closed_to_caches(render(request, "rights/over.html", status=404))
        else:
            if reader.account_id is None and rights.same_person(request.user, reader):
                rights.keep_in_account(
                    by=rights.lens(reader, request.now), at=request.now, reader=reader, account=request.user
                )
            begin_visit(request, reader)
            return _in_their_language(request, see_other("rights:file", reader.pk))
    status = 422 if form.errors else 200
    return closed_to_caches(render(request, "rights/opening.html", shown | {"form": form}, status=status))


@require_http_methods(["GET", "HEAD", "POST"])
@own_file
def keep(request: Any, own: Own) -> HttpResponse:
    """An account of one's own, so that the file can be read again."""
    if own.reader.account_id:
        return see_other("rights:file", own.reader.pk)
    form = Account(request.POST or None, initial={"email": own.reader.person.email})
    if request.method == "POST" and form.is_valid():
        try:
            account = rights.make_account(by=own.eyes, at=own.now, reader=own.reader, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            end_visit(request)
            answer: HttpResponse = perform_login(
                request, account, redirect_url=reverse("rights:file", args=[own.reader.pk])
            )
            return answer
    shown = {"own": own, "form": form, "tab": "", "young": _young(own.reader)}
    return render(request, "rights/keep.html", shown, status=422 if form.errors else 200)


@require_safe
@signed_in
def home(request: Any) -> HttpResponse:
    """The files a signed-in person may read as theirs: one opens by itself."""
    with fence.lifted("a person finds the files that are about them and acts for no institution"):
        found = list(rights.readings(request.actor.account, at=request.now))
    if len(found) == 1:
        return redirect("rights:file", found[0].pk)
    return render(request, "rights/home.html", {"readings": found})


@require_POST
@open_to_all("ends what this browser has open and shows nothing")
def leave(request: Any) -> HttpResponse:
    end_visit(request)
    if request.user.is_authenticated:
        return see_other("account_logout")
    return closed_to_caches(see_other("rights:left"))


@require_safe
@open_to_all("says that the file is closed and nothing else")
def left(request: Any) -> HttpResponse:
    visiting, _over = visit(request)
    return closed_to_caches(render(request, "rights/over.html", {"left": visiting is None}))


def _in_their_language(request: Any, answer: HttpResponse) -> HttpResponse:
    """So that the page that says it is closed speaks it too."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language(request),
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return answer


def _young(reader: Any) -> bool:
    return bool(reader.relation == Relation.CHILD)
