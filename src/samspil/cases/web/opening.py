"""Opening a case: is the child known already, who is it, where, what is next, who works."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.cases.terms import Place
from samspil.cases.web.asked import Asked, asked, uuid_or_none
from samspil.cases.web.forms import choices
from samspil.ground.errors import Invalid
from samspil.institutions.terms import Competence
from samspil.look.service import DateField, TimeField, add_problems, see_other
from samspil.people import service as people
from samspil.people.terms import LANGUAGES, Birth, Sex, Speaks
from samspil.referrals import service as referrals

NEW = "new"
PERSON = (
    "given_name",
    "family_name",
    "called",
    "born_on",
    "birth",
    "sex",
    "language",
    "other_language",
    "speaks",
)


class OpenForm(forms.Form):
    """All that a case needs at its beginning. The first half is left out for a child who is known already."""

    given_name = forms.CharField(label=_("First name"), required=False, max_length=80)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=80)
    called = forms.CharField(
        label=_("Wants to be called"), required=False, max_length=80, help_text=_("If it is another name.")
    )
    born_on = DateField(label=_("Date of birth"), required=False)
    birth = forms.ChoiceField(
        label=_("How well it is known"), choices=lambda: choices(Birth.choices), initial=Birth.EXACT
    )
    sex = forms.ChoiceField(
        label=_("Sex"), choices=lambda: choices(Sex.choices, _("Was not asked")), required=False
    )
    language = forms.ChoiceField(
        label=_("First language"),
        choices=lambda: choices(LANGUAGES.items(), _("Was not asked")),
        required=False,
    )
    other_language = forms.ChoiceField(
        label=_("Another language"),
        choices=lambda: choices(LANGUAGES.items(), _("None noted")),
        required=False,
    )
    speaks = forms.ChoiceField(
        label=_("How well"), choices=lambda: choices(Speaks.choices), initial=Speaks.SOME, required=False
    )

    place = forms.ChoiceField(
        label=_("Where the child is now"), choices=lambda: choices(Place.choices, _("Choose"))
    )
    place_text = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=160,
        help_text=_("For example: with her aunt in Kuřim."),
    )
    place_secret = forms.BooleanField(
        label=_("Protected: no other institution sees where the child is"), required=False
    )
    place_since = DateField(label=_("Since which day"))
    next_on = DateField(label=_("Next date"), help_text=_("When does somebody look again?"))
    next_time = TimeField(label=_("Time"), required=False)
    next_what = forms.CharField(label=_("What happens then"), required=False, max_length=160)
    competence = forms.ChoiceField(label=_("In which capacity your institution leads"))
    worker = forms.ChoiceField(label=_("Worker"), required=False)

    def __init__(self, *args: Any, me: Asked, known: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        held = [(c, str(Competence(c).label)) for c in sorted(me.actor.competences)]
        self.fields["competence"].choices = choices(held)  # type: ignore[attr-defined]
        self.workers = {str(w.pk): w for w in accounts.workers_of(me.actor.institution, at=me.now)}  # type: ignore[arg-type]
        named = [(key, w.name) for key, w in self.workers.items()]
        self.fields["worker"].choices = [("", _("Nobody yet")), *named]  # type: ignore[attr-defined]
        if known:
            for name in PERSON:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        unsure = given.get("birth") == Birth.NOT_KNOWN
        if (
            "birth" in self.fields
            and not given.get("born_on")
            and not unsure
            and "born_on" not in self.errors
        ):
            self.add_error("born_on", _("Write the date of birth, or choose that it is not known."))
        return given

    def person(self) -> dict[str, Any]:
        given = self.cleaned_data
        spoken = [
            (given["language"], Speaks.FLUENTLY),
            (given["other_language"], given["speaks"] or Speaks.SOME),
        ]
        facts = {
            name: given[name] for name in ("given_name", "family_name", "called", "born_on", "birth", "sex")
        }
        return facts | {"languages": list({code: how for code, how in reversed(spoken) if code}.items())}

    def case(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = (
            "place",
            "place_text",
            "place_secret",
            "place_since",
            "next_on",
            "next_time",
            "next_what",
            "competence",
        )
        return {name: given[name] for name in names} | {"worker": self.workers.get(given["worker"])}


@needs(Word.CASE_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    """`?child=` opens a case for somebody known. A new name is compared with those known before anything is made."""
    me = asked(request)
    chosen = uuid_or_none(request.POST.get("person") or request.GET.get("child"))
    child = people.get(chosen, for_=me.actor) if chosen else None
    referral = _referral(request, me)
    if request.method != "POST":
        initial = {"place_since": me.today, "worker": str(me.actor.account)} | _first_words(referral, me)
        return _page(request, OpenForm(me=me, known=bool(child), initial=initial), child, referral=referral)
    form = OpenForm(request.POST, me=me, known=bool(child))
    if form.is_valid():
        alike = _alike(form, me) if child is None and request.POST.get("person") != NEW else []
        if alike:
            return _page(request, form, None, alike=alike, referral=referral)
        try:
            return see_other("cases:file", _open(me, form, child, referral))
        except Invalid as problem:
            named = {"secret": "place_secret"}
            add_problems(form, Invalid({named.get(k, k): v for k, v in problem.problems.items()}))
    return _page(request, form, child, status=422, referral=referral)


def _referral(request: HttpRequest, me: Asked) -> Any:
    """The request for help that the case answers, if it was sent to this institution."""
    asked_for = uuid_or_none(request.GET.get("referral"))
    return referrals.get(asked_for, for_=me.actor) if asked_for else None


def _first_words(referral: Any, me: Asked) -> dict[str, Any]:
    """What the request already tells, as the form's first values."""
    if referral is None:
        return {}
    facts = referrals.opening_facts(referral)
    return {
        "given_name": facts.given_name,
        "family_name": facts.family_name,
        "place_text": facts.where,
        "next_on": max(facts.next_on, me.today),
    }


def _alike(form: OpenForm, me: Asked) -> list[dict[str, Any]]:
    """People with a similar name whom the institution knows, each with the case that exists."""
    given = form.cleaned_data
    facts = {name: given[name] for name in ("given_name", "family_name", "called", "born_on", "birth", "sex")}
    near = people.near(for_=me.actor, **facts)
    words = f"{given['given_name'] or given['called']} {given['family_name']}"
    there = {n.person.pk for n in near}
    named = [p for p in people.search_records(words, for_=me.actor, limit=6) if p.pk not in there]
    found = [*((n.person, n) for n in near), *((p, None) for p in named)][:6]
    if found:
        me.saw("cases.open", kind="search", people=[str(p.pk) for p, _near in found])
    files = cases.of_children([p.pk for p, _near in found], for_=me.actor, at=me.now)
    return [{"person": p, "near": n, "case": files.get(p.pk)} for p, n in found]


def _open(me: Asked, form: OpenForm, child: Any, referral: Any) -> UUID:
    with transaction.atomic():
        person = child or people.add(by=me.actor, at=me.now, **form.person())
        return cases.open(by=me.actor, at=me.now, child=person, referral=referral, **form.case()).pk


def _page(
    request: HttpRequest,
    form: OpenForm,
    child: Any,
    *,
    alike: list[dict[str, Any]] | None = None,
    referral: Any = None,
    status: int = 200,
) -> HttpResponse:
    shows = {
        "form": form, "child": child, "alike": alike or [],
        "asked": referrals.opening_facts(referral) if referral else None,
        "about_child": [] if child else [form[name] for name in PERSON],
        "about_case": [form[name] for name in form.fields if name not in PERSON],
        "title": _now("Open a case"),
    }  # fmt: skip
    return render(request, "cases/open.html", shows, status=409 if alike else status)
