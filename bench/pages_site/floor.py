"""The floor: a bare view with session, user and one indexed query shown as a table of 50 rows. No rights, no trail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samspil.access.service import open_to_all
from samspil.cases.models import Participation


@open_to_all("the benchmark's floor")
def floor(request: HttpRequest) -> HttpResponse:
    rows = Participation.objects.order_by("institution_id", "is_open", "listed_on", "id")[:50]
    return render(request, "floor.html", {"rows": rows, "name": request.user.name})
