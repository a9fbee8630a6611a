"""Groups as the engine proposes them, changed by hand, then formed."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import see_other
from samspil.supervision import service
from samspil.supervision.terms import FAR, LEAST, MOST_FAMILIES
from samspil.supervision.web.taken import uuid_of
from samspil.supervision.web.year import page_methods, supervises
from samspil.trail import service as trail


class Asked(forms.Form):
    programme = forms.ChoiceField(label=gettext_lazy("Programme"))
    most_groups = forms.IntegerField(label=gettext_lazy("Groups, at most"), min_value=1, max_value=60)
    least = forms.IntegerField(label=gettext_lazy("Families in a group, at least"), min_value=2, max_value=30)
    most = forms.IntegerField(label=gettext_lazy("Families in a group, at most"), min_value=2, max_value=30)
    far = forms.IntegerField(label=gettext_lazy("Minutes of the way, at most"), min_value=5, max_value=240)


@page_methods
@supervises
def propose(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    known = service.programmes_here(for_=actor, at=at)
    if not service.guides(actor):
        raise NotFound
    if not known:
        trail.seen(by=actor, at=at, act="supervision.propose", record_kind="group")
        return render(request, "supervision/none.html", {"guides": True})
    initial = {"most_groups": 4, "least": LEAST, "most": MOST_FAMILIES, "far": FAR}
    form = Asked(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["programme"].choices = [(str(p.pk), p.name) for p in known]  # type: ignore[attr-defined]
    proposal, problem = None, ""
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        programme = UUID(said.pop("programme"))
        if request.POST.get("act") == "form":
            try:
                service.form_groups(by=actor, at=at, programme=programme, groups=_chosen(request.POST))
                return see_other(reverse("supervision:year") + f"?programme={programme}")
            except (Invalid, Refused) as wrong:
                found = getattr(wrong, "problems", None)
                problem = " ".join(str(words) for words in found.values()) if found else str(wrong)
        proposal = service.propose(programme, for_=actor, at=at, **said)
        if proposal is None:
            form.add_error("least", _("At least cannot be more than at most."))
    trail.seen(by=actor, at=at, act="supervision.propose", record_kind="group")
    status = 422 if problem or form.errors else 200
    shown = {"form": form, "proposal": proposal, "problem": problem}
    return render(request, "supervision/propose.html", shown, status=status)


def _chosen(data: Any) -> list[Any]:
    """The groups as they stand on the page after somebody moved families by hand. A group without families is none."""
    groups = []
    for n in range(60):
        name = data.get(f"name-{n}")
        if name is None:
            break
        inside = [uuid_of(key[7:]) for key, at in data.items() if key.startswith("family-") and at == str(n)]
        families = tuple(f for f in inside if f is not None)
        if families:
            groups.append(
                service.NewGroup(
                    name, data.get(f"area-{n}", "")[:80], families, _ages(data.get(f"ages-{n}", ""))
                )
            )
    return groups


def _ages(said: str) -> tuple[int, int] | None:
    low, _dash, high = said.partition("-")
    return (int(low), int(high)) if low.isdecimal() and high.isdecimal() else None
