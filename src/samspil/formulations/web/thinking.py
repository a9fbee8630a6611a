"""The hypothesis: writing it, saying where it stands, and two wordings side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.documents.service import drafts
from samspil.formulations import service
from samspil.formulations.terms import AT_FIRST, Field, Status
from samspil.formulations.web.compare import wordings
from samspil.formulations.web.forms import HypothesisForm, JudgeForm
from samspil.formulations.web.pages import about, number, saw
from samspil.formulations.web.views import running, to_map
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.look.service import add_problems


@needs(Word.MAP_READ)
@require_http_methods(["GET", "POST"])
def hypothesis(request: Any, case_id: UUID) -> HttpResponse:
    map = running(request, case_id)
    cards = _cards(map)
    if request.method == "POST":
        form = HypothesisForm(request.POST, cards=cards)
        answer = _state(request, map, form, cards) if form.is_valid() else None
        if isinstance(answer, HttpResponse):
            return answer
        context = {"form": form, "replaces": request.POST.get("replaces", "")}
        if isinstance(answer, Conflict):
            context |= {
                "conflict": answer.current,
                "replaces": answer.current.pk if answer.current else "",
                "mine": {name: form.data.get(name, "") for name in ("keeps", "address", "achieve")},
            }
        return _page(request, map, context, status=409 if answer else 422)
    saw(request, map, "hypothesis")
    return _page(request, map, _blank(map, drafts.find(draft_key(map), for_=request.actor)))


def _cards(map: Any) -> list[Any]:
    """What a hypothesis can rest on, in the order in which one thinks."""
    fields = (Field.PRESENTING, Field.PERPETUATING, Field.PREDISPOSING, Field.PRECIPITATING, Field.PROTECTIVE)
    cards = [c for c in service.on_board(map) if c.field in fields]
    return sorted(cards, key=lambda c: fields.index(c.field))


def _blank(map: Any, draft: Any = None) -> dict[str, Any]:
    """The form as it begins: what stands, or the unfinished text as it was left."""
    standing = service.hypothesis(map)
    initial: dict[str, Any] = {"status": Status.DRAFT}
    if standing:
        names = ("keeps", "address", "achieve", "agreement")
        initial |= {name: getattr(standing, name) for name in names}
        initial["grounds"] = [str(card.pk) for card in service.rests_on(standing)]
        if standing.status in AT_FIRST:
            initial |= {"status": standing.status, "test_until": standing.test_until}
    for name in ("keeps", "address", "achieve", "agreement") if draft else ():
        initial[name] = draft.fields.get(name, initial.get(name, ""))
    form = HypothesisForm(initial=initial, cards=_cards(map))
    return {"form": form, "draft": draft, "replaces": standing.pk if standing else ""}


def _page(request: Any, map: Any, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """With every wording, newest first; the standing one with the form that says where it stands."""
    told = [(h, service.findings(h)) for h in service.hypotheses(map)]
    standing = next((h for h, found in told if h.replaced_at is None), None)
    context.setdefault(
        "judge", JudgeForm(
            initial={"status": standing.status, "test_until": standing.test_until}, auto_id="judge-%s"
        ) if standing else None
    )  # fmt: skip
    shown = about(request, map) | {"told": told, "standing": standing} | context
    return render(request, "formulations/hypothesis.html", shown, status=status)


def _state(request: Any, map: Any, form: HypothesisForm, cards: list[Any]) -> HttpResponse | Conflict | None:
    data = dict(form.cleaned_data)
    chosen = set(data.pop("grounds"))
    try:
        service.state_hypothesis(
            by=request.actor, at=request.now, map=map, grounds=[c for c in cards if str(c.pk) in chosen],
            replaces=_id(request.POST.get("replaces")), **data,
        )  # fmt: skip
    except Invalid as invalid:
        add_problems(form, invalid)
        return None
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return None
    except Conflict as conflict:
        return conflict
    drafts.drop(draft_key(map), by=request.actor)
    return to_map(map.case_id, "hypothesis")


def _id(text: str | None) -> UUID | None:
    """What was seen standing; anything that is no identifier is nothing that stands."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return UUID(int=0)


def draft_key(map: Any) -> str:
    return f"map:{map.pk}:hypothesis"


@needs(Word.MAP_WRITE)
@require_POST
def judge(request: Any, case_id: UUID) -> HttpResponse:
    """What came of it: draft, being tested, supported or rejected, with the reason."""
    map = running(request, case_id)
    standing = service.hypothesis(map)
    if standing is None:
        raise NotFound
    form, status = JudgeForm(request.POST, auto_id="judge-%s"), 422
    if form.is_valid():
        try:
            if _id(request.POST.get("of")) != standing.pk:
                raise Conflict(current=standing, revision=0)
            service.judge(by=request.actor, at=request.now, hypothesis=standing, **form.cleaned_data)
            return to_map(map.case_id, "hypothesis")
        except Invalid as invalid:
            add_problems(form, invalid)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        except Conflict:
            form.add_error(
                None, _("The assumption was written anew meanwhile. Read it, then say where it stands.")
            )
            status = 409
    return _page(request, map, _blank(map) | {"judge": form}, status=status)


@needs(Word.MAP_READ)
@require_GET
def differences(request: Any, case_id: UUID) -> HttpResponse:
    """Two wordings side by side: `a` and `b` are their numbers."""
    map = running(request, case_id)
    told = {h.number: h for h in service.hypotheses(map)}
    first, last = sorted((number(request.GET.get("a", "")), number(request.GET.get("b", ""))))
    if first not in told or last not in told:
        raise NotFound
    saw(request, map, "hypothesis")
    before, after = told[first], told[last]
    context = about(request, map) | {
        "before": before, "after": after, "rows": wordings(_plain(before), _plain(after)),
    }  # fmt: skip
    return render(request, "formulations/wordings.html", context)


def _plain(said: Any) -> dict[str, Any]:
    return {
        "keeps": said.keeps, "address": said.address, "achieve": said.achieve, "status": said.status,
        "grounds": [card.number for card in service.rests_on(said)],
    }  # fmt: skip
