"""Composed pages: My day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samspil.access.service import Purpose, Word, needs


@needs(Word.DAY_SEE, Purpose.OVERVIEW)
def day(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/day.html")
