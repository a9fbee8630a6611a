"""The person's own file: one column, plain words."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, handed_out, see_other
from samspil.plans import service as plans
from samspil.rights import service as rights
from samspil.rights.terms import COMPLAIN, Relation, What, Wish
from samspil.rights.web import forms
from samspil.rights.web.asked import Own, language, own_file
from samspil.rights.web.shown import KINDS, add_up, consent_words

SHOWN_LOOKS = 4
page_methods = require_http_methods(["GET", "HEAD", "POST"])


def shown(own: Own, tab: str = "", **more: Any) -> dict[str, Any]:
    where, site = COMPLAIN.get(own.reader.case.institution.country, ("", ""))
    return {
        "own": own,
        "reader": own.reader,
        "child": own.reader.case.child,
        "young": own.reader.relation == Relation.CHILD,
        "tab": tab,
        "today": own.eyes.day(own.now),
        "complain": where,
        "complain_site": site,
    } | more


@require_safe
@own_file
def file(request: Any, own: Own) -> HttpResponse:
    found = rights.file(own.reader, at=own.now)
    own.saw("rights.file")
    opens = [r for r in found.asked if not r.answered_at]
    return render(
        request,
        "rights/file.html",
        shown(
            own, "file", file=found, looks=found.looks[:SHOWN_LOOKS], counted=len(found.looks), open=opens,
            news=[r for r in found.asked if r.answered_at][:2], kept=add_up(found.kept),
            lived=rights.lived(own.reader, found.withheld, at=own.now),
            relations=list(dict.fromkeys(str(a.kind_label) for a in found.around)),
        ),
    )  # fmt: skip


@require_safe
@own_file
def kept(request: Any, own: Own) -> HttpResponse:
    """By kinds, with counts, and what each is: also that others keep notes, though not what is in them."""
    found = rights.file(own.reader, at=own.now)
    own.saw("rights.kept")
    return render(
        request,
        "rights/kept.html",
        shown(
            own,
            "file",
            file=found,
            kept=add_up(found.kept),
            kinds=KINDS,
            facts=rights.facts(own.reader, at=own.now),
        ),
    )


@require_safe
@own_file
def looks(request: Any, own: Own) -> HttpResponse:
    after = request.GET.get("after", "")
    after = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else None
    found, page = rights.looks(own.reader, at=own.now, recent=False, after=after)
    own.saw("rights.looks")
    return render(request, "rights/looks.html", shown(own, "looks", looks=found, later=page.later))


@require_safe
@own_file
def meeting(request: Any, own: Own, meeting: UUID) -> HttpResponse:
    """Minutes of one meeting to which this person was asked."""
    found, decisions = rights.minutes(own.reader, meeting, at=own.now)
    own.saw("rights.meeting", "meeting", meeting)
    texts = [found.meeting.goal, found.meeting.minutes_text]
    texts += [text for d in decisions for text in (d.text, d.reasons, *(x.words for x in d.dissents.all()))]
    return render(
        request,
        "rights/meeting.html",
        shown(
            own,
            "file",
            found=found,
            meeting=found.meeting,
            decisions=decisions,
            left=any(cases.LEFT in t for t in texts),
        ),
    )


@require_safe
@own_file
def withheld(request: Any, own: Own) -> HttpResponse:
    found = rights.file(own.reader, at=own.now).withheld
    own.saw("rights.withheld")
    return render(
        request, "rights/withheld.html", shown(own, "file", rows=[(w, What(w.what).label) for w in found])
    )


@require_safe
@own_file
def plan(request: Any, own: Own) -> HttpResponse:
    """The agreed plan as this person follows it: their steps, one tap a day."""
    return _plan(request, own)


def _plan(request: Any, own: Own, problem: str = "", status: int = 200) -> HttpResponse:
    page = rights.plan(own.reader, at=own.now)
    own.saw("rights.plan")
    more = shown(own, "file", page=page, problem=problem, key=own.reader.pk)
    return render(request, "rights/plan.html", more, status=status)


@require_POST
@own_file
def tap(request: Any, own: Own, step: UUID) -> HttpResponse:
    found = plans.family_plan(own.reader.case_id, for_=own.eyes, at=own.now)
    if found is None:
        raise NotFound
    try:
        plans.tap(
            by=own.eyes, at=own.now, plan=found, person=own.reader.person, step=step,
            said=request.POST.get("said", ""), day=request.POST.get("day", ""),
        )  # fmt: skip
    except Invalid as problem:
        return _plan(request, own, " ".join(map(str, problem.problems.values())), 422)
    except Refused as refusal:
        return _plan(request, own, str(refusal.reason), 403)
    return see_other("rights:plan", own.reader.pk, anchor=f"step-{step}")


@page_methods
@own_file
def words(request: Any, own: Own) -> HttpResponse:
    form = forms.Words(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rights.say(
                by=own.eyes,
                at=own.now,
                reader=own.reader,
                text=form.cleaned_data["text"],
                language=language(request),
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            return see_other("rights:words", own.reader.pk)
    own.saw("rights.words")
    said = rights.file(own.reader, at=own.now).statements
    more = shown(own, "words", form=form, said=said)
    return render(request, "rights/words.html", more, status=422 if form.errors else 200)


@require_safe
@own_file
def situation(request: Any, own: Own) -> HttpResponse:
    """How everybody together sees the situation, as far as it was given to the family."""
    found = rights.situation(own.reader, at=own.now)
    own.saw("rights.situation")
    return render(request, "rights/situation.html", shown(own, "file", situation=found))


@page_methods
@own_file
def situation_otherwise(request: Any, own: Own, card: UUID) -> HttpResponse:
    """ "This is not how I see it": becomes a voice of its own beside what stands."""
    found = rights.situation(own.reader, at=own.now)
    said = found.one(card)
    form = forms.Otherwise(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rights.see_otherwise(by=own.eyes, at=own.now, reader=own.reader, card=card, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            return see_other("rights:situation", own.reader.pk, anchor=f"said-{card}")
    own.saw("rights.situation")
    more = shown(own, "file", said=said, form=form)
    return render(request, "rights/otherwise.html", more, status=422 if form.errors else 200)


@page_methods
@own_file
def ask(request: Any, own: Own, kind: str, about: UUID | None = None) -> HttpResponse:
    held = rights.one_withheld(about, reader=own.reader) if about else None
    wish = Wish(kind)
    form = forms.Wish(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = rights.ask(
                by=own.eyes, at=own.now, reader=own.reader, kind=wish, language=language(request), withheld=held,
                **form.cleaned_data,
            )  # fmt: skip
        except Invalid as error:
            add_problems(form, error)
        else:
            return see_other("rights:one", own.reader.pk, made.pk)
    seats = rights.file(own.reader, at=own.now).seats if wish == Wish.COPY else []
    more = shown(own, "asked", form=form, wish=wish, held=held, seats=seats)
    return render(request, "rights/ask.html", more, status=422 if form.errors else 200)


@require_safe
@own_file
def asked(request: Any, own: Own) -> HttpResponse:
    found = rights.file(own.reader, at=own.now)
    own.saw("rights.asked")
    return render(request, "rights/asked.html", shown(own, "asked", rows=found.asked, copies=found.copies))


@require_safe
@own_file
def one(request: Any, own: Own, asked: UUID) -> HttpResponse:
    """What was asked, until when it is answered, and the answer."""
    found = rights.one_asked(asked, reader=own.reader)
    own.saw("rights.one", "request", found.pk)
    copies = rights.file(own.reader, at=own.now).copies if found.kind == Wish.COPY else []
    return render(
        request,
        "rights/one.html",
        shown(
            own,
            "asked",
            it=found,
            copies=copies,
            late=found.late_on(own.eyes.day(own.now), own.eyes.law_zone),
        ),
    )


@page_methods
@own_file
def consent(request: Any, own: Own, consent: UUID) -> HttpResponse:
    """Take back what one agreed to: one page, one button, no reason."""
    found = rights.consent(own.reader, consent, at=own.now)
    refused = ""
    if request.method == "POST":
        try:
            rights.take_back(by=own.eyes, at=own.now, reader=own.reader, consent=found)
            return see_other("rights:file", own.reader.pk, anchor="who")
        except Refused as problem:
            refused = str(problem.reason)
    own.saw("rights.consent", "consent", found.pk)
    return render(
        request, "rights/consent.html", shown(own, "file", it=found, refused=refused, **consent_words(found)),
        status=403 if refused else 200,
    )  # fmt: skip


@require_safe
@own_file
def copy(request: Any, own: Own, pack: UUID) -> HttpResponse:
    found = rights.copy(pack, reader=own.reader)
    content = rights.hand_out(by=own.eyes, at=own.now, pack=found, reader=own.reader)
    return handed_out(content, "application/pdf", f"copy-{found.made_at:%Y-%m-%d}.pdf")
