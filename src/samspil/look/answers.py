"""Answers of pages."""

from typing import Any

from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url


class SeeOther(HttpResponseRedirect):
    """After a form was taken: go and look at the page that shows it. A reload then sends nothing again."""

    status_code = 303


def see_other(to: Any, *args: Any, anchor: str = "") -> SeeOther:
    """`to` is a URL name (with its arguments) or a path of our own."""
    return SeeOther(resolve_url(to, *args) + (f"#{anchor}" if anchor else ""))
