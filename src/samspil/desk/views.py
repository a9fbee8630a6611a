"""Composed pages: the front page and My day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samspil.access.service import Purpose, Word, needs, open_to_all


@open_to_all("says what the service is and offers the public forms")
def front(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("desk:day")
    return render(request, "desk/front.html")


@needs(Word.DAY_SEE, Purpose.OVERVIEW)
def day(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/day.html")
