"""The consents on which something may be told: choosing among those that run, and going to record one without losing
what was typed."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.cases.web.asked import Asked
from samspil.consents import service as consents
from samspil.documents.service import drafts
from samspil.ground import house
from samspil.look import service as look


def ours(child: Any, me: Asked, places: Iterable[Any]) -> list[Any]:
    """The running consents by which our institution may tell one of these something about the child. One query."""
    there = set(places)
    found = consents.running(person=child.pk, for_=me.actor, at=me.now)
    return [c for c in found if c.institution_id == me.actor.institution and c.to_id in there]


def named(consent: Any) -> str:
    """ "SAS Brno: joint plan (getting to school), Hana Nováková, until 3 Dec": what one chooses among."""
    last = consents.last_day(consent, zone=house.zone())
    return _("%(to)s: %(purpose)s (%(matter)s), %(giver)s, until %(day)s") % {
        "to": consents.recipient(consent), "purpose": consent.purpose, "matter": consent.matter,
        "giver": consent.giver.name, "day": look.day(last, get_language() or "en"),
    }  # fmt: skip


def wants_to_record(request: Any) -> bool:
    return request.method == "POST" and request.POST.get("do") == "consent"


def keep_and_record(request: Any, me: Asked, key: str, title: str, child: Any, to: str = "") -> HttpResponse:
    """What was typed is kept as a draft; recording the consent leads back to it."""
    here = request.get_full_path()
    posted = dict(request.POST.lists())
    drafts.keep_form(by=me.actor, at=me.now, key=key, posted=posted, title=title, url=here)
    query = {"then": here} | ({"to": to} if to else {})
    scope = [("scope", value) for value in posted.get("scope", [])]
    address = reverse("consents:new", args=[child.pk])
    answer = HttpResponseRedirect(f"{address}?{urlencode([*query.items(), *scope])}")
    answer.status_code = 303
    return answer


def typed_before(request: Any, me: Asked, key: str, lists: Iterable[str] = ()) -> dict[str, Any]:
    """What was kept of this form, as its first values; nothing while it is being sent."""
    kept = drafts.form(key, for_=me.actor) if request.method != "POST" else {}
    return {name: values if name in lists else values[-1] for name, values in kept.items()}
