"""The own street, noted by one's own free will; see what is kept of it on the page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems, see_other
from samspil.watch import service


class Street(forms.Form):
    street = forms.CharField(
        label=gettext_lazy("Street"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the street.")},
    )
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=12, required=False)
    city = forms.CharField(label=gettext_lazy("Town"), max_length=80, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.DAY_SEE, Purpose.OVERVIEW)
def home(request: Any) -> HttpResponse:
    form = Street(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            service.note_home(by=request.actor, at=request.now, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("Noted. It is shown to nobody."))
            return see_other("watch:home")
    context = {"form": form, "noted": service.has_home_note(for_=request.actor)}
    return render(request, "watch/home.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Word.DAY_SEE, Purpose.OVERVIEW)
def forget(request: Any) -> HttpResponse:
    service.forget_home(by=request.actor, at=request.now)
    messages.success(request, _("Forgotten."))
    return see_other("watch:home")
