"""How many people a rota needs: what is asked of the engine, and its day as a drawing."""

import dataclasses
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import localize_input
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.duty import service
from samspil.duty.web import forms
from samspil.ground.errors import NotFound
from samspil.trail import service as trail

WIDE, HIGH, LEFT, TOP = 720, 190, 34, 12


@require_safe
@needs(Word.DUTY_LEAD, Purpose.DUTY)
def needed(request: Any, roster: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.roster(roster, for_=actor, at=at)
    if not service.can(actor, "lead", found, on=actor.day(at)):
        raise NotFound
    asked, form = _asked(request.GET)
    counted = service.logs(found, for_=actor, at=at)
    n = service.needed(found, counted, at=at, asked=asked)
    own = next((log for log in counted if log.own), None)
    trail.seen(by=actor, at=at, act="duty.needed", record_kind="roster", record=found.pk)
    shown = {
        "roster": found, "form": form, "n": n, "own": own, "drawn": drawn(n) if n else None,
        "example": asked.source == "example",
    }  # fmt: skip
    return render(request, "duty/needed.html", shown, status=200 if form.is_valid() else 422)


def _asked(said: Any) -> tuple[service.Asked, Any]:
    """What the address says; what it leaves out is as it comes. A field that cannot be read is said, and left as it comes."""
    start = service.Asked()
    shown = dataclasses.asdict(start)
    if not said:
        return start, forms.Needed(_shown(shown))
    form = forms.Needed({k: said.get(k, v) for k, v in _shown(shown).items()})
    form.is_valid()
    given = {k: v for k, v in form.cleaned_data.items() if v is not None and v != ""}
    if "patience" in said and form.cleaned_data.get("patience") is None:
        given["patience"] = None
    return dataclasses.replace(start, **given), form


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    return {k: "" if v is None else localize_input(v) for k, v in values.items()}


def drawn(n: Any) -> dict[str, Any]:
    """Bars for calls expected with their band, and the people needed as a line of steps; everything as text for a drawing."""
    top = max([slot.calls.high for slot in n.slots] + [0.001])
    people = max([slot.high for slot in n.slots] + [n.asked.cover + 1])
    step = (WIDE - 2 * LEFT) / len(n.slots)

    def y(value: float, most: float) -> float:
        return TOP + (HIGH - TOP) * (1 - value / most)

    bars, points, marks = [], [], []
    for number, slot in enumerate(n.slots):
        x = LEFT + number * step
        low, high = y(slot.calls.low, top), y(slot.calls.high, top)
        mean = y(slot.calls.mean, top)
        bars.append([f"{v:.1f}" for v in (x + 1, step - 2, mean, HIGH - mean, x + step / 2, low, high)])
        line = y(slot.people, people)
        points += [f"{x:.1f},{line:.1f}", f"{x + step:.1f},{line:.1f}"]
        if slot.begins.minute == 0 and slot.begins.hour % 3 == 0:
            marks.append((f"{x:.1f}", slot.begins))
    right = sorted({1, people, (people + 1) // 2})
    return {
        "bars": bars, "steps": " ".join(points), "marks": marks, "base": str(HIGH), "top": top, "right_x": str(WIDE - LEFT + 6),
        "left_x": str(LEFT - 6), "axis": [(f"{y(value, top):.1f}", value) for value in (top / 2, top)],
        "people": [(f"{y(value, people):.1f}", value) for value in right], "box": f"0 0 {WIDE} {HIGH + 20}", "under": str(HIGH + 15),
    }  # fmt: skip
