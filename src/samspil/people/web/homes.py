"""Who lives together: noting a home, somebody joining it, somebody leaving it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from samspil.access.service import Word, needs
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.people import service as people
from samspil.people.web.forms import HomeForm, LeaveForm, ProtectForm
from samspil.people.web.views import back, begin, page, page_methods


def _near(request: Any, person: Any) -> list[tuple[Any, Any]]:
    """The person and those around them, each once, with what they are."""
    rows = {person.pk: (person, "")}
    for a in people.around(person, for_=request.actor, on=timezone.localdate(request.now)):
        rows.setdefault(a.person.pk, (a.person, a.kind_label))
    return list(rows.values())


def _chosen(form: HomeForm, near: list[tuple[Any, Any]]) -> list[Any]:
    return [p for p, _kind in near if str(p.pk) in form.cleaned_data["people"]]


@needs(Word.PERSON_WRITE)
@page_methods
def share(request: Any, person: UUID) -> HttpResponse:
    actor, found = begin(request, person, "people.share")
    near = _near(request, found)
    form = HomeForm(request.POST or None, people=near, initial={"people": [str(found.pk)]})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        who = _chosen(form, near)
        try:
            people.share_home(
                by=actor,
                at=request.now,
                label=given["label"],
                since=given["since"],
                people=who,
                protected=given["protected"],
            )
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other(back(request, person))
    return page(request, found, form, _("Who lives together"), _("Save the home"), no_one_near=len(near) < 2)


@needs(Word.PERSON_WRITE)
@page_methods
def protect(request: Any, person: UUID, address: UUID) -> HttpResponse:
    """An address we noted is protected, or no longer."""
    actor, found = begin(request, person, "people.protect")
    noted = people.own_address(address, for_=actor)
    if noted.person_id != found.pk:
        raise NotFound
    form = ProtectForm(
        request.POST if request.method == "POST" else None, initial={"protected": noted.protected}
    )
    if request.method == "POST" and form.is_valid():
        people.protect(by=actor, at=request.now, address=address, protected=form.cleaned_data["protected"])
        return see_other(back(request, person))
    where = ", ".join(p for p in (noted.street, f"{noted.postcode} {noted.city}".strip()) if p)
    form.fields["protected"].help_text = where
    return page(request, found, form, _("Who may see this address"), _("Save"))


def _home(request: Any, person: Any, home: UUID) -> Any:
    """One of the person's homes, of now or of before."""
    found = next((h for h in people.homes(person, for_=request.actor) if h.id == home), None)
    if found is None:
        raise NotFound
    return found


@needs(Word.PERSON_WRITE)
@page_methods
def join(request: Any, person: UUID, home: UUID) -> HttpResponse:
    actor, found = begin(request, person, "people.join")
    there = _home(request, found, home)
    living = {m.person_id for m in (there.own, *there.others) if m.until is None}
    near = [(p, kind) for p, kind in _near(request, found) if p.pk not in living]
    form = HomeForm(request.POST or None, people=near, named=False)
    if request.method == "POST" and form.is_valid():
        since, who = form.cleaned_data["since"], _chosen(form, near)
        try:
            people.join_home(by=actor, at=request.now, household=home, since=since, people=who)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other(back(request, person))
    title = _("Who lives there too: %(home)s") % {"home": there.label}
    return page(request, found, form, title, _("Save the home"), no_one_near=not near)


@needs(Word.PERSON_WRITE)
@page_methods
def leave(request: Any, person: UUID, home: UUID, member: UUID) -> HttpResponse:
    actor, found = begin(request, person, "people.leave")
    there = _home(request, found, home)
    stay = next((m for m in (there.own, *there.others) if m.pk == member), None)
    if stay is None:
        raise NotFound
    form = LeaveForm(request.POST or None, initial={"until": stay.until or timezone.localdate(request.now)})
    if request.method == "POST" and form.is_valid():
        try:
            people.leave_home(by=actor, at=request.now, member=stay, until=form.cleaned_data["until"])
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other(back(request, person))
    title = _("%(name)s no longer lives there: %(home)s") % {"name": stay.person.name, "home": there.label}
    return page(request, found, form, title, _("Save the day"))
