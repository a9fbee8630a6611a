"""What may we tell them? The answer before the act, and the act on the chosen ground."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import Basis
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.documents.service import drafts
from samspil.ground.errors import Invalid, NotFound
from samspil.institutions import service as institutions
from samspil.look.service import add_problems, see_other
from samspil.rules.terms import Field
from samspil.sharing import service as sharing
from samspil.sharing.web.asking import page_methods, places, saw
from samspil.sharing.web.forms import TellForm
from samspil.sharing.web.shown import agreed_words, chosen, pieces, uuid_or_none, ways


@needs(Word.CASE_READ)
@require_safe
def what(request: Any, case: UUID) -> HttpResponse:
    """To whom, about what: which ways there are today, with their source, and what each opens."""
    actor, at = request.actor, request.now
    header = cases.header(case, for_=actor, at=at)
    there = places(header, actor)
    chosen_to = uuid_or_none(request.GET.get("to"))
    place = next((i for i in there if i.pk == chosen_to), None)
    scope = [v for v in request.GET.getlist("scope") if v in Scope.values]
    found = []
    if place is not None:
        us = institutions.get(actor.institution, for_=actor)
        found = sharing.may_tell(
            person=header.child, giver=us, receiver=place, scope=scope, for_=actor, at=at
        )
    shows = {
        "header": header, "places": there, "place": place, "scope": scope, "scopes": Scope.choices,
        "ways": ways(found, actor.language), "by_law": any(t.way and t.basis != Basis.CONSENT for t in found),
        "entry": uuid_or_none(request.GET.get("entry")) or "",
        "may_share": actor.may(Word.CASE_SHARE) and header.may_share, "may_consent": actor.may(Word.CONSENT_WRITE),
    }  # fmt: skip
    saw(request, "sharing.tell", case)
    return render(request, "sharing/tell.html", shows)


@needs(Word.CASE_SHARE)
@page_methods
def now(request: Any, case: UUID) -> HttpResponse:
    """Sentences of own entries, on the ground that was chosen."""
    actor, at = request.actor, request.now
    header = cases.header(case, for_=actor, at=at)
    to = uuid_or_none(request.GET.get("to"))
    place = next((i for i in places(header, actor) if i.pk == to), None)
    if place is None:
        raise NotFound
    key = f"tell:{case}:{place.pk}"
    if request.method == "POST" and request.POST.get("do") == "consent":
        return _record_first(request, key, header.child, place)
    kept = _kept(request, key)
    form = TellForm(
        request.POST or None,
        consents=_agreed(request, header, place),
        initial=_begins(request) | _typed(kept),
    )
    facts = _facts(request, header, place)
    if request.method == "POST" and form.is_valid():
        try:
            _tell(request, case, place, form, facts)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            drafts.drop(key, by=actor)
            return see_other("cases:access", case, anchor="shares")
    if request.method != "POST":
        saw(request, "sharing.tell_now", case)
    shows = {
        "header": header, "form": form, "place": place, "facts": facts, "may_record": actor.may(Word.CONSENT_WRITE),
    }  # fmt: skip
    shows |= pieces(request, header.case, kept)
    return render(request, "sharing/now.html", shows, status=422 if form.errors else 200)


def _agreed(request: Any, header: Any, place: Any) -> list[tuple[Any, str]]:
    """The own consents that let something be told there, with their words."""
    actor = request.actor
    running = consents.running(person=header.child.pk, for_=actor, at=request.now, to=place.pk)
    return [(c, agreed_words(c, actor.language)) for c in running if c.institution_id == actor.institution]


def _tell(request: Any, case: UUID, place: Any, form: TellForm, facts: list[dict[str, Any]]) -> None:
    """The ticked facts, where a law lets only these be told; else the chosen sentences."""
    told: dict[str, Any] = {"by": request.actor, "at": request.now, "to": place}
    told["ground"] = ground = form.ground(timezone.localdate(request.now))
    if facts and ground.basis == Basis.STATUTE:
        sharing.tell_facts(**told, case=case, fields=request.POST.getlist("facts"))
    else:
        sharing.tell(**told, chosen=chosen(request.POST), scope=form.cleaned_data["scope"])


def _record_first(request: Any, key: str, child: Any, place: Any) -> HttpResponse:
    """What was ticked and typed is kept; recording the consent leads back to it."""
    here, posted = request.get_full_path(), dict(request.POST.lists())
    title = _("What may we tell?")
    drafts.keep_form(by=request.actor, at=request.now, key=key, posted=posted, title=title, url=here)
    scope = [("scope", value) for value in posted.get("scope", [])]
    query = urlencode([("then", here), ("to", str(place.pk)), *scope])
    return see_other(f"{reverse('consents:new', args=[child.pk])}?{query}")


def _kept(request: Any, key: str) -> MultiValueDict[str, str] | None:
    """The form as it was before a consent was recorded."""
    typed = drafts.form(key, for_=request.actor) if request.method != "POST" else {}
    return MultiValueDict(typed) if typed else None


def _typed(kept: Any) -> dict[str, Any]:
    return (
        {n: kept.getlist(n) if n == "scope" else kept[n] for n in TellForm.base_fields if n in kept}
        if kept
        else {}
    )


def _facts(request: Any, header: Any, place: Any) -> list[dict[str, Any]]:
    """The facts that alone may be told here without consent, as they are noted; none where no law limits them so."""
    allowed = cases.facts_only(by=request.actor, at=request.now, to=place)
    if not allowed:
        return []
    known = sharing.facts_of(header.child, for_=request.actor)
    ticked = request.POST.getlist("facts")
    return [
        {"name": name, "label": capfirst(str(Field(name).label)), "said": words, "on": name in ticked}
        for name, words in known.items() if name in allowed
    ]  # fmt: skip


def _begins(request: Any) -> dict[str, Any]:
    """The ground that "What may we tell?" led here with."""
    asked = request.GET
    return {
        "basis": asked.get("basis") or Basis.CONSENT, "consent": asked.get("consent", ""),
        "statute": asked.get("statute", "")[:160], "scope": asked.getlist("scope"),
    }  # fmt: skip
