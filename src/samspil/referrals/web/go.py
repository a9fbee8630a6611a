"""After something was done, the browser goes and gets a page (303), so that reloading does nothing twice."""

from typing import Any

from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url


class SeeOther(HttpResponseRedirect):
    status_code = 303


def go(to: str, *args: Any) -> SeeOther:
    return SeeOther(resolve_url(to, *args))
