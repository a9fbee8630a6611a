"""The living style guide: every component on one page, for those who build rooms."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from samspil.ground import clock


class SpecimenForm(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As the person says it."))
    date = forms.DateField(
        label=_("Date"), required=False, error_messages={"invalid": _("Write the date like 24 11 2026.")}
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("visit", _("Visit")), ("call", _("Call"))], widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label=_("Place"), choices=[("home", _("At home")), ("school", _("At school"))])
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agreed = forms.BooleanField(label=_("The family has read it"), required=False)


def guide(request: HttpRequest) -> HttpResponse:
    if not settings.SAMSPIL_DEMO:
        raise Http404
    now = clock.now()
    tabs = [
        SimpleNamespace(url="#a", label=_("Overview"), current=False),
        SimpleNamespace(url="#b", label=_("Timeline"), current=True),
        SimpleNamespace(url="#c", label=_("Documents"), current=False, count=12),
    ]
    return render(
        request,
        "look/guide.html",
        {
            "form": SpecimenForm({"name": "", "date": "tomorrow"})
            if "errors" in request.GET
            else SpecimenForm(),
            "tabs": tabs,
            "now": now,
            "yesterday": now - timedelta(days=1),
            "soon": now + timedelta(days=3),
            "far": now + timedelta(days=90),
            "born": (now - timedelta(days=3500)).date(),
            "before": "Bedtime is a fight.\nMornings go well.",
            "after": "Bedtime is still a fight.\nMornings go well now.",
        },
    )
