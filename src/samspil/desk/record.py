"""The record of access of one's own institution: who did what, when and why; never what was in it."""

import datetime as dt
import tempfile
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.desk import acts
from samspil.look.service import DateField
from samspil.trail import service as trail

FILTERS = ("deed", "person", "case", "act", "since", "until")


class Filter(forms.Form):
    deed = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Everything")), *acts.DEEDS.items()]
    )
    act = forms.ChoiceField(label=_("What"), required=False)
    person = forms.ChoiceField(label=_("Who"), required=False)
    case = forms.CharField(label=_("Number of the case"), required=False, max_length=60)
    since = DateField(label=pgettext_lazy("first day", "From"), required=False)
    until = DateField(label=pgettext_lazy("last day", "Until"), required=False)

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = [("", _("Everybody")), *((str(id), name) for id, name in people)]
        self.fields["person"].choices = everybody  # type: ignore[attr-defined]
        self.fields["act"].choices = [("", _("Everything")), *acts.choices()]  # type: ignore[attr-defined]


class OutForm(forms.Form):
    begin = DateField(label=_("From (left empty: from the beginning)"), required=False)


@needs(Word.TRAIL_READ, Purpose.AUDIT)
@require_safe
def record(request: Any) -> HttpResponse:
    actor = request.actor
    form = Filter(request.GET, people=accounts.ever_here(for_=actor))
    found = trail.of_institution(
        actor.institution,
        _asked(form.cleaned_data if form.is_valid() else {}, actor),
        after=_key(request, "after"),
        before=_key(request, "before"),
    )
    known = accounts.names({entry.account for entry in found.items})
    trail.seen(by=actor, at=request.now, act="desk.record", record_kind="record")
    if "check" in request.GET:
        trail.walk(str(actor.institution), at=request.now)
    kept = {k: v for k, v in request.GET.items() if k in FILTERS and v}
    context = {
        "form": form,
        "out": OutForm(),
        "entries": [_line(entry, known) for entry in found.items],
        "later": f"?{urlencode(kept | {'before': found.earlier})}" if found.earlier else "",
        "earlier": f"?{urlencode(kept | {'after': found.later})}" if found.later else "",
        "checked": "check" in request.GET,
        "walk": trail.last_walk(actor.institution),
    }
    return render(request, "desk/record.html", context)


@needs(Word.TRAIL_READ, Purpose.AUDIT)
@require_POST
def out(request: Any) -> Any:
    """The institution's chain as a file, with the verifier beside it. Posted, because something leaves the house."""
    form = OutForm(request.POST)
    since = _start(form.cleaned_data["begin"], request.actor) if form.is_valid() else None
    sections, lines = trail.export(
        by=request.actor, at=request.now, institution=request.actor.institution, since=since
    )
    packed = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    trail.pack(packed, sections, lines)
    packed.seek(0)
    return FileResponse(packed, as_attachment=True, filename="trail.zip", content_type="application/zip")


def _asked(given: dict[str, Any], actor: Any) -> trail.Asked:
    acts_ = tuple(acts.of_words(given["act"])) if given.get("act") else ()
    last = given.get("until")
    return trail.Asked(
        deed=given.get("deed", ""),
        account=UUID(given["person"]) if given.get("person") else None,
        cases=_cases(given["case"], actor) if given.get("case") else None,
        acts=acts_,
        since=_start(given.get("since"), actor),
        until=_start(last + dt.timedelta(days=1), actor) if last and last < dt.date.max else None,
    )


def _cases(said: str, actor: Any) -> tuple[UUID, ...]:
    """The case with this number, as the institution numbers its cases, or with this identifier."""
    try:
        return (UUID(said.strip()),)
    except ValueError:
        return tuple(cases.references([said.strip()], for_=actor).values())


def _line(entry: Any, known: dict[UUID, str]) -> dict[str, Any]:
    about = entry.record or (str(entry.case) if entry.case else "")
    return {
        "at": entry.at,
        "who": known.get(entry.account, ""),
        "what": acts.words(entry.act, entry.deed),
        "deed": entry.deed,
        "why": capfirst(Purpose(entry.purpose).label) if entry.purpose in Purpose.values else "",
        "record": about[-6:],
        "seq": entry.seq,
    }


def _start(day: dt.date | None, actor: Any) -> dt.datetime | None:
    """When a day begins where the institution is; the ends of the calendar have no such moment."""
    if day is None or not dt.date.min < day < dt.date.max:
        return None
    return dt.datetime.combine(day, dt.time.min, ZoneInfo(actor.law_zone))


def _key(request: Any, name: str) -> int | None:
    """The address may say anything; only a number that fits a table's key is asked for."""
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 18 else None
