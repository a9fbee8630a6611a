"""What browsers send is text that every database can keep; what somebody signed in was shown is kept by nobody."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

NOTHING = "\x00"
"""PostgreSQL keeps no such character, nobody can see or type it, and text pasted from broken files carries it."""


def plain(text: str) -> str:
    """The text without what no database can carry: the empty character, and halves of characters (as JSON may spell)."""
    return text.replace(NOTHING, "").encode("utf-8", "ignore").decode()


def _tidied(given: QueryDict) -> QueryDict | None:
    """The same with plain text, or None if it is plain already."""
    if not any(NOTHING in text for name, texts in given.lists() for text in (name, *texts)):
        return None
    tidy = QueryDict(mutable=True, encoding=given.encoding)
    for name, texts in given.lists():
        tidy.setlist(plain(name), [plain(text) for text in texts])
    tidy._mutable = False
    return tidy


class PlainText:
    """Takes the empty character out of every field and address before any page reads them, so that a text is kept
    as it looked. Stands before whatever reads cookies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [n for n, text in request.COOKIES.items() if NOTHING in text]:
            del request.COOKIES[name]
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> None:
        if (asked := _tidied(request.GET)) is not None:
            request.GET = asked
        if request.method == "POST" and (given := _tidied(request.POST)) is not None:
            request.POST = given


class KeptByNobody:
    """Pages of somebody signed in are not stored by the browser: after signing out, going back shows nothing.

    What is typed outlives this: long texts save themselves as drafts and are there again when one comes back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:  # type: ignore[attr-defined]
            response.headers["Cache-Control"] = "no-store, private"
        return response
