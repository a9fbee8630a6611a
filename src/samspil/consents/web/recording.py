"""Recording a consent: the form, the plain words before anything is signed, signing on this screen, renewing."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.access.service import Word, needs
from samspil.consents import service as consents
from samspil.consents.terms import GivenAs, Scope, Signed
from samspil.consents.web.forms import OUTSIDE, ConsentForm
from samspil.consents.web.pages import back, begin, own_page, page_methods, saw
from samspil.documents import service as documents
from samspil.documents.service import drafts
from samspil.ground.errors import Invalid, Refused
from samspil.institutions import service as institutions
from samspil.look.service import add_problems, see_other
from samspil.people import service as people
from samspil.people.terms import LANGUAGES

KEPT = (
    "given_as",
    "judged_by",
    "judged_words",
    "scope",
    "scope_note",
    "to_outside",
    "purpose",
    "matter",
    "language",
)
CAPACITY = {"mother": GivenAs.PARENT, "father": GivenAs.PARENT, "guardian": GivenAs.GUARDIAN}
SPOKEN = 1


def _form(request: Any, person: Any, initial: dict[str, Any], key: str = "") -> ConsentForm:
    today = timezone.localdate(request.now)
    around = people.around(person, for_=request.actor, on=today)
    givers = [(a.person, a.kind_label) for a in around] + [(person, _("for themselves"))]
    first = around[0] if around else None
    begins = {
        "giver": str(givers[0][0].pk), "since": today, "signed_on": today, "language": request.actor.language,
        "given_as": CAPACITY.get(first.kind, "") if first else GivenAs.SELF, "to": request.GET.get("to", ""),
        "scope": request.GET.getlist("scope"),
    }  # fmt: skip
    places = institutions.partners(for_=request.actor)
    kept = drafts.find(key, for_=request.actor) if key and request.method == "GET" else None
    begins |= initial | (_kept(kept.fields) if kept else {})
    more: dict[str, Any] = {"givers": givers, "places": places, "today": today, "initial": begins}
    return (
        ConsentForm(request.POST, request.FILES, **more) if request.method == "POST" else ConsentForm(**more)
    )


def _kept(typed: dict[str, str]) -> dict[str, Any]:
    """What was typed and chosen before and not recorded. A file does not come back, and nobody signs beforehand."""
    names = [n for n in ConsentForm.base_fields if n not in ("scope", "scan", "signed_name")]
    several = typed.get("scope[]", typed.get("scope", ""))
    chosen = [value for value in several.split("\n") if value in Scope.values]
    return {name: typed[name] for name in names if name in typed} | ({"scope": chosen} if chosen else {})


def _key(person: Any, old: Any) -> str:
    return f"consent:{person.pk}:{old.pk if old else 'new'}"


@needs(Word.CONSENT_WRITE)
@page_methods
def new(request: Any, person: UUID) -> HttpResponse:
    found = people.get(person, for_=request.actor)
    return _page(request, found, _form(request, found, {}, _key(found, None)), None)


@needs(Word.CONSENT_WRITE)
@page_methods
def renew(request: Any, person: UUID, consent: UUID) -> HttpResponse:
    """The same again, signed anew."""
    old = begin(request, person, consent)
    if not consents.may(old, "renew", for_=request.actor) or getattr(old, "renewed_by", None):
        raise Refused(_("This consent has been renewed already, or another organisation recorded it."))
    found = people.get(person, for_=request.actor)
    kept = {name: getattr(old, name) for name in KEPT}
    kept |= {"giver": str(old.giver_id), "to": str(old.to_id or OUTSIDE)}
    return _page(request, found, _form(request, found, kept, _key(found, old)), old)


@needs(Word.CONSENT_WRITE)
@require_POST
def words(request: Any, person: UUID) -> HttpResponse:
    """What is typed so far in plain words on a page of its own, to read, print and sign on paper."""
    found = people.get(person, for_=request.actor)
    form = _form(request, found, {})
    form.is_valid()
    saw(request, "consents.words", person)
    return render(request, "consents/words.html", _plain(request, found, form))


def _plain(request: Any, person: Any, form: ConsentForm) -> dict[str, Any]:
    language = form.said("language", request.actor.language)
    facts = form.facts(person, request.actor.institution_name)
    plain = consents.plain(facts, language=language, otherwise=request.actor.language)
    return {"plain": plain, "language": LANGUAGES.get(language, language)}


def _page(request: Any, person: Any, form: ConsentForm, old: Any) -> HttpResponse:
    """GET shows the form. POST shows the plain words, or the page to sign on, or records."""
    shows: dict[str, Any] = {"person": person, "form": form, "old": old, "back": back(request, person.pk)}
    shows["draft_key"], shows["then"] = _key(person, old), own_page(request, "then")
    shows["restored"] = request.method != "POST" and drafts.find(_key(person, old), for_=request.actor)
    shows["largest"] = documents.files.largest()
    if request.method != "POST":
        saw(request, "consents.new", person.pk)
        return render(request, "consents/new.html", shows)
    valid = form.is_valid()
    if request.POST.get("do") == "words":
        form.errors.clear()
        return render(request, "consents/new.html", shows | _plain(request, person, form))
    if valid and (answer := _sign_or_record(request, person, form, old, shows)):
        return answer
    if form.files and "scan" not in form.errors:
        form.add_error("scan", _("Choose the file again. A page that comes back does not keep it."))
    return render(request, "consents/new.html", shows | _plain(request, person, form), status=422)


def _sign_or_record(
    request: Any, person: Any, form: ConsentForm, old: Any, shows: dict[str, Any]
) -> HttpResponse | None:
    given, agreed = form.given(), request.POST.get("do") == "agree"
    if given.signed == Signed.SCREEN and not agreed:
        unsigned = replace(given, signed_name=person.name[:SPOKEN] or "-")
        if problems := consents.missing(unsigned, person=person, by=request.actor, at=request.now):
            add_problems(form, Invalid(problems))
            return None
        return _sign(request, person, form, shows)
    told = {"by": request.actor, "at": request.now, "given": given}
    try:
        made = consents.renew(**told, consent=old) if old else consents.record(**told, person=person)
    except Invalid as problem:
        add_problems(form, problem)
        signing = given.signed == Signed.SCREEN and set(form.errors) == {"signed_name"}
        return _sign(request, person, form, shows, status=422) if signing else None
    drafts.drop(_key(person, old), by=request.actor)
    then = own_page(request, "then")
    return see_other(then) if then else see_other("consents:show", person.pk, made.pk)


def _sign(
    request: Any, person: Any, form: ConsentForm, shows: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The screen is handed over: plain words, a name, and one button."""
    left_out = ("csrfmiddlewaretoken", "signed_name", "do")
    typed = [
        (name, value) for name, values in request.POST.lists() if name not in left_out for value in values
    ]
    giver = form.givers[form.cleaned_data["giver"]]
    saw(request, "consents.words", person.pk)
    more = {"typed": typed, "giver": giver} | _plain(request, person, form)
    return render(request, "consents/sign.html", shows | more, status=status)
