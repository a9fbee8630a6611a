"""The same form sent twice is done once: a double click, or sending again after going back (see documents.sendings)."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from samspil.documents.service import sendings

FIELD = "csrfmiddlewaretoken"
DONE = (302, 303)
SECRETS = {"token", "secret"}
BY_SCRIPT = ("HX-Request", "X-Requested-With")


class SentOnce:
    """Stands last, beside the pages. What scripts send is left out: their pages stay open and send the same on purpose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or any(request.headers.get(name) for name in BY_SCRIPT):
            return self.get_response(request)
        account: Any = request.user.pk  # type: ignore[union-attr]
        if account is None or not request.POST.get(FIELD) or _behind_a_secret(request.path_info):
            return self.get_response(request)
        with transaction.atomic():
            digest = sendings.digest(account, _parts(request))
            led = sendings.first(digest, account=account, at=request.now)  # type: ignore[attr-defined]
            if led is not None:
                return HttpResponse(status=303, headers={"Location": led})
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(response, "leaves_nothing", False):
                transaction.set_rollback(True)  # what fails leaves nothing, this row neither
            else:
                done = response.status_code in DONE
                sendings.led_to(digest, response.headers.get("Location", "") if done else "")
        return response


def _behind_a_secret(path: str) -> bool:
    """Where the address itself is the key, as in a letter: it would be kept in the clear with where the form led."""
    try:
        return not SECRETS.isdisjoint(resolve(path).kwargs)
    except Resolver404:
        return False


def _parts(request: HttpRequest) -> list[str]:
    acts_for = str(request.session.get("acts_for", ""))
    parts = [request.get_full_path(), acts_for]
    for name, texts in sorted(request.POST.lists()):
        parts += [name, *texts]
    for name, files in sorted(request.FILES.lists()):
        parts += [name, *(f"{f.name} {f.size}" for f in files)]
    return parts
