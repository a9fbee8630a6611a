"""Logging a contact quickly: which child, what was said, save."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import EntryKind, Mode
from samspil.cases.web.asked import Asked, asked, uuid_or_none
from samspil.cases.web.compose import PROBLEM_FIELDS, EntryForm
from samspil.documents import service as documents
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems, see_other

DRAFT = "contact"


class ContactForm(EntryForm):
    """A contact with one of my children; by phone unless something else is chosen."""

    child = forms.ChoiceField(label=_("Which child"), error_messages={"required": _("Choose the child.")})

    def __init__(self, *args: Any, mine: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.mine = mine
        self.fields["child"].choices = [(str(c.pk), c.child.short) for c in mine]  # type: ignore[attr-defined]


@needs(Word.CASE_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    files = cases.last_used(for_=me.actor, at=me.now)
    if request.method != "POST":
        draft = documents.drafts.find(DRAFT, for_=me.actor)
        kept = {k: v for k, v in draft.fields.items() if k in ContactForm.base_fields} if draft else {}
        asked_for = uuid_or_none(request.GET.get("case"))
        initial = {"mode": Mode.PHONE} | kept | ({"child": str(asked_for)} if asked_for else {})
        me.saw("cases.contact", kind="list", cases=[str(case.pk) for case in files])
        return _page(request, ContactForm(mine=files, initial=initial), draft)
    form = ContactForm(_as_contact(request), mine=files)
    if form.is_valid():
        try:
            return _write(me, form)
        except Invalid as problem:
            add_problems(form, Invalid({PROBLEM_FIELDS.get(k, k): v for k, v in problem.problems.items()}))
    return _page(request, form, None, status=422)


def _as_contact(request: HttpRequest) -> Any:
    given = request.POST.copy()
    given["kind"] = EntryKind.CONTACT
    given.setdefault("seen_by", "own")
    return given


def _write(me: Asked, form: ContactForm) -> HttpResponse:
    case = cases.get(UUID(form.cleaned_data["child"]), for_=me.actor, at=me.now)
    cases.write(by=me.actor, at=me.now, case=case, **form.facts())
    documents.drafts.drop(DRAFT, by=me.actor)
    return see_other("cases:file", case.pk, anchor="timeline")


def _page(request: HttpRequest, form: ContactForm, draft: Any, status: int = 200) -> HttpResponse:
    shows = {"form": form, "draft": draft, "draft_key": DRAFT, "files": form.mine}
    return render(request, "cases/contact.html", shows, status=status)
