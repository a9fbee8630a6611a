"""A worker writes a request down, or sends one to another institution."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.documents.service import drafts
from samspil.ground.calendars import working_day_after
from samspil.ground.errors import Invalid
from samspil.institutions import service as institutions
from samspil.referrals import service
from samspil.referrals.web import grounds
from samspil.referrals.web.forms import AboutForm, NoteDownForm, SendForm
from samspil.referrals.web.go import go


@require_http_methods(["GET", "POST"])
@needs(Word.REFERRAL_WRITE, Purpose.INTAKE)
def note_down(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = NoteDownForm(request.POST or None, initial=_begun(request, "referral:new"))

    def do(kept: dict[str, Any]) -> Any:
        return service.note_down(
            by=actor, at=request.now, source=kept["source"], urgency=kept["urgency"],  # type: ignore[attr-defined]
            next_on=kept["next_on"], text=kept["text"], form_token=kept["form_token"], **form.facts,
        )  # fmt: skip

    return _written(
        request, form, do, "referral:new", _("Written down. It waits with you until somebody answers.")
    )


@require_http_methods(["GET", "POST"])
@needs(Word.REFERRAL_WRITE, Purpose.INTAKE)
def send(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    partners = institutions.partners(for_=actor)
    form = SendForm(
        request.POST or None, partners=partners, initial=_begun(request, "referral:send"),
        grounds=grounds.fields(for_=actor, at=request.now),  # type: ignore[attr-defined]
    )  # fmt: skip

    def do(kept: dict[str, Any]) -> Any:
        return service.send(
            by=actor, at=request.now, to=kept["to"], urgency=kept["urgency"], next_on=kept["next_on"],  # type: ignore[attr-defined]
            text=kept["text"], form_token=kept["form_token"], grounds=grounds.taken(kept), **form.facts,
        )  # fmt: skip

    return _written(request, form, do, "referral:send", _("Sent. You will see the answer here."))


def _begun(request: HttpRequest, key: str) -> dict[str, Any]:
    """What stands in the form at first: the next working day, and what was typed before and not sent."""
    actor = request.actor  # type: ignore[attr-defined]
    today = request.actor.day(request.now)  # type: ignore[attr-defined]
    begun: dict[str, Any] = {"next_on": working_day_after(today, actor.country)}
    draft = drafts.find(key, for_=actor) if request.method == "GET" else None
    if draft is not None:
        begun |= {
            k: v for k, v in draft.fields.items() if k not in ("form_token", "csrfmiddlewaretoken") and v
        }
    return begun


def _written(
    request: HttpRequest, form: AboutForm, do: Callable[[dict[str, Any]], Any], key: str, said: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            referral = do(form.cleaned_data)
        except Invalid as invalid:
            form.take(invalid)
        else:
            drafts.drop(key, by=request.actor)  # type: ignore[attr-defined]
            messages.success(request, said)
            return go("referrals:show", referral.pk)
    sending = key == "referral:send"
    place = {"form": form, "key": key, "sending": sending}
    return render(request, "referrals/new.html", place, status=422 if form.errors else 200)
