"""The shift that is open beside the month: who could have it, why somebody has it, and what can be done from here."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from samspil.duty import service
from samspil.duty.web import deeds, forms
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems


def one_shift(
    request: Any, roster: Any, page: Any, chosen: UUID, me: Any, led: bool, act: str, problem: Invalid | None
) -> dict[str, Any]:
    one = service.shift(chosen, roster=roster)
    at = request.now
    past, begun = one.ends_at <= at, one.starts_at <= at
    could = [] if past else service.candidates(one, page=page)
    runs = one.live and begun and not past
    mine = me is not None and one.member_id == me.pk
    shown = {
        "one": one, "could": could[:5], "broken": page.broken_in(one.pk), "runs": runs, "is_mine": mine, "past": past,
        "may_take": runs and me is not None and not mine, "begun": begun,
        "why": service.why(page, one, at=at), "may_ask_free": bool(one.member_id) and not begun and (led or mine),
    }  # fmt: skip
    if shown["may_ask_free"] and request.GET.get("free"):
        enough = deeds.clock(deeds.SECONDS)
        shown |= {"asked_free": True, "freed": service.what_if_free(page, one, at=at, enough=enough)}
    return shown | _forms(request, roster, page, one, could, act, problem)


def _forms(
    request: Any, roster: Any, page: Any, one: Any, could: list[Any], act: str, problem: Invalid | None
) -> dict[str, Any]:
    """What can be said of a shift, each as a form: empty, or as it was tried."""
    everybody = [(str(m.pk), m.account.name) for m in page.members]
    free = [(str(m.pk), m.account.name) for m, broken in could if not broken]
    others = [c for c in everybody if c[0] != str(one.member_id)]
    last_day = one.ends_at.astimezone(ZoneInfo(roster.time_zone)).date()
    kinds: dict[str, tuple[Any, dict[str, Any], dict[str, Any]]] = {
        "give": (forms.Give, {"choices": everybody}, {"shift": one.pk, "member": str(one.member_id or "")}),
        "cover": (forms.Cover, {}, {}),
        "put": (forms.Put, {"choices": others}, {"shift": one.pk}),
        "ill": (forms.Ill, {}, {"shift": one.pk, "until_day": last_day}),
        "ask": (
            forms.Swap,
            {"choices": free, "theirs": deeds.theirs(page, request.actor, request.now)},
            {"shift": one.pk, "to": request.GET.get("to", "")},
        ),
    }
    built: dict[str, Any] = {}
    for name, (kind, more, initial) in kinds.items():
        tried = act == name and problem is not None
        form: Any = kind(request.POST, **more) if tried else kind(initial=initial, **more)
        if tried and problem is not None:
            form.is_valid()
            add_problems(form, problem)
        built[f"f_{name}"] = form
    return built
