"""Answers of pages."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url


class SeeOther(HttpResponseRedirect):
    """After a form was taken: go and look at the page that shows it. A reload then sends nothing again."""

    status_code = 303


def see_other(to: Any, *args: Any, anchor: str = "") -> SeeOther:
    """`to` is a URL name (with its arguments) or a path of our own."""
    return SeeOther(resolve_url(to, *args) + (f"#{anchor}" if anchor else ""))


def handed_out(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file for the reader to keep: never shown within our pages, never guessed at, stored by nobody on the way.

    `name` is plain letters and says nothing about anybody.
    """
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store, private"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
