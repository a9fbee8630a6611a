"""The page beside a record that says who can see it: the same for every kind."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samspil.look.sights import Sight, day_asked, seen


def who_page(
    request: Any, who: Callable[[datetime], Iterable[Sight]], *, title: Any, what: Any, back: str, back_words: str = "",
    also: tuple[str, Any] | None = None, **more: Any,
) -> HttpResponse:  # fmt: skip
    """`who` is asked for the moment that the reader chose; `also` is a kind of record and the record (`look.see_too`)."""
    day = day_asked(request)
    shown = {
        "seen": seen(day, who(day.at), us=request.actor.institution, also=also), "title": title, "what": what,
        "nobody": _("Nobody could see it then."), "back_words": back_words or _("Back"), "back_url": back,
    }  # fmt: skip
    return render(request, "look/who.html", shown | more)
