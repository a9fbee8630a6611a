"""The front page: what the service is and the public forms; in demo mode also the people one can be."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from samspil.access.service import Actor, open_to_all
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.desk.doors import doors
from samspil.desk.personas import by_country, persona
from samspil.ground import clock


@require_GET
@open_to_all("says what the service is and offers the public forms")
def front(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        works = bool(request.workplaces)  # type: ignore[attr-defined]
        return redirect(_own_page(request.user, works=works))
    language = get_language() or "en"
    place = {"countries": doors(language), "people": by_country(language)}
    return render(request, "desk/front.html", place)


@require_http_methods(["GET", "POST"])
@open_to_all("signs in as an invented person, in demo mode only; elsewhere the page does not exist")
def be(request: HttpRequest, key: str) -> HttpResponse:
    found = persona(key) if settings.SAMSPIL_DEMO else None
    account: Any = accounts.account_by_email(found.email) if found else None
    if found is None or account is None:
        raise Http404
    if request.method == "GET":
        return render(request, "desk/be.html", {"persona": found})
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    works = bool(accounts.workplaces(account, at=clock.now()))
    answer = HttpResponseRedirect(reverse(_own_page(account, works=works)), status=303)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, account.language, httponly=True, samesite="Lax", secure=settings.SECURE
    )
    return answer


def _own_page(account: Any, *, works: bool) -> str:
    """Where somebody begins: their working day, the children in their home, or what is theirs to read."""
    at = clock.now()
    if works:
        return "desk:day"
    return (
        "fostering:home" if carers.of_account(for_=Actor(account=account.pk, at=at), at=at) else "rights:home"
    )
