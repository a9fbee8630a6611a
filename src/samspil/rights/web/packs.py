"""The copy, for the worker who makes it: passages with marks, pages to look at, the file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, handed_out, see_other, who_page
from samspil.rights import service as rights
from samspil.rights.terms import Section, Why
from samspil.rights.web import forms
from samspil.rights.web.asked import closed_to_caches
from samspil.rights.web.staff import answering, begin, note_look, page_methods


def found_pack(request: Any, pack: UUID) -> tuple[Any, Any]:
    found = rights.pack(pack, for_=request.actor, at=request.now)
    return found, begin(request, found.case_id)


@page_methods
@answering
def new(request: Any, case: UUID) -> HttpResponse:
    header = begin(request, case)
    readers = rights.readers(case, for_=request.actor, at=request.now)
    persons = {str(r.person_id): r for r in reversed(readers)}
    asked = rights.requests(case, for_=request.actor, at=request.now)
    wish = next((r for r in asked if str(r.pk) == request.GET.get("for")), None)
    start = (
        {"person": str(wish.person_id), "language": wish.language}
        if wish
        else {"language": header.case.language}
    )
    named = [(key, r.person.name) for key, r in persons.items()]
    form = forms.Copy(request.POST or None, persons=named, initial=start)
    if request.method == "POST" and form.is_valid():
        person = persons[form.cleaned_data["person"]].person
        own = wish if wish and wish.person_id == person.pk else None
        try:
            made = rights.begin_copy(
                by=request.actor, at=request.now, case=header.case, person=person, request=own,
                language=form.cleaned_data["language"],
            )  # fmt: skip
        except Invalid as error:
            add_problems(form, error)
        else:
            return see_other("rights:pack", made.pk)
    note_look(request, "rights.new_copy", case)
    shown = {"header": header, "tab": "access", "form": form, "nobody": not persons}
    return render(request, "rights/pack_new.html", shown, status=422 if form.errors else 200)


@page_methods
@answering
def pack(request: Any, pack: UUID) -> HttpResponse:
    """Every passage with its sentences; marks are made and taken away here."""
    found, header = found_pack(request, pack)
    form = forms.Mark(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        numbers = [
            int(n) for n in request.POST.getlist("sentence") if n.isascii() and n.isdigit() and len(n) < 7
        ]
        try:
            rights.black_out(by=request.actor, at=request.now, pack=found, sentences=numbers, **said)
            return see_other("rights:pack", pack, anchor=f"passage-{said['passage']}")
        except Invalid as error:
            add_problems(form, error)
    note_look(request, "rights.pack", found.case_id, "pack", found.pk)
    return render(
        request, "rights/pack.html", _shown(found, header, form), status=422 if form.errors else 200
    )


def _shown(found: Any, header: Any, form: forms.Mark) -> dict[str, Any]:
    cut = rights.numbered(found.passages, found.marks.all())
    wrong = form.data.get("passage") if form.errors else None
    rows = [
        {
            "number": n, "head": p["head"], "section": p["section"], "pieces": [_piece(p) for p in pieces], "wrong": str(n) == wrong,
            "sentences": [(i, p["text"][a:b]) for i, (a, b) in enumerate(rights.sentences(p["text"]))],
        }
        for n, (p, pieces) in enumerate(zip(found.passages, cut, strict=True))
    ]  # fmt: skip
    sections = [(Section(s).label, [r for r in rows if r["section"] == s]) for s in Section]
    return {
        "header": header, "tab": "access", "it": found, "sections": [s for s in sections if s[1]], "form": form,
        "whys": [(w.value, capfirst(str(w.label))) for w in Why],
        "black": sum(bool(p.number) for pieces in cut for p in pieces),
    }  # fmt: skip


def _piece(piece: Any) -> dict[str, Any]:
    why = " ".join(str(Why(w).label) for w in piece.why)
    return {"text": piece.text, "number": piece.number, "marks": piece.marks, "why": why}


@require_POST
@answering
def uncover(request: Any, pack: UUID) -> HttpResponse:
    found, _header = found_pack(request, pack)
    marks = [_uuid(m) for m in request.POST.getlist("mark")]
    try:
        rights.uncover(by=request.actor, at=request.now, pack=found, marks=[m for m in marks if m])
    except Refused as problem:
        return render(request, "look/refused.html", {"reason": problem.reason}, status=403)
    passage = request.POST.get("passage", "")
    return see_other("rights:pack", pack, anchor=f"passage-{passage}" if passage.isdigit() else "")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_safe
@answering
def preview(request: Any, pack: UUID) -> HttpResponse:
    """The pages as they will be, one after the other."""
    found, header = found_pack(request, pack)
    pages = rights.pages(found, by=request.actor, at=request.now)
    note_look(request, "rights.preview", found.case_id, "pack", found.pk)
    own = found.begun_by_id == request.actor.account
    shown = {"header": header, "tab": "access", "it": found, "pages": range(1, len(pages) + 1), "own": own}
    return render(request, "rights/pack_preview.html", shown)


@require_safe
@answering
def sheet(request: Any, pack: UUID, number: int) -> HttpResponse:
    """One page as a picture."""
    found, _header = found_pack(request, pack)
    pages = rights.pages(found, by=request.actor, at=request.now)
    if not 1 <= number <= len(pages):
        raise NotFound
    return closed_to_caches(HttpResponse(pages[number - 1], content_type="image/png"))


@require_POST
@answering
def look_again(request: Any, pack: UUID) -> HttpResponse:
    found, _header = found_pack(request, pack)
    rights.look_again(by=request.actor, at=request.now, pack=found)
    return see_other("rights:preview", pack)


@require_POST
@answering
def make(request: Any, pack: UUID) -> HttpResponse:
    found, _header = found_pack(request, pack)
    rights.make_copy(by=request.actor, at=request.now, pack=found)
    return see_other("rights:pack", pack)


@require_safe
@answering
def fetch(request: Any, pack: UUID) -> HttpResponse:
    found, _header = found_pack(request, pack)
    content = rights.hand_out(by=request.actor, at=request.now, pack=found)
    return handed_out(content, "application/pdf", f"copy-{found.made_at:%Y-%m-%d}.pdf")


@require_safe
@answering
def who(request: Any, pack: UUID) -> HttpResponse:
    """Who can see the copy."""
    found, _header = found_pack(request, pack)
    note_look(request, "rights.pack", found.case_id, "pack", found.pk)
    return who_page(
        request, lambda at: rights.who_could_pack(found, at=at), title=_("Who can see this copy"),
        what=_("What was gathered, with what is blacked out. Whoever asked gets the file that is made of it: black stays black."),
        back=reverse("rights:pack", args=[pack]), no_end=_("as long as it is kept"), also=("pack", found),
    )  # fmt: skip
