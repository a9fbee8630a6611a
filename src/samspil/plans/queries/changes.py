"""What a version of a plan says, and what differs between two of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.look import service as look
from samspil.plans.models import Plan
from samspil.plans.queries.reading import doer
from samspil.plans.terms import Level, Rhythm, StepState


def content(plan: Plan, goals: Iterable[Any]) -> dict[str, Any]:
    """What is agreed to: goals and steps, who and by when. Not how far they are."""
    return {
        "review_on": plan.review_on.isoformat(),
        "goals": [
            {
                "id": str(goal.pk), "text": goal.text, "measure": goal.measure, "baseline": goal.baseline,
                "target": goal.target, **_levels(goal),
                "steps": [
                    {
                        "id": str(s.pk), "what": s.what, "who": doer(s), "due_on": s.due_on.isoformat(),
                        "competence": s.competence,
                        "whose": str(s.person_id or ""),
                    } | ({"card": s.factor.number} if s.factor else {})
                    | ({"rhythm": s.rhythm} if s.rhythm != Rhythm.ONCE else {}) | ({"needs": s.needs} if s.needs else {})
                    for s in goal.all_steps if s.state != StepState.DROPPED
                ],
            }
            for goal in goals
        ],
    }  # fmt: skip


def _levels(goal: Any) -> dict[str, Any]:
    """What is kept of the levels; nothing where none were written, so that older versions still compare."""
    said = {str(level): text for level, text in goal.levels.items() if text}
    found: dict[str, Any] = {"levels": said} if said else {}
    if goal.start_level is not None:
        found["start_level"] = goal.start_level
    return found | ({"card": goal.factor.number} if goal.factor else {})


def same(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether two contents of a plan say the same. Older ones do not keep whose a step of the family is, only the name."""
    return before == after or before == _without_whose(after)


def _without_whose(content: dict[str, Any]) -> dict[str, Any]:
    goals = [
        g | {"steps": [{k: v for k, v in s.items() if k != "whose"} for s in g["steps"]]}
        for g in content["goals"]
    ]
    return content | {"goals": goals}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two contents of a plan: a kind (added, removed, changed), before and after."""

    kind: str
    before: str
    after: str


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """What differs between two contents of a plan, line by line in the order of the newer one."""
    old, new = _lines(before), _lines(after)
    found = []
    for key, line in new.items():
        if key not in old:
            found.append(Change("added", "", line))
        elif old[key] != line:
            found.append(Change("changed", old[key], line))
    found += [Change("removed", line, "") for key, line in old.items() if key not in new]
    return found


def _day(iso: str) -> str:
    return look.day(dt.date.fromisoformat(iso), get_language() or "en")


def _lines(content: dict[str, Any]) -> dict[str, str]:
    lines = {"review": f"{_('Review')}: {_day(content['review_on'])}"}
    for g in content["goals"]:
        seen = ", ".join(v for v in (g["measure"], g["baseline"], g["target"]) if v)
        lines[g["id"]] = " · ".join([g["text"] + (f" ({seen})" if seen else ""), *_card(g)])
        for level, text in g.get("levels", {}).items():
            lines[f"{g['id']} {level}"] = f"{Level(int(level)).label}: {text}"
        for s in g["steps"]:
            lines[s["id"]] = " · ".join([s["what"], s["who"], *_rhythm(s), _day(s["due_on"]), *_card(s)])
    return lines


def _rhythm(step: dict[str, Any]) -> list[str]:
    return [str(Rhythm(step["rhythm"]).label)] if "rhythm" in step else []


def _card(step: dict[str, Any]) -> list[str]:
    return [_("card %(number)s") % {"number": step["card"]}] if "card" in step else []
